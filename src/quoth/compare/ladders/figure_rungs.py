"""The ladder of figures: the same, rounded, another unit, an end lost, of another scope, later, or not the same."""

import re
from collections.abc import Callable

from msgspec import Struct

from quoth.compare.ladders.figure_pairs import (
    GENERIC,
    OUTCOMES,
    SMALL,
    FigurePair,
    count_the_same,
    is_toll,
    kind_of_unit,
    may_count_the_same,
    number,
    value_of,
)
from quoth.compare.passages import Passage
from quoth.compare.substance import counted_stems, is_part
from quoth.compare.wording import words_of
from quoth.types import Quantity
from quoth.types.claims import DifferenceKind, Reason, Severity, Verdict

TIME = frozenset({"day", "week", "month", "year", "hour", "minute"})
LEAST_BOUNDS, MOST_BOUNDS = frozenset({"at-least", "more-than"}), frozenset({"at-most", "less-than"})
# So many characters on both sides of a figure may forbid what is over it.
FORBIDDING = 60
OPEN_BOUNDS = frozenset({"at-least", "at-most", "more-than", "less-than"})
# Two values within this of each other may be one value rounded.
ROUNDED = 0.06
# "More than 20" is said of 22, not of 40.
ROUNDED_DOWN = 1.2
# So many characters before and behind a figure are looked at for words that keep an end open.
BEFORE = 26
BEHIND = 20
# Of what a share is; and how far behind it another figure may stand that is a part of it.
OF_WHAT = re.compile(r"\s+of\s+(?:all\s)?(?:the\s|its\s|their\s|his\s|her\s)?(?!what\b)((?:[\w’'-]+\s?){1,2})")
NEAR = 60
POLLED = counted_stems("votes voters ballots respondents polled surveyed")
# An order of size that takes in the source's number is no number of its own.
VAGUE = re.compile(r"\b(?:dozens|scores|tens|hundreds|thousands|millions)\b", re.IGNORECASE)
# "The toll rose to 19", "raised its count to 19", "now stands at 19".
ROSE_TO = re.compile(
    r"\b(?:(?:ris(?:es?|en)|rose|climb(?:s|ed)?|increased?|jump(?:s|ed)?|gr(?:ew|own)|went up|revised?|raised?|lowered|lowers|fell|"
    r"falls|fallen|dropped|drops|cut|updated?|corrected|changed)\b[^.;]{0,16}?\bto|now (?:stands? at|put at|puts? it at|at)|"
    r"(?:stands?|stood) now at)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
SUMS = frozenset({"casualties", "victims", "losses", "toll", "affected"})


class Rung(Struct, frozen=True):
    """What a rung says of a pair: nothing to report, or a difference with its reason."""

    kind: DifferenceKind | None = None
    verdict: Verdict = "compatible"
    reason: Reason | None = None
    why: str = ""
    severity: Severity = "low"


SAME = Rung()


def unit_is_another(pair: FigurePair) -> Rung | None:
    """The same number in another currency or measure, or percent for percentage points."""
    one, other = pair.left.unit, pair.right.unit
    if value_of(pair.left) != value_of(pair.right) or one == other or kind_of_unit(pair.left) is None:
        return None
    if kind_of_unit(pair.left) != kind_of_unit(pair.right) or not pair.made_from:
        return None
    # A "$" of one report may be read as another country's than that of the other.
    signs = [q.span.of(p.report.text).split()[-1] for p, q in ((pair.left_in, pair.left), (pair.right_in, pair.right))]
    if signs[0] == signs[1] and not signs[0].isalpha():
        return None
    return Rung(
        "unit",
        "conflict",
        None,
        f"{number(pair.left)} {one} here, {number(pair.left)} {other} in the source.",
        "medium",
    )


def rate_is_another(pair: FigurePair) -> Rung | None:
    """The same number for another period or share: "a week" told as "a month"."""
    rates = [{word for word in q.scope if word.startswith("per ")} for q in (pair.left, pair.right)]
    if not pair.made_from or value_of(pair.left) != value_of(pair.right) or not all(rates) or rates[0] & rates[1]:
        return None
    one, other = (" ".join(sorted(rate)) for rate in rates)
    return Rung("unit", "conflict", None, f"{number(pair.left)} {one} here, {other} in the source.", "medium")


def are_further_ones(pair: FigurePair) -> Rung | None:
    """ "Thousands more" come on top of what the other wording counts."""
    sides = ((pair.left_in, pair.left), (pair.right_in, pair.right))
    further = ["additional" in q.scope and VAGUE.search(q.span.of(p.report.text)) is not None for p, q in sides]
    return SAME if any(further) and not all("additional" in q.scope for _, q in sides) else None


def scope_was_lost(pair: FigurePair) -> Rung | None:
    """An outcome or "additional" stands in one wording only."""
    if value_of(pair.left) != value_of(pair.right):
        return None
    left, right = set(pair.left.scope), set(pair.right.scope)
    more = "additional" in left ^ right and (pair.left.low or pair.left.high or 0) >= SMALL
    more = more and not (left | right) & OUTCOMES and not says_more(pair, left="additional" in right)
    joined = names_other_outcomes(pair)
    if not (more or joined):
        return None
    words = ", ".join(sorted((left ^ right) & (OUTCOMES | {"additional"})))
    if pair.relation == "speakers":
        return SAME
    if not pair.made_from:
        return Rung("scope", "compatible", "scope", f"The two wordings limit the figure differently ({words}).")
    return Rung("scope", "conflict", None, f"One wording limits the figure ({words}), the other does not.", "high")


def says_more(pair: FigurePair, *, left: bool) -> bool:
    """Whether the side without "additional" says so in other words near the figure."""
    passage, quantity = (pair.left_in, pair.left) if left else (pair.right_in, pair.right)
    before = passage.report.text[max(0, quantity.start - 90) : quantity.end].rsplit("\n", 1)[-1]
    behind = SENTENCE_END.split(passage.report.text[quantity.end : quantity.end + 60], maxsplit=1)[0]
    near = f"{before}{behind}".casefold()
    return any(re.search(rf"\b{word}\b", near) for word in words_of("near_figures", "more"))


def names_other_outcomes(pair: FigurePair) -> bool:
    """Whether one wording names two outcomes joined ("killed or injured") and the other only one of them."""
    sides = [set(q.scope) & OUTCOMES for q in (pair.left, pair.right)]
    if not sides[0] or not sides[1] or sides[0] == sides[1] or not (sides[0] < sides[1] or sides[1] < sides[0]):
        return False
    passage, quantity = (pair.left_in, pair.left) if len(sides[0]) > len(sides[1]) else (pair.right_in, pair.right)
    behind = passage.report.text[quantity.start : quantity.end + 80].casefold()
    first = behind.split(", ")[0]
    return " or " in first or "and/or" in first


def outcomes_are_named_or_summed(pair: FigurePair) -> Rung | None:
    """One wording names the outcomes ("killed or injured"), the other sums them up ("casualties", "victims")."""
    if value_of(pair.left) != value_of(pair.right) or not pair.made_from:
        return None
    sums = tuple(bool(SUMS & set(q.counts.casefold().split())) for q in (pair.left, pair.right))
    named = tuple(len(set(q.scope) & OUTCOMES) > 1 for q in (pair.left, pair.right))
    if sums[0] == sums[1] or not ((named[0] and sums[1]) or (named[1] and sums[0])):
        return None
    return Rung(
        "unit", "conflict", None, "One wording says which outcomes are counted, the other only sums them up.", "high"
    )


def part_is_told_as_all(pair: FigurePair) -> Rung | None:
    """The source counts people and, as a part of them, those whom the other wording says the whole number to be."""
    if value_of(pair.left) != value_of(pair.right) or not pair.made_from or (value_of(pair.left)[0] or 0) < SMALL:
        return None
    sort = counted_stems(pair.left.counts) - counted_stems(pair.right.counts) - GENERIC
    if not sort or not counted_stems(pair.right.counts) <= GENERIC:
        return None
    for other in pair.right_in.report.quantities:
        number, whole = value_of(other)[0] or 0, value_of(pair.right)[0] or 0
        text = pair.right_in.report.text
        part = number < whole and is_near(pair.right, other) and is_part(text, other)
        if part and sort & counted_stems(other.counts):
            told = other.span.of(text)
            return Rung("scope", "conflict", None, f"The source counts all, and of them {told}.", "high")
    return None


def is_near(one: Quantity, other: Quantity) -> bool:
    """Whether a figure stands right behind another."""
    return one.end <= other.start < one.end + NEAR


def share_is_of_others(pair: FigurePair) -> Rung | None:
    """The same percentage of those who voted or were asked in one wording, of others in the other."""
    if value_of(pair.left) != value_of(pair.right) or not pair.made_from or pair.left.unit != "percent":
        return None
    wholes = tuple(whole_of(p, q) for p, q in ((pair.left_in, pair.left), (pair.right_in, pair.right)))
    if not all(wholes) or wholes[0] & wholes[1] or bool(wholes[0] & POLLED) == bool(wholes[1] & POLLED):
        return None
    return Rung("scope", "conflict", None, "The share is of others than in the source.", "high")


def whole_of(passage: Passage, quantity: Quantity) -> frozenset[str]:
    """The words for what a percentage is of."""
    found = OF_WHAT.match(passage.report.text[quantity.end : quantity.end + NEAR])
    return counted_stems(found[1]) - GENERIC if found else frozenset()


def values_are_the_same(pair: FigurePair) -> Rung | None:
    """The same number with the same bound."""
    return SAME if value_of(pair.left) == value_of(pair.right) and pair.left.bound == pair.right.bound else None


def limit_is_told_from_its_other_side(pair: FigurePair) -> Rung | None:
    """ "Closed to groups of more than 60" and "no more than 60 at a time" are one limit."""
    bounds = {pair.left.bound, pair.right.bound}
    if value_of(pair.left) != value_of(pair.right) or not (bounds & LEAST_BOUNDS and bounds & MOST_BOUNDS):
        return None
    sides = ((pair.left_in, pair.left), (pair.right_in, pair.right))
    over = next((p, q) for p, q in sides if q.bound in LEAST_BOUNDS)
    text = over[0].report.text
    near = text[max(0, over[1].start - FORBIDDING) : over[1].end + FORBIDDING].casefold()
    return SAME if any(word in near for word in words_of("near_figures", "forbidding")) else None


def bound_was_lost_or_added(pair: FigurePair) -> Rung | None:
    """The same number, but one wording leaves an end open that the other closes."""
    if value_of(pair.left) != value_of(pair.right):
        return None
    sides = ((pair.left_in, pair.left), (pair.right_in, pair.right))
    # "Dozens" is no "at least 24".
    if any(VAGUE.search(q.span.of(p.report.text)) for p, q in sides):
        return None
    if any(in_halves(p, q) for p, q in sides):
        return SAME
    left, right = pair.left.bound, pair.right.bound
    why = f'"{pair.left_words}" against "{pair.right_words}": the same number with another bound.'
    if {left, right} <= {"at-least", "more-than"} or {left, right} <= {"at-most", "less-than"}:
        return Rung("bound", "compatible", "precision", why)
    if not (left in OPEN_BOUNDS or right in OPEN_BOUNDS):
        converted = any(in_brackets(p, q) for p, q in ((pair.left_in, pair.left), (pair.right_in, pair.right)))
        note = "" if converted else " An approximation was lost or added."
        return Rung("bound", "compatible", "precision", f"{why}{note}")
    if pair.made_from and not end_is_kept(pair):
        return Rung("bound", "conflict", None, why, "medium")
    return Rung("bound", "compatible", "bound", why) if may_count_the_same(pair) else SAME


def in_halves(passage: Passage, quantity: Quantity) -> bool:
    """Whether a figure is a fraction in words, whose "nearly" may stand anywhere ("cut nearly in half")."""
    return "half" in quantity.span.of(passage.report.text).casefold().split()


def in_brackets(passage: Passage, quantity: Quantity) -> bool:
    """Whether a figure stands in brackets, as conversions do."""
    return "(" in passage.report.text[max(0, quantity.start - 2) : quantity.start + 1]


def end_is_kept(pair: FigurePair) -> bool:
    """Whether the wording without the open end keeps it in other words, or opens nothing ("over two weeks")."""
    if pair.left.bound in OPEN_BOUNDS and pair.right.bound in OPEN_BOUNDS:
        return False
    bare, held = (pair.right, pair.left) if pair.left.bound in OPEN_BOUNDS else (pair.left, pair.right)
    passage, other = (pair.right_in, pair.left_in) if held is pair.left else (pair.left_in, pair.right_in)
    before = other.report.text[max(0, held.start - 6) : held.start + 5].casefold()
    if "over" in before and (
        held.unit in TIME or "went over" in other.report.text[max(0, held.start - 6) : held.start + 6]
    ):
        return True
    side = "at-most" if held.bound in ("at-most", "less-than") else "at-least"
    text = passage.report.text
    ahead = SENTENCE_END.split(text[max(0, bare.start - BEFORE) : bare.start])[-1]
    near = f"{ahead}{bare.span.of(text)}{text[bare.end : bare.end + BEHIND] if side == 'at-least' else ''}"
    return any(word in near.casefold() for word in words_of("near_figures", side))


def one_is_the_other_rounded(pair: FigurePair) -> Rung | None:
    """The values differ by no more than rounding, and the coarser one says so or is round."""
    (a, b), (c, d) = value_of(pair.left), value_of(pair.right)
    if None in (a, b, c, d) or a != b or c != d:
        return None
    assert a is not None and c is not None
    larger = max(abs(a), abs(c))
    coarse = pair.left.bound == "about" or pair.right.bound == "about" or round_number(a) != round_number(c)
    rounded = larger and abs(a - c) / larger <= ROUNDED and coarse and (round_number(a) or round_number(c))
    if rounded and may_count_the_same(pair):
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
    if not (count_the_same(pair) if pair.made_from else may_count_the_same(pair)):
        return SAME
    why = f'"{pair.left_words}" and "{pair.right_words}" can both hold.'
    if pair.made_from and VAGUE.search(pair.left.span.of(pair.left_in.report.text)):
        return SAME
    if pair.made_from and rounded_down(pair.left, pair.right):
        return Rung("bound", "compatible", "precision", why)
    if pair.made_from and pair.left.bound not in OPEN_BOUNDS | {"between"}:
        return Rung("figure", "conflict", None, f"{why} But the source gives no such number.", "high")
    if pair.made_from:
        return Rung("figure", "conflict", None, f"{why} But the number is another.", "high")
    return Rung("bound", "compatible", "bound", why)


def rounded_down(one: Quantity, other: Quantity) -> bool:
    """Whether the first is the second made round from below: "more than 20" of 22."""
    low, value = one.low, value_of(other)[0]
    if one.bound not in ("more-than", "at-least") or low is None or value is None or not round_number(low):
        return False
    return low <= value <= low * ROUNDED_DOWN


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
    between_reports = pair.relation in ("independent", "speakers") and pair.left_in.report.id != pair.right_in.report.id
    if not between_reports or not (set(pair.left.scope) | set(pair.right.scope)) & OUTCOMES:
        return None
    first, second = pair.left_in.report.report.raw.published, pair.right_in.report.report.raw.published
    (a, _), (c, _) = value_of(pair.left), value_of(pair.right)
    if not first or not second or a is None or c is None or first[:16] == second[:16]:
        return None
    if not (is_toll(pair) or count_the_same(pair)):
        return None
    if (first < second) == (a < c):
        return Rung("figure", "compatible", "update", "The later report gives the higher count: an update.")
    if "missing" in pair.left.scope and "missing" in pair.right.scope:
        return Rung("figure", "compatible", "update", "The later report gives fewer missing: an update.")
    return None


def count_is_said_to_have_changed(pair: FigurePair) -> Rung | None:
    """A later report says that the count rose or fell to its number: an update of the earlier one, whoever copied whom."""
    if pair.left_in.report.id == pair.right_in.report.id or pair.relation == "audit":
        return None
    sides = sorted(
        ((pair.left_in, pair.left), (pair.right_in, pair.right)), key=lambda s: s[0].report.report.raw.published or ""
    )
    (earlier, was), (later, now) = sides
    times = [passage.report.report.raw.published for passage in (earlier, later)]
    if not all(times) or times[0] == times[1] or value_of(was) == value_of(now):
        return None
    before = later.report.text[max(0, now.start - BEFORE) : now.start]
    if not ROSE_TO.search(before) or not (is_toll(pair) or count_the_same(pair)):
        return None
    return Rung("figure", "compatible", "update", "The later report says that the count changed: an update.")


def fewer_outcomes_are_fewer(pair: FigurePair) -> Rung | None:
    """The houses destroyed are a part of those "destroyed or damaged"."""
    small, large = sorted((pair.left, pair.right), key=lambda q: value_of(q)[0] or 0)
    told = set(small.scope) & OUTCOMES
    return SAME if told and told < set(large.scope) & OUTCOMES else None


def other_things_are_counted(pair: FigurePair) -> Rung | None:
    """Two numbers that may well count different things are no difference."""
    return None if count_the_same(pair) else SAME


def values_are_not_the_same(pair: FigurePair) -> Rung | None:
    """Two different numbers for the same thing."""
    why = f"{pair.left_words} against {pair.right_words} for the same thing."
    return Rung("figure", "conflict", None, why[0].upper() + why[1:], "high")


RUNGS: tuple[Callable[[FigurePair], Rung | None], ...] = (
    unit_is_another,
    rate_is_another,
    are_further_ones,
    outcomes_are_named_or_summed,
    scope_was_lost,
    part_is_told_as_all,
    share_is_of_others,
    values_are_the_same,
    limit_is_told_from_its_other_side,
    bound_was_lost_or_added,
    one_is_the_other_rounded,
    count_is_said_to_have_changed,
    one_holds_the_other,
    later_count_is_higher,
    fewer_outcomes_are_fewer,
    other_things_are_counted,
    values_are_not_the_same,
)
