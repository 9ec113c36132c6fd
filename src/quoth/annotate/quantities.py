"""Figures of news: value, bound, unit, what is counted, scope; comparisons without a number of their own.

The span runs from the first bound word to the counted noun. Nothing is averaged: a range stays a range, an open side stays
open. What looks like a number and is none (dates, clock times, ages, numbered things) is left out by named rules.
"""

from quoth.annotate.bounds import bound_after, bound_before, nearer_bound
from quoth.annotate.comparisons import comparisons_in
from quoth.annotate.counted import Counted, counted_at, counted_before, unit_at
from quoth.annotate.dates import find_dates
from quoth.annotate.money import currency_after, currency_before
from quoth.annotate.numbered import is_no_quantity
from quoth.annotate.scope import outcome_words, scope_of
from quoth.text.numbers import Number, digits_value, number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import Quantity, Report, Span
from quoth.types.statements import Bound

DASHES = frozenset({"-", "–", "—"})
# A number without a noun behind it counts what stands before it ("casualties may exceed 600,000"), if it is no small one.
LEAST_ALONE = 5


def find_quantities(report: Report) -> tuple[Quantity, ...]:
    """All quantities of a report in text order, with `statement` left open (None)."""
    dates = tuple(date.span for date in find_dates(report))
    found: list[Quantity] = []
    for sentence in report.sentences:
        tokens = tokens_of(report.text, sentence.start, sentence.end)
        own = quantities_in(report.text, tokens, dates)
        found += own
        found += [c for c in comparisons_in(report.text, tokens) if not any(c.span.overlaps(q.span) for q in own)]
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))


def quantities_in(text: str, tokens: tuple[Token, ...], dates: tuple[Span, ...]) -> list[Quantity]:
    """The quantities of one sentence."""
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        read = read_at(text, tokens, index, dates) if may_begin(tokens[index]) else None
        if read is None:
            index += 1
        else:
            quantity, index = read
            if quantity is not None:
                found.append(quantity)
    return found


def may_begin(token: Token) -> bool:
    """A quick look that spares most words the grammar."""
    return token.text[0].isdigit() or token.lower[0] in "abcdefhmnorstz"


def read_at(
    text: str, tokens: tuple[Token, ...], index: int, dates: tuple[Span, ...]
) -> tuple[Quantity | None, int] | None:
    """The quantity whose number begins at a token, and where reading goes on; None where no number begins."""
    pair = range_token(tokens, index)
    number = Number(pair[0], index, index + 1, digits=True) if pair else number_at(tokens, index)
    if number is None:
        return None
    span = Span(tokens[number.first].start, tokens[number.last - 1].end)
    if any(date.overlaps(span) for date in dates):
        return None, number.last
    second = Number(pair[1], index, index + 1, digits=True) if pair else range_end(tokens, number)
    last = second.last if second else number.last
    low, high = (number.value, second.value) if second else (number.value, number.value)
    if second:
        low = scaled_like(tokens, number, second)
    currency = currency_before(tokens, number.first)
    after = currency_after(tokens, last) if currency is None else None
    unit, counted, end = what_is_counted(tokens, number, last, currency, after)
    if is_no_quantity(tokens, number, last, unit=unit, counted=counted):
        return None, last
    if number.share:
        unit, low, high = "percent", low * 100, high * 100
    return build(text, tokens, number, (low, high), unit, counted, end, currency), end


def build(  # noqa: PLR0913, PLR0917 - the pieces of one figure
    text: str,
    tokens: tuple[Token, ...],
    number: Number,
    ends: tuple[float | int, float | int],
    unit: str | None,
    counted: Counted | None,
    end: int,
    currency: tuple[str, int] | None,
) -> Quantity:
    """The quantity with its bound, its scope and its whole span."""
    first = currency[1] if currency else number.first
    before = bound_before(tokens, first)
    behind = bound_after(tokens, end) or bound_after(tokens, number.last)
    start = before.first if before else first
    bound: Bound = nearer_bound(before, behind, vague=number.vague)
    if ends[0] != ends[1]:
        bound = "between"
    last = with_outcomes(tokens, max(end, behind.last if behind else end))
    inside = frozenset(t.lower for t in tokens[start:last])
    low, high = limited(ends, bound)
    return Quantity(
        start=tokens[start].start,
        end=tokens[last - 1].end,
        low=low,
        high=high,
        bound=bound,
        unit=unit,
        counts=counted.words if counted else "",
        scope=scope_of(tokens, start, last, inside=inside),
        relative=None,
        statement=None,
    )


def limited(ends: tuple[float | int, float | int], bound: Bound) -> tuple[float | int | None, float | int | None]:
    """The interval with its open side left open."""
    low, high = rounded(ends[0]), rounded(ends[1])
    if bound in ("at-least", "more-than"):
        return low, None
    return (None, high) if bound in ("at-most", "less-than") else (low, high)


def rounded(value: float) -> float | int:
    """Whole numbers as int, others with the digits that news prints."""
    made = round(value, 4)
    return int(made) if made == int(made) else made


def what_is_counted(
    tokens: tuple[Token, ...],
    number: Number,
    last: int,
    currency: tuple[str, int] | None,
    after: tuple[str, int] | None,
) -> tuple[str | None, Counted | None, int]:
    """Unit, counted words and where the figure ends: money, a measure, or a counted noun."""
    if currency:
        return currency[0], None, last
    if after:
        return after[0], None, after[1]
    if number.suffix:
        measure = unit_at((Token(0, 1, number.suffix, number.suffix.lower()),), 0)
        return (measure[0] if measure else number.suffix.lower()), None, last
    measure = unit_at(tokens, last)
    if measure:
        counted = counted_at(tokens, measure[1] + 1, plural=True) if word_at(tokens, measure[1]) == "of" else None
        return measure[0], counted, measure[1]
    start = past_more(tokens, last)
    counted = counted_at(tokens, start, plural=number.value != 1 or number.vague)
    if counted is None and number.value >= LEAST_ALONE:
        before = counted_before(tokens, number.first)
        return (before.unit, before, last) if before else (None, None, last)
    return (counted.unit, counted, counted.last) if counted else (None, None, last)


def past_more(tokens: tuple[Token, ...], last: int) -> int:
    """Past "more", "further", "or more", "or so" between a number and its noun."""
    at = last + 1 if word_at(tokens, last) == "or" and word_at(tokens, last + 1) in ("more", "so", "fewer") else last
    while word_at(tokens, at) in ("more", "further", "other", "additional", "new", "so", "fewer"):
        at += 1
    return at


def with_outcomes(tokens: tuple[Token, ...], end: int) -> int:
    """Past "killed", "killed or injured", "dead" right behind what is counted."""
    words = outcome_words()
    if word_at(tokens, end) not in words or word_at(tokens, end) == "hit":
        return end
    joined = word_at(tokens, end + 1) in ("or", "and") and word_at(tokens, end + 2) in words
    return end + 3 if joined else end + 1


def word_at(tokens: tuple[Token, ...], index: int) -> str:
    """The lower-case word at an index, empty beyond the end."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def range_token(tokens: tuple[Token, ...], index: int) -> tuple[float | int, float | int] | None:
    """ "10-12" in one token, where the second is larger and no third follows."""
    parts = tokens[index].text.split("-")
    if len(parts) != 2 or not parts[0] or not parts[0][0].isdigit():
        return None
    low, high = digits_value(parts[0]), digits_value(parts[1])
    behind = word_at(tokens, index + 1)
    return (low, high) if low is not None and high is not None and low < high and behind not in ("", ".", ",") else None


def range_end(tokens: tuple[Token, ...], number: Number) -> Number | None:
    """The second number of "10 to 12", "between 10 and 12", "10–12", "$1.1bn to $1.4bn"."""
    at = number.last
    link = word_at(tokens, at)
    measured = unit_at(tokens, at)
    if measured and word_at(tokens, measured[1]) in ("to", "and"):
        at, link = measured[1], word_at(tokens, measured[1])
    between = any(word_at(tokens, number.first - back) == "between" for back in (1, 2, 3))
    from_to = any(word_at(tokens, number.first - back) == "from" for back in (1, 2))
    if not (link in DASHES or (link == "to" and not from_to) or (link == "and" and between)):
        return None
    at += 1
    while at < len(tokens) and (tokens[at].text in "$€£¥₹" or tokens[at].text in ("US", "USD", "EUR", "about", "some")):
        at += 1
    second = number_at(tokens, at) if at < len(tokens) else None
    if second is None or second.vague or second.share:
        return None
    return second if second.value > scaled_like(tokens, number, second) else None


def scaled_like(tokens: tuple[Token, ...], first: Number, second: Number) -> float | int:
    """The first value with the scale of the second, where it has none of its own ("10 to 12 million")."""
    if first.last - first.first == 1 and second.value >= 1000 and first.value < 1000:
        for scale in (1_000, 1_000_000, 1_000_000_000):
            if second.last - second.first > 1 and scale <= second.value < scale * 1000:
                return rounded(first.value * scale)
    return first.value
