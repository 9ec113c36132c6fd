"""Days: "24 October 2024", "Oct. 24-26", "2024-10-24", "on the 5th", weekdays, "yesterday"."""

import re
from datetime import date, timedelta

from quoth.lexicons import load_toml
from quoth.text.dating.context import Context, Part, Reading
from quoth.text.dating.outlook import AHEAD, BACK, outlook_of
from quoth.text.times import (
    MONTHS,
    WEEKDAYS,
    Interval,
    day_interval,
    nearest,
    one_day,
    open_interval,
    weekday_interval,
)

TIMES = load_toml("times")
DOUBTFUL = frozenset(TIMES["names"]["doubtful"])
ORDINALS = {word: number for number, word in enumerate(TIMES["names"]["ordinals"], 1)}
PARTS: dict[str, Part] = {
    "morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI", "midnight": "NI",
}  # fmt: skip
WHOLE_NAMES = frozenset(name.split()[0] for name in (*TIMES["names"]["months"], *TIMES["names"]["weekdays"]))
# A day within so many days of the report's own is the nearest one, whatever year was told with its month before.
NAMED_DAYS = frozenset(
    {"black", "super", "good", "ash", "palm", "easter", "bloody", "cyber", "holy", "maundy", "shrove", "giving", "news"}
)
NEAR_DAYS = 31
# Words after "on the 5th" that show it to be no "5th brigade".
NUMBERED = frozenset({"floor", "day", "anniversary", "minute", "hole", "street", "avenue", "century", "time", "attempt", "place",
    "round", "lap", "amendment", "district", "birthday", "brigade", "division", "regiment", "battalion", "fleet", "green", "tee",
    "parallel", "congress", "edition", "season", "grade", "ward", "circuit", "over", "ballot"})  # fmt: skip
GOES_ON = frozenset(
    {"and", "when", "that", "he", "she", "they", "the", "but", "in", "at", "was", "were", "with", "after", "as"}
)
DASHES = frozenset({"-", "–", "—"})
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:t.{0,20})?")
SLASHED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def month_at(context: Context, index: int) -> int | None:
    """The month a word names ("October", "Oct", "mid-October"); doubtful names need their capital."""
    word = context.word(index).removeprefix("mid-").removeprefix("early-").removeprefix("late-").rstrip(".")
    month = MONTHS.get(word)
    return month if month and (context.capital(index) or "-" in context.word(index) or word not in DOUBTFUL) else None


def past_stop(context: Context, index: int) -> int:
    """Past the full stop of "Oct." or "Tues.", which is none of the sentence."""
    return index + 1 if context.word(index) == "." and context.word(index - 1) not in WHOLE_NAMES else index


def year_behind(context: Context, index: int) -> tuple[int, int] | None:
    """A year behind a day or month, with or without a comma, and the token after it."""
    at = index + 1 if context.word(index) in (",", "of") else index
    year = context.year(at)
    return (year, at + 1) if year else None


def iso_day(context: Context, index: int) -> Reading | None:
    """ "2024-10-24", "24.10.2024": the order of the parts is certain."""
    text = context.word(index)
    match = ISO.fullmatch(text)
    if match:
        made = day_interval(int(match[1]), int(match[2]), int(match[3]))
        return Reading(index + 1, "date", made) if made else None
    match = SLASHED.fullmatch(text)
    made = day_interval(int(match[3]), int(match[2]), int(match[1])) if match else None
    return Reading(index + 1, "date", made) if made else None


def slashed_day(context: Context, index: int) -> Reading | None:
    """ "24/10/2024", "10/24/2024": placed only where one order is possible."""
    first, second = context.whole(index, 1, 31), context.whole(index + 2, 1, 31)
    if not (first and second and context.word(index + 1) == "/" == context.word(index + 3)):
        return None
    year = context.year(index + 4)
    if year is None:
        return None
    made = {day_interval(year, first, second), day_interval(year, second, first)} - {None}
    return Reading(index + 5, "date", made.pop() or open_interval("day")) if len(made) == 1 else (
        Reading(index + 5, "date", open_interval("day")) if made else None
    )  # fmt: skip


def dated(context: Context, index: int, month: int, day: int, at: int) -> Reading | None:
    """A day and a month with the year behind them, else the year last given with the month, else the nearest."""
    year = year_behind(context, at)
    if year:
        made = day_interval(year[0], month, day)
        return Reading(year[1], "date", made) if made else None
    if context.day is None and context.memory.year_of(month) is None:
        return Reading(at, "date", open_interval("day"))
    return nearest_day(context, index, month, day, at)


def nearest_day(context: Context, index: int, month: int, day: int, at: int) -> Reading | None:
    """A day of a year that the text leaves open."""
    outlook = BACK if context.word(index - 1) == "last" else outlook_of(context, index, at)
    told = context.memory.year_of(month)
    as_told = day_interval(told, month, day) if told else None
    if context.day is None:
        return Reading(at, "date", as_told) if as_told else None
    candidates = [day_interval(context.day.year + shift, month, day) for shift in (0, -1, 1)]
    known = [candidate for candidate in candidates if candidate is not None]
    if not known:
        return None
    last = context.memory.interval.earliest if context.memory.interval else None
    if (
        as_told
        and outlook != AHEAD
        and last
        and last.year == told
        and not any(is_near(context.day, made) for made in known)
    ):
        return Reading(at, "date", as_told)
    return Reading(at, "date", nearest(context.day, known, outlook))


def is_near(day: date, made: Interval) -> bool:
    """Whether an interval begins close to a day."""
    return made.earliest is not None and abs((made.earliest - day).days) <= NEAR_DAYS


def day_number(context: Context, index: int) -> int | None:
    """A day of the month in digits or as an ordinal word."""
    return context.whole(index, 1, 31) or ORDINALS.get(context.word(index))


def day_before_month(context: Context, index: int) -> Reading | None:
    """ "24 October 2024", "the 24th of October", "from 4 to 20 February", "4-20 February" """
    first, at = pair_of_days(context, index)
    if first:
        month = month_at(context, at)
        return days_of_month(context, index, month, first, past_stop(context, at + 1)) if month else None
    day = day_number(context, index)
    if day is None:
        return None
    at = index + 2 if context.word(index + 1) == "of" else index + 1
    month = month_at(context, at)
    return dated(context, index, month, day, past_stop(context, at + 1)) if month else None


def pair_of_days(context: Context, index: int) -> tuple[tuple[int, int] | None, int]:
    """Two days that "to", "and" or a dash joins, and the token after them."""
    left, dash, right = context.word(index).partition("-")
    if dash and left.isdigit() and right.isdigit() and len(left) <= 2 and len(right) <= 2:
        pair, at = (int(left), int(right)), index + 1
    else:
        first, second = context.whole(index, 1, 31), context.whole(index + 2, 1, 31)
        if not (first and second and context.word(index + 1) in ("to", "and", "or", *DASHES)):
            return None, index
        pair, at = (first, second), index + 3
    return (pair if 1 <= pair[0] < pair[1] <= 31 else None), at


def days_of_month(context: Context, index: int, month: int, days: tuple[int, int], at: int) -> Reading | None:
    """The days from one to another of one month."""
    left, right = (dated(context, index, month, day, at) for day in days)
    if left is None or right is None:
        return None
    return Reading(right.last, "date", Interval(left.interval.earliest, right.interval.latest, "range"))


def month_before_day(context: Context, index: int) -> Reading | None:
    """ "October 24, 2024", "Oct. 24", "Oct. 24-26", "May 4 to 6" """
    month = month_at(context, index)
    if month is None:
        return None
    at = past_stop(context, index + 1)
    at = at + 1 if context.word(at) == "the" and context.word(at + 1) in ORDINALS else at
    pair, end = pair_of_days(context, at)
    if pair and not is_counted(context, end):
        return days_of_month(context, index, month, pair, end)
    day = day_number(context, at)
    if day is None or (context.word(index - 1) == "in" and is_counted(context, at + 1)) or context.word(at + 1) == "%":
        return None
    return dated(context, index, month, day, at + 1)


def is_counted(context: Context, index: int) -> bool:
    """Whether a plural noun stands there, so that the number before it counts ("in May 14 soldiers")."""
    word = context.word(index)
    return word in ("people", "million", "percent", "%", "men", "women", "children") or (
        word.endswith("s") and len(word) > 3
    )


def day_of_known_month(context: Context, index: int) -> Reading | None:
    """ "on the 5th", "by the tenth": that day of the month last spoken of"""
    day = day_number(context, index)
    if day is None or context.word(index - 1) != "the" or context.word(index).isdigit():
        return None
    after, written = context.word(index + 1), context.word(index)[0].isdigit()
    if context.word(index - 2) not in ("on", "by", "until", "since", "of"):
        return None
    if after.isalpha() and (after in NUMBERED if written else after not in GOES_ON):
        return None
    near = context.memory.day or context.day
    made = day_interval(near.year, near.month, day) if near else open_interval("day")
    return Reading(index + 1, "date", made) if made else None


def weekday(context: Context, index: int) -> Reading | None:
    """ "on Tuesday", "last Wednesday", "Friday evening", "next Monday", "Friday 26 September" """
    number = WEEKDAYS.get(context.word(index).rstrip("."))
    if number is None:
        return None
    last = past_stop(context, index + 1)
    at = last + 1 if context.word(last) == "," else last
    dated_day = day_before_month(context, at) or month_before_day(context, at)
    if dated_day is not None:
        return dated_day
    named = context.capital(index - 1) and context.word(index - 1) in NAMED_DAYS
    if (
        named
        or len(context.word(index)) < 6
        or not (context.capital(index) or context.tokens[0].lower == context.text(0))
    ):
        return None
    part = PARTS.get(context.word(last), "")
    last = last + 1 if context.word(last) in TIMES["names"]["parts"] else last
    return Reading(last, "date", placed_weekday(context, index, last, number), part=part)


def placed_weekday(context: Context, index: int, last: int, number: int) -> Interval:
    """Which of the weekdays of that name is meant, counted from the report's day."""
    day, before = context.day, context.word(index - 1)
    if day is None:
        return open_interval("day")
    if before in ("last", "past", "previous"):
        return weekday_interval(day - timedelta(days=1), number, -1)
    if before in ("next", "following"):
        made = weekday_interval(day + timedelta(days=1), number, 1)
        same_week = made.earliest is not None and made.earliest.isocalendar()[:2] == day.isocalendar()[:2]
        return one_day(made.earliest, 7) if same_week and before == "next" else made
    ahead = before == "coming" or outlook_of(context, index, last) == AHEAD
    return weekday_interval(day, number, 1 if ahead else -1)


def named_day(context: Context, index: int) -> Reading | None:
    """ "today", "yesterday evening", "tomorrow", "tonight" """
    word = context.word(index)
    shift = TIMES["days"].get(word)
    if shift is None or (word == "today" and context.word(index - 2) == "usa"):
        return None
    part: Part = "NI" if word == "tonight" else PARTS.get(context.word(index + 1), "")
    last = index + 2 if context.word(index + 1) in PARTS else index + 1
    return Reading(last, "date", one_day(context.day, shift), part=part)


def part_of_day(context: Context, index: int) -> Reading | None:
    """ "last night", "this morning", "this evening" """
    part = PARTS.get(context.word(index + 1))
    if (
        part is None
        or context.word(index) not in ("this", "last")
        or context.word(index + 1) in ("dawn", "dusk", "midnight")
    ):
        return None
    shift = -1 if context.word(index) == "last" else 0
    return Reading(index + 2, "date", one_day(context.day, shift), part=part)
