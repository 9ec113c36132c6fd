"""What an edge rests on: five measures with words and places, and one plain sentence why."""

from msgspec import Struct

from quoth.compare.alignment import SentenceMatch, align_sentences
from quoth.text.counting import counted
from quoth.text.overlap import longest_increasing
from quoth.text.rarity import rarity_of, weight_of
from quoth.trace.dates import are_doubtful, dates_in_words, hours_between
from quoth.trace.details import LONG_RUN, RARE
from quoth.trace.kinds import EDITED
from quoth.trace.likeness import UNMATCHED
from quoth.trace.links import places_of_address
from quoth.trace.times import window_of
from quoth.trace.verdict import Verdict
from quoth.types import Measure, Passage, Place, Span

# Names and figures rarer than this are shown: in fewer than one report in twenty.
SHOWN = 3.0
EXAMPLES = 3
FEW_RUNS = 0.02
REFUTED = " by the dates given, but the texts say that it is the earlier one: a date may be wrong"
# A sentence is the child's own where the parent lacks this share of its rare words: of sentences that a rewrite has from its
# parent it lacked .51 at most, of those that have another source .82 at least; what it lacks must weigh more than one plain word.
MOSTLY, SOMETHING = 0.65, 5.0
# A few new words that are neither names nor figures, this near in meaning to a sentence or two of the parent, tell nothing new.
FEW_WORDS, NEAR = 10.0, 0.38
# So many of the nearest sentences of the parent are held against one of the child, by themselves and in pairs.
NEAREST = 3


class Evidence(Struct, frozen=True):
    """The matched sentences of a child and its parent, those in order, the rare names and figures in both, and the times in words.

    `refuted`: the texts speak against the times.
    """

    matches: tuple[SentenceMatch, ...]
    in_order: tuple[int, ...]
    rare: tuple[Span, ...]
    dates: str
    refuted: bool


def evidence_of(verdict: Verdict, *, refuted: bool = False) -> Evidence:
    """What can be shown for a verdict; `refuted`: its texts speak against its times."""
    child, parent = verdict.child, verdict.parent
    matches = align_sentences(child.read, parent.read)
    own, other = child.details, parent.details
    named = [
        stem
        for stem in own.at.keys() & other.at.keys()
        if rarity_of(stem) > SHOWN and (stem in own.figures or (stem in own.names and stem in other.names))
    ]
    ranked = sorted(named, key=lambda stem: (stem not in own.once, -rarity_of(stem), own.where[stem]))
    return Evidence(
        matches=matches,
        in_order=longest_increasing([match.right for match in matches]),
        rare=tuple(own.where[stem] for stem in ranked),
        dates=dates_in_words(child.read, parent.read) + (REFUTED if refuted else ""),
        refuted=refuted,
    )


def passages_of(verdict: Verdict, evidence: Evidence) -> tuple[Passage, ...]:
    """The matched sentences, in the order of the child."""
    child, parent = verdict.child.read.report, verdict.parent.read.report
    return tuple(
        Passage(child.place(child.sentences[match.left]), parent.place(parent.sentences[match.right]), match.similarity)
        for match in evidence.matches
    )


def own_sentences(verdict: Verdict, evidence: Evidence) -> tuple[Place, ...]:
    """What the child adds: sentences with no match that the parent as a whole does not have in other words."""
    own, report = verdict.child.details, verdict.child.read.report
    matched = {match.left for match in evidence.matches}
    return tuple(
        report.place(report.sentences[number])
        for row, number in enumerate(own.numbers)
        if number not in matched and tells_something_new(verdict, row)
    )


def tells_something_new(verdict: Verdict, row: int) -> bool:
    """Whether the parent has neither the words and figures of a sentence of the child, wherever they stand, nor its meaning."""
    own, other = verdict.child.details, verdict.parent.details
    rare = rare_stems(verdict, row)
    missing = rare - other.at.keys()
    named = bool(missing & (own.names | own.figures))
    nearest = float(verdict.shared.cosines[row].max(initial=0.0))
    if weight_of(missing) <= MOSTLY * weight_of(rare):
        return named and nearest < UNMATCHED
    few = not named and rare <= own.told[row] and weight_of(missing) < FEW_WORDS
    return weight_of(missing) > SOMETHING and not (few and nearness_to_pairs(verdict, row) >= NEAR)


def rare_stems(verdict: Verdict, row: int) -> frozenset[str]:
    """The rare words of a sentence, those of its quotations where it has no others; the credit of the parent is none of them."""
    own = verdict.child.details

    def is_credit(stem: str) -> bool:
        return any(credit.start <= own.where[stem].start < credit.end for credit in verdict.credits)

    told = frozenset(stem for stem in own.told[row] if rarity_of(stem) > RARE and not is_credit(stem))
    if told:
        return told
    return frozenset(
        stem for stem, rows in own.at.items() if row in rows and rarity_of(stem) > RARE and not is_credit(stem)
    )


def nearness_to_pairs(verdict: Verdict, row: int) -> float:
    """The cosine of a sentence of the child to the nearest of the parent, or to two of its nearest together."""
    cosines = verdict.shared.cosines[row]
    nearest = [int(at) for at in cosines.argsort()[::-1][:NEAREST]]
    numbers = verdict.parent.details.numbers
    vectors = verdict.parent.read.sentence_vectors[[numbers[at] for at in nearest]]
    together = vectors @ vectors.T
    # |a + b|² is 2 + 2 a·b for vectors of length one.
    pairs = [
        float((cosines[nearest[i]] + cosines[nearest[j]]) / max(0.1, 2 + 2 * together[i, j]) ** 0.5)
        for i in range(len(nearest))
        for j in range(i)
    ]
    return max([float(cosines.max(initial=0.0)), *pairs])


def measures_of(verdict: Verdict, evidence: Evidence) -> tuple[Measure, ...]:
    """The five measures, each with its words and the places in the child."""
    report = verdict.child.read.report
    found, ordered = len(evidence.matches), len(evidence.in_order)
    places = [report.sentences[evidence.matches[at].left] for at in evidence.in_order]
    taken = taken_over(verdict)

    def placed(spans: list[Span] | tuple[Span, ...]) -> tuple[Place, ...]:
        return tuple(report.place(span) for span in spans)

    return (
        Measure("credit", float(verdict.credited), credit_in_words(verdict), placed(credit_places(verdict))),
        Measure(
            "order",
            round(ordered / found, 4) if found else None,
            order_in_words(found, ordered),
            placed(places),
        ),
        Measure("rare", float(len(evidence.rare)), rare_in_words(verdict, evidence), placed(sorted(evidence.rare))),
        Measure("runs", round(verdict.runs, 4), runs_in_words(verdict), placed(taken)),
        Measure(
            "dates",
            hours_between(verdict.child.read, verdict.parent.read),
            evidence.dates,
            (),
        ),
    )


def why_of(verdict: Verdict, evidence: Evidence) -> str:
    """The evidence in one sentence: of a text that was taken over the wording first; a date that does not stand before all that."""
    found, ordered = len(evidence.matches), len(evidence.in_order)
    child, parent = verdict.child.read, verdict.parent.read
    dates = [evidence.dates] if window_of(child) and window_of(parent) else []
    striking = evidence.refuted or are_doubtful(child, parent)
    alike = [
        order_in_words(found, ordered),
        rare_in_words(verdict, evidence),
        runs_in_words(verdict),
    ]
    pieces = [
        *([credit_in_words(verdict)] if verdict.credited else []),
        *two_credits_in_words(verdict),
        *(dates if striking else []),
        *([alike[-1], *alike[:-1]] if verdict.runs >= EDITED else alike),
        *([] if striking else dates),
    ]
    return f"{'; '.join(pieces)}."


def order_in_words(found: int, ordered: int) -> str:
    """ "14 matched sentences, all in the same order"."""
    if found < 2:
        return counted(found, "matched sentence") if found else "no matched sentence"
    return f"{counted(found, 'matched sentence')}, {'all' if ordered == found else ordered} in the same order"


def two_credits_in_words(verdict: Verdict) -> list[str]:
    """That the two give different agencies as what they are made from."""
    own, other = verdict.child.credit, verdict.parent.credit
    return [f"it credits {own}, the other {other}"] if own and other and own != other else []


def credit_in_words(verdict: Verdict) -> str:
    """Whether the child names the parent's outlet, or links the parent."""
    if not verdict.credited:
        return "does not name the other as a source"
    named = [f"names {verdict.credits[0].of(verdict.child.read.text)}"] if verdict.credits else []
    return " and ".join([*named, *(["links to it"] if verdict.linked else [])])


def credit_places(verdict: Verdict) -> tuple[Span, ...]:
    """Where the child names the parent's outlet or prints its address."""
    address = verdict.parent.address if verdict.linked else None
    printed = places_of_address(verdict.child.read.report.raw, address) if address else ()
    return (*verdict.credits, *printed)


def rare_in_words(verdict: Verdict, evidence: Evidence) -> str:
    """How many rare names and figures both have, with the rarest."""
    number = len(evidence.rare)
    if not number:
        return "no rare name or figure in both"
    shown = [span.of(verdict.child.read.text) for span in evidence.rare[:EXAMPLES]]
    told = counted(number, "rare name or figure", "rare names and figures")
    return f"{told} in both ({', '.join(shown)}{', …' if number > len(shown) else ''})"


def runs_in_words(verdict: Verdict) -> str:
    """How much of the wording was taken over, quotations apart."""
    if verdict.runs < FEW_RUNS and not verdict.taken_over:
        return "hardly a run of words in common"
    return f"{max(verdict.runs, 0.01):.0%} of its wording word for word"


def taken_over(verdict: Verdict) -> list[Span]:
    """Where the child has runs of eight words and more, outside quotations, that the parent has too."""
    shared = verdict.child.details.long_runs & verdict.parent.details.long_runs
    if not shared:
        return []
    own, spans = verdict.child.details, list[Span]()
    for at in range(len(own.prose) - LONG_RUN + 1):
        if own.prose[at : at + LONG_RUN] in shared:
            span = Span(own.prose_at[at].start, own.prose_at[at + LONG_RUN - 1].end)
            if spans and span.start <= spans[-1].end:
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
    return spans
