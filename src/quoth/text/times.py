"""Calendar arithmetic for news: words for days, weeks, months, quarters and years as intervals of days."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from quoth.lexicons import load_toml
from quoth.types.statements import Precision


def numbered(names: list[str]) -> dict[str, int]:
    """Every name of a list of alternatives ("january jan") with its place in the list, counted from 1."""
    return {name: number for number, alternatives in enumerate(names, 1) for name in alternatives.split()}


MONTHS = numbered(load_toml("times")["names"]["months"])
WEEKDAYS = {name: number - 1 for name, number in numbered(load_toml("times")["names"]["weekdays"]).items()}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
FIRST_YEAR, LAST_YEAR = 1, 9998
# What a day to come costs beside words in the past tense, in days; set on TimeBank (78.3 without, 78.7 with it).
LOOKED_BACK = 100
FIRST_REPORT, LAST_REPORT = 1600, 2200


class Interval(NamedTuple):
    """Two days, both included, and how precise the words were; both None where the words cannot be placed."""

    earliest: date | None
    latest: date | None
    precision: Precision


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, in its own time zone; None where it is no day that a report can have."""
    if not published:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if FIRST_REPORT <= day.year <= LAST_REPORT else None


def open_interval(precision: Precision) -> Interval:
    """An interval that cannot be placed, with the precision of its words."""
    return Interval(None, None, precision)


def in_calendar(year: int) -> bool:
    """Whether a year can be reckoned with."""
    return FIRST_YEAR <= year <= LAST_YEAR


def day_interval(year: int, month: int, day: int) -> Interval | None:
    """One day, if there is such a day."""
    if not in_calendar(year) or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    made = date(year, month, day)
    return Interval(made, made, "day")


def one_day(day: date | None, shift: int = 0) -> Interval:
    """The day that lies so many days off; open where there is none to count from."""
    if day is None or not in_calendar(day.year):
        return open_interval("day")
    made = day + timedelta(days=shift)
    return Interval(made, made, "day")


def month_interval(year: int, month: int) -> Interval:
    """A month from its first to its last day."""
    if not in_calendar(year):
        return open_interval("month")
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_interval(year: int) -> Interval:
    """A year from its first to its last day."""
    return years_interval(year, 1, "year")


def years_interval(first: int, count: int, precision: Precision) -> Interval:
    """So many whole years: a year, a decade, a century."""
    if not in_calendar(first) or not in_calendar(first + count):
        return open_interval(precision)
    return Interval(date(first, 1, 1), date(first + count - 1, 12, 31), precision)


def months_interval(year: int, first: int, count: int, precision: Precision) -> Interval:
    """So many whole months of a year from the first: a quarter, a half."""
    if not in_calendar(year):
        return open_interval(precision)
    return Interval(date(year, first, 1), month_interval(year, first + count - 1).latest, precision)


def quarter_interval(year: int, quarter: int) -> Interval:
    """A quarter from its first to its last day."""
    return months_interval(year, 3 * quarter - 2, 3, "quarter")


def season_interval(year: int, season: str) -> Interval:
    """A season by whole months; winter runs from December into the next year."""
    if not in_calendar(year):
        return open_interval("season")
    if season == "winter":
        return Interval(date(year, 12, 1), month_interval(year + 1, 2).latest, "season")
    first, last = SEASONS[season]
    return months_interval(year, first, last - first + 1, "season")


def week_interval(day: date, weeks: int) -> Interval:
    """The week, Monday to Sunday, so many weeks from the one that holds the day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend_interval(day: date, weeks: int) -> Interval:
    """Saturday and Sunday of a week."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Interval(monday + timedelta(days=5), monday + timedelta(days=6), "range")


def weekday_interval(day: date, weekday: int, direction: int) -> Interval:
    """The nearest such weekday, the day itself included: not after the day (-1), or not before it (+1)."""
    back = (day.weekday() - weekday) % 7
    return one_day(day, -back if direction < 0 else (7 - back) % 7)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> Interval:
    """The nth such weekday of a month, -1 for its last."""
    whole = month_interval(year, month)
    if whole.earliest is None or whole.latest is None:
        return open_interval("day")
    if which < 0:
        return weekday_interval(whole.latest, weekday, -1)
    return one_day(weekday_interval(whole.earliest, weekday, 1).earliest, 7 * (which - 1))


def shifted_month(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months from the day's."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def unit_interval(day: date, unit: str, shift: int) -> Interval:
    """The day, week, month, quarter, year, decade or century that lies so many of them from the day's own."""
    match unit:
        case "day":
            return one_day(day, shift)
        case "week":
            return week_interval(day, shift)
        case "weekend":
            return weekend_interval(day, shift)
        case "fortnight":
            return week_interval(day, 2 * shift)
        case "month":
            return month_interval(*shifted_month(day, shift))
        case "quarter":
            year, month = shifted_month(day, 3 * shift)
            return quarter_interval(year, (month + 2) // 3)
        case "decade":
            return years_interval(day.year // 10 * 10 + 10 * shift, 10, "decade")
        case "century":
            return years_interval(day.year // 100 * 100 + 100 * shift, 100, "century")
        case _:
            return year_interval(day.year + shift)


def nearest(day: date, candidates: list[Interval], outlook: int) -> Interval:
    """The candidate that costs least: far off costs more, to come more than gone by unless the words look ahead."""
    return min((made for made in candidates if made.earliest), key=lambda made: cost(day, made, outlook))


def cost(day: date, made: Interval, outlook: int) -> float:
    """Days from the report's day, weighted by what the words say; the weights were set on news of 1989 to 2000."""
    assert made.earliest is not None and made.latest is not None
    if made.earliest <= day <= made.latest:
        return 0.0
    ahead = (made.earliest - day).days
    if ahead > 0:
        return ahead * {1: 0.7, 0: 1.8, -1: 2.5}[outlook] + (LOOKED_BACK if outlook < 0 else 0)
    return (day - made.latest).days * {1: 3.0, 0: 1.0, -1: 0.8}[outlook]
