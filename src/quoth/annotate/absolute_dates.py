"""Dates that name their month or year: "24 October 2024", "Oct. 24", "February 2022", "2019", "the 1990s", "Q3 2023"."""

from collections.abc import Callable
from datetime import date, timedelta

from quoth.annotate.date_context import Context, Reading
from quoth.lexicons import load_toml
from quoth.text.numbers import ONES
from quoth.text.times import (
    MONTHS,
    OPEN,
    Interval,
    day_interval,
    month_interval,
    quarter_interval,
    season_interval,
    year_interval,
)

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
BEFORE_MONTH = frozenset(load_toml("figure_words")["before_month"])
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "sun", "august"})


def month_at(context: Context, index: int) -> int | None:
    """The month a capitalised word names; short forms may carry a full stop."""
    return MONTHS.get(context.word(index).rstrip(".")) if context.capital(index) else None


def past_stop(context: Context, index: int) -> int:
    """Past the full stop of "Oct."."""
    return index + 1 if context.word(index) == "." else index


def year_at(context: Context, index: int) -> tuple[int, int] | None:
    """A year behind a month, with or without a comma, and the token after it."""
    at = index + 1 if context.word(index) in (",", "of") else index
    text = context.text(at)
    return (int(text), at + 1) if len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2200 else None


def with_year(context: Context, month: int, day: int, index: int) -> Interval | None:
    """A day without a year: the nearest one to the report's day, the year before only when it lies months ahead."""
    if context.day is None:
        return OPEN
    candidates = [day_interval(context.day.year + shift, month, day) for shift in (0, -1, 1)]
    made = [c for c in candidates if c is not None and c.earliest is not None]
    if not made:
        return None
    return min(made, key=lambda c: distance(context, c, index))


def distance(context: Context, interval: Interval, index: int) -> float:
    """How far a candidate lies from the report's day; a day to come counts more unless the words look ahead."""
    assert context.day is not None and interval.earliest is not None
    days = (interval.earliest - context.day).days
    ahead = context.looks_ahead(index, index + 1)
    return days * (1.0 if ahead else 1.6) if days > 0 else -days * (3.0 if ahead else 1.0)


def iso_date(context: Context, index: int) -> Reading | None:
    """ "2024-10-24" """
    text = context.text(index)
    parts = text.split("-")
    if len(parts) == 3 and len(parts[0]) == 4 and all(part.isdigit() and len(part) <= 4 for part in parts):
        interval = day_interval(int(parts[0]), int(parts[1]), int(parts[2]))
        return Reading(interval, index + 1) if interval else None
    return None


def day_before_month(context: Context, index: int) -> Reading | None:
    """ "24 October 2024", "the 24th of October", "from 4 to 20 February" """
    day = context.number(index, 1, 31)
    if day is None:
        return None
    at = index + 1
    if context.word(at) in ("to", "-", "–", "and") and context.number(at + 1, 1, 31) and month_at(context, at + 2):
        first = Context(context.tokens, context.day, context.previous)
        return day_range(first, index, at + 2, day, context.number(at + 1, 1, 31) or day)
    at = at + 1 if context.word(at) == "of" else at
    month = month_at(context, at)
    return dated(context, index, month, day, past_stop(context, at + 1)) if month else None


def day_range(context: Context, index: int, at: int, first: int, last: int) -> Reading | None:
    """Two days of one month as one interval."""
    month = month_at(context, at)
    if month is None:
        return None
    left = dated(context, index, month, first, at + 1)
    right = dated(context, index, month, last, at + 1)
    if left is None or right is None:
        return None
    return Reading(Interval(left.interval.earliest, right.interval.latest, "range"), right.last)


def dated(context: Context, index: int, month: int, day: int, at: int) -> Reading | None:
    """A day and a month with the year behind them, or the nearest year."""
    year = year_at(context, at)
    interval = day_interval(year[0], month, day) if year else with_year(context, month, day, index)
    return Reading(interval, year[1] if year else at) if interval else None


def month_before_day(context: Context, index: int) -> Reading | None:
    """ "October 24, 2024", "Oct. 24", "Oct. 24-26" """
    month = month_at(context, index)
    at = past_stop(context, index + 1)
    day = context.number(at, 1, 31) if month else None
    if not month or day is None or context.word(at + 1) in ("%", "percent", "people", "million", ":"):
        return None
    if context.word(at + 1) in ("-", "–", "to") and context.number(at + 2, 1, 31):
        first, last = (
            dated(context, index, month, day, at + 3),
            dated(context, index, month, context.number(at + 2, 1, 31) or day, at + 3),
        )
        if first and last:
            return Reading(Interval(first.interval.earliest, last.interval.latest, "range"), last.last)
    return dated(context, index, month, day, at + 1)


def month_and_year(context: Context, index: int) -> Reading | None:
    """ "February 2022", "Feb. 2022" """
    month = month_at(context, index)
    year = year_at(context, past_stop(context, index + 1)) if month else None
    return Reading(month_interval(year[0], month), year[1]) if month and year else None


def month_alone(context: Context, index: int) -> Reading | None:
    """ "in February", "last November", "by December": the nearest such month, by the words before it"""
    month = month_at(context, index)
    if month is None or (
        context.word(index).rstrip(".") in AMBIGUOUS_MONTHS and context.word(index - 1) not in BEFORE_MONTH
    ):
        return None
    if index == 0 or (context.word(index - 1) not in BEFORE_MONTH and not month_goes_on(context, index)):
        return None
    if context.day is None:
        return Reading(Interval(None, None, "month"), index + 1)
    before = context.word(index - 1)
    year = context.day.year
    if before in ("last", "previous"):
        year -= month >= context.day.month
    elif before == "next":
        year += month <= context.day.month
    else:
        ahead = before in ("by", "until", "till", "before") or context.looks_ahead(index, index + 1)
        months = month - context.day.month
        if months > 0 and not ahead:
            year -= months > 1
        elif months < 0 and ahead and -months > (2 if before in ("from", "since") else 0):
            year += 1
    return Reading(month_interval(year, month), index + 1)


def month_goes_on(context: Context, index: int) -> bool:
    """A month that a possessive or a following "and" with another month shows to be one."""
    return context.word(index + 1) in ("'s", "and", "to", "-", "–") or context.word(index - 1) in (
        "-",
        "–",
        "a",
        "the",
        "’s",
        "'s",
    )


def quarter(context: Context, index: int) -> Reading | None:
    """ "the first quarter of 2026", "Q3 2023", "the third quarter" """
    text = context.word(index)
    if len(text) == 2 and text[0] == "q" and text[1] in "1234":
        number, at = int(text[1]), index + 1
    elif text in ORDINALS and context.word(index + 1) == "quarter":
        number, at = ORDINALS[text], index + 2
    else:
        return None
    year = year_at(context, at)
    if year:
        return Reading(quarter_interval(year[0], number), year[1])
    if context.day is None:
        return Reading(Interval(None, None, "quarter"), at)
    past = number > (context.day.month + 2) // 3
    return Reading(quarter_interval(context.day.year - past, number), at)


def season(context: Context, index: int) -> Reading | None:
    """ "summer 2023", "last autumn", "this spring" """
    word = context.word(index)
    if word not in ("spring", "summer", "autumn", "fall", "winter"):
        return None
    year = year_at(context, index + 1)
    if year:
        return Reading(season_interval(year[0], word), year[1])
    before = context.word(index - 1)
    if before not in ("last", "this", "next") or (word == "fall" and before == "the"):
        return None
    if context.day is None:
        return Reading(Interval(None, None, "season"), index + 1)
    shift = {"last": -1, "next": 1}.get(before, 0)
    made = season_interval(context.day.year, word)
    if before == "last" and made.latest is not None and made.latest < context.day:
        shift = 0
    return Reading(season_interval(context.day.year + shift, word), index + 1)


def decade(context: Context, index: int) -> Reading | None:
    """ "the 1990s", "the early 2000s" """
    text = context.word(index)
    if len(text) == 5 and text.endswith("0s") and text[:4].isdigit():
        first = int(text[:4])
        if 1000 <= first <= 2100:
            return Reading(Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade"), index + 1)
    return None


def year_alone(context: Context, index: int) -> Reading | None:
    """ "in 2019", "since 2014", "the 2022 treaty": four digits that stand where years stand"""
    text = context.text(index)
    if not (len(text) == 4 and text.isdigit() and 1800 <= int(text) <= 2100):
        return None
    before, after = context.word(index - 1), context.word(index + 1)
    if before in ("$", "€", "£", "no", ",", "at", "least", "than", "some", "about", "over", "nearly") and before != ",":
        return None
    if after in (
        "people",
        "percent",
        "%",
        "soldiers",
        "troops",
        "km",
        "tonnes",
        "votes",
        "euros",
        "dollars",
        "metres",
        "meters",
    ):
        return None
    return Reading(year_interval(int(text)), index + 1)


def day_of_this_month(context: Context, index: int) -> Reading | None:
    """ "on the 5th": that day of the month last spoken of"""
    text = context.word(index)
    if not (text[:1].isdigit() and text.endswith(("th", "st", "nd", "rd")) and context.word(index - 1) == "the"):
        return None
    day = context.number(index, 1, 31)
    if (
        day is None
        or context.word(index - 2) not in ("on", "of", "by", "until", "since")
        or context.word(index + 1) not in (",", ".", "and", ";", "the", "")
    ):
        return None
    near = context.previous or context.day
    interval = day_interval(near.year, near.month, day) if near else OPEN
    return Reading(interval, index + 1) if interval else None


def years_ago(context: Context, index: int) -> Reading | None:
    """ "two years ago", "a month earlier", "three days later" counted from the report's day"""
    count = (
        context.number(index, 1, 400)
        or ONES.get(context.word(index))
        or (1 if context.word(index) in ("a", "an") else None)
    )
    unit = context.word(index + 1).rstrip("s")
    if not count or unit not in ("day", "week", "month", "year", "decade") or context.word(index + 2) != "ago":
        return None
    if context.day is None:
        return Reading(OPEN, index + 3)
    day = context.day
    if unit == "day":
        made = day - timedelta(days=count)
        return Reading(Interval(made, made, "day"), index + 3)
    if unit == "week":
        made = day - timedelta(weeks=count)
        return Reading(Interval(made, made, "day"), index + 3)
    if unit == "month":
        at = day.year * 12 + day.month - 1 - count
        return Reading(month_interval(at // 12, at % 12 + 1), index + 3)
    return Reading(year_interval(day.year - count * (10 if unit == "decade" else 1)), index + 3)


ABSOLUTE: tuple[Callable[[Context, int], Reading | None], ...] = (
    iso_date,
    years_ago,
    day_before_month,
    month_before_day,
    month_and_year,
    quarter,
    season,
    month_alone,
    decade,
    year_alone,
    day_of_this_month,
)
