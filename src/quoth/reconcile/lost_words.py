"""Words of doubt and of limits that a rewrite did not keep, in whatever words it says the rest: where both surely are one."""

from collections.abc import Callable, Iterator

from quoth.compare import Finding, Passage, passage_of
from quoth.compare.findings_made import finding
from quoth.compare.ladders.certainty import asked, compare_certainty, negated
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import Window, cut, markers_in, windows_of
from quoth.compare.wording import phrases, words_of
from quoth.lexicons import load_toml
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.reconcile.pairing import Pair
from quoth.reconcile.provenance import Provenance
from quoth.types import Span

# Statements this likely to be one, of no more words than this. On labelled stories 24 of 26 lost doubts were a difference
# in invented events and 3 of 6 in real ones; at a likeness of 0.35 it was 5 of 12 in the real ones.
SURELY, LONGEST = 0.6, 40
Rung = Callable[[Member, Member], Finding | None]


def lost_words(pairs: tuple[Pair, ...], members: Members, provenance: Provenance) -> Iterator[Found]:
    """The first rung that holds for each statement of a rewrite and the one of its source that surely is the same."""
    for pair in pairs:
        if pair.likeness < SURELY:
            continue
        child, parent = members.listed[pair.first], members.listed[pair.second]
        if child.report.id in provenance.ancestors.get(parent.report.id, ()):
            child, parent = parent, child
        if parent.report.id not in provenance.ancestors.get(child.report.id, ()):
            continue
        if max(len(member.words.split()) for member in (child, parent)) <= LONGEST:
            yield from (Found(made, "reports") for rung in RUNGS if (made := rung(child, parent)))


def doubt_was_lost(child: Member, parent: Member) -> Finding | None:
    """The source is not sure of it, the rewrite has no word of doubt left."""
    if child.statement.stance != "asserted":
        return None
    left, right = (passage_of(member.report, member.statement) for member in (child, parent))
    kept = markers_in(windows_of(left), phrases("hedges", "phrases") + phrases("doubts", "phrases"))
    # What the comparison finds in their words is told there.
    if kept or compare_certainty(left, right, "lineage"):
        return None
    windows = own_windows(parent)
    for number, at, width in markers_in(windows, phrases("hedges", "phrases")):
        if not negated(windows[number], at, width):
            word = word_at(windows[number], at, width, parent)
            clauses = nearest_clause(child, windows[number]), windows[number].span
            return written(left, right, clauses, word, "certainty", "doubt_was_lost")
    return None


def limit_is_gone(child: Member, parent: Member) -> Finding | None:
    """The source limits it ("largely", "for the time being"), the rewrite has no such word left."""
    left, right = (passage_of(member.report, member.statement) for member in (child, parent))
    words = {token.lower for window in windows_of(left) for token in window.tokens}
    if words & (words_of("limits", "kept", "softening") | words_of("parts", "words", "kept")):
        return None
    windows = own_windows(parent)
    limits = tuple(tuple(phrase.split()) for phrase in load_toml("comparison")["limits"]["softening"])
    for number, at, width in markers_in(windows, limits):
        word = word_at(windows[number], at, width, parent)
        clauses = nearest_clause(child, windows[number]), windows[number].span
        return written(left, right, clauses, word, "scope", "limit_is_gone")
    return None


RUNGS: tuple[Rung, ...] = (doubt_was_lost, limit_is_gone)


def own_windows(member: Member) -> tuple[Window, ...]:
    """The windows of what is said, without the words around it."""
    text = member.report.text
    return tuple(window for piece in member.statement.content for window in cut(text, piece.start, piece.end))


def word_at(window: Window, at: int, width: int, member: Member) -> str:
    """The words of a marker as they stand."""
    return Span(window.tokens[at].start, window.tokens[at + width - 1].end).of(member.report.text)


def nearest_clause(member: Member, window: Window) -> Span:
    """The clause with most words of another one; from the first to the last word where none has any."""
    best = max(own_windows(member), key=lambda own: len(own.keys & window.keys), default=None)
    if best is not None and best.keys & window.keys:
        return best.span
    content = member.statement.content
    return Span(content[0].start, content[-1].end)


def written(left: Passage, right: Passage, clauses: tuple[Span, Span], word: str, kind: str, rule: str) -> Finding:
    """The finding between the clause without the word and the one with it."""
    doubt = kind == "certainty"
    return finding(
        left,
        right,
        kind="certainty" if doubt else "scope",
        verdict="conflict",
        spans=((clauses[0],), (clauses[1],)),
        about="how sure" if doubt else "how far it reaches",
        question=heading(
            topic_of(left.text, right.text) or topic_of(right.text, left.text),
            asked(word) if doubt else f"{word.casefold()}, or without a limit?",
        ),
        why=f'The word of {"doubt" if doubt else "limit"} "{word}" stands in the source, not here.',
        severity="high" if doubt else "medium",
        rule=rule,
    )
