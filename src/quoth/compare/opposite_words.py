"""Phrases that say opposite things of one thing, in lines of two sides; those of one side say the same."""

import re
from functools import cache

from quoth.lexicons import load_words


@cache
def lines() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The two sides of each line as patterns."""
    found = []
    for line in load_words("opposites"):
        one, other = (pattern_of(side) for side in line.split("|"))
        found.append((one, other))
    return tuple(found)


def pattern_of(side: str) -> re.Pattern[str]:
    """One pattern for the phrases of a side."""
    phrases = [phrase.strip() for phrase in side.split(";")]
    told = "|".join(re.escape(p.removesuffix("~")) + (r"\w*" if p.endswith("~") else "") for p in phrases)
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)


@cache
def any_phrase() -> re.Pattern[str]:
    """One pattern, for words in small letters, for all phrases of all lines: most statements have none."""
    return re.compile("|".join(side.pattern.lower() for sides in lines() for side in sides))


def say_the_same(one: str, other: str) -> bool:
    """Whether both have a phrase of one side of a line and none of the other: "was not working", "was out of action"."""
    return any(
        side.search(one) and side.search(other) and not (against.search(one) or against.search(other))
        for pair in lines()
        for side, against in (pair, pair[::-1])
    )
