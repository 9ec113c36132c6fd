"""News agencies by the forms in which reports name them."""

import re
from functools import cache

from quoth.lexicons import load_table

# "AFP/Reuters", "AP, dpa": the first that is known stands for all.
TOGETHER = re.compile(r"\s*(?:/|,|&|\band\b)\s*")


@cache
def forms() -> dict[str, str]:
    """Every form of every agency to its name, the longest form first; those that mean much else too among them."""
    pairs = [(form.strip("()"), name) for name, listed in load_table("agencies") for form in listed.split("|")]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def many_meanings() -> frozenset[str]:
    """The forms that are words or abbreviations of much else too; the table has them in round brackets."""
    return frozenset(
        form.strip("()") for _, listed in load_table("agencies") for form in listed.split("|") if form.startswith("(")
    )


@cache
def form_pattern() -> re.Pattern[str]:
    """One pattern for all forms, as words of their own."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms())) + r")(?![\w-])")


def known_form(words: str) -> str | None:
    """The form of a known agency that the words are, or the first of several that they name; None for other words."""
    for piece in (words, *TOGETHER.split(words)):
        form = piece.strip().removeprefix("the ").removeprefix("The ")
        if form in forms():
            return form
    return None


def is_agency(words: str) -> bool:
    """Whether the words are a form of a known agency, or name several of which one is known."""
    return known_form(words) is not None


def agency_named(words: str) -> str:
    """The agency behind one of its forms; other words are taken as they stand."""
    form = known_form(words)
    return forms()[form] if form else words.strip()
