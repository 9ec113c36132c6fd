"""Shares and parts of counted things: "one in five women", "nine out of ten", "eleven of 18 analysts"."""

from quoth.annotate.counted import Counted, counted_at
from quoth.annotate.measures import Measure
from quoth.text.numbers import number_at, plain
from quoth.text.tokens import Token, word_at

# The numbers that stand behind "in" where a share is meant ("one in five"), not a place or a time ("two in 2019").
WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000})
TIMES = frozenset("day days week weeks month months year years hour hours minute minutes decade decades".split())
PART_REACH = 6


def one_in(tokens: tuple[Token, ...], measure: Measure) -> tuple[float | int, int] | None:
    """The share in percent that "one in five" or "nine out of 10" gives, and the token after it."""
    at = measure.last
    if measure.unit is not None or measure.number.vague or measure.number.share or not 0 < measure.value < 1000:
        return None
    link = [word_at(tokens, at + on) for on in range(2)]
    if link[0] == "in" and (measure.value == 1 or measure.number.last - measure.number.first == 1):
        at += 2 if link[1] == "every" else 1
    elif link == ["out", "of"]:
        at += 3 if word_at(tokens, at + 2) == "every" else 2
    elif link == ["of", "every"]:
        at += 2
    else:
        return None
    whole = number_at(tokens, at) if at < len(tokens) else None
    if (
        whole is None
        or whole.value not in WHOLES
        or whole.value <= measure.value
        or word_at(tokens, whole.last) in TIMES
    ):
        return None
    if link[0] == "in" and measure.value != 1 and whole.value not in (10, 100, 1000):
        return None
    return plain(100 * measure.value / whole.value), whole.last


def part_of(tokens: tuple[Token, ...], measure: Measure) -> Counted | None:
    """What "eleven of 18 analysts" or "two of the bank's seven board members" counts: the noun of the whole."""
    if word_at(tokens, measure.last) != "of" or measure.unit is not None:
        return None
    for at in range(measure.last + 1, min(measure.last + PART_REACH, len(tokens))):
        whole = number_at(tokens, at) if tokens[at].text[0].isalnum() else None
        if whole is not None and not whole.share and whole.value > measure.value:
            return counted_at(tokens, whole.last, plural=True)
        if tokens[at].text in ",;:.—":
            return None
    return None
