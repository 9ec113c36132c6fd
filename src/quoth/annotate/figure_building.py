"""A figure that was read as a quantity: its bound, its scope, its whole span, and what a bare number takes up."""

from quoth.annotate.bounds import bound_after, bound_before, nearer_bound
from quoth.annotate.figure_reading import Ends, Read
from quoth.annotate.outcomes import outcome_words
from quoth.annotate.scope import scope_of
from quoth.text.tokens import Token, word_at
from quoth.types import Quantity
from quoth.types.statements import Bound

# So many figures back in the sentence one is looked for that a bare number takes up.
MOST_BACK = 8
HUMAN = frozenset({"killed", "injured", "missing", "displaced", "detained"})
TAKES_UP = frozenset(
    {"another", "further", "additional", "from", "against", "and", "with", "to", "or", "than", "including", "of"}
)
MEASURED = frozenset(
    {"percent", "percentage point", "basis point", "day", "week", "month", "year", "hour", "minute", "second"}
)


def built(tokens: tuple[Token, ...], read: Read, earlier: list[Quantity]) -> Quantity:
    """The quantity with its bound, its scope and its whole span."""
    first = read.measure.first
    before = bound_before(tokens, first)
    behind = bound_after(tokens, read.last) or bound_after(tokens, read.measure.last)
    start = before.first if before else first
    bound: Bound = nearer_bound(before, behind, vague=read.measure.number.vague)
    if read.ends[0] != read.ends[1]:
        bound = "between" if bound not in ("at-most", "less-than") else bound
    last = with_outcomes(tokens, max(read.last, behind.last if behind else read.last))
    low, high = limited(read.ends, bound)
    whole = earlier[-1].scope if earlier else ()
    money = read.measure.money or (read.unit or "").isupper()
    scope = scope_of(tokens, start, last, unit=read.unit, money=money, whole=whole)
    if earlier and is_conversion(tokens, start, earlier[-1]):
        scope = whole
    unit, counts = read.unit, read.counted.words if read.counted else ""
    if unit is None:
        unit, counts = taken_up(tokens, start, scope, earlier)
    return Quantity(
        start=tokens[start].start, end=tokens[last - 1].end, low=low, high=high, bound=bound, unit=unit, counts=counts,
        scope=scope, relative=None, statement=None,
    )  # fmt: skip


def is_conversion(tokens: tuple[Token, ...], start: int, earlier: Quantity) -> bool:
    """Whether a figure in brackets says the one right before it in another unit ("43 miles (70 km)")."""
    return start > 1 and tokens[start - 1].text == "(" and tokens[start - 2].end == earlier.end


def taken_up(
    tokens: tuple[Token, ...], start: int, scope: tuple[str, ...], earlier: list[Quantity]
) -> tuple[str | None, str]:
    """Unit and words of a number without a noun: those of the figure before it in the sentence, or people for the killed."""
    near = earlier[-MOST_BACK:]
    last = next((quantity for quantity in reversed(near) if quantity.counts and quantity.unit not in MEASURED), None)
    human = bool(HUMAN & set(scope))
    if last is not None and human == bool(HUMAN & set(last.scope)):
        around = {token.lower for token in tokens[max(0, start - 3) : start + 3]}
        if human or around & TAKES_UP:
            return last.unit, last.counts
    return ("person", "") if human else (None, "")


def limited(ends: Ends, bound: Bound) -> tuple[float | int | None, float | int | None]:
    """The interval with its open side left open."""
    low, high = rounded(ends[0]), rounded(ends[1])
    if bound in ("at-least", "more-than"):
        return low, None
    return (None, high) if bound in ("at-most", "less-than") else (low, high)


def rounded(value: float) -> float | int:
    """Whole numbers as int, others with the digits that news prints."""
    made = round(value, 4)
    return int(made) if made == int(made) else made


def with_outcomes(tokens: tuple[Token, ...], end: int) -> int:
    """Past "killed", "killed or injured", "dead" right behind what is counted."""
    words = outcome_words()
    if word_at(tokens, end) not in words or word_at(tokens, end) == "hit":
        return end
    joined = word_at(tokens, end + 1) in ("or", "and") and word_at(tokens, end + 2) in words
    return end + 3 if joined else end + 1
