"""Dates of news, resolved against the report's own date only; without it the relative ones stay open."""

from collections.abc import Iterator
from itertools import pairwise

from quoth.text.dating import Memory, TimeExpression, remembered, time_expressions
from quoth.text.times import Interval, published_day
from quoth.text.tokens import tokens_of
from quoth.types import Date, Report, Span

# Words between two dates that make them the two ends of one stretch, with the words that must stand before the first.
JOINS = {"to": ("from",), "and": ("between",), "until": ("from",), "through": ("from", "")}
JOINS |= dict.fromkeys(("-", "–", "—"), ("from", "between", ""))


def find_dates(report: Report) -> tuple[Date, ...]:
    """All date expressions of a report in text order, with `statement` left open (None)."""
    found: list[Date] = []
    for times in times_of(report):
        dates = [made for made in times if made.kind == "date"]
        found += [as_date(made) for made in joined(report.text, dates)]
    return tuple(found)


def times_of(report: Report) -> Iterator[tuple[TimeExpression, ...]]:
    """The times of each sentence: dates, clock times, stretches, each read with what the sentences before have told."""
    day = published_day(report.raw.published)
    memory = Memory()
    for sentence in report.sentences:
        found = time_expressions(tokens_of(report.text, sentence.start, sentence.end), day, memory)
        memory = remembered(memory, found)
        yield found


def figureless_spans(report: Report) -> tuple[tuple[Span, ...], ...]:
    """Where dates and clock times stand in each sentence: digits within them are no figures.

    "Three days later" is both: its day is a date, its three days are a figure.
    """
    return tuple(
        tuple(
            Span(made.start, made.end)
            for made in times
            if made.kind in ("date", "clock")
            and not report.text[made.start : made.end].endswith(("later", "earlier", "ago"))
        )
        for times in times_of(report)
    )


def joined(text: str, dates: list[TimeExpression]) -> list[TimeExpression]:
    """The dates of a sentence, "from 2016 to 2018" and "between May and July" as one."""
    made: list[TimeExpression] = []
    taken = False
    for left, right in pairwise([*dates, None]):
        if left is None or taken:
            taken = False
            continue
        stretch = stretch_of(text, left, right) if right else None
        made.append(stretch or left)
        taken = stretch is not None
    return made


def stretch_of(text: str, left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    """Two dates as the ends of one stretch where the words say so and the ends are in order."""
    link = text[left.end : right.start].strip().lower() if right.start - left.end < 12 else ""
    before = text[max(0, left.start - 9) : left.start].lower().split()
    opening = before[-1] if before else ""
    if link not in JOINS or not (opening in JOINS[link] or "" in JOINS[link]):
        return None
    first, last = left.interval.earliest, right.interval.latest
    if first is None or last is None or first > last:
        return None
    return left._replace(end=right.end, interval=Interval(first, last, "range"))


def as_date(made: TimeExpression) -> Date:
    """A time as a date of the report."""
    earliest, latest, precision = made.interval
    return Date(
        start=made.start,
        end=made.end,
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
        precision=precision,
        statement=None,
    )
