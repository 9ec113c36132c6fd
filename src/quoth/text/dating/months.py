"""Months: "in February", "Feb. 2022", "March last year", "by December"."""

from quoth.lexicons import load_toml
from quoth.text.dating.context import Context, Reading
from quoth.text.dating.days import DOUBTFUL, month_at, past_stop, year_behind
from quoth.text.dating.outlook import BACK, outlook_of
from quoth.text.times import month_interval, nearest, open_interval

PLACES = {name: frozenset(words) for name, words in load_toml("times")["places"].items()}
STEPS: dict[str, int] = load_toml("times")["steps"]


def month_and_year(context: Context, index: int) -> Reading | None:
    """ "February 2022", "Feb. 2022", "mid-March 2020" """
    month = month_at(context, index)
    year = year_behind(context, past_stop(context, index + 1)) if month else None
    return Reading(year[1], "date", month_interval(year[0], month)) if month and year else None


def month_of_stepped_year(context: Context, index: int) -> Reading | None:
    """ "March last year", "September of next year" """
    month = month_at(context, index)
    at = index + 2 if context.word(index + 1) == "of" else index + 1
    step = STEPS.get(context.word(at)) if month else None
    if month is None or step is None or context.word(at + 1) != "year":
        return None
    made = month_interval(context.day.year + step, month) if context.day else open_interval("month")
    return Reading(at + 2, "date", made)


def month_alone(context: Context, index: int) -> Reading | None:
    """ "in February", "last November", "by December": the nearest such month, as the words look ahead or back

    "past July" is a bound, "this past July" the last one.
    """
    month = month_at(context, index)
    if month is None or not stands_as_month(context, index):
        return None
    last = past_stop(context, index + 1)
    day, before = context.day, context.word(index - 1)
    if day is None:
        return Reading(last, "date", open_interval("month"))
    if before in ("last", "previous") or (before == "past" and context.word(index - 2) in ("this", "the")):
        return Reading(last, "date", month_interval(day.year - (month >= day.month), month))
    if before == "next":
        return Reading(last, "date", month_interval(day.year + (month <= day.month), month))
    if before == "this":
        return Reading(last, "date", month_interval(day.year, month))
    candidates = [month_interval(day.year + shift, month) for shift in (0, -1, 1)]
    outlook = BACK if before == "since" else outlook_of(context, index, last)
    return Reading(last, "date", nearest(day, candidates, outlook))


def stands_as_month(context: Context, index: int) -> bool:
    """Whether the words around show a name to be a month: "May" and "March" need a word of time before them."""
    before, after = context.word(index - 1), context.word(index + 1)
    if context.word(index).startswith(("mid-", "early-", "late-")):
        return True
    if before in PLACES["before_month"]:
        return index > 0 and not (before in ("to", "and", "or", "for", "of") and context.word(index) in ("may", "mar"))
    if context.word(index) in DOUBTFUL or len(context.word(index)) < 4:
        return False
    return after in ("'s", "and", "to", "or", ",", ".", "") or index == 0 or before in ("'s", "a", "the", "-", "(", ",")
