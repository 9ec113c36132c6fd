"""Dates of news, resolved against the report's own date only; without it the relative ones stay open.

Each rule reads one shape of date at one token and gives the interval of days it means; the first that reads wins. A deadline
("by Friday"), "since" and "until" mean the day itself; a time of day with its day is that day.
"""

from collections.abc import Callable
from datetime import date

from quoth.annotate.absolute_dates import ABSOLUTE
from quoth.annotate.date_context import Context, Reading
from quoth.annotate.relative_dates import RELATIVE
from quoth.text.times import published_day
from quoth.text.tokens import tokens_of
from quoth.types import Date, Report

RULES: tuple[Callable[[Context, int], Reading | None], ...] = (*ABSOLUTE, *RELATIVE)
FIRST_LETTERS = frozenset("jfmasondtwelycrbhspqivadu0123456789'")


def find_dates(report: Report) -> tuple[Date, ...]:
    """All date expressions of a report in text order, with `statement` left open (None)."""
    day = published_day(report.raw.published)
    found: list[Date] = []
    last: date | None = None
    for sentence in report.sentences:
        context = Context(tokens_of(report.text, sentence.start, sentence.end), day, last)
        read = dates_in(context)
        found += read
        last = next((date.fromisoformat(d.earliest) for d in reversed(read) if d.earliest), last)
    return tuple(found)


def dates_in(context: Context) -> list[Date]:
    """The dates of one sentence."""
    found: list[Date] = []
    index = 0
    while index < len(context.tokens):
        reading = read_at(context, index)
        if reading is None:
            index += 1
            continue
        found.append(as_date(context, index, reading))
        index = reading.last
    return found


def read_at(context: Context, index: int) -> Reading | None:
    """What the first rule that holds reads at a token."""
    if context.tokens[index].lower[0] not in FIRST_LETTERS:
        return None
    return next((reading for rule in RULES if (reading := rule(context, index)) is not None), None)


def as_date(context: Context, index: int, reading: Reading) -> Date:
    """A reading as a value of the report."""
    interval = reading.interval
    return Date(
        start=context.tokens[index].start,
        end=context.tokens[reading.last - 1].end,
        earliest=interval.earliest.isoformat() if interval.earliest else None,
        latest=interval.latest.isoformat() if interval.latest else None,
        precision=interval.precision,
        statement=None,
    )
