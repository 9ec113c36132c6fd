"""The figure that begins at a token: its number or range, its unit, what it counts, and where it ends."""

from bisect import bisect_right
from typing import NamedTuple

from quoth.annotate.candidates import Sentence
from quoth.annotate.counted import Counted, counted_at, counted_before
from quoth.annotate.measures import Measure, measure_at
from quoth.annotate.ranges import range_end, scaled_like
from quoth.annotate.shares import one_in, part_of
from quoth.annotate.units import unit_at
from quoth.text.tokens import Token, word_at
from quoth.types import Span

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
    unit = unit or unit_shared(tokens, measure)
    if unit is not None:
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


def unit_shared(tokens: tuple[Token, ...], measure: Measure) -> str | None:
    """The unit that a number has from the one that "and" joins to it ("5 and 6 kg"); None where there is none."""
    at = measure.last
    if not measure.number.digits or word_at(tokens, at) != "and" or at + 1 >= len(tokens):
        return None
    joined = measure_at(tokens, at + 1)
    alike = joined and joined.number.digits and not joined.money and measure.value < 1000
    return joined.unit if joined and alike else None


def is_taken(tokens: tuple[Token, ...], measure: Measure, taken: tuple[Span, ...]) -> bool:
    """Whether the number of a measure belongs to a date or a clock time."""
    span = Span(tokens[measure.number.first].start, tokens[measure.number.last - 1].end)
    return not measure.money and overlaps_one(span, taken)


def overlaps_one(span: Span, places: tuple[Span, ...]) -> bool:
    """Whether a span shares a character with one of some places that are in order and apart."""
    at = bisect_right(places, span.start, key=lambda place: place.end)
    return at < len(places) and places[at].overlaps(span)


def unit_of_share(tokens: tuple[Token, ...], last: int) -> tuple[str, int] | None:
    """The measure that is shared in "a quarter of a percentage point", and the token after it."""
    of_one = word_at(tokens, last) == "of" and word_at(tokens, last + 1) in ("a", "an", "one")
    return unit_at(tokens, last + 2) if of_one else None


def share_of(tokens: tuple[Token, ...], last: int) -> tuple[Counted | None, int]:
    """What a share is taken of ("two-thirds of the houses"), and the token after it."""
    counted = counted_at(tokens, last, plural=True)
    return counted, counted.last if counted else last


def noun_behind(tokens: tuple[Token, ...], last: int, *, plural: bool) -> Counted | None:
    """The counted noun behind a number, past "more", "further", "or more", "or so"."""
    at = (
        last + 2
        if word_at(tokens, last) == "or" and word_at(tokens, last + 1) in ("more", "so", "fewer", "less")
        else last
    )
    at = at + 1 if word_at(tokens, at) == "-" and word_at(tokens, at + 1) in ("plus", "odd") else at
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
