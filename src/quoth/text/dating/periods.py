"""Periods counted from the report's own, and the edges of periods: "last week", "this year", "the end of March"."""

from datetime import timedelta

from quoth.lexicons import load_toml
from quoth.text.dating.context import Context, Reading
from quoth.text.dating.days import ORDINALS, month_at
from quoth.text.dating.months import STEPS, month_alone, month_and_year
from quoth.text.dating.outlook import AHEAD, outlook_of
from quoth.text.times import Interval, month_interval, open_interval, quarter_interval, unit_interval, year_interval
from quoth.types.statements import Precision

STEPPED = frozenset(load_toml("times")["names"]["units"]) - {"second", "minute", "hour"} | {"weekend"}
PRECISIONS: dict[str, Precision] = {
    "day": "day", "week": "week", "fortnight": "range", "weekend": "range", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def stepped(context: Context, index: int) -> Reading | None:
    """ "last week", "this month", "next year", "last weekend", "the coming week" """
    step, unit = STEPS.get(context.word(index)), context.word(index + 1)
    if step is None or unit not in STEPPED:
        return None
    if unit == "day" or (context.word(index - 1) == "the" and context.word(index) in ("past", "previous", "following")):
        return told_step(context, index, step, unit)
    made = unit_interval(context.day, unit, step) if context.day else open_interval(PRECISIONS[unit])
    return with_quarter(context, Reading(index + 2, "date", made))


def weekend(context: Context, index: int) -> Reading | None:
    """ "over the weekend", "at the weekend": the last one, or the one to come"""
    if context.word(index + 1) != "weekend":
        return None
    day = context.day
    if day is None:
        return Reading(index + 2, "date", open_interval("range"))
    ahead = outlook_of(context, index, index + 2) == AHEAD or context.word(index - 1) == "of"
    return Reading(index + 2, "date", unit_interval(day, "weekend", 0 if ahead or day.weekday() >= 5 else -1))


def told_step(context: Context, index: int, step: int, unit: str) -> Reading | None:
    """ "the previous day", "the following week", counted from the day told last; "the past year" from the report's."""
    word, near = context.word(index), context.memory.interval
    told = context.memory.day or (near.earliest if near else None)
    if word in ("past", "last", "this", "current", "present"):
        if word == "past" and unit != "day":
            made = unit_interval(context.day, unit, step) if context.day else open_interval(PRECISIONS[unit])
            return Reading(index + 2, "date", made)
        return None
    made = unit_interval(told, unit, step) if told else open_interval(PRECISIONS[unit])
    return Reading(index + 2, "date", made)


def with_quarter(context: Context, reading: Reading) -> Reading:
    """The quarter of a year that goes on as "this year's third quarter"."""
    number = ORDINALS.get(context.word(reading.last + 1), 9)
    if context.word(reading.last) == "'s" and context.word(reading.last + 2) == "quarter" and number <= 4:
        year = reading.interval.earliest
        made = quarter_interval(year.year, number) if year else open_interval("quarter")
        return Reading(reading.last + 3, "date", made)
    return reading


def edge_of_period(context: Context, index: int) -> Reading | None:
    """ "the end of the year", "the start of 2029", "the end of March": the first or the last day"""
    word = context.word(index)
    if word not in ("end", "start", "beginning") or context.word(index + 1) != "of":
        return None
    at = index + 2
    at = at + 1 if context.word(at) in ("the", "this") else at
    inner = whole_period(context, at)
    if inner is None:
        return None
    day = inner.interval.latest if word == "end" else inner.interval.earliest
    return Reading(inner.last, "date", Interval(day, day, "day"))


def week_of_month(context: Context, index: int) -> Reading | None:
    """ "the first week of May 1867", "the last week of April": seven days counted from an edge of the month"""
    word, number = context.word(index), ORDINALS.get(context.word(index), 9)
    if context.word(index + 1) != "week" or context.word(index + 2) != "of" or not (word == "last" or number <= 4):
        return None
    month = month_and_year(context, index + 3)
    year = context.year(index + 5) if context.word(index + 4) in ("in", "of") else None
    named = month_at(context, index + 3)
    if month is None and named and year:
        month = Reading(index + 6, "date", month_interval(year, named))
    if month is None and named:
        month = month_alone(context, index + 3)
    if month is None or month.interval.earliest is None or month.interval.latest is None:
        return None
    first, last = month.interval.earliest, month.interval.latest
    start = last - timedelta(days=6) if word == "last" else first + timedelta(days=7 * (number - 1))
    return Reading(month.last, "date", Interval(start, start + timedelta(days=6), "week"))


def whole_period(context: Context, at: int) -> Reading | None:
    """The period whose edge is meant: a month, a year, a stepped unit, a bare unit of the report's own day."""
    reading = month_and_year(context, at) or stepped(context, at)
    if reading is None and month_at(context, at):
        reading = month_alone(context, at)
    year = context.year(at)
    if reading is None and year:
        reading = Reading(at + 1, "date", year_interval(year))
    if reading is None and context.word(at) in ("year", "month", "week", "quarter", "decade", "century"):
        unit = context.word(at)
        made = unit_interval(context.day, unit, 0) if context.day else open_interval(PRECISIONS[unit])
        reading = Reading(at + 1, "date", made)
    return reading


def year_end(context: Context, index: int) -> Reading | None:
    """ "year-end", "by year's end" """
    word = context.word(index)
    written = word in ("year-end", "year-end's")
    apart = (
        word == "year"
        and context.word(index + 1) == "end"
        and context.word(index - 1) in ("by", "around", "until", "at")
    )
    if not (written or apart) and not (
        word == "year" and context.word(index + 1) == "'s" and context.word(index + 2) == "end"
    ):
        return None
    latest = unit_interval(context.day, "year", 0).latest if context.day else None
    return Reading(index + 1 + (0 if written else 2 - apart), "date", Interval(latest, latest, "day"))


def within_period(context: Context, index: int) -> Reading | None:
    """ "within the year", "within this month": from the report's day to the end of the period"""
    if context.word(index + 1) not in ("the", "this") or context.word(index + 2) not in ("year", "month", "week"):
        return None
    if context.day is None:
        return Reading(index + 3, "date", open_interval("range"))
    latest = unit_interval(context.day, context.word(index + 2), 0).latest
    return Reading(index + 3, "date", Interval(context.day, latest, "range"))
