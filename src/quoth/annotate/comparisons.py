"""Comparisons without a number of their own: "double the initial estimate", "three times as many as", "half of last year's"."""

from collections.abc import Iterator

from quoth.text.numbers import ONES
from quoth.text.tokens import Token
from quoth.types import Quantity, Relative

FACTORS = {"double": 2.0, "doubled": 2.0, "twice": 2.0, "triple": 3.0, "tripled": 3.0, "treble": 3.0, "quadruple": 4.0,
           "half": 0.5, "thrice": 3.0}  # fmt: skip
BEGINS_BASE = frozenset(
    {"the", "what", "as", "that", "its", "their", "his", "her", "those", "of", "last", "this", "any"}
)
ENDS_BASE = frozenset({",", ";", ".", "—", "–", ":", "(", ")", "and", "but", "said", "says", "while", "according"})
LONGEST_BASE = 14


def comparisons_in(text: str, tokens: tuple[Token, ...]) -> Iterator[Quantity]:
    """The comparisons of one sentence: the factor, and the words of what it is a multiple of."""
    for index, token in enumerate(tokens):
        factor, base = FACTORS.get(token.lower), index + 1
        if token.lower in ONES and index + 1 < len(tokens) and tokens[index + 1].lower == "times":
            factor, base = float(ONES[token.lower]), index + 2
        if factor is None or base >= len(tokens) or tokens[base].lower not in BEGINS_BASE:
            continue
        if token.lower == "half" and tokens[base].lower not in ("the", "what", "as"):
            continue
        last = base_end(tokens, base)
        if last > base + 1 or tokens[base].lower in ("that", "this"):
            words = text[tokens[base].start : tokens[last - 1].end]
            yield Quantity(
                start=token.start, end=tokens[last - 1].end, low=None, high=None, bound="exactly", unit=None, counts="",
                scope=(), relative=Relative(factor, words), statement=None,
            )  # fmt: skip


def base_end(tokens: tuple[Token, ...], base: int) -> int:
    """Where the words of the base end: at the clause, or after a number of words."""
    at = base
    while at < len(tokens) and at < base + LONGEST_BASE and tokens[at].lower not in ENDS_BASE:
        at += 1
    return at
