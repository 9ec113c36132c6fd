"""Stretches of time and what is counted in them: "two years ago", "nine months", "every day", "recently".

"A week later than planned" compares and moves nothing: the day told beside it is the later one.
"""

from datetime import date

from quoth.lexicons import load_toml
from quoth.text.dating.context import Context, Reading
from quoth.text.dating.outlook import AHEAD, outlook_of
from quoth.text.numbers import number_at
from quoth.text.times import (
    Interval,
    month_interval,
    one_day,
    open_interval,
    shifted_month,
    unit_interval,
    years_interval,
)
from quoth.types.statements import Precision

UNITS = frozenset(load_toml("times")["names"]["units"])
PLURALS = {unit + "s": unit for unit in UNITS - {"century"}} | {"centuries": "century"}
VAGUE = frozenset({"several", "few", "many", "some", "recent", "couple", "coming", "past", "those", "these", "more"})
PRESENT = frozenset({"now", "currently", "nowadays", "presently"})
PAST = frozenset({"recently", "lately"})
SETS = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year", "nightly": "day"}
BEFORE_STRETCH = frozenset({"for", "in", "within", "than", "over", "about", "nearly", "almost", "after", "during", "half", "of",
    "least", "to", "every", "once", "by", "was", "is", "took", "through"})  # fmt: skip
OPEN = open_interval("range")
MOST_AGO = 4000
# Where the day told last lies further from the report's, "in two days" counts from it and not from the report's.
FAR = 14


def unit_of(word: str) -> str | None:
    """The unit of time that a singular or plural word names."""
    return word if word in UNITS else PLURALS.get(word)


def counted_time(context: Context, index: int) -> tuple[float | None, str, int] | None:
    """ "two years", "a few weeks", "nine consecutive months", "10-year": amount (None where vague), unit, next token."""
    left, _, right = context.word(index).partition("-")
    if right and unit_of(right) not in (None, "quarter") and left:
        number = number_at((context.tokens[index]._replace(text=left, lower=left),), 0) if left.isalnum() else None
        return (number.value, unit_of(right) or "", index + 1) if number else None
    number = number_at(context.tokens, index)
    if number is not None and not number.share:
        at, amount = number.last, None if number.vague else number.value
    elif context.word(index) in ("a", "an"):
        word = context.word(index + 1)
        at, amount = index + 1 + (word in ("few", "couple")), {"few": None, "couple": 2}.get(word, 1)
        at = at + 1 if context.word(at) == "of" else at
    elif context.word(index) in VAGUE:
        at, amount = index + 1, None
    else:
        return None
    skip = context.word(at) in (
        "consecutive",
        "straight",
        "more",
        "full",
        "further",
        "additional",
        "whole",
        "successive",
        "long",
    )
    unit = unit_of(context.word(at + skip))
    return (amount, unit, at + skip + 1) if unit else None


# How exact a time is that is counted in a unit; and what "half a century" comes to.
PRECISIONS: dict[str, Precision] = {
    "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip
HALVES = {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month")}


def time_ago(context: Context, index: int) -> Reading | None:
    """ "two years ago", "three days later", "a month earlier", "several weeks ago" """
    counted = counted_time(context, index)
    if counted is None:
        return None
    amount, unit, at = counted
    word = context.word(at)
    if word not in ("ago", "earlier", "later", "before") or unit in ("second", "minute", "hour"):
        return None
    if word == "before" and context.word(at + 1) not in (".", ",", "", ";"):
        return None
    if word in ("earlier", "later") and context.word(at + 1) == "than":
        return None
    if amount is None:
        return Reading(at + 1, "reference", OPEN, reference="past") if word == "ago" else None
    anchor = context.day if word == "ago" else context.memory.day
    if unit in HALVES and amount == 1 and context.word(index - 1) == "half":
        amount, unit = HALVES[unit]
    if anchor is None or amount > MOST_AGO or amount != int(amount):
        return Reading(at + 1, "date", open_interval(PRECISIONS.get(unit, "day")))
    return Reading(
        at + 1, "date", moved(anchor, unit, int(amount) * (1 if word == "later" else -1), exact=word != "ago")
    )


def time_ahead(context: Context, index: int) -> Reading | None:
    """ "will be decided in two weeks", "due in three days' time": counted from the report's day; never "the third in two weeks"."""
    counted = counted_time(context, index) if context.word(index - 1) == "in" else None
    if counted is None or counted[1] in ("second", "minute", "hour"):
        return None
    amount, unit, at = counted
    in_time = context.word(at) in ("'", "’", "'s", "’s") and context.word(at + 1) == "time"
    if not in_time and (context.word(at) == "of" or outlook_of(context, index - 1, at) != AHEAD):
        return None
    last = at + 2 if in_time else at
    if amount is None:
        return Reading(last, "reference", OPEN, reference="future")
    told = context.memory.day
    if (
        context.day is None
        or amount > MOST_AGO
        or amount != int(amount)
        or (told and abs((context.day - told).days) > FAR)
    ):
        return Reading(last, "date", open_interval("day"))
    return Reading(last, "date", moved(context.day, unit, int(amount), exact=False))


def moved(day: date, unit: str, amount: int, *, exact: bool) -> Interval:
    """The unit of time that lies so many of them from a day; counted from a told day, days and weeks are exact."""
    if unit in ("week", "fortnight") and exact:
        return one_day(day, amount * (7 if unit == "week" else 14))
    if unit == "day":
        return one_day(day, amount) if abs(amount) < 36500 and 1 < day.year + amount // 365 < 9990 else OPEN
    if unit == "month":
        return month_interval(*shifted_month(day, amount))
    if unit == "decade":
        return years_interval(day.year + 10 * amount, 1, "year")
    return unit_interval(day, unit, amount)


def duration(context: Context, index: int) -> Reading | None:
    """ "two weeks", "the first nine months", "the past few days", "10-year", "for years" """
    at = index
    if context.word(at) == "the":
        at += 1
        at = at + 1 if context.word(at) in ("past", "last", "next", "first", "coming", "final", "previous") else at
        if at == index + 1 and not context.word(at)[:1].isalnum():
            return None
    counted = counted_time(context, at)
    if counted is None:
        return None
    amount, unit, last = counted
    if context.word(last) in ("old", "older", "-old"):
        return None
    if amount == 1 and context.word(at) in ("a", "an") and not stretches(context, index, last):
        return None
    return Reading(last, "duration", OPEN, amount=amount, unit=unit)


def stretches(context: Context, index: int, last: int) -> bool:
    """Whether "a year" is a stretch ("for a year", "within a week", "less than a month"), not a rate."""
    return context.word(last) in ("after", "before") or context.word(index - 1) in BEFORE_STRETCH


def bare_units(context: Context, index: int) -> Reading | None:
    """ "for years", "in decades", "within hours" """
    unit = PLURALS.get(context.word(index))
    if unit is None or context.word(index - 1) not in (
        "for",
        "in",
        "over",
        "within",
        "of",
        "after",
        "take",
        "took",
        "than",
    ):
        return None
    return Reading(index + 1, "duration", OPEN, unit=unit)


def repeated(context: Context, index: int) -> Reading | None:
    """ "daily", "every day", "each year", "$5 a month" """
    word = context.word(index)
    if word in SETS:
        return Reading(index + 1, "set", OPEN, amount=1, unit=SETS[word])
    if word in ("every", "each", "per") and context.word(index + 1) in UNITS and context.word(index + 1) != "second":
        return Reading(index + 2, "set", OPEN, amount=1, unit=context.word(index + 1))
    rate = (
        word in ("a", "an")
        and context.word(index + 1) in UNITS
        and context.word(index + 2) not in ("ago", "earlier", "later", "before")
    )
    before = context.word(index - 1)
    if rate and (
        before in ("percent", "%", "cent", "times", "million", "billion", "once", "twice") or before[:1].isdigit()
    ):
        return Reading(index + 2, "set", OPEN, amount=1, unit=context.word(index + 1))
    return None


def reference(context: Context, index: int) -> Reading | None:
    """ "now", "recently", "the past", "the future", "soon": no day that could be told"""
    word, after = context.word(index), context.word(index + 1)
    if word in PRESENT or (word == "current" and after not in ("quarter", "year", "week", "month")):
        return Reading(index + 1, "reference", OPEN, reference="present")
    if word in PAST:
        return Reading(index + 1, "reference", OPEN, reference="past")
    if word == "recent" and unit_of(after):
        return Reading(index + 2, "reference", OPEN, reference="past")
    if (word == "soon" and after not in ("after", "as") and context.word(index - 1) not in ("as", "too")) or (
        word == "future" and context.word(index - 1) == "the" and after in (".", ",", "", ";", "of")
    ):
        return Reading(index + 1, "reference", OPEN, reference="future")
    if (
        word == "past"
        and context.word(index - 1) == "the"
        and (after in (".", ",", "", ";") or (context.word(index - 2) == "in" and not unit_of(after)))
    ):
        return Reading(index + 1, "reference", OPEN, reference="past")
    return None


def day_after(context: Context, index: int) -> Reading | None:
    """ "the next day", "the day before", "a day earlier": counted from the day told last"""
    words = context.word(index), context.word(index + 1), context.word(index + 2)
    step = {("the", "next", "day"): 1, ("the", "following", "day"): 1, ("the", "day", "before"): -1, ("the", "day", "after"): 1,
            ("the", "previous", "day"): -1}.get(words)  # fmt: skip
    if step is None or (words[1] == "day" and context.word(index + 3) not in (".", ",", "", ";")):
        return None
    told = context.memory.day
    return Reading(index + 3, "date", one_day(told, step) if told else open_interval("day"))


def clock(context: Context, index: int) -> Reading | None:
    """ "7:20 p.m.", "0600 GMT", "noon": a time of day by itself"""
    word = context.word(index)
    if word in ("noon", "midnight", "midday"):
        return Reading(index + 1, "clock", OPEN)
    if not word[:1].isdigit() or len(word) > 8:
        return None
    after = context.word(index + 1)
    if after in (
        "a.m",
        "p.m",
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "gmt",
        "utc",
        "bst",
        "cet",
        "est",
        "edt",
        "o'clock",
        "o’clock",
    ):
        last = index + 2 + (context.word(index + 2) == "." and after in ("a.m", "p.m"))
        return Reading(last, "clock", OPEN)
    glued = word.rstrip("apm").replace(":", "").replace(".", "")
    timed = ":" in word and len(word.rstrip("apm")) in (4, 5) and glued.isdigit()
    return Reading(index + 1, "clock", OPEN) if timed or (word.endswith(("am", "pm")) and glued.isdigit()) else None
