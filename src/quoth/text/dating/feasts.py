"""Feasts: "Christmas Day", "Thanksgiving", "Independence Day", the nearest one in the outlook of its words."""

from quoth.lexicons import load_toml
from quoth.text.countries import country_at
from quoth.text.dating.context import Context, Reading
from quoth.text.dating.days import dated
from quoth.text.dating.outlook import BACK, outlook_of
from quoth.text.folding import fold_words
from quoth.text.times import Interval, nearest, nth_weekday, open_interval

TIMES = load_toml("times")


def moving_feast(context: Context, index: int, at: int, month: int, number: int, which: int) -> Interval:
    """The nearest feast that falls on the nth weekday of a month."""
    if context.day is None:
        return open_interval("day")
    made = [nth_weekday(context.day.year + shift, month, number, which) for shift in (0, -1, 1)]
    outlook = BACK if context.word(index - 1) == "last" else outlook_of(context, index, at)
    return nearest(context.day, made, outlook)


def feast(context: Context, index: int) -> Reading | None:
    """ "Christmas Day", "New Year's Eve": the nearest one; one that each country keeps on its own day needs its country"""
    if not context.capital(index):
        return None
    for length in (4, 3, 2, 1):
        words = " ".join(context.word(at) for at in range(index, index + length)).replace(" 's", "'s")
        if words in TIMES["feasts"]:
            month, day = TIMES["feasts"][words]
            return dated(context, index, month, day, index + length)
        if words in TIMES["moving_feasts"]:
            return Reading(
                index + length, "date", moving_feast(context, index, index + length, *TIMES["moving_feasts"][words])
            )
        if words in TIMES["national_feasts"]:
            return national_feast(context, index, index + length, TIMES["national_feasts"][words])
    return None


def national_feast(context: Context, index: int, at: int, kept: dict[str, list[int]]) -> Reading | None:
    """A feast on the day of the one country that keeps it and that the sentence names; else open, or as is usual."""
    days = {tuple(kept[code]) for code in countries_named(context) if code in kept}
    if not days and "other" in kept:
        days = {tuple(kept["other"])}
    if len(days) != 1:
        return Reading(at, "date", open_interval("day"))
    day = days.pop()
    if len(day) == 2:
        return dated(context, index, day[0], day[1], at)
    return Reading(at, "date", moving_feast(context, index, at, day[0], day[1], day[2]))


def countries_named(context: Context) -> frozenset[str]:
    """The countries that a sentence names, by name, adjective or capital."""
    words = fold_words(" ".join(token.text for token in context.tokens if token.text != "us"))
    found = (country_at(words, at) for at in range(len(words)))
    return frozenset(made[0].code for made in found if made is not None)
