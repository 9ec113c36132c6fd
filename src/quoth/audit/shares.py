"""Shares written out: "a quarter" and "two-fifths" are 25 and 40 percent."""

from functools import lru_cache

from quoth.text.numbers import PARTS, number_at
from quoth.text.tokens import Token, tokens_of

# A third is 33 percent in one report and 33.3 in another.
ROUNDED = 0.7
ONE = frozenset({"a", "an", "one", "the"})
# "The first quarter", "a quarter of an hour" and "the Latin Quarter" are no shares.
PERIODS = frozenset({"first", "second", "third", "fourth", "last", "next", "this", "previous", "each", "every", "that"})
OF_TIME = frozenset({"hour", "day", "mile", "century", "year", "final", "finals"})


def share_known(percent: float, text: str) -> bool:
    """Whether a text writes out a share of so many percent, as far as a fraction can be rounded."""
    return any(abs(percent - value) <= ROUNDED for value in shares_in(text))


@lru_cache(maxsize=64)
def shares_in(text: str) -> frozenset[float]:
    """The shares that a text writes out, in percent."""
    tokens = tokens_of(text)
    return frozenset(value for at in range(len(tokens)) if (value := share_at(tokens, at)) is not None)


def share_at(tokens: tuple[Token, ...], at: int) -> float | None:
    """The share that begins with a token, in percent."""
    number = number_at(tokens, at)
    word, behind = tokens[at].lower, {token.lower for token in tokens[at + 1 : at + 5]}
    before = tokens[at - 1].lower if at else ""
    if behind & OF_TIME:
        return None
    if number is not None and number.share:
        return round(100 * float(number.value), 1)
    if word not in PARTS or tokens[at].is_capitalised or before in PERIODS:
        return None
    return round(100 / PARTS[word], 1) if before in ONE else None


def is_written_out(words: str) -> bool:
    """Whether some words are a share in letters and nothing else that counts: "two-fifths", not "six and a half"."""
    tokens = tokens_of(words)
    numbers = [number for at in range(len(tokens)) if (number := number_at(tokens, at)) is not None]
    counts = any(not number.share and tokens[number.first].lower not in ONE for number in numbers[:1])
    return not any(char.isdigit() for char in words) and not counts and bool(shares_in(words))
