"""Planned, pledged, offered or done: what the source says is to come, told as if it had happened."""

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import token_keys
from quoth.compare.ladders.certainty import same_thing
from quoth.compare.passages import Passage
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import Window, echo_of, markers_in, scope_of, windows_of
from quoth.compare.wording import phrases, words_of
from quoth.lexicons import load_toml


def compare_status(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """A plan, pledge or offer of the right passage that the left one tells as done, or the other way round in a lineage."""
    if relation not in ("lineage", "audit"):
        return []
    made = plan_is_told_as_done(left, right)
    return [made] if made else []


def plan_is_told_as_done(left: Passage, right: Passage) -> Finding | None:
    """The source speaks of what is to come, here it has happened."""
    windows, others = windows_of(right), windows_of(left)
    for number, at, width in markers_in(windows, phrases("plans", "phrases")):
        scope = scope_of(windows, number, at, width)
        echo = echo_of(scope, others)
        if echo is None or not same_thing(scope, echo) or not left.holds(echo.span):
            continue
        if not right.holds(windows[number].span) or not any(
            told_as_done(others[n]) or head_is_past(windows[number], at + width, others[n]) for n in echo.windows
        ):
            continue
        if still_open(others, echo.windows) or other_figures(windows[number], [others[n] for n in echo.windows]):
            continue
        words = scope.marker.of(right.report.text)
        return finding(
            left,
            right,
            kind="status",
            verdict="conflict",
            spans=((echo.span,), (windows[number].span,)),
            about="done or planned",
            question=heading(topic_of(right.text, left.text) or topic_of(left.text, right.text), "done, or planned?"),
            why=f'The source says "{words}"; here it has been done.',
            severity="high",
            rule="plan_is_told_as_done",
        )
    return None


def told_as_done(window: Window) -> bool:
    """Whether a window has an auxiliary of the past before a participle, or a verb of the past."""
    done = {phrase[0] for phrase in phrases("plans", "done")}
    tokens = [token.lower for token in window.tokens]
    for at, word in enumerate(tokens):
        if word in done and any(
            t.endswith(("ed", "en")) or t in words_of("participles", "words") for t in tokens[at + 1 : at + 5]
        ):
            return True
    return False


def head_is_past(window: Window, at: int, other: Window) -> bool:
    """Whether the verb behind a plan ("to walk out") stands in the other window in a form of the past ("walked out")."""
    # "Would" in reported speech may be what had long been so.
    if window.tokens[at - 1].lower == "would":
        return False
    first = next((keys[0] for keys in map(token_keys, window.tokens[at:]) if keys), None)
    if first is None or at >= len(window.tokens) or not is_a_verb(window, at):
        return False
    for place, token in enumerate(other.tokens):
        before = other.tokens[place - 1].lower if place else ""
        if first in token_keys(token) and before not in (*load_toml("grammar")["modals"], "to"):
            if token.lower.endswith("ed") or token.lower in load_toml("grammar")["past_verbs"]:
                return True
            # "Is considering moving" told as "is moving".
            if before in ("is", "are", "was", "were") and token.lower.endswith("ing"):
                return window.tokens[at].lower.endswith("ing")
    return False


def is_a_verb(window: Window, at: int) -> bool:
    """Whether a verb stands there: behind "to", or in "-ing" behind "considering"."""
    near = [token.lower for token in window.tokens[max(0, at - 1) : at + 1]]
    return "to" in near or any(word.endswith("ing") for word in near[-1:])


def other_figures(window: Window, echoes: list[Window]) -> bool:
    """Whether both have figures and none in common: 3,000 who were sent are not the 10,000 who were pledged."""
    own = {key for key in window.keys if key[0].isdigit()}
    theirs = {key for echo in echoes for key in echo.keys if key[0].isdigit()}
    return bool(own and theirs and not own & theirs)


def still_open(windows: tuple[Window, ...], touched: tuple[int, ...]) -> bool:
    """Whether one of the windows, or one of the two before, speaks of what is to come."""
    near = {number - back for number in touched for back in range(3)}
    marked = markers_in(windows, phrases("plans", "phrases", "still_open"))
    return any(number in near for number, _, _ in marked)
