"""News agencies by the forms in which reports name them."""

import re
from functools import cache

from quoth.lexicons import load_table


@cache
def forms() -> dict[str, str]:
    """Every form of every agency to its name, the longest form first."""
    pairs = [(form, name) for name, listed in load_table("agencies") for form in listed.split("|")]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def form_pattern() -> re.Pattern[str]:
    """One pattern for all forms, as words of their own."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms())) + r")(?![\w-])")


def is_agency(words: str) -> bool:
    """Whether the words are a form of a known agency."""
    return words.strip().removeprefix("the ").removeprefix("The ") in forms()


def agency_named(words: str) -> str:
    """The agency behind one of its forms; other words are taken as they stand."""
    return forms().get(words.strip().removeprefix("the ").removeprefix("The "), words.strip())
