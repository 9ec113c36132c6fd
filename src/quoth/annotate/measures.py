"""Numbers with their money or measure: "$1.5m", "US$3", "BGN 12 million", "32 million pesos", "80km", "48-page", "-1.3%"."""

from functools import cache
from typing import NamedTuple

from quoth.annotate.units import singular, unit_at, units
from quoth.lexicons import load_toml
from quoth.text.numbers import SCALES, Number, number_at, plain
from quoth.text.tokens import Token, word_at

MINUS_SIGNS = frozenset({"-", "−", "–"})
# Marks that open a quotation or bracket; the straight ones open or close.
OPENERS = frozenset("([{“‘«„‹‚")
EITHER_MARK = frozenset("\"'")
NATIONAL = frozenset(load_toml("figure_words")["national"])
COUNTRY_DOLLARS = load_toml("quantities")["country_dollars"]
GLUED_UNITS = load_toml("quantities")["glued_units"]


class Measure(NamedTuple):
    """A number with its unit as tokens [first, last): `money` where a currency sign or code stands before it.

    `tied` says that a hyphen ties the unit to the number ("48-page"): it describes what follows and counts nothing itself.
    """

    value: float | int
    first: int
    last: int
    number: Number
    unit: str | None = None
    money: bool = False
    tied: bool = False


@cache
def currency_signs() -> dict[str, str]:
    """Signs of money with their codes."""
    signs: dict[str, str] = load_toml("quantities")["currency_signs"]
    return signs


@cache
def currency_codes() -> frozenset[str]:
    """Codes of money that stand before or behind a number."""
    return frozenset(load_toml("quantities")["currency_codes"]["codes"])


@cache
def currency_words() -> dict[str, str]:
    """Words of money with their codes."""
    words: dict[str, str] = load_toml("quantities")["currency_words"]
    return words


def touches(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token stands right behind the one before it, without a space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def measure_at(tokens: tuple[Token, ...], index: int) -> Measure | None:
    """The number with its money or measure that begins at a token; None where none begins."""
    code, at = currency_before(tokens, index)
    sign = 1
    if code is None and word_at(tokens, index) == "half" and word_at(tokens, index + 1) in ("a", "an"):
        return half_unit(tokens, index)
    if code is None and is_loss(tokens, index):
        loss = measure_at(tokens, index + 1)
        return loss._replace(value=-loss.value, first=index) if loss and loss.money else None
    if is_minus(tokens, at):
        sign, at = -1, at + 1 + (word_at(tokens, at + 1) == "-" and tokens[at].lower == "minus")
    number = number_at(tokens, at) if at < len(tokens) else None
    if number is None or (code is not None and not number.digits):
        return None
    made = Measure(plain(sign * number.value), index, number.last, number)
    if code is not None:
        last = number.last + (word_at(tokens, number.last) in ("us", "u.s.", "usd") and code == "USD")
        return made._replace(unit=code, money=True, last=last)
    return with_unit_behind(tokens, made)


def half_unit(tokens: tuple[Token, ...], index: int) -> Measure | None:
    """ "half an hour", "half a mile", "half a million" """
    number = number_at(tokens, index)
    if number is not None:
        return with_unit_behind(tokens, Measure(number.value, index, number.last, number))
    unit = unit_at(tokens, index + 2)
    return Measure(0.5, index, unit[1], Number(0.5, index, index + 2), unit[0]) if unit else None


def is_minus(tokens: tuple[Token, ...], index: int) -> bool:
    """ "minus 14", "-1.3%": a sign is one only where digits stand right behind it and nothing, or what opens, before it"""
    if word_at(tokens, index) == "minus":
        return index + 1 < len(tokens)
    if (
        word_at(tokens, index) not in MINUS_SIGNS
        or not touches(tokens, index + 1)
        or not tokens[index + 1].text[0].isdigit()
    ):
        return False
    if not stands_free(tokens, index) and not (touches(tokens, index) and tokens[index - 1].text in ("$", "€", "£")):
        return False
    number = number_at(tokens, index + 1)
    sure = touches(tokens, index) and tokens[index - 1].text in ("$", "€", "£", "(")
    return number is not None and (sure or bool(number.suffix) or unit_at(tokens, number.last) is not None)


def stands_free(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a space stands before a token, or a mark that opens a quotation or bracket ("“-7 degrees”", "[-3%]")."""
    if not touches(tokens, index):
        return True
    mark = tokens[index - 1].text
    return mark in OPENERS or (mark in EITHER_MARK and not touches(tokens, index - 1))


def is_loss(tokens: tuple[Token, ...], index: int) -> bool:
    """ "-$4 million": a sign of minus right before that of money and its digits"""
    if word_at(tokens, index) not in MINUS_SIGNS or not stands_free(tokens, index):
        return False
    return (
        touches(tokens, index + 1)
        and touches(tokens, index + 2)
        and tokens[index + 1].text in currency_signs()
        and tokens[index + 2].text[0].isdigit()
    )


def currency_before(tokens: tuple[Token, ...], index: int) -> tuple[str | None, int]:
    """The code of money whose sign or code begins at a token, and where the number begins."""
    token = tokens[index]
    if token.text in currency_signs():
        if token.text == "$" and word_at(tokens, index + 1) in COUNTRY_DOLLARS and touches(tokens, index + 1):
            return COUNTRY_DOLLARS[word_at(tokens, index + 1)], index + 2
        return currency_signs()[token.text], index + 1
    if word_at(tokens, index + 1) == "$" and token.text.rstrip(".") in (
        "US",
        "A",
        "AU",
        "C",
        "CA",
        "NZ",
        "S",
        "HK",
        "R",
        "U.S",
    ):
        return COUNTRY_DOLLARS[token.lower.replace(".", "")], index + 2
    digits = index + 1 < len(tokens) and tokens[index + 1].text[0].isdigit()
    if token.text in currency_codes() and digits:
        return {"RMB": "CNY", "RM": "MYR"}.get(token.text, token.text), index + 1
    if token.text in ("Rs", "Re") and (digits or word_at(tokens, index + 1) == "."):
        return "INR", index + 1 + (not digits)
    return None, index


def with_unit_behind(tokens: tuple[Token, ...], made: Measure) -> Measure:
    """The measure with the money or unit that follows its number."""
    number, at = made.number, made.last
    if number.suffix:
        return made._replace(unit=suffix_unit(tokens, at, number.suffix), last=past_rate(tokens, at))
    tied = word_at(tokens, at) == "-" and touches(tokens, at)
    at = at + 1 if tied else at
    money = currency_after(tokens, at)
    if money:
        return made._replace(unit=money[0], last=money[1], tied=tied)
    if number.glued and (tied or is_length(tokens, at, number)):
        return made._replace(value=plain(made.value / SCALES_OF[number.glued.lower()]), unit="m", last=at)
    unit = unit_at(tokens, at) or written_unit(tokens, at)
    if unit:
        return made._replace(unit=unit[0], last=unit[1], tied=tied)
    if (
        tied
        and at < len(tokens)
        and tokens[at].text.isalpha()
        and touches(tokens, at)
        and len(tokens[at].text) > 2
        and (tokens[at].lower not in ("odd", "plus", "ish"))
    ):
        return made._replace(unit=singular(tokens[at].lower), last=at + 1, tied=True)
    return made


WEIGHTS = frozenset({"weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier", "lighter", "gained", "dropping", "shape", "fat",
    "lean", "bulk"})  # fmt: skip
MONEY_OF = frozenset(
    {"savings", "funding", "debt", "tax", "taxpayers", "public", "damage", "aid", "investment", "revenue", "new"}
)
SCALES_OF = {"m": SCALES["million"], "k": SCALES["thousand"], "b": SCALES["billion"]}


def is_length(tokens: tuple[Token, ...], at: int, number: Number) -> bool:
    """Whether the "m" of "300m" is metres: no money and no plural noun is near, but a word of length or place."""
    if number.glued != "m":
        return False
    other = tokens[at + 1] if word_at(tokens, at) == "(" and at + 1 < len(tokens) else None
    return word_at(tokens, at) in LENGTH_WORDS or (
        other is not None and other.lower.endswith(("ft", "yd", "yds", "feet"))
    )


LENGTH_WORDS = frozenset(load_toml("figure_words")["length_words"])


def suffix_unit(tokens: tuple[Token, ...], at: int, suffix: str) -> str:
    """The unit that letters glued to digits name, as they are written (MW, mW) or in any case."""
    unit = (
        GLUED_UNITS.get(suffix)
        or units().get(suffix.lower())
        or units().get(singular(suffix.lower()))
        or suffix.lower()
    )
    if word_at(tokens, at) == "/" and touches(tokens, at) and touches(tokens, at + 1):
        unit = units().get(f"{suffix.lower()}/{word_at(tokens, at + 1)}", unit)
    return unit


def knows_suffix(suffix: str) -> bool:
    """Whether letters glued to digits are a unit of measure."""
    return suffix in GLUED_UNITS or suffix.lower() in units() or singular(suffix.lower()) in units()


def past_rate(tokens: tuple[Token, ...], at: int) -> int:
    """Past the "/h" of "80km/h"."""
    return at + 2 if word_at(tokens, at) == "/" and touches(tokens, at) and touches(tokens, at + 1) else at


def written_unit(tokens: tuple[Token, ...], at: int) -> tuple[str, int] | None:
    """A unit in capitals that stands apart from its number ("5 W"), and the token after it."""
    text = tokens[at].text if at < len(tokens) else ""
    return (GLUED_UNITS[text], at + 1) if text in ("W", "kW", "MW", "GW", "V", "Hz", "C", "F") else None


def is_weight(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "pounds" are weighed, not paid: "pounds of sugar", "a 200-pound bear", "weighs 90 pounds"."""
    if word_at(tokens, at + 1) == "of" or word_at(tokens, at - 1) == "-":
        return word_at(tokens, at + 2) not in MONEY_OF
    return any(word_at(tokens, near) in WEIGHTS for near in range(at - 9, at + 7))


def currency_after(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Code of the currency word, sign or code behind a number, and the token after it ("million Danish crowns")."""
    at, nation = index, ""
    while at < len(tokens) and at < index + 2 and tokens[at].lower in NATIONAL:
        nation, at = f"{nation} {tokens[at].lower}".strip(), at + 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    word = token.lower.removesuffix("-worth")
    noun = word if word in currency_words() else singular(word)
    code = load_toml("quantities")["national_currencies"].get(f"{nation} {noun}") or currency_words().get(noun)
    if noun == "pound" and not nation and is_weight(tokens, at):
        return "lb", at + 1
    if code is None and not nation:
        code = currency_signs().get(token.text) or (token.text if token.text in currency_codes() else None)
        code = "CNY" if code == "RMB" else code
    return (code, at + 1) if code else None
