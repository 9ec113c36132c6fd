"""How surely it is said: a denial told as an assertion, a plan as done, a hedge dropped or added."""

from collections.abc import Callable

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.compare.wording import common_share, marked, sentence_words, tokens_in, words_found
from quoth.types import Span
from quoth.types.statements import Stance

ALIKE = 0.34
# A negation counts as turned only where the rest is nearly the same; a hedge as lost where half is.
NEARLY_SAME, HALF = 0.75, 0.5
# In a longer wording the negation may belong to another part.
LONGEST = 40
NOT_DONE: frozenset[Stance] = frozenset({"pledged", "predicted", "demanded"})
SURE: frozenset[Stance] = frozenset({"asserted"})


def compare_assurance(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The first rung that holds for two passages of which one was made from the other, or whose speakers disagree."""
    if common_share(left, right) < ALIKE:
        return []
    for rung in RUNGS:
        made = rung(left, right, relation)
        if made is not None:
            return [made]
    return []


def stance_of(passage: Passage) -> Stance | None:
    """The stance of the passage's statement, or of the only statement in it."""
    if passage.statement is not None:
        return passage.statement.stance
    stances = {s.stance for s in passage.statements}
    return next(iter(stances)) if len(stances) == 1 else None


def whole(passage: Passage) -> tuple[Span, ...]:
    """The passage itself as the wording."""
    return passage.spans


def polarity_is_turned(left: Passage, right: Passage, relation: Relation) -> Finding | None:
    """One wording negates what the other asserts; what speakers deny of each other is found with the claims."""
    if relation not in ("lineage", "audit"):
        return None
    words = marked("assurance", "negations")
    one, other = words_found(left, words), words_found(right, words)
    if bool(one) == bool(other) or common_share(left, right) < NEARLY_SAME:
        return None
    if "denied" in (stance_of(left), stance_of(right)) or len(tokens_in(left)) >= LONGEST:
        return None
    return finding(
        left,
        right,
        kind="polarity",
        verdict="conflict",
        spans=(tuple(one) or whole(left), tuple(other) or whole(right)),
        about="whether at all",
        question="Yes, or no?",
        why="One wording says no where the other says yes.",
        severity="high",
        rule="polarity_is_turned",
    )


def plan_is_told_as_done(left: Passage, right: Passage, relation: Relation) -> Finding | None:
    """What the source says is planned, pledged or offered is told as done."""
    if relation not in ("lineage", "audit"):
        return None
    plans = marked("assurance", "plans")
    stances = stance_of(left), stance_of(right)
    one, other = words_found(left, plans), words_found(right, plans)
    turned = bool(other) and not one and not any(word in sentence_words(left) for word in plans if len(word) > 4)
    stance = stances[1] in NOT_DONE and stances[0] in SURE
    if not (turned and (stance or stances[0] in SURE) and told_as_done(left)):
        return None
    return finding(
        left,
        right,
        kind="status",
        verdict="conflict",
        spans=(whole(left), whole(right)),
        about="done or planned",
        question="Done, or only planned?",
        why="The source speaks of a plan or a pledge; here it is told as done.",
        severity="high",
        rule="plan_is_told_as_done",
    )


def told_as_done(passage: Passage) -> bool:
    """Whether the wording has a verb of the past."""
    return any(t.lower in marked("assurance", "done") or t.lower.endswith("ed") for t in tokens_in(passage))


def hedge_is_lost_or_added(left: Passage, right: Passage, relation: Relation) -> Finding | None:
    """A word of doubt stands in one wording only."""
    if relation not in ("lineage", "audit"):
        return None
    hedges = marked("assurance", "hedges")
    one, other = words_found(left, hedges), words_found(right, hedges)
    if bool(one) == bool(other) or common_share(left, right) < HALF:
        return None
    beside = sentence_words(right if one else left).replace(",", " ").split()
    if any(word in hedges for word in beside) or stance_of(right if one else left) in (
        "hedged",
        "alleged",
        "unknown",
        "conditional",
    ):
        return None
    held, bare = (one, whole(right)) if one else (other, whole(left))
    words = held[0].of((left if one else right).report.text)
    return finding(
        left,
        right,
        kind="certainty",
        verdict="conflict",
        spans=(tuple(held), bare) if one else (bare, tuple(held)),
        about="how sure",
        question=f"{words[0].upper()}{words[1:]}, or for sure?",
        why=f'"{words}" stands in one wording only.',
        severity="medium",
        rule="hedge_is_lost_or_added",
    )


def condition_is_lost(left: Passage, right: Passage, relation: Relation) -> Finding | None:
    """The source's condition is gone."""
    if common_share(left, right) < HALF:
        return None
    if (
        relation not in ("lineage", "audit")
        or stance_of(right) != "conditional"
        or stance_of(left) in ("conditional", None)
    ):
        return None
    if any(
        word in sentence_words(left).split()
        for word in ("if", "unless", "provided", "should", "once", "when", "would", "until")
    ):
        return None
    return finding(
        left,
        right,
        kind="certainty",
        verdict="conflict",
        spans=(whole(left), whole(right)),
        about="on what condition",
        question="Only if, or in any case?",
        why="The source ties it to a condition, which is gone here.",
        severity="high",
        rule="condition_is_lost",
    )


RUNGS: tuple[Callable[[Passage, Passage, Relation], Finding | None], ...] = (
    polarity_is_turned,
    plan_is_told_as_done,
    condition_is_lost,
    hedge_is_lost_or_added,
)
