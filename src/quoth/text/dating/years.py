"""Quarters, seasons, years and longer: "Q3 2023", "last autumn", "in 2019", "the 1990s", "a year earlier"."""

import re
from datetime import date

from quoth.text.dating.context import Context, Reading
from quoth.text.dating.days import ORDINALS, year_behind
from quoth.text.dating.months import PLACES, STEPS
from quoth.text.dating.outlook import AHEAD, outlook_of
from quoth.text.numbers import number_at
from quoth.text.times import (
    Interval,
    months_interval,
    nearest,
    open_interval,
    quarter_interval,
    season_interval,
    unit_interval,
    year_interval,
    years_interval,
)
from quoth.types.statements import Precision

DECADE = re.compile(r"(?:mid-|early-|late-)?['’]?(\d|\d{3})0['’]?s")
SPOKEN_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
COUNTED = frozenset({"people", "men", "women", "children", "police", "personnel", "staff"})
FIRST_NAMED = 1700
FIRST_LIKELY, LAST_LIKELY = 1900, 2060


def quarter(context: Context, index: int) -> Reading | None:
    """ "the first quarter of 2026", "Q3 2023", "the third quarter", "third-quarter", "the second half of 2024" """
    text = context.word(index)
    first, _, second = text.partition("-")
    unit = second or context.word(index + 1)
    if text[:1] == "q" and text[1:] in ("1", "2", "3", "4"):
        number, at, months = int(text[1:]), index + 1, 3
    elif first in ORDINALS and unit in ("quarter", "half") and ORDINALS[first] <= (4 if unit == "quarter" else 2):
        number, at, months = ORDINALS[first], index + 1 + (not second), 3 if unit == "quarter" else 6
    else:
        return None
    if context.word(at) == "of" or context.year(at) or (context.word(at) == "," and context.year(at + 1)):
        year, at = year_of(context, at)
    else:
        year = None
    if months == 6 and year is None:
        return None
    return Reading(at, "date", part_of_year(context, number, months, year, index, at))


def year_of(context: Context, at: int) -> tuple[int | None, int]:
    """The year of a quarter: "of 2026", "2026", "of last year", and the token after it."""
    told = year_behind(context, at)
    if told:
        return told
    skip = 2 if context.word(at + 1) == "fiscal" else 1
    year = context.year(at + skip)
    if year:
        return year, at + skip + 1
    step = STEPS.get(context.word(at + 1))
    if step is not None and context.word(at + 2) == "year":
        return (context.day.year + step if context.day else None), at + 3
    return None, at


def part_of_year(context: Context, number: int, months: int, year: int | None, index: int, at: int) -> Interval:
    """A quarter or half of the year given, else the nearest one."""
    precision: Precision = "quarter" if months == 3 else "range"
    if year is not None:
        return months_interval(year, (number - 1) * months + 1, months, precision)
    if context.day is None:
        return open_interval(precision)
    candidates = [quarter_interval(context.day.year + shift, number) for shift in (0, -1, 1)]
    return nearest(context.day, candidates, outlook_of(context, index, at))


def known_quarter(context: Context, index: int) -> Reading | None:
    """ "the latest quarter", "the quarter", "the period": the last one told, else the one before the report's"""
    at = index + 1
    named = context.word(at) in ("latest", "most", "recent", "fiscal", "same")
    at = at + 2 if context.word(at) == "most" else at + named
    told = context.memory.interval
    if (
        context.word(at) not in ("quarter", "period")
        or (context.word(at) == "period" and not named)
        or context.word(at + 1) == "of"
    ):
        return None
    if told is not None and told.precision == "quarter":
        return Reading(at + 1, "date", told)
    made = unit_interval(context.day, "quarter", -1) if context.day else open_interval("quarter")
    return Reading(at + 1, "date", made)


def season(context: Context, index: int) -> Reading | None:
    """ "summer 2023", "last autumn", "this spring", "in the winter of 1944" """
    word = context.word(index)
    year = year_behind(context, index + 1)
    if year:
        return Reading(year[1], "date", season_interval(year[0], word))
    before = context.word(index - 1)
    day = context.day
    if (
        before == "the"
        and word != "fall"
        and context.word(index - 2) in ("over", "in", "into", "during", "since", "through", "this")
    ):
        candidates = [season_interval(day.year + shift, word) for shift in (0, -1, 1)] if day else []
        made = nearest(day, candidates, outlook_of(context, index, index + 1)) if day else open_interval("season")
        return Reading(index + 1, "date", made)
    if before in ("in", "by", "until") and outlook_of(context, index, index + 1) == AHEAD:
        candidates = [season_interval(day.year + shift, word) for shift in (0, 1)] if day else []
        return Reading(index + 1, "date", nearest(day, candidates, AHEAD) if day else open_interval("season"))
    if before not in ("last", "this", "next"):
        return None
    if day is None:
        return Reading(index + 1, "date", open_interval("season"))
    made = season_interval(day.year, word)
    shift = STEPS[before]
    if before == "last" and made.latest is not None and made.latest < day:
        shift = 0
    if (before == "next" and made.earliest is not None and made.earliest > day) or (
        before == "this" and word == "winter" and day.month <= 3
    ):
        shift = 0 if before == "next" else -1
    return Reading(index + 1, "date", season_interval(day.year + shift, word))


def decade(context: Context, index: int) -> Reading | None:
    """ "the 1990s", "the early 2000s", "the '90s" """
    match = DECADE.fullmatch(context.word(index))
    if match is None:
        return None
    first = int(match[1]) * 10
    if first < 100:
        if context.word(index - 1) not in ("the", "early", "late", "mid", "'", "’", "‘"):
            return None
        first += 1900 if first >= 30 else 2000
    return Reading(index + 1, "date", years_interval(first, 10, "decade"))


def spoken_decade(context: Context, index: int) -> Reading | None:
    """ "the nineties", "the early sixties" """
    if context.word(index - 1) not in ("the", "early", "late", "mid"):
        return None
    first = 1900 + 10 * SPOKEN_DECADES[context.word(index)]
    return Reading(index + 1, "date", years_interval(first, 10, "decade"))


def spoken_year(context: Context, index: int) -> Reading | None:
    """ "nineteen ninety-six", "the year two thousand", as transcripts write them"""
    if context.word(index) == "nineteen":
        number = number_at(context.tokens, index + 1) if index + 1 < len(context.tokens) else None
        if number is None or not 10 <= number.value <= 99 or context.word(number.last).endswith("s"):
            return None
        return Reading(number.last, "date", year_interval(1900 + int(number.value)))
    if context.word(index) == "two" and context.word(index - 1) == "year":
        number = number_at(context.tokens, index)
        if number and 2000 <= number.value <= 2099:
            return Reading(number.last, "date", year_interval(int(number.value)))
    return None


def century(context: Context, index: int) -> Reading | None:
    """ "the 19th century", "the twentieth century" """
    number = context.whole(index, 1, 21) or ORDINALS.get(context.word(index))
    if number is None or context.word(index + 1) not in ("century", "-century"):
        return None
    return Reading(index + 2, "date", years_interval(number * 100 - 100, 100, "century"))


def year_alone(context: Context, index: int) -> Reading | None:
    """ "in 2019", "since 2014", "the 2022 treaty": four digits that stand where years stand"""
    year = context.year(index)
    if year is None:
        return years_span(context, index)
    before, after = context.word(index - 1), context.word(index + 1)
    if before in PLACES["no_year"] or (before == "than" and after.endswith("s")):
        return None
    if (
        after in ("percent", "%", "km", "tonnes", "gmt", "hours", "-", "/", "°", "rpm")
        and context.word(index + 2) != "year"
    ):
        return None
    counts = after.isalpha() and after.endswith("s") and not context.capital(index + 1)
    counts = (counts or after in COUNTED) and after not in ("was", "is", "has", "as", "its")
    if before in PLACES["before_year"] and not (counts and before in PLACES["weak_before_year"]):
        likely = year >= FIRST_NAMED
    else:
        likely = FIRST_LIKELY <= year <= LAST_LIKELY and not counts
    return Reading(index + 1, "date", year_interval(year)) if likely else None


def years_span(context: Context, index: int) -> Reading | None:
    """ "2009-16", "2016-2018", "the 2024/25 season" as one stretch"""
    left, _, right = context.word(index).partition("-")
    if context.word(index + 1) == "/" and context.whole(index + 2, 0, 99) is not None:
        left, right = "", ""
    if not (
        left.isascii()
        and left.isdigit()
        and right.isascii()
        and right.isdigit()
        and len(left) == 4
        and len(right) in (2, 4)
    ):
        return None
    first, last = int(left), int(right) if len(right) == 4 else int(left[:2] + right)
    if not 1500 <= first < last <= 2150:
        return None
    return Reading(index + 1, "date", Interval(date(first, 1, 1), date(last, 12, 31), "range"))


def year_before(context: Context, index: int) -> Reading | None:
    """ "a year earlier", "a year ago", "the year before", "year-earlier": the same quarter where one was told, else the year"""
    word = context.word(index)
    if word in ("year-earlier", "year-ago"):
        at = index + 2 if context.word(index + 1) in ("quarter", "period") else index + 1
    elif (
        word in ("a", "one", "the")
        and context.word(index + 1) == "year"
        and context.word(index + 2) in ("earlier", "ago", "before")
    ):
        at = index + 3
    else:
        return None
    told = context.memory.interval
    if told is not None and told.precision == "quarter" and told.earliest is not None:
        return Reading(
            at, "date", quarter_interval(told.earliest.year - 1, (told.earliest.month + 2) // 3), unit="year"
        )
    anchor = (
        told.earliest
        if told is not None and told.precision == "year" and word != "year-ago" and context.word(at - 1) != "ago"
        else None
    )
    from_day = anchor or context.day
    return Reading(at, "date", year_interval(from_day.year - 1) if from_day else open_interval("year"), unit="year")
