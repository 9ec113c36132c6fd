"""Two figures for the same thing: the same, rounded, with an end lost, of another scope, later, or not the same."""

from collections.abc import Callable

from msgspec import Struct

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.compare.wording import common_share
from quoth.text.stems import content_stems
from quoth.types import Quantity
from quoth.types.claims import DifferenceKind, Reason, Severity, Verdict

OUTCOMES = frozenset({"killed", "injured", "missing", "displaced", "detained", "destroyed", "damaged"})
OPEN_BOUNDS = frozenset({"at-least", "at-most", "more-than", "less-than"})
# Two values within this of each other may be one value rounded.
ROUNDED = 0.06
SUMS = frozenset({"casualties", "victims", "losses", "toll", "affected"})
# Beyond this ratio two numbers hardly ever count the same thing; small counts of people mostly count different ones.
FURTHEST, SMALL = 8, 4
# Share of common content words from which two passages speak of the same: measured on invented events.
LITTLE, ALIKE_SENTENCES = 0.25, 0.4
GENERIC = frozenset(content_stems("people person others more total number man woman"))
WORDS = {"at-least": "at least ", "at-most": "at most ", "more-than": "more than ", "less-than": "less than ",
         "about": "about ", "exactly": "", "between": ""}  # fmt: skip


class FigurePair(Struct, frozen=True):
    """Two quantities that count the same thing, with the passages they stand in."""

    left: Quantity
    right: Quantity
    left_in: Passage
    right_in: Passage
    relation: Relation

    @property
    def made_from(self) -> bool:
        """Whether the left was made from the right, so that what it drops or adds matters."""
        return self.relation in ("lineage", "audit")


class Rung(Struct, frozen=True):
    """What a rung says of a pair: nothing to report, or a difference with its reason."""

    kind: DifferenceKind | None = None
    verdict: Verdict = "compatible"
    reason: Reason | None = None
    why: str = ""
    severity: Severity = "low"


SAME = Rung()


def compare_figures(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """What differs between the figures of two passages."""
    found = []
    for one, other in paired(left, right, relation):
        pair = FigurePair(one, other, left, right, relation)
        for rung in RUNGS:
            made = rung(pair)
            if made is None:
                continue
            if made.kind is not None:
                found.append(written(pair, made, rung.__name__))
            break
    return found


def written(pair: FigurePair, made: Rung, rule: str) -> Finding:
    """A rung's answer as a finding."""
    kind = made.kind
    assert kind is not None
    return finding(
        pair.left_in,
        pair.right_in,
        kind=kind,
        verdict=made.verdict,
        reason=made.reason,
        spans=((pair.left.span,), (pair.right.span,)),
        about=about(pair),
        question=question(pair, kind),
        why=made.why,
        severity=made.severity,
        rule=rule,
    )


def about(pair: FigurePair) -> str:
    """What is counted, in the words of the reports."""
    return pair.left.counts or pair.right.counts or pair.left.unit or "figure"


def question(pair: FigurePair, kind: DifferenceKind) -> str:
    """The heading: one value or the other?"""
    left, right = in_words(pair.left), in_words(pair.right)
    if kind == "unit":
        words = [
            w for q in (pair.left, pair.right) for w in (" or ".join(x for x in q.scope if x in OUTCOMES), q.counts)
        ]
        named = next((w for w in words[::2] if w), "named")
        return f"{named.capitalize()}, or {next((w for w in words[1::2] if SUMS & set(w.casefold().split())), 'all')}?"
    if kind == "scope":
        added = sorted((set(pair.left.scope) | set(pair.right.scope)) - (set(pair.left.scope) & set(pair.right.scope)))
        if "additional" in added:
            return f"{number(pair.left)}, or {number(pair.left)} more?"
        outcomes = [word for word in added if word in OUTCOMES]
        if outcomes:
            return f"{' and '.join(outcomes).capitalize()}, or not all?"
    return f"{left[0].upper()}{left[1:]}, or {right}?"


def in_words(quantity: Quantity) -> str:
    """Value with its bound: "at least 14"."""
    return f"{WORDS[quantity.bound]}{number(quantity)}"


def number(quantity: Quantity) -> str:
    """The value as news prints it."""
    if quantity.bound == "between" and quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:,} to {quantity.high:,}"
    value = quantity.low if quantity.low is not None else quantity.high
    return "" if value is None else f"{value:,}"


def paired(left: Passage, right: Passage, relation: Relation) -> list[tuple[Quantity, Quantity]]:
    """Quantities of both passages that count the same thing, best matches first, each used once."""
    lone = len(plain(left)) == len(plain(right)) == 1
    scored = sorted(
        (
            (-likeness(one, other, lone=lone), i, j)
            for i, one in enumerate(left.quantities)
            for j, other in enumerate(right.quantities)
            if comparable(one, other)
        )
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if i in used_left or j in used_right or -score < (1.0 if relation == "independent" else 0.85):
            continue
        used_left.add(i)
        used_right.add(j)
        pairs.append((left.quantities[i], right.quantities[j]))
    return pairs


def plain(passage: Passage) -> list[Quantity]:
    """The quantities that have a value."""
    return [quantity for quantity in passage.quantities if quantity.relative is None]


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities have the same kind of unit; a bare number goes with a counted one."""
    if one.relative is not None or other.relative is not None:
        return False
    return one.unit == other.unit or (one.unit is None or other.unit is None)


def likeness(one: Quantity, other: Quantity, *, lone: bool) -> float:
    """How likely two quantities count the same: equal values, common words, common outcomes, or the only ones there."""
    same_value = value_of(one) == value_of(other)
    left, right = set(content_stems(one.counts)), set(content_stems(other.counts))
    common = len(left & right) / max(1, min(len(left), len(right))) if left and right else 0.3
    outcomes = set(one.scope) & OUTCOMES, set(other.scope) & OUTCOMES
    apart = bool(outcomes[0]) and bool(outcomes[1]) and not outcomes[0] & outcomes[1]
    measured = one.unit is not None and one.unit == other.unit and one.unit != "person"
    return 1.5 * same_value + common + 0.4 * bool(outcomes[0] & outcomes[1]) + 0.4 * lone + 0.2 * measured - 1.2 * apart


def value_of(quantity: Quantity) -> tuple[float | None, float | None]:
    """The numbers as written, whatever the bound."""
    low, high = quantity.low, quantity.high
    return (low if low is not None else high, high if high is not None else low)


def scope_was_lost(pair: FigurePair) -> Rung | None:
    """An outcome, a part or "additional" stands in one wording only."""
    if value_of(pair.left) != value_of(pair.right):
        return None
    left, right = set(pair.left.scope), set(pair.right.scope)
    outcomes = (left & OUTCOMES, right & OUTCOMES)
    more = "additional" in left ^ right and (pair.left.low or pair.left.high or 0) >= SMALL
    joined = bool(outcomes[0]) and bool(outcomes[1]) and outcomes[0] != outcomes[1]
    if not (more or joined):
        return None
    words = ", ".join(sorted(left ^ right & (OUTCOMES | {"additional"})))
    if pair.relation == "speakers":
        return SAME
    if not pair.made_from:
        return Rung("scope", "compatible", "scope", f"The two wordings limit the figure differently ({words}).")
    return Rung("scope", "conflict", None, f"One wording limits the figure ({words}), the other does not.", "high")


def outcomes_are_named_or_summed(pair: FigurePair) -> Rung | None:
    """One wording names the outcomes ("killed or injured"), the other sums them up ("casualties", "victims")."""
    if value_of(pair.left) != value_of(pair.right) or not pair.made_from:
        return None
    sums = tuple(bool(SUMS & set(q.counts.casefold().split())) for q in (pair.left, pair.right))
    named = tuple(bool(set(q.scope) & OUTCOMES) for q in (pair.left, pair.right))
    if sums[0] == sums[1] or not ((named[0] and sums[1]) or (named[1] and sums[0])):
        return None
    return Rung(
        "unit", "conflict", None, "One wording says which outcomes are counted, the other only sums them up.", "high"
    )


def values_are_the_same(pair: FigurePair) -> Rung | None:
    """The same number with the same bound."""
    return SAME if value_of(pair.left) == value_of(pair.right) and pair.left.bound == pair.right.bound else None


def bound_was_lost_or_added(pair: FigurePair) -> Rung | None:
    """The same number, but one wording leaves an end open that the other closes."""
    if value_of(pair.left) != value_of(pair.right):
        return None
    left, right = pair.left.bound, pair.right.bound
    why = f'"{in_words(pair.left)}" against "{in_words(pair.right)}": the same number with another bound.'
    if {left, right} <= {"at-least", "more-than"} or {left, right} <= {"at-most", "less-than"}:
        return Rung("bound", "compatible", "precision", why)
    if not (left in OPEN_BOUNDS or right in OPEN_BOUNDS):
        return Rung("bound", "compatible", "precision", f"{why} An approximation was lost or added.")
    if pair.made_from:
        return Rung("bound", "conflict", None, why, "medium")
    return Rung("bound", "compatible", "bound", why)


def one_is_the_other_rounded(pair: FigurePair) -> Rung | None:
    """The values differ by no more than rounding, and the coarser one says so or is round."""
    (a, b), (c, d) = value_of(pair.left), value_of(pair.right)
    if None in (a, b, c, d) or a != b or c != d:
        return None
    assert a is not None and c is not None
    larger = max(abs(a), abs(c))
    coarse = pair.left.bound == "about" or pair.right.bound == "about" or round_number(a) != round_number(c)
    if larger and abs(a - c) / larger <= ROUNDED and coarse and (round_number(a) or round_number(c)):
        return Rung(
            "figure", "compatible", "precision", f"{number(pair.left)} and {number(pair.right)} fit as rounded values."
        )
    return None


def round_number(value: float) -> bool:
    """Whether a number ends in more zeros than its size asks for."""
    digits = f"{value:.0f}".rstrip("0")
    return value >= 10 and len(digits) <= max(1, len(f"{value:.0f}") - 1) and len(digits) <= 2


def one_holds_the_other(pair: FigurePair) -> Rung | None:
    """One wording's interval lets the other's value in."""
    if not inside(pair.left, pair.right) and not inside(pair.right, pair.left):
        return None
    if not count_the_same(pair):
        return SAME
    why = f'"{in_words(pair.left)}" and "{in_words(pair.right)}" can both hold.'
    if pair.made_from and pair.left.bound not in OPEN_BOUNDS | {"between"}:
        return Rung("figure", "conflict", None, f"{why} But the source gives no such number.", "high")
    if pair.made_from:
        return Rung("figure", "conflict", None, f"{why} But the number is another.", "high")
    return Rung("bound", "compatible", "bound", why)


def inside(one: Quantity, other: Quantity) -> bool:
    """Whether the first lies within the second, whose interval is open or wide."""
    if other.bound not in OPEN_BOUNDS | {"between"}:
        return False
    low = other.low if other.low is not None else float("-inf")
    high = other.high if other.high is not None else float("inf")
    (a, b) = value_of(one)
    return a is not None and b is not None and low <= a and b <= high


def later_count_is_higher(pair: FigurePair) -> Rung | None:
    """A count of people that a later report gives higher is an update, not a contradiction."""
    if pair.relation != "independent" or not (set(pair.left.scope) | set(pair.right.scope)) & OUTCOMES:
        return None
    first, second = pair.left_in.report.report.raw.published, pair.right_in.report.report.raw.published
    (a, _), (c, _) = value_of(pair.left), value_of(pair.right)
    if not first or not second or a is None or c is None or first[:16] == second[:16]:
        return None
    if (first < second) == (a < c):
        return Rung("figure", "compatible", "update", "The later report gives the higher count: an update.")
    return None


def other_things_are_counted(pair: FigurePair) -> Rung | None:
    """Two numbers that may well count different things are no difference."""
    return None if count_the_same(pair) else SAME


def values_are_not_the_same(pair: FigurePair) -> Rung | None:
    """Two different numbers for the same thing."""
    why = f"{in_words(pair.left)} against {in_words(pair.right)} for the same thing."
    return Rung("figure", "conflict", None, why[0].upper() + why[1:], "high")


def count_the_same(pair: FigurePair) -> bool:
    """Whether the counted words, the outcomes or the sentences around say that both count the same thing."""
    (a, _), (c, _) = value_of(pair.left), value_of(pair.right)
    if not a or not c or max(abs(a), abs(c)) > FURTHEST * min(abs(a), abs(c)):
        return False
    if min(abs(a), abs(c)) < SMALL and pair.left.unit in ("person", None):
        return pair.made_from and common_share(pair.left_in, pair.right_in) >= ALIKE_SENTENCES
    stems = set(content_stems(pair.left.counts)) & set(content_stems(pair.right.counts)) - GENERIC
    outcomes = set(pair.left.scope) & OUTCOMES, set(pair.right.scope) & OUTCOMES
    if outcomes[0] and outcomes[1] and not outcomes[0] & outcomes[1]:
        return False
    alike = common_share(pair.left_in, pair.right_in)
    least = LITTLE if pair.made_from else ALIKE_SENTENCES
    if outcomes[0] & outcomes[1] or stems:
        return alike >= least
    lone = len(plain(pair.left_in)) == len(plain(pair.right_in)) == 1
    return lone and pair.left.unit == pair.right.unit and alike >= ALIKE_SENTENCES


RUNGS: tuple[Callable[[FigurePair], Rung | None], ...] = (
    outcomes_are_named_or_summed,
    scope_was_lost,
    values_are_the_same,
    bound_was_lost_or_added,
    one_is_the_other_rounded,
    one_holds_the_other,
    later_count_is_higher,
    other_things_are_counted,
    values_are_not_the_same,
)
