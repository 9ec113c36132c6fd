"""Numbers in digits and words, with their places: "1.5m", "fourteen thousand", "half a million", "2 1/2", "dozens".

Number words are put together here and not by a library: places, "vague" and "share" have to come out beside the value, and
the library that was tried gives a string without places.
"""

import re
from typing import NamedTuple

from quoth.lexicons import load_toml
from quoth.text.tokens import Token, word_at

WORDS = load_toml("numbers")
ONES: dict[str, int] = {word: number for number, word in enumerate(WORDS["words"]["ones"])}
TENS: dict[str, int] = {word: 10 * number for number, word in enumerate(WORDS["words"]["tens"], 2)}
SCALES: dict[str, int] = WORDS["scales"]
GLUED_SCALES: dict[str, int] = WORDS["glued_scales"]
# "Dozens" says two dozen or more, and so on: a floor, no figure.
VAGUE: dict[str, int] = WORDS["vague"]
PARTS: dict[str, int] = WORDS["parts"]
MANY = frozenset(WORDS["words"]["several"])
BEGINNINGS = ONES.keys() | TENS.keys() | VAGUE.keys() | MANY | {"a", "an", "half"}
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d*\.?\d+")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,6}")
DECIMAL_COMMA = re.compile(r"\d{1,4},\d{1,2}")
GLUED = re.compile(r"([\d.,]{1,20}\d|\d)([^\W\d_]{1,10})")
# A longer run of digits is an account, an identifier, a hash: no figure of news has as many.
LONGEST_DIGITS = 21
MOST_WORDS = 24


class Number(NamedTuple):
    """A number as tokens [first, last) give it; `vague` where it is only a floor, `share` where it is part of a whole.

    `suffix` are letters glued to the digits that are no scale ("80km"); `glued` is the one letter of a scale that could be
    a unit too ("5m"); `lettered` says that letters glued to the digits scaled it; `digits` that it is written in digits.
    """

    value: float | int
    first: int
    last: int
    vague: bool = False
    share: bool = False
    suffix: str = ""
    glued: str = ""
    digits: bool = False
    lettered: bool = False


def plain(value: float) -> float | int:
    """A whole number as int, any other rounded to what news prints."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def digits_value(text: str) -> float | int | None:
    """The value of digits with or without thousands commas; None for other shapes and for more digits than a figure has."""
    if len(text) > LONGEST_DIGITS or not text.isascii():
        return None
    if DIGITS.fullmatch(text):
        return plain(float(text.replace(",", "")))
    return int(text.replace(".", "")) if DOTTED.fullmatch(text) else None


def number_at(tokens: tuple[Token, ...], index: int) -> Number | None:
    """The longest number that begins at a token, or None; also None behind the last token."""
    if not 0 <= index < len(tokens):
        return None
    first = tokens[index].text[0]
    if first.isdigit() or first == ".":
        return _fraction(tokens, index) or _digits(tokens, index)
    if first in FRACTION_SIGNS:
        return Number(FRACTION_SIGNS[first], index, index + 1, share=True)
    if not may_be_a_word(tokens[index].lower):
        return None
    return _vague(tokens, index) or _share(tokens, index) or _half(tokens, index) or _words(tokens, index)


def beginnings(tokens: tuple[Token, ...]) -> list[int]:
    """The places where a number may begin: all but those of plain words."""
    return [at for at, (_, _, text, lower) in enumerate(tokens) if not text.isalpha() or lower in BEGINNINGS]


def may_be_a_word(word: str) -> bool:
    """Whether a number can begin with a word; a quick look that spares most words the grammar."""
    return word in BEGINNINGS or ("-" in word and word.partition("-")[0] in BEGINNINGS)


def _vague(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred", "a few dozen", "a couple of hundred" """
    word, at = word_at(tokens, index), index + 1
    if word in VAGUE:
        value = VAGUE[word]
        if word_at(tokens, at) == "of" and VAGUE.get(word_at(tokens, at + 1), 0) > value:
            return Number(value * VAGUE[word_at(tokens, at + 1)] // 2, index, at + 2, vague=True)
        return Number(value, index, at, vague=True) if word != "tens" else None
    if word == "a" and word_at(tokens, at) in ("few", "couple"):
        word, at = word_at(tokens, at), at + 1
        at = at + 1 if word_at(tokens, at) == "of" else at
        scale = SCALES.get(word_at(tokens, at), 0)
        if word == "couple" and not scale and word_at(tokens, index + 2) == "of":
            return Number(2, index, at)
    elif word in MANY:
        scale = SCALES.get(word_at(tokens, at), 0)
    else:
        return None
    return Number(2 * scale, index, at + 1, vague=True) if scale else None


def _share(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "two-thirds", "two thirds", "a tenth of", "three-quarters", "half of", "half the", as a share of one"""
    word, following = word_at(tokens, index), word_at(tokens, index + 1)
    head, _, part = word.partition("-")
    if part in PARTS and (head in ONES or head in ("a", "one")):
        return Number(ONES.get(head, 1) / PARTS[part], index, index + 1, share=True)
    if following == "-" and word_at(tokens, index + 2) in PARTS and word in ONES:
        return Number(ONES[word] / PARTS[word_at(tokens, index + 2)], index, index + 3, share=True)
    if word in ONES and following in PARTS and (following.endswith("s") or word == "one"):
        return Number(ONES[word] / PARTS[following], index, index + 2, share=True)
    if word == "a" and following in PARTS and word_at(tokens, index + 2) in ("of", ".", ",", "", "that", "what"):
        return Number(1 / PARTS[following], index, index + 2, share=True)
    return Number(0.5, index, index + 1, share=True) if word == "half" and is_half_of(tokens, index) else None


def is_half_of(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "half" is a share of something: "half of the", "half its members", "less than half."."""
    before, after = word_at(tokens, index - 1), word_at(tokens, index + 1)
    if before in ("second", "first", "other", "latter", "later", "better", "time", "-", "and", "a") or after in (
        "-",
        "a",
        "an",
    ):
        return False
    after_it = (
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "were",
        "was",
        "are",
        "is",
        "have",
        "had",
        "that",
        "this",
    )
    return (
        after in after_it
        or before in ("than", "under", "over", "nearly", "almost", "by", "about", "in")
        or after in (".", ",")
    )


def _half(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "half a million", "a million", "a dozen", "a million and a half" """
    word, following = word_at(tokens, index), word_at(tokens, index + 1)
    if word == "half" and following in ("a", "an"):
        scale = SCALES.get(word_at(tokens, index + 2), 0)
        return Number(plain(scale / 2), index, index + 3) if scale else None
    if word == "half" and following in ("dozen", "million", "billion"):
        return Number(plain(SCALES[following] / 2), index, index + 2)
    if word not in ("a", "an") or following not in SCALES:
        return None
    value, at = SCALES[following], index + 2
    while word_at(tokens, at) in SCALES and value < 10**15:
        value, at = value * SCALES[word_at(tokens, at)], at + 1
    if [word_at(tokens, at + on) for on in range(3)] == ["and", "a", "half"]:
        return Number(plain(value * 1.5), index, at + 3)
    return Number(value, index, at)


def _fraction(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "1/2", "2 1/2", "2½" """
    whole = _small_digits(tokens, index)
    if whole is None:
        return None
    if word_at(tokens, index + 1) == "/":
        below = _small_digits(tokens, index + 2)
        return (
            Number(whole / below, index, index + 3, share=True, digits=True) if below and whole < below <= 16 else None
        )
    sign = word_at(tokens, index + 1)
    if sign in FRACTION_SIGNS:
        return _scaled(tokens, Number(whole + FRACTION_SIGNS[sign], index, index + 2, digits=True))
    if word_at(tokens, index + 2) == "/":
        above, below = _small_digits(tokens, index + 1), _small_digits(tokens, index + 3)
        if above and below and above < below <= 64:
            return _scaled(tokens, Number(plain(whole + above / below), index, index + 4, digits=True))
    return None


def _small_digits(tokens: tuple[Token, ...], index: int) -> int | None:
    text = word_at(tokens, index)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _digits(tokens: tuple[Token, ...], index: int) -> Number | None:
    token = tokens[index]
    if len(token.text) > LONGEST_DIGITS + 10:
        return None
    value, suffix, glued, lettered = digits_value(token.text), "", "", False
    if (
        value is None
        and DECIMAL_COMMA.fullmatch(token.text)
        and word_at(tokens, index + 1) in (*SCALES, "percent", "%", "per")
    ):
        value = plain(float(token.text.replace(",", ".")))
    if value is None:
        match = GLUED.fullmatch(token.text)
        value = digits_value(match[1]) if match else None
        if match is None or value is None:
            return None
        letters = match[2].lower()
        scale = SCALES.get(letters) or GLUED_SCALES.get(letters)
        if scale:
            value, glued, lettered = plain(value * scale), match[2] if len(letters) == 1 else "", True
        else:
            suffix = match[2]
    return _scaled(tokens, Number(value, index, index + 1, suffix=suffix, glued=glued, digits=True, lettered=lettered))


def _scaled(tokens: tuple[Token, ...], number: Number) -> Number:
    """The number with the scale words behind it ("3 lakh", "1.5 million", "2 hundred thousand", "10-million")."""
    value, last = number.value, number.last
    while not number.suffix and last < len(tokens) and value < 10**15:
        at = last + 1 if word_at(tokens, last) == "-" and word_at(tokens, last + 1) in SCALES else last
        word = word_at(tokens, at)
        scale = SCALES.get(word) or (GLUED_SCALES.get(word) if len(word) > 1 else None)
        if scale is None:
            break
        value, last = plain(value * scale), at + 1
    return number._replace(value=value, last=last)


def _words(tokens: tuple[Token, ...], index: int) -> Number | None:
    """ "fourteen thousand two hundred and six", "twenty-one", "three and a half million", "one point five" """
    total, current = 0.0, 0.0
    at, seen, words = index, False, 0
    while at < len(tokens) and words < MOST_WORDS:
        word, step = tokens[at].lower, 1
        value = small_value(word)
        if value is not None and _may_follow(current, value, seen=seen):
            current, seen = current + value, True
        elif word == "hundred" and current:
            current *= 100
        elif word in SCALES and seen and word != "hundred" and (not total or SCALES[word] <= total):
            total, current = total + (current or 1) * SCALES[word], 0.0
        elif word == "and" and seen and _goes_on(tokens, at, total or current):
            step = 1
        elif word == "and" and seen and [word_at(tokens, at + on) for on in (1, 2)] == ["a", "half"]:
            current, step = current + 0.5, 3
        elif word == "point" and seen and word_at(tokens, at + 1) in ONES:
            current, step = current + ONES[word_at(tokens, at + 1)] / 10, 2
        elif word == "-" and seen and word_at(tokens, at + 1) in SCALES:
            step = 1
        else:
            break
        at, words = at + step, words + 1
    return Number(plain(total + current), index, at) if seen else None


def _goes_on(tokens: tuple[Token, ...], at: int, read: float) -> bool:
    """Whether "and" goes on with the number ("two hundred and six"), not with another ("two and six")."""
    value = small_value(word_at(tokens, at + 1))
    return value is not None and read >= 100 and read % 100 == 0 and word_at(tokens, at + 2) not in SCALES


def small_value(word: str) -> int | None:
    """The value of one number word under a hundred ("seven", "forty", "twenty-one")."""
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    head, _, tail = word.partition("-")
    return TENS[head] + ONES[tail] if head in TENS and 0 < ONES.get(tail, 0) < 10 else None


def _may_follow(current: float, value: int, *, seen: bool) -> bool:
    """Whether a small number word goes on with what was read ("twenty one", "hundred six"), not begins a new number."""
    if current == 0:
        return not seen or value > 0
    rest = current % 100
    return (rest == 0 and current >= 100 and value > 0) or (rest in TENS.values() and 0 < value < 10)
