"""One word in its several spellings: American and British, and what transliteration makes of one sound."""

import re
from functools import cache, lru_cache

from quoth.lexicons import load_table

VOWELS = re.compile(r"[aeiou]+")


@cache
def _spellings() -> dict[str, str]:
    return {row[0]: row[1] for row in load_table("spellings")}


@cache
def _transliterations() -> dict[str, str]:
    return {row[0]: row[1] for row in load_table("transliterations")}


def american_spelling(word: str) -> str:
    """A folded word in its American spelling, plurals included."""
    table = _spellings()
    if word in table:
        return table[word]
    if word.endswith("s") and word[:-1] in table:
        return table[word[:-1]] + "s"
    return word.replace("isation", "ization")


# Spellings that transliteration makes of one sound, in the order in which they are folded.
SOUNDS = (
    ("ja", "ya"), ("je", "ye"), ("jo", "yo"), ("ju", "yu"),
    ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("zh", "j"),
    ("ck", "k"), ("ks", "x"), ("q", "k"), ("w", "v"), ("iy", "i"), ("yy", "i"), ("ii", "i"), ("yi", "i"), ("ij", "i"),
    ("ey", "ei"), ("ay", "ai"), ("y", "i"), ("eo", "u"), ("ou", "u"), ("oo", "u"), ("ue", "u"), ("ee", "i"),
    ("oe", "o"), ("ae", "a"), ("tz", "z"), ("ts", "z"),
)  # fmt: skip


@lru_cache(maxsize=16384)
def plain_sound(word: str) -> str:
    """A folded word with the spellings of one sound made alike: "zelenskiy" and "zelenskyy" give one key."""
    word = _transliterations().get(word, word)
    for spelling, sound in SOUNDS:
        word = word.replace(spelling, sound)
    return "".join(char for n, char in enumerate(word) if n == 0 or char != word[n - 1])


def one_vowel_off(a: str, b: str) -> bool:
    """One vowel written otherwise inside a long word ("Austin", "Austen"); another ending is another name ("Mario")."""
    if min(len(a), len(b)) < 5:
        return False
    first, second = (VOWELS.split(plain_sound(word)) for word in (a, b))
    if first != second or not first[0] or not first[-1]:
        return False
    pairs = zip(VOWELS.findall(plain_sound(a)), VOWELS.findall(plain_sound(b)), strict=True)
    return len([one for one, other in pairs if one != other]) == 1
