"""Comparisons without a number of their own: "double the initial estimate", "three times as many as", "half of last year's"."""

from collections.abc import Iterator
from typing import NamedTuple

from quoth.annotate.bounds import bound_before
from quoth.lexicons import load_toml
from quoth.text.numbers import may_be_a_word, number_at
from quoth.text.tokens import Token, word_at
from quoth.types import Quantity, Relative, Span
from quoth.types.statements import Bound

FACTORS: dict[str, float] = load_toml("comparisons")["factors"]
BEGINS_BASE = frozenset(load_toml("comparisons")["begins_base"])
ENDS_BASE = frozenset(load_toml("comparisons")["ends_base"])
ENDS_NOUNS = ENDS_BASE | frozenset(load_toml("comparisons")["ends_nouns"])
# "Half the houses" is a share of the houses; with one of these words it is a comparison with another figure.
COMPARED = frozenset(load_toml("comparisons")["compared"])
LONGEST_BASE = 14
MOST_TIMES = 10_000


class Comparison(NamedTuple):
    """A comparison with its quantity, and the place of the words that give the factor."""

    quantity: Quantity
    factor: Span


def comparisons_in(text: str, tokens: tuple[Token, ...]) -> Iterator[Comparison]:
    """The comparisons of one sentence: the factor, and the words of what it is a multiple of."""
    for index in range(len(tokens)):
        read = factor_at(tokens, index)
        if read is None or word_at(tokens, read[1]) not in BEGINS_BASE:
            continue
        factor, base = read
        last = base_end(tokens, base)
        words = [token.lower for token in tokens[base:last]]
        if not is_a_base(words, share=factor < 1):
            continue
        before = bound_before(tokens, index)
        bound: Bound = before.bound if before else "exactly"
        start = tokens[before.first].start if before else tokens[index].start
        quantity = Quantity(
            start=start, end=tokens[last - 1].end, low=None, high=None, bound=bound, unit=None, counts="", scope=(),
            relative=Relative(factor, text[tokens[base].start : tokens[last - 1].end]), statement=None,
        )  # fmt: skip
        yield Comparison(quantity, Span(tokens[index].start, tokens[base - 1].end))


def factor_at(tokens: tuple[Token, ...], index: int) -> tuple[float, int] | None:
    """The factor that begins at a token ("twice", "double", "three times", "1.5 times"), and the token after it."""
    word = tokens[index].lower
    if word in FACTORS:
        at = index + 2 if word_at(tokens, index + 1) == "of" and word == "half" else index + 1
        return FACTORS[word], at
    if not (word[0].isdigit() or may_be_a_word(word)) or "times" not in (
        word_at(tokens, index + on) for on in range(1, 6)
    ):
        return None
    number = number_at(tokens, index)
    if number is None or number.vague or number.share or number.suffix or word_at(tokens, number.last) != "times":
        return None
    return (float(number.value), number.last + 1) if 0 < number.value <= MOST_TIMES else None


def base_end(tokens: tuple[Token, ...], base: int) -> int:
    """Where the words of the base end: at the clause, or after a number of words."""
    at = base
    ends = ENDS_BASE if tokens[base].lower == "what" else ENDS_NOUNS
    while at < len(tokens) and at < base + LONGEST_BASE and (at == base or tokens[at].lower not in ends):
        at += 1
    return at


def is_a_base(words: list[str], *, share: bool) -> bool:
    """Whether words name another figure: "the earlier estimate", "as many as in May", "that of the year before"."""
    if share:
        return bool(COMPARED.intersection(words))
    return len(words) > 1 or words[0] in ("that", "this")
