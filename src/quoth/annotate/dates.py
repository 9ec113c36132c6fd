"""Dates of news, resolved against the report's own date only; without it the relative ones stay open."""

from itertools import pairwise
from typing import NamedTuple

from quoth.text.dating import Memory, TimeExpression, remembered, time_expressions
from quoth.text.times import Interval, published_day
from quoth.text.tokens import Token, tokens_of
from quoth.types import Date, Report, Span

# Words between two dates that make them the two ends of one stretch, with the words that must stand before the first.
JOINS = {"to": ("from",), "and": ("between",), "until": ("from",), "through": ("from", "")}
JOINS |= dict.fromkeys(("-", "–", "—"), ("from", "between", ""))


class SentenceTimes(NamedTuple):
    """A sentence's tokens with its times: dates, clock times, stretches."""

    tokens: tuple[Token, ...]
    times: tuple[TimeExpression, ...]


def find_dates(report: Report, read: tuple[SentenceTimes, ...] | None = None) -> tuple[Date, ...]:
    """All date expressions of a report in text order, with `statement` left open (None).

    `read` are the sentences with their times where `times_of` has been called before.
    """
    found: list[Date] = []
    for sentence in times_of(report) if read is None else read:
        dates = [made for made in sentence.times if made.kind == "date"]
        found += [as_date(made) for made in joined(report.text, dates)]
    return tuple(found)


def times_of(report: Report) -> tuple[SentenceTimes, ...]:
    """The times of each sentence, each read with what the sentences before have told."""
    day = published_day(report.raw.published)
    memory = Memory()
    found: list[SentenceTimes] = []
    for sentence in report.sentences:
        tokens = tokens_of(report.text, sentence.start, sentence.end)
        times = time_expressions(tokens, day, memory)
        memory = remembered(memory, times)
        found.append(SentenceTimes(tokens, times))
    return tuple(found)


def figureless_spans(text: str, times: tuple[TimeExpression, ...]) -> tuple[Span, ...]:
    """Where dates and clock times stand in a sentence: digits within them are no figures.

    "Three days later" is both: its day is a date, its three days are a figure.
    """
    return tuple(
        Span(made.start, made.end)
        for made in times
        if made.kind in ("date", "clock") and not text[made.start : made.end].endswith(("later", "earlier", "ago"))
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
