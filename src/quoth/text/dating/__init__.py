"""Times of news read from words: days, periods, stretches, each by a named rule; resolved against one day only.

Each rule reads one shape of time at one token; the rules for a token are found by its word, and the first that reads wins. A
deadline ("by Friday"), "since" and "until" mean the day itself; a time of day with its day is that day.
"""

from collections.abc import Callable
from datetime import date
from functools import cache

from quoth.lexicons import load_toml
from quoth.text.dating import amounts, days, feasts, months, periods, years
from quoth.text.dating.context import Context, Memory, Reading, TimeExpression
from quoth.text.times import MONTHS, WEEKDAYS, published_day
from quoth.text.tokens import Token, tokens_of
from quoth.types.statements import Precision

__all__ = ["Memory", "TimeExpression", "remembered", "resolve_date_words", "time_expressions"]

Rule = Callable[[Context, int], Reading | None]
IN_MONTHS: tuple[Rule, ...] = (
    days.month_before_day,
    months.month_and_year,
    months.month_of_stepped_year,
    months.month_alone,
)
AT_DIGITS: tuple[Rule, ...] = (
    days.iso_day, days.slashed_day, days.day_before_month, amounts.clock, amounts.time_ago, amounts.time_ahead, years.decade, years.century,
    years.quarter, amounts.duration, days.day_of_known_month, years.year_alone,
)  # fmt: skip
AT_COUNTS: tuple[Rule, ...] = (
    amounts.day_after,
    years.year_before,
    amounts.repeated,
    amounts.time_ago,
    amounts.time_ahead,
    amounts.duration,
)
AT_ORDINALS: tuple[Rule, ...] = (
    periods.week_of_month,
    years.quarter,
    years.century,
    days.day_before_month,
    days.day_of_known_month,
)
BY_WORD: dict[str, tuple[Rule, ...]] = {
    "the": (periods.weekend, amounts.day_after, years.year_before, years.known_quarter, amounts.duration),
    "a": AT_COUNTS, "an": AT_COUNTS, "few": AT_COUNTS, "several": AT_COUNTS, "half": AT_COUNTS,
    "every": (amounts.repeated,), "each": (amounts.repeated,), "per": (amounts.repeated,),
    "end": (periods.edge_of_period,), "start": (periods.edge_of_period,), "beginning": (periods.edge_of_period,),
    "year-end": (periods.year_end,), "year": (periods.year_end,), "within": (periods.within_period,),
    "year-earlier": (years.year_before,), "year-ago": (years.year_before,),
    "noon": (amounts.clock,), "midnight": (amounts.clock,), "midday": (amounts.clock,),
    "current": (periods.stepped, amounts.reference), "past": (periods.stepped, amounts.duration, amounts.reference),
}  # fmt: skip


@cache
def rules_by_word() -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin at each word."""
    times = load_toml("times")
    table: dict[str, tuple[Rule, ...]] = {}
    table |= dict.fromkeys(WEEKDAYS, (days.weekday,))
    table |= dict.fromkeys(MONTHS, IN_MONTHS)
    table |= dict.fromkeys(times["days"], (days.named_day,))
    table |= dict.fromkeys(times["steps"], (days.part_of_day, periods.week_of_month, periods.stepped, amounts.duration))
    table |= dict.fromkeys(times["names"]["seasons"], (years.season,))
    table |= dict.fromkeys(days.ORDINALS, AT_ORDINALS)
    table |= dict.fromkeys(("q1", "q2", "q3", "q4"), (years.quarter,))
    table |= dict.fromkeys(amounts.SETS, (amounts.repeated,))
    table |= dict.fromkeys((*amounts.PRESENT, *amounts.PAST, "recent", "future", "soon"), (amounts.reference,))
    table |= dict.fromkeys(amounts.PLURALS, (amounts.bare_units,))
    for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
                 "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
                 "sixty", "seventy", "eighty", "ninety"):  # fmt: skip
        table[word] = AT_COUNTS
    table |= dict.fromkeys(years.SPOKEN_DECADES, (years.spoken_decade,))
    named = (*times["feasts"], *times["moving_feasts"], *times["national_feasts"])
    table |= dict.fromkeys({words.split()[0].removesuffix("'s") for words in named}, (feasts.feast,))
    table["may"] = (feasts.feast, *IN_MONTHS)
    for word in ("nineteen", "two"):
        table[word] = (years.spoken_year, *AT_COUNTS)
    return table | BY_WORD


def time_expressions(tokens: tuple[Token, ...], day: date | None, memory: Memory) -> tuple[TimeExpression, ...]:
    """All times of one sentence in text order, none overlapping another."""
    context = Context(tokens, day, memory)
    found: list[TimeExpression] = []
    index = 0
    while index < len(tokens):
        reading = read_at(context, index)
        if reading is None:
            index += 1
            continue
        made = TimeExpression(tokens[index].start, tokens[reading.last - 1].end, *reading[1:])
        found.append(made)
        index = reading.last
        context = context._replace(memory=remembered(context.memory, (made,)))
    return tuple(found)


def read_at(context: Context, index: int) -> Reading | None:
    """What the first rule that holds reads at a token."""
    word = context.tokens[index].lower
    rules = rules_by_word().get(word)
    if rules is None:
        if word[0].isdigit():
            rules = AT_DIGITS
        elif "-" in word:
            rules = hyphened(word)
        elif word[0] in "'’" and len(word) > 2:
            rules = (years.decade,)
        else:
            return None
    return next((reading for rule in rules if (reading := rule(context, index)) is not None), None)


def hyphened(word: str) -> tuple[Rule, ...]:
    """The rules for "mid-October", "third-quarter", "two-week", "mid-1990s"."""
    head, _, tail = word.partition("-")
    if head in ("mid", "early", "late"):
        return IN_MONTHS if tail in MONTHS else (years.decade,)
    if head in days.ORDINALS:
        return AT_ORDINALS
    return (amounts.duration,) if amounts.unit_of(tail) else ()


def remembered(memory: Memory, found: tuple[TimeExpression, ...]) -> Memory:
    """The memory after these times were read."""
    for made in found:
        earliest = made.interval.earliest
        if made.kind != "date" or earliest is None or made.unit:
            continue
        day = earliest if made.interval.precision == "day" else memory.day
        told = memory.years_of_months
        if made.interval.precision in ("day", "month") and (earliest.month, earliest.year) not in told[-1:]:
            told = (*told, (earliest.month, earliest.year))[-12:]
        memory = Memory(day, made.interval, told)
    return memory


def resolve_date_words(words: str, published: str | None) -> tuple[str | None, str | None, Precision]:
    """The first date in some words as ISO days (earliest, latest; None where it stays open) and its precision.

    `published` is the ISO 8601 date or time of the report; words without any date give (None, None, "day").
    """
    found = time_expressions(tokens_of(words), published_day(published), Memory())
    made = next((each.interval for each in found if each.kind == "date"), None)
    if made is None or made.earliest is None or made.latest is None:
        return None, None, made.precision if made else "day"
    return made.earliest.isoformat(), made.latest.isoformat(), made.precision
