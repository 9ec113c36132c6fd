"""How long something lasts or when it comes, told by two people side by side: "at least three months; within weeks"."""

import re
from typing import NamedTuple

from quoth.text.numbers import number_at
from quoth.text.tokens import tokens_of

DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
# "Within weeks", "for months": a few of them, so many at least and at most.
SOME = (2, 8)
STRETCH = re.compile(
    r"\b(?:(?P<how>for|within|in|after|until|lasts?|take|takes|taken|took|last)\s+)"
    r"(?P<much>(?:(?:at|no|more|less|fewer|longer|up|about|around|some|roughly|nearly|a|an|the|next|coming|few|several|couple|of|"
    r"least|most|than|to|another|[\w-]{2,12}|\d{1,3})\s+){0,4}?)(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)


class Stretch(NamedTuple):
    """A stretch of time in days, from and to, in its words."""

    least: float
    most: float
    words: str


def stretches_in(words: str) -> list[Stretch]:
    """The stretches of time that some words tell."""
    return [made for found in STRETCH.finditer(words) if (made := stretch_of(found))]


def stretch_of(found: re.Match[str]) -> Stretch | None:
    """A stretch with its bounds; None where neither a number nor a plural stands there."""
    much, unit = found["much"].casefold(), DAYS[found["unit"].casefold()]
    tokens = tokens_of(much)
    number = next((n for at in range(len(tokens)) if (n := number_at(tokens, at)) and not n.vague), None)
    plural = found[0].casefold().endswith("s")
    if number is not None:
        least = most = float(number.value)
    elif re.search(r"\b(?:a|an|another)\s+$", much):
        least = most = 1.0
    elif plural:
        least, most = SOME
    else:
        return None
    if re.search(r"\bat least|more than|longer than|no less\b", much):
        most = float("inf")
    if (
        re.search(r"\bup to|at most|no more|no longer|less than|fewer than\b", much)
        or found["how"].casefold() == "within"
    ):
        least = 0.0
    words = found[0].strip()
    kept = (
        words if found["how"].casefold() in ("within", "in", "after", "until") else words[len(found["how"]) :].strip()
    )
    return Stretch(least * unit, most * unit, kept)


def do_not_meet(one: str, other: str) -> tuple[Stretch, Stretch] | None:
    """The stretches of two wordings that cannot be the same, where each has one."""
    left, right = stretches_in(one), stretches_in(other)
    if len(left) != 1 or len(right) != 1:
        return None
    apart = left[0].most < right[0].least or right[0].most < left[0].least
    return (left[0], right[0]) if apart else None
