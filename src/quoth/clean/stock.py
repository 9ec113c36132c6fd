"""The stock words of what sites put around a story, and how they are looked for: word by word, with no big pattern
that would have to be built before the first line is read.
"""

from functools import cache
from typing import NamedTuple, cast

from quoth.lexicons import load_toml
from quoth.types.reports import MarkKind


class Stock(NamedTuple):
    """The words of one kind of mark, the longest first, and the number of words above which none of them counts."""

    kind: MarkKind
    words: int
    whole: frozenset[str]
    starts: tuple[str, ...]
    headlines: tuple[str, ...]
    holds: tuple[str, ...]


@cache
def furniture() -> tuple[Stock, ...]:
    """The kinds of the lexicon, in its order."""
    return tuple(stock(kind) for kind in load_toml("furniture") if kind != "section")


@cache
def stock(kind: str) -> Stock:
    """The words of one part of the lexicon."""
    words = load_toml("furniture")[kind]
    return Stock(
        cast(MarkKind, kind),
        words["words"],
        frozenset(words["whole"]),
        longest_first(words["starts"]),
        longest_first(words["headlines"]),
        longest_first(words["holds"]),
    )


@cache
def picture_agencies() -> frozenset[str]:
    """Whose pictures are credited after a name and a slash."""
    return frozenset(load_toml("furniture")["photo"]["agencies"])


def longest_first(words: list[str]) -> tuple[str, ...]:
    """Words in the order in which they are tried: the longest that is there counts."""
    return tuple(sorted(words, key=len, reverse=True))


def beginning(text: str, words: tuple[str, ...]) -> str | None:
    """The first of the words that the text begins with; one that ends in a letter or digit ends a word there."""
    if not text.startswith(words):
        return None
    return next((word for word in words if text.startswith(word) and ends_at(text, len(word))), None)


def holds_one(text: str, words: tuple[str, ...]) -> bool:
    """Whether the text holds one of the words; one that begins with a letter or digit begins a word there."""
    return any(word in text and begins_anywhere(text, word) for word in words)


def begins_anywhere(text: str, word: str) -> bool:
    """Whether a word stands somewhere in the text and no letter or digit of another word before it."""
    at = text.find(word)
    while at >= 0 and word[0].isalnum() and at > 0 and is_of_a_word(text[at - 1]):
        at = text.find(word, at + 1)
    return at >= 0


def ends_at(text: str, end: int) -> bool:
    """Whether no word goes on across a place in the text."""
    return not text[end - 1].isalnum() or not is_of_a_word(text[end : end + 1])


def is_of_a_word(char: str) -> bool:
    """Whether a character is a letter, a digit or the underscore."""
    return char.isalnum() or char == "_"
