"""Reports of different origin that carry the same words of somebody: one statement or post, which is no derivation."""

from collections import defaultdict

from quoth.text.content import stems_in, words_with_opening
from quoth.text.folding import fold_word
from quoth.text.rarity import weight_of
from quoth.text.tokens import tokens_of
from quoth.trace.blocks import quoted_in
from quoth.trace.credits import is_party
from quoth.trace.origins import Families
from quoth.trace.verdict import Witness
from quoth.types import Edge, Measure, Origins, Passage, Span

# So many words in a row between quotation marks in both are one utterance.
RUN = 6
# Fewer words than these are anybody's where what is rare in them weighs less than one word that news hardly ever has: "no one is
# above the law" weighs 0.8, "at the end of the day we" 1.6, "we are going to do whatever it takes" 4.4.
LONG, TELLING = 10, 8.0
# Verbatim words of one speaker: what is left is that he said them twice.
SURE = 0.95
Said = dict[tuple[str, ...], tuple[int, Span]]


def same_source_edges(witnesses: tuple[Witness, ...], origins: Origins) -> list[Edge]:
    """Edges between reports of different origin that quote the same words; what most origins quote comes first."""
    homes: dict[str, list[str]] = defaultdict(list)
    for group in origins.groups:
        for report in group.reports:
            homes[report].append(group.id)
    said = {witness.id: said_in(witness) for witness in witnesses if witness.id in homes}
    holders: dict[tuple[str, ...], list[Witness]] = defaultdict(list)
    for witness in witnesses:
        for run in said.get(witness.id, ()):
            holders[run].append(witness)
    quoters = {run: first_of_each(found, homes) for run, found in holders.items() if len(found) > 1}
    edges, joined = [], Families()
    for run in sorted(quoters, key=lambda run: (-len(quoters[run]), run)):
        first, *others = quoters[run]
        home = joined.head(homes[first.id][0])
        if all(joined.head(homes[other.id][0]) == home for other in others):
            continue
        members = [said[witness.id] for witness in quoters[run]]
        shared = [other for other in said[first.id] if all(other in member for member in members)]
        if is_commonplace(first, shared, said[first.id]):
            continue
        new = [other for other in others if joined.join(homes[first.id][0], homes[other.id][0])]
        edges += [same_source_edge(other, first, shared, said) for other in new]
    return edges


def is_commonplace(witness: Witness, shared: list[tuple[str, ...]], said: Said) -> bool:
    """Whether the words that are quoted are few and such as many speakers say: "no one is above the law"."""
    spans = [said[run][1] for run in shared]
    words = {
        token.start: token for span in spans for token, _ in words_with_opening(witness.read.text, span.start, span.end)
    }
    stems = {stem for token in words.values() for stem in stems_in(token)}
    return len(words) < LONG and weight_of(stems) < TELLING


def first_of_each(found: list[Witness], homes: dict[str, list[str]]) -> list[Witness]:
    """The first report of each origin; one that was made from two origins stands for none where one of them is there."""
    seen: set[str] = set()
    first = []
    for witness in found:
        if not seen.intersection(homes[witness.id]):
            first.append(witness)
        seen.update(homes[witness.id])
    return first


def said_in(witness: Witness) -> Said:
    """Runs of words within quotation marks with their sentence and place; in a party's own statement all runs."""
    read = witness.read
    text, sentences = read.text, read.report.sentences
    whole = is_party(read)
    quoted = tuple(sentences) if whole else quoted_in(read)
    said: Said = {}
    for number in witness.details.numbers:
        sentence = sentences[number]
        for span in quoted:
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start >= end:
                continue
            words = [token for token in tokens_of(text, start, end) if token.is_word]
            for at, run in enumerate(runs_of([fold_word(word.text) for word in words])):
                said.setdefault(run, (number, Span(words[at].start, words[at + RUN - 1].end)))
    return said


def runs_of(words: list[str]) -> list[tuple[str, ...]]:
    """All runs of so many words, in order."""
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def same_source_edge(child: Witness, parent: Witness, shared: list[tuple[str, ...]], said: dict[str, Said]) -> Edge:
    """Both carry the same words; neither was made from the other."""
    own, other = said[child.id], said[parent.id]
    first, second = child.read.report, parent.read.report
    sentences = dict.fromkeys((own[run][0], other[run][0]) for run in shared)
    words = stretch_of([own[run][1] for run in shared])
    place = first.place(words)
    speaker = speaker_of(parent, stretch_of([other[run][1] for run in shared])) or speaker_of(child, words)
    whose = f" of {speaker}" if speaker else ""
    told = f"the same words{whose} are quoted (“{' '.join(words.of(child.read.text).split())}”)"
    return Edge(
        child=child.id,
        parent=parent.id,
        kind="same-source",
        direction="unknown",
        probability=SURE,
        share=round(len({mine for mine, _ in sentences}) / max(1, len(child.details.numbers)), 4),
        passages=tuple(
            Passage(first.place(first.sentences[mine]), second.place(second.sentences[theirs]), 1.0)
            for mine, theirs in sentences
        ),
        measures=(Measure("runs", float(len(shared)), told, (place,)),),
        why=f"{told}; that makes none of them the source of another.",
    )


def stretch_of(spans: list[Span]) -> Span:
    """The first stretch that the runs cover without a gap."""
    ordered = sorted(spans)
    start, end = ordered[0].start, ordered[0].end
    for span in ordered[1:]:
        if span.start > end:
            break
        end = max(end, span.end)
    return Span(start, end)


def speaker_of(witness: Witness, words: Span) -> str | None:
    """Whose words they are, by the innermost link of the statement that holds them, where that has a name."""
    for statement in witness.read.statements:
        over = any(piece.start < words.end and words.start < piece.end for piece in statement.content)
        if statement.chain and over and statement.chain[-1].speaker[:1].isupper():
            return statement.chain[-1].speaker
    return None
