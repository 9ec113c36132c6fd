"""Figures of news: value, bound, unit, what is counted, scope; comparisons without a number of their own.

The span runs from the first bound word to the counted noun. Nothing is averaged: a range stays a range, an open side stays
open. What looks like a number and is none (dates, clock times, ages, numbered things) is left out by named rules.
"""

from typing import NamedTuple

from quoth.annotate.bounds import bound_after, bound_before, nearer_bound
from quoth.annotate.comparisons import comparisons_in
from quoth.annotate.counted import Counted, counted_at, counted_before
from quoth.annotate.dates import figureless_spans
from quoth.annotate.figure_tokens import figure_tokens
from quoth.annotate.measures import Measure, measure_at, word_at
from quoth.annotate.numbered import Candidate, Sentence, is_no_quantity
from quoth.annotate.ranges import range_end, scaled_like
from quoth.annotate.scope import outcome_words, scope_of
from quoth.annotate.shares import one_in, part_of
from quoth.annotate.units import unit_at
from quoth.text.numbers import may_be_a_word
from quoth.text.tokens import Token, tokens_of
from quoth.types import Quantity, Report, Span
from quoth.types.statements import Bound

# A number without a noun behind it counts what stands before it ("casualties may exceed 600,000"), if it is no small one.
LEAST_ALONE = 5
Ends = tuple[float | int, float | int]


class Read(NamedTuple):
    """What was read at one place: the measure, both ends, what is counted, the token after it all.

    `sure` says that the words leave no doubt that it is a figure ("nine out of ten").
    """

    measure: Measure
    ends: Ends
    unit: str | None
    counted: Counted | None
    last: int
    sure: bool = False


def find_quantities(report: Report) -> tuple[Quantity, ...]:
    """All quantities of a report in text order, with `statement` left open (None)."""
    found: list[Quantity] = []
    for sentence, taken in zip(report.sentences, figureless_spans(report), strict=True):
        tokens = figure_tokens(report.text, tokens_of(report.text, sentence.start, sentence.end))
        comparisons = tuple(comparisons_in(report.text, tokens))
        factors = tuple(comparison.factor for comparison in comparisons)
        found += [q for q in quantities_in(tokens, taken) if not any(place.overlaps(q.span) for place in factors)]
        found += [comparison.quantity for comparison in comparisons]
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))


def quantities_in(tokens: tuple[Token, ...], taken: tuple[Span, ...]) -> list[Quantity]:
    """The quantities of one sentence; `taken` are the places of dates and clock times."""
    found: list[Quantity] = []
    sentence = Sentence(tokens)
    index = 0
    while index < len(tokens):
        read = read_at(sentence, index, taken) if may_begin(tokens[index]) else None
        if read is None:
            index += 1
            continue
        if read.last > index and not is_left_out(sentence, read, taken):
            found.append(built(tokens, read, found))
            index = read.last
        else:
            index = max(read.measure.last, index + 1)
    return found


def may_begin(token: Token) -> bool:
    """A quick look that spares most words the grammar."""
    first = token.text[0]
    return (
        first.isdigit()
        or not first.isalpha()
        or may_be_a_word(token.lower)
        or token.text[:2].isupper()
        or token.lower in ("minus", "rs")
    )


def is_left_out(sentence: Sentence, read: Read, taken: tuple[Span, ...]) -> bool:
    """Whether digits belong to a date, or a rule knows the number as no quantity."""
    if is_taken(sentence.tokens, read.measure, taken):
        return True
    if read.sure:
        return False
    last = read.measure.last if read.ends[0] == read.ends[1] else read.last
    return is_no_quantity(Candidate(sentence, read.measure, last, read.counted))


def read_at(sentence: Sentence, index: int, taken: tuple[Span, ...]) -> Read | None:
    """The figure that begins at a token; None where no number begins."""
    tokens = sentence.tokens
    measure = measure_at(tokens, index)
    if measure is None:
        return None
    ratio = one_in(tokens, measure)
    if ratio is not None:
        counted = counted_at(tokens, ratio[1], plural=True)
        return Read(measure, (ratio[0], ratio[0]), "percent", counted, counted.last if counted else ratio[1], sure=True)
    second = None if is_taken(tokens, measure, taken) else range_end(tokens, measure)
    if second is not None and is_taken(tokens, second, taken):
        second = None
    last = second.last if second else measure.last
    unit = measure.unit or (second.unit if second else None)
    ends = (scaled_like(measure, second), second.value) if second else (measure.value, measure.value)
    if measure.number.share and second is None and (whole := unit_of_share(tokens, last)) is not None:
        return Read(measure, (measure.value, measure.value), whole[0], None, whole[1])
    if measure.number.share and (unit is None or unit == "percent"):
        return Read(measure, (ends[0] * 100, ends[1] * 100), "percent", *share_of(tokens, last))
    if unit is not None and not (measure.tied and is_counted_as_one(measure)):
        counted = counted_at(tokens, last + 1, plural=True) if word_at(tokens, last) == "of" else None
        return Read(measure, ends, unit, counted, last)
    counted = part_of(tokens, measure) if second is None else None
    if counted is not None:
        return Read(measure, ends, counted.unit, counted, last)
    counted = noun_behind(tokens, last, plural=ends[1] != 1 or measure.number.vague)
    if counted is None and ends[0] >= LEAST_ALONE:
        before = counted_before(tokens, measure.first)
        return Read(measure, ends, before.unit if before else None, before, last)
    return Read(measure, ends, counted.unit if counted else None, counted, counted.last if counted else last)


def is_taken(tokens: tuple[Token, ...], measure: Measure, taken: tuple[Span, ...]) -> bool:
    """Whether the number of a measure belongs to a date or a clock time."""
    span = Span(tokens[measure.number.first].start, tokens[measure.number.last - 1].end)
    return not measure.money and any(place.overlaps(span) for place in taken)


def unit_of_share(tokens: tuple[Token, ...], last: int) -> tuple[str, int] | None:
    """The measure that is shared in "a quarter of a percentage point", and the token after it."""
    of_one = word_at(tokens, last) == "of" and word_at(tokens, last + 1) in ("a", "an", "one")
    return unit_at(tokens, last + 2) if of_one else None


def share_of(tokens: tuple[Token, ...], last: int) -> tuple[Counted | None, int]:
    """What a share is taken of ("two-thirds of the houses"), and the token after it."""
    counted = counted_at(tokens, last, plural=True)
    return counted, counted.last if counted else last


def is_counted_as_one(measure: Measure) -> bool:
    """Whether a hyphen only ties a noun to its number ("a 12-member panel" measures nothing, but is one figure)."""
    return measure.unit is None


def noun_behind(tokens: tuple[Token, ...], last: int, *, plural: bool) -> Counted | None:
    """The counted noun behind a number, past "more", "further", "or more", "or so"."""
    at = (
        last + 2
        if word_at(tokens, last) == "or" and word_at(tokens, last + 1) in ("more", "so", "fewer", "less")
        else last
    )
    at = at + 1 if word_at(tokens, at) in ("-", "+") and word_at(tokens, at + 1) in ("plus", "odd", "") else at
    while word_at(tokens, at) in (
        "more",
        "further",
        "other",
        "additional",
        "new",
        "so",
        "fewer",
        "plus",
        "odd",
        "extra",
        "+",
        "less",
    ):
        at += 1
    return counted_at(tokens, at, plural=plural)


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


HUMAN = frozenset({"killed", "injured", "missing", "displaced", "detained"})
TAKES_UP = frozenset(
    {"another", "further", "additional", "from", "against", "and", "with", "to", "or", "than", "including", "of"}
)
MEASURED = frozenset(
    {"percent", "percentage point", "basis point", "day", "week", "month", "year", "hour", "minute", "second"}
)


def taken_up(
    tokens: tuple[Token, ...], start: int, scope: tuple[str, ...], earlier: list[Quantity]
) -> tuple[str | None, str]:
    """Unit and words of a number without a noun: those of the figure before it in the sentence, or people for the killed."""
    last = next((quantity for quantity in reversed(earlier) if quantity.counts and quantity.unit not in MEASURED), None)
    human = bool(HUMAN & set(scope))
    if last is not None and human == bool(HUMAN & set(last.scope)):
        near = {token.lower for token in tokens[max(0, start - 3) : start + 3]}
        if human or near & TAKES_UP:
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
