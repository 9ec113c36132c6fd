"""Content words in a form in which "deployed" and "deployment" meet: for counting, never for printing."""

import re
from functools import cache, lru_cache

from anyascii import anyascii

from quoth.lexicons import load_word_set
from quoth.text.tokens import tokens_of

# Taken off one after the other; what is left must keep three letters, or "king" would become "k".
ENDINGS = (
    "ement", "ment", "ness", "ance", "ence", "ense", "able", "ible", "ing", "ion", "ity", "ive", "ful", "ent",
    "ant", "ate", "ise", "ers", "ors", "at", "is", "ed", "er", "or", "es", "al", "s", "e", "y", "i",
)  # fmt: skip
PASSES = 4
SHORTEST = 3
FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@cache
def stem_of(word: str) -> str:
    """A lower-case word without its ending; figures without their thousands separators; accents folded."""
    plain = anyascii(word).casefold()
    figure = FIGURE.match(plain)
    if figure:
        return figure.group().replace(",", "")
    plain = plain.replace("z", "s")
    plain = plain[:-3] + "or" if plain.endswith("our") and len(plain) > 5 else plain
    plain = plain.removesuffix("ly") if len(plain) > 6 else plain
    for _ in range(PASSES):
        shorter = without_ending(plain)
        if shorter == plain:
            break
        plain = shorter
    return plain


def without_ending(word: str) -> str:
    """The word without its longest ending, and without the double letter that stood before it."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > SHORTEST and stem[-1] == stem[-2] else stem
    return word


@cache
def light_words() -> frozenset[str]:
    """The words that say nothing about the subject."""
    return load_word_set("light_words")


@lru_cache(maxsize=4096)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the content words of a text, in order, figures included; parts of hyphenated words apart.

    Source of the method: suffix stripping after Lovins (1968), with one pass and a short list.
    """
    stems = []
    for token in tokens_of(text):
        if not token.is_word or token.lower.replace("’", "'") in light_words():
            continue
        parts = token.lower.split("-") if not token.text[0].isdigit() else [token.lower]
        stems += [stem_of(part) for part in parts if part and part not in light_words()]
    return tuple(stem for stem in stems if stem)
