"""Calendar arithmetic for news: words for days, weeks, months, quarters and years as intervals of days."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from quoth.types.statements import Precision

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat",
         "sunday sun"))
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
FIRST_YEAR, LAST_YEAR = 1, 9998


class Interval(NamedTuple):
    """Two days, both included, and how precise the words were; both None where the words cannot be placed."""

    earliest: date | None
    latest: date | None
    precision: Precision


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, in its own time zone."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def day_interval(year: int, month: int, day: int) -> Interval | None:
    """One day, if there is such a day."""
    if (
        not FIRST_YEAR <= year <= LAST_YEAR
        or not 1 <= month <= 12
        or not 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        return None
    made = date(year, month, day)
    return Interval(made, made, "day")


def month_interval(year: int, month: int) -> Interval:
    """A month from its first to its last day."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_interval(year: int) -> Interval:
    """A year from its first to its last day."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def quarter_interval(year: int, quarter: int) -> Interval:
    """A quarter from its first to its last day."""
    last = 3 * quarter
    return Interval(date(year, last - 2, 1), month_interval(year, last).latest, "quarter")


def season_interval(year: int, season: str) -> Interval:
    """A season by whole months; winter runs from December into the next year."""
    if season == "winter":
        return Interval(date(year, 12, 1), month_interval(year + 1, 2).latest, "season")
    first, last = SEASONS[season]
    return Interval(date(year, first, 1), month_interval(year, last).latest, "season")


def week_interval(day: date, weeks: int) -> Interval:
    """The week, Monday to Sunday, so many weeks from the one that holds the day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend_interval(day: date, weeks: int) -> Interval:
    """Saturday and Sunday of a week."""
    week = week_interval(day, weeks)
    assert week.earliest is not None
    return Interval(week.earliest + timedelta(days=5), week.latest, "range")


def weekday_interval(day: date, weekday: int, direction: int) -> Interval:
    """The nearest such weekday: not after the day (-1), or after it (+1; the day itself for 0 and more than today)."""
    back = (day.weekday() - weekday) % 7
    made = day - timedelta(days=back) if direction < 0 else day + timedelta(days=(7 - back) % 7)
    return Interval(made, made, "day")


def shifted_month(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months from the day's."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


OPEN = Interval(None, None, "day")
