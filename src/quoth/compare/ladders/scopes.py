"""How far it reaches: an alternative, a part or a limit that the source has and the rewrite lacks."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import share, token_keys
from quoth.compare.ladders.causes import told_in
from quoth.compare.ladders.certainty import same_thing
from quoth.compare.passages import Passage
from quoth.compare.windows import Window, echo_of, markers_in, scope_of, windows_of
from quoth.compare.wording import same_words, words_of
from quoth.lexicons import load_toml
from quoth.types import Span

# Of the words on the two sides of an "or" one must be found again with this share of the rest of its clause, the other not.
REST = 0.5
SIDE = 4
LEAST = 3
# A limit is looked for only where so many words of the shorter wording stand in the other.
COPIED = 0.8
# Of a clause with a time limit so much must be found again.
MOST = 0.75


def compare_scopes(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The first limit of the right passage that the left one lacks."""
    if relation not in ("lineage", "audit"):
        return []
    for rung in RUNGS:
        made = rung(left, right)
        if made is not None:
            return [made]
    return []


def alternative_was_lost(left: Passage, right: Passage) -> Finding | None:
    """The source says "this or that", here only one of the two is left."""
    others = windows_of(left)
    words = {token.lower for window in others for token in window.tokens}
    keys = frozenset(key for window in others for key in window.keys)
    if words & {"or", "either", "and/or"} or words & words_of("parts", "sums"):
        return None
    for window in windows_of(right):
        for at, token in enumerate(window.tokens):
            if token.lower != "or" or not right.holds(Span(token.start, token.end)) or small_change(window, at):
                continue
            sides = side_keys(window, at)
            rest = (window.keys - sides[0] - sides[1]) or around(windows_of(right), sides)
            found = [share(side, keys) for side in sides]
            if all(sides) and max(found) >= REST and min(found) == 0 and len(rest) >= 1 and share(rest, keys) >= REST:
                return written(
                    left,
                    right,
                    echo(others, sides[found.index(max(found))]),
                    window.span,
                    "or",
                    "alternative_was_lost",
                    either_question(window, at),
                )
    return None


def around(windows: tuple[Window, ...], sides: tuple[frozenset[str], frozenset[str]]) -> frozenset[str]:
    """The keys of the whole sentence, for a pair that stands between commas."""
    return frozenset(key for window in windows for key in window.keys) - sides[0] - sides[1]


def small_change(window: Window, at: int) -> bool:
    """Whether the "or" belongs to a bound ("or more") or joins two numbers."""
    following = window.tokens[at + 1].lower if at + 1 < len(window.tokens) else ""
    before = window.tokens[at - 1].lower if at else ""
    return following in ("more", "so", "less", "fewer", "higher", "not", "later", "earlier") or (
        before[:1].isdigit() or following[:1].isdigit() or following in ("$", "€", "£")
    )


def side_keys(window: Window, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the two things that an "or" joins: the nearest content word before, those behind."""
    before = [key for token in window.tokens[:at] for key in token_keys(token)][-1:]
    behind = [key for token in window.tokens[at + 1 : at + 1 + SIDE] for key in token_keys(token)][:1]
    return frozenset(before), frozenset(behind)


def part_is_told_as_whole(left: Passage, right: Passage) -> Finding | None:
    """The source speaks of some or most, here it is told of all."""
    others = windows_of(left)
    words = {token.lower for window in others for token in window.tokens}
    keys = frozenset(key for window in others for key in window.keys)
    if words & words_of("parts", "words", "kept") or any(word[:1].isdigit() for word in words):
        return None
    for window in windows_of(right):
        for at, token in enumerate(window.tokens):
            if (
                token.lower not in words_of("parts", "words")
                or not right.holds(Span(token.start, token.end))
                or before_number(window, at)
            ):
                continue
            ahead = [key for t in window.tokens[at + 1 :] for key in token_keys(t)][:2]
            if ahead and ahead[0] in keys and len(window.keys) >= LEAST and share(window.keys, keys) >= REST:
                return written(
                    left,
                    right,
                    echo(others, frozenset(ahead)),
                    window.span,
                    token.lower,
                    "part_is_told_as_whole",
                    f"{token.text[:1].upper()}{token.text[1:]}, or all?",
                )
    return None


def limit_was_lost(left: Passage, right: Passage) -> Finding | None:
    """A phrase of the source that limits it ("for the time being", "only to") has no counterpart here."""
    windows, others = windows_of(right), windows_of(left)
    words = {token.lower for window in others for token in window.tokens}
    # Rewrites drop an "only" in passing where they tell it in other words: no sentence of those was misled by it.
    if words & words_of("limits", "kept") or markers_in(others, limits()) or same_words(left, right) < COPIED:
        return None
    for number, at, width in markers_in(windows, limits()):
        scope = scope_of(windows, number, at, width)
        if not scope.ahead:
            scope = replace(scope, ahead=scope.behind, behind=frozenset())
        echoed = echo_of(scope, others)
        if echoed is None or before_number(windows[number], at + width - 1) or not same_thing(scope, echoed):
            continue
        if right.holds(scope.marker) and left.holds(echoed.span):
            word = scope.marker.of(right.report.text)
            asked = f"{word[:1].upper()}{word[1:]}, or without a limit?"
            return written(left, right, echoed.span, windows[number].span, word, "limit_was_lost", asked)
    return None


@cache
def limits() -> tuple[tuple[str, ...], ...]:
    """The phrases that limit what they stand with."""
    return tuple(tuple(phrase.split()) for phrase in load_toml("comparison")["limits"]["phrases"])


def time_limit_was_lost(left: Passage, right: Passage) -> Finding | None:
    """The source says until when, here no end is given anywhere."""
    windows, others = windows_of(right), windows_of(left)
    keys = frozenset(key for window in others for key in window.keys)
    words = {token.lower for window in others for token in window.tokens}
    if words & words_of("limits", "ends") or left.dates:
        return None
    told = told_in(left)
    for before, window in pairwise(windows):
        if window.tokens[0].lower != "until" or not right.holds(window.span) or not window.keys:
            continue
        enough = len(before.keys) >= LEAST and share(before.keys, keys) >= MOST and share(window.keys, told) < REST
        if enough:
            one = echo(others, before.keys)
            return written(left, right, one, window.span, "until", "time_limit_was_lost", "Until when?")
    return None


def before_number(window: Window, at: int) -> bool:
    """Whether "some" stands before a figure and means "about"."""
    following = window.tokens[at + 1].text if at + 1 < len(window.tokens) else ""
    return following[:1].isdigit() or following[:1] in "$€£"


def echo(windows: tuple[Window, ...], keys: frozenset[str]) -> Span:
    """The window that has most of the keys."""
    return max(windows, key=lambda window: (len(window.keys & keys), -window.span.start)).span


def either_question(window: Window, at: int) -> str:
    """ "Dead or alive, or one of the two?"."""
    before, behind = window.tokens[at - 1].text if at else "", window.tokens[at + 1].text
    return f"{before[:1].upper()}{before[1:]} or {behind}, or one of the two?"


def written(  # noqa: PLR0913, PLR0917 - the parts of a finding
    left: Passage, right: Passage, one: Span, other: Span, word: str, rule: str, question: str
) -> Finding:
    """A finding of a limit that is gone."""
    return finding(
        left,
        right,
        kind="scope",
        verdict="conflict",
        spans=((one,), (other,)),
        about="how far it reaches",
        question=question,
        why=f'The source limits it ("{word}"), here the limit is gone.',
        severity="medium",
        rule=rule,
    )


RUNGS: tuple[Callable[[Passage, Passage], Finding | None], ...] = (
    alternative_was_lost,
    part_is_told_as_whole,
    limit_was_lost,
    time_limit_was_lost,
)
