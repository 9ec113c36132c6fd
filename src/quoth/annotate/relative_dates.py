"""Dates that count from the report's own day: weekdays, "yesterday", "last week", "this month", "by the end of the year"."""

from collections.abc import Callable
from datetime import date, timedelta

from quoth.annotate.date_context import Context, Reading
from quoth.text.times import (
    OPEN,
    WEEKDAYS,
    Interval,
    day_interval,
    month_interval,
    shifted_month,
    week_interval,
    weekday_interval,
    weekend_interval,
    year_interval,
)
from quoth.types.statements import Precision

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
NAMED_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december")  # fmt: skip


def one_day(context: Context, shift: int) -> Interval:
    """The report's day, shifted; open where the report has none."""
    if context.day is None:
        return OPEN
    made = context.day + timedelta(days=shift)
    return Interval(made, made, "day")


def weekday(context: Context, index: int) -> Reading | None:
    """ "on Tuesday", "last Wednesday", "Friday evening", "next Monday", "Friday 26 September" """
    number = WEEKDAYS.get(context.word(index).rstrip(".")) if context.capital(index) else None
    if number is None or len(context.word(index)) < 6:
        return None
    last = index + 1
    at = last + 1 if context.word(last) == "," else last
    explicit = explicit_day(context, at)
    if explicit is not None:
        return explicit
    if context.day is None:
        return Reading(OPEN, last)
    before = context.word(index - 1)
    if before in ("last", "past") or (before in ("last",) and context.word(index - 2) == "this"):
        made = weekday_interval(context.day - timedelta(days=1), number, -1)
        return Reading(made, last)
    if before in ("next", "coming", "following"):
        made = weekday_interval(context.day + timedelta(days=1), number, 1)
        return Reading(next_week(context.day, made) if before == "next" else made, last)
    ahead = context.looks_ahead(index, last)
    return Reading(weekday_interval(context.day, number, 1 if ahead else -1), last)


def next_week(day: date, made: Interval) -> Interval:
    """ "next Wednesday" said on a Friday is five days off; said on a Monday it is nine."""
    assert made.earliest is not None
    if made.earliest.isocalendar()[1] == day.isocalendar()[1]:
        later = made.earliest + timedelta(days=7)
        return Interval(later, later, "day")
    return made


def explicit_day(context: Context, at: int) -> Reading | None:
    """The date that stands right behind a weekday."""
    from quoth.annotate.absolute_dates import day_before_month, month_before_day

    return day_before_month(context, at) or month_before_day(context, at)


def named_day(context: Context, index: int) -> Reading | None:
    """ "today", "yesterday", "tomorrow", "tonight" """
    word = context.word(index)
    if word not in NAMED_DAYS or (
        word == "today" and context.word(index + 1) == "'s" and context.word(index - 1) == "in"
    ):
        return None
    return Reading(one_day(context, NAMED_DAYS[word]), index + 1)


def shifted_unit(context: Context, index: int) -> Reading | None:
    """ "last week", "this month", "next year", "last weekend", "earlier this year", "last night" """
    shift = SHIFTS.get(context.word(index))
    unit = context.word(index + 1)
    if shift is None or unit not in (
        "week",
        "weekend",
        "month",
        "year",
        "night",
        "morning",
        "evening",
        "afternoon",
        "decade",
    ):
        return None
    last = index + 2
    if unit in ("morning", "evening", "afternoon", "night"):
        if shift > 0:
            return None
        return Reading(one_day(context, -1 if shift < 0 and unit == "night" else min(shift, 0)), last)
    if context.day is None:
        precision: Precision = {"weekend": "range"}.get(unit, unit)  # type: ignore[assignment]
        return Reading(Interval(None, None, precision), last)
    if context.word(index - 1) == "the" and context.word(index) in ("past", "last", "previous", "following"):
        return None
    return Reading(unit_interval(context.day, unit, shift), last)


def unit_interval(day: date, unit: str, shift: int) -> Interval:
    """A week, weekend, month or year so many steps from the report's."""
    if unit == "week":
        return week_interval(day, shift)
    if unit == "weekend":
        return weekend_interval(day, shift)
    if unit == "month":
        return month_interval(*shifted_month(day, shift))
    if unit == "decade":
        first = day.year // 10 * 10 + shift * 10
        return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")
    return year_interval(day.year + shift)


def end_of_period(context: Context, index: int) -> Reading | None:
    """ "the end of the year", "the end of March", "year's end", "the end of the month" """
    if context.word(index) == "end" and context.word(index + 1) == "of":
        at = index + 2
        at = at + 1 if context.word(at) in ("the", "this", "next") else at
        shift = 1 if context.word(index + 2) == "next" else 0
        unit = context.word(at)
        if unit in ("year", "month", "week") and context.word(index - 1) in ("the", "by", "at", "until"):
            if context.day is None:
                return Reading(OPEN, at + 1)
            last = unit_interval(context.day, unit, shift).latest
            return Reading(Interval(last, last, "day"), at + 1)
        return end_of_month(context, at)
    if (
        context.word(index) == "within"
        and context.word(index + 1) in ("the", "this")
        and context.word(index + 2) == "year"
    ):
        if context.day is None:
            return Reading(Interval(None, None, "year"), index + 3)
        return Reading(Interval(context.day, date(context.day.year, 12, 31), "range"), index + 3)
    return None


def end_of_month(context: Context, at: int) -> Reading | None:
    """The last day of a named month."""
    if context.word(at) not in MONTH_NAMES or not context.capital(at):
        return None
    month = MONTH_NAMES.index(context.word(at)) + 1
    year_text = context.text(at + 1)
    if len(year_text) == 4 and year_text.isdigit():
        last = month_interval(int(year_text), month).latest
        return Reading(Interval(last, last, "day"), at + 2)
    if context.day is None:
        return Reading(OPEN, at + 1)
    last = month_interval(context.day.year + (month < context.day.month), month).latest
    made = day_interval(last.year, last.month, last.day) if last else None
    return Reading(made, at + 1) if made else None


RELATIVE: tuple[Callable[[Context, int], Reading | None], ...] = (
    weekday,
    named_day,
    end_of_period,
    shifted_unit,
)
