"""Currencies before and behind a figure: "$1.5m", "US$3", "BGN 12 million", "32 million pesos", "12m euros"."""

from functools import cache
from typing import Any

from quoth.annotate.counted import singular
from quoth.lexicons import load_toml
from quoth.text.tokens import Token

COUNTRY_DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "s": "SGD",
    "hk": "HKD",
    "r": "BRL",
}
NATIONAL = frozenset(load_toml("figure_words")["national"])


@cache
def table() -> dict[str, Any]:
    """The lexicon of quantities."""
    return load_toml("quantities")


@cache
def codes() -> frozenset[str]:
    """Currency codes."""
    return frozenset(table()["currency_codes"]["codes"])


def currency_before(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Code of the currency sign or code right before a token, and where it begins."""
    if index == 0:
        return None
    sign = tokens[index - 1].text
    code = table()["currency_signs"].get(sign)
    if code is not None:
        prefix = tokens[index - 2] if index >= 2 and tokens[index - 2].end == tokens[index - 1].start else None
        if prefix is not None and sign == "$" and prefix.lower in COUNTRY_DOLLARS:
            return COUNTRY_DOLLARS[prefix.lower], index - 2
        return code, index - 1
    return (sign, index - 1) if sign in codes() else None


def currency_after(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Code of the currency word, sign or code behind a token, and the token after it."""
    at = index
    while at < len(tokens) and at < index + 2 and tokens[at].lower in NATIONAL:
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    word = token.lower.removesuffix("-worth")
    code = table()["currency_words"].get(singular(word)) or table()["currency_words"].get(word)
    if code is None:
        code = table()["currency_signs"].get(token.text) or (token.text if token.text in codes() else None)
    return (code, at + 1) if code else None
