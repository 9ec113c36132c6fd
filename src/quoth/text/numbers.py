"""Numbers in digits and words, with their places: "1.5m", "fourteen thousand", "half a million", "dozens"."""

import re
from typing import NamedTuple

from quoth.text.tokens import Token

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
GLUED = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)-?([a-zA-Z]{1,8})$")
LONGEST_DIGITS = 15

ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
SCALES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "lakh": 100_000, "lakhs": 100_000, "million": 1_000_000,
    "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "crore": 10_000_000, "crores": 10_000_000,
    "billion": 1_000_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000, "dozen": 12, "score": 20,
}  # fmt: skip
# A bare letter is a scale only behind digits and beside a currency or a counted noun ("$1.5m", "14k people").
GLUED_SCALES = {"k", "m", "mn", "mln", "bn", "b", "tn"}
# "Dozens" says two dozen or more, and so on: a floor, no figure.
VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "billions": 2_000_000_000,
}  # fmt: skip
TENS_OF = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200}
PARTS = {
    "half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5,
    "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip


class Number(NamedTuple):
    """A number as tokens [first, last) give it; `vague` where it is only a floor, `share` where it is part of a whole."""

    value: float | int
    first: int
    last: int
    vague: bool = False
    share: bool = False
    suffix: str = ""
    digits: bool = False


def plain(value: float) -> float | int:
    """A whole number as int, any other rounded to what news prints."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def digits_value(text: str) -> float | int | None:
    """The value of digits with thousands commas; None for other shapes and for more digits than a figure has."""
    if len(text) > LONGEST_DIGITS + 6 or not DIGITS.fullmatch(text):
        return None
    return plain(float(text.replace(",", "")))


def number_at(tokens: tuple[Token, ...], index: int) -> Number | None:
    """The longest number that begins at a token, or None."""
    return (
        _vague(tokens, index)
        or _share(tokens, index)
        or _half_scale(tokens, index)
        or _digits(tokens, index)
        or _words(tokens, index)
    )


def _lower(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _vague(tokens: tuple[Token, ...], index: int) -> Number | None:
    word = _lower(tokens, index)
    if word in TENS_OF and _lower(tokens, index + 1) == "of" and _lower(tokens, index + 2) in VAGUE:
        return Number(TENS_OF[word] * VAGUE[_lower(tokens, index + 2)] // 2, index, index + 3, vague=True)
    if word in VAGUE:
        return Number(VAGUE[word], index, index + 1, vague=True)
    return None


def _share(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "two-thirds", "a tenth", "a quarter of", as a share of one."""
    word = _lower(tokens, index)
    head, _, part = word.partition("-")
    if head in ONES and part in PARTS:
        return Number(ONES[head] * PARTS[part], index, index + 1, share=True)
    if word in ONES and _lower(tokens, index + 1) in PARTS and ONES[word] > 0:
        return Number(ONES[word] * PARTS[_lower(tokens, index + 1)], index, index + 2, share=True)
    if word in ("a", "one") and _lower(tokens, index + 1) in PARTS and _lower(tokens, index + 2) in ("of", ""):
        return Number(PARTS[_lower(tokens, index + 1)], index, index + 2, share=True)
    return None


def _half_scale(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "half a million", "a million", "a dozen", "half a dozen"."""
    word = _lower(tokens, index)
    if word == "half" and _lower(tokens, index + 1) in ("a", "an"):
        scale = SCALES.get(_lower(tokens, index + 2), 0) if len(_lower(tokens, index + 2)) > 2 else 0
        return Number(plain(scale / 2), index, index + 3) if scale else None
    if word in ("a", "an") and len(_lower(tokens, index + 1)) > 2:
        scale = SCALES.get(_lower(tokens, index + 1), 0)
        return Number(scale, index, index + 2) if scale and _lower(tokens, index + 1) != "score" else None
    return None


def _digits(tokens: tuple[Token, ...], index: int) -> Number | None:
    token = tokens[index]
    if not token.text[0].isdigit():
        return None
    value, suffix, scale = digits_value(token.text), "", 1
    if value is None:
        glued = GLUED.match(token.text) if len(token.text) < LONGEST_DIGITS + 10 else None
        value = digits_value(glued[1]) if glued else None
        if glued is None or value is None:
            return None
        if glued[2].lower() in GLUED_SCALES or glued[2].lower() in ("million", "billion", "trillion"):
            scale = SCALES[glued[2].lower()]
        else:
            suffix = glued[2]
    last = index + 1
    while not suffix and _lower(tokens, last) in SCALES and len(_lower(tokens, last)) > 1:
        scale *= SCALES[_lower(tokens, last)]
        last += 1
    half = 0.5 if _lower(tokens, last) == "½" else 0
    return Number(plain((value + half) * scale), index, last, suffix=suffix, digits=True)


def _words(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "fourteen thousand two hundred and six", "twenty-one", "three and a half million"."""
    total = current = 0.0
    at, seen = index, False
    while at < len(tokens):
        word = tokens[at].lower
        value = _small(word)
        if value is not None and _may_follow(current, value):
            current, seen = current + value, True
        elif word == "hundred" and seen and current:
            current *= 100
        elif word in SCALES and seen and len(word) > 2 and word not in ("score",):
            total, current = total + (current or 1) * SCALES[word], 0.0
        elif word == "and" and seen and (_small(_lower(tokens, at + 1)) is not None) and (total or current >= 100):
            pass
        elif word == "and" and seen and _lower(tokens, at + 1) == "a" and _lower(tokens, at + 2) == "half":
            current += 0.5
            at += 2
        elif word == "point" and seen and _lower(tokens, at + 1) in ONES:
            current += ONES[_lower(tokens, at + 1)] / 10
            at += 1
        else:
            break
        at += 1
    return Number(plain(total + current), index, at) if seen else None


def _small(word: str) -> int | None:
    """The value of one number word under a hundred."""
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    head, _, tail = word.partition("-")
    return TENS[head] + ONES[tail] if head in TENS and tail in ONES else None


def _may_follow(current: float, value: int) -> bool:
    """Whether a small number word goes on with what was read ("twenty one", "hundred six"), not begins a new number."""
    if current == 0:
        return True
    rest = current % 100
    return (rest == 0 and current >= 100) or (rest in TENS.values() and 0 < value < 10)
