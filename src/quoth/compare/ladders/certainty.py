"""How surely it is said: a word of doubt that one wording has and the other lacks, a condition that is gone."""

from collections.abc import Callable

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import Echo, Scope, Window, echo_of, markers_in, scope_of, windows_of
from quoth.compare.wording import phrases
from quoth.types import Span

# Of the words that a hedge governs at least this share must be found again; less is enough where the subject is too.
SAME, WITH_SUBJECT, SUBJECT = 0.5, 0.3, 0.5
LEAST = 2
NEGATED = ("not", "n't", "never", "no")


def compare_certainty(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The first rung that holds for two passages of which one was made from the other."""
    if relation not in ("lineage", "audit"):
        return []
    for rung in RUNGS:
        made = rung(left, right, relation)
        if made is not None:
            return [made]
    return []


def hedge_was_lost(left: Passage, right: Passage, relation: Relation) -> Finding | None:
    """The source is not sure of it, here it is told as a fact."""
    found = lost_in(left, right)
    if found is None:
        return None
    words = found[0].marker.of(right.report.text)
    return written(left, right, found[1].span, clause_of(right, found[0]), words, "lost")


def hedge_was_added(left: Passage, right: Passage, relation: Relation) -> Finding | None:
    """The source tells it as a fact, here it is put in doubt."""
    found = lost_in(right, left, "alleging") if relation == "lineage" else None
    if found is None:
        return None
    words = found[0].marker.of(left.report.text)
    return written(left, right, clause_of(left, found[0]), found[1].span, words, "added")


def clause_of(passage: Passage, scope: Scope) -> Span:
    """The clause in which a hedge stands."""
    return windows_of(passage)[scope.window].span


RUNGS: tuple[Callable[[Passage, Passage, Relation], Finding | None], ...] = (hedge_was_lost, hedge_was_added)


def lost_in(bare: Passage, hedged: Passage, field: str = "phrases") -> tuple[Scope, Echo] | None:
    """A hedge of the one passage whose words stand in the other without any doubt."""
    windows, others = windows_of(hedged), windows_of(bare)
    for number, at, width in markers_in(windows, phrases("hedges", field)):
        scope = scope_of(windows, number, at, width)
        if negated(windows[number], at, width) or not hedged.holds(windows[number].span):
            continue
        echo = echo_of(scope, others)
        if echo is None or not same_thing(scope, echo) or not bare.holds(echo.span):
            continue
        marker = [token.lower for token in windows[number].tokens[at : at + width]]
        if not doubt_is_near(others, scope, echo) and not says(others, marker):
            return scope, echo
    return None


def says(windows: tuple[Window, ...], marker: list[str]) -> bool:
    """Whether the very words of a marker stand somewhere in the other sentence."""
    words = [token.lower for window in windows for token in window.tokens]
    return any(words[at : at + len(marker)] == marker for at in range(len(words)))


def negated(window: Window, at: int, width: int) -> bool:
    """Whether the hedge is no doubt but an inability: "could not say"."""
    following = [token.lower for token in window.tokens[at + width : at + width + 2]]
    return window.tokens[at].lower == "could" and any(word in NEGATED for word in following)


def same_thing(scope: Scope, echo: Echo) -> bool:
    """Whether enough of the hedged words are found again."""
    found = round(echo.ahead * len(scope.ahead)) + round(echo.behind * len(scope.behind))
    if found + echo.figures < LEAST:
        return False
    if len(scope.ahead) == 1 and scope.behind:
        return echo.ahead == 1 and echo.behind >= WITH_SUBJECT
    return echo.ahead >= SAME or (echo.ahead >= WITH_SUBJECT and echo.behind >= SUBJECT)


def doubt_is_near(windows: tuple[Window, ...], scope: Scope, echo: Echo) -> bool:
    """Whether a word of doubt governs the words, or stands in one of their windows."""
    for number, at, width in markers_in(windows, phrases("hedges", "phrases") + phrases("doubts", "phrases")):
        if number in echo.windows or scope_of(windows, number, at, width).ahead & scope.ahead:
            return True
    return False


def written(left: Passage, right: Passage, one: Span, other: Span, words: str, how: str) -> Finding:
    """The finding between the hedge and the bare wording."""
    where = "in the source, not here" if how == "lost" else "here, not in the source"
    return finding(
        left,
        right,
        kind="certainty",
        verdict="conflict",
        spans=((one,), (other,)),
        about="how sure",
        question=heading(topic_of(left.text, right.text) or topic_of(right.text, left.text), asked(words)),
        why=f'The word of doubt "{words}" stands {where}.',
        severity="high" if how == "lost" else "medium",
        rule=f"hedge_was_{how}",
    )


def asked(words: str) -> str:
    """The question of a heading: with an adverb of doubt in it, else without."""
    return f"{words.casefold()}, or for sure?" if words.casefold().endswith("ly") else "how sure?"
