"""Words reduced to what is compared: no case, accents, dots, hyphens or possessives. For keys only, never for spans."""

import re
from functools import lru_cache

APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
WORD = re.compile(r"[^\W_](?:[^\s\"“”„«»()\[\]{},;:!?/—–_]*[^\W_])?['.]?")
# Names and sentences are asked for again and again, whole reports for each of their names; a book is not remembered.
SHORT, LONG = 300, 200_000
POSSESSIVE = re.compile(r"(?<=\w)'s?$", re.IGNORECASE)


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name as they stand, without marks between them; "U.S." and "Sun-won" are one word each."""
    return tuple(match.group() for match in WORD.finditer(text.translate(APOSTROPHES)))


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """One word in lower-case ASCII letters and digits; a possessive ending, hyphens, dots and apostrophes drop out."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = POSSESSIVE.sub("", word.translate(APOSTROPHES))
    if not word.isascii():
        from anyascii import anyascii

        word = anyascii(word)
    return "".join(char for char in word.casefold() if char.isalnum())


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, each folded; a word that folds to nothing is left out."""
    return _short(text) if len(text) <= SHORT else _long(text) if len(text) <= LONG else _folded(text)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(folded for folded in map(fold_word, name_words(text)) if folded)


_short, _long = lru_cache(maxsize=8192)(_folded), lru_cache(maxsize=16)(_folded)
