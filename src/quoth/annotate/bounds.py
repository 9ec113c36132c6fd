"""Which end of an interval a figure gives: "at least", "up to", "more than", "about", before it or behind it."""

from functools import cache
from typing import NamedTuple

from quoth.annotate.units import singular
from quoth.lexicons import load_toml
from quoth.text.tokens import Token
from quoth.types.statements import Bound

LONGEST = 4
# Words that may stand between a bound and its number without ending it.
BETWEEN = frozenset(
    {"a", "an", "the", "another", "additional", "further", "extra", "total", "of", "other", "its", "their"}
)
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
PREFIXES = frozenset({"another", "additional", "further", "extra", "total", "other"})


class BoundWords(NamedTuple):
    """A bound and the tokens [first, last) that give it."""

    bound: Bound
    first: int
    last: int


@cache
def phrases(where: str) -> dict[tuple[str, ...], Bound]:
    """Bound phrases as tuples of words."""
    table = load_toml("quantities")[where]
    return {tuple(phrase.split()): bound for bound, listed in table.items() for phrase in listed}


def bound_before(tokens: tuple[Token, ...], index: int) -> BoundWords | None:
    """The bound, and the words like "an additional" or "a total of", that stand before a figure; None without any."""
    first, bound, at = index, None, index
    for _ in range(4):
        found = phrase_ending(tokens, at)
        if found:
            bound = bound if bound in ("at-least", "at-most", "more-than", "less-than") else found.bound
            at = first = found.first
            continue
        moved = prefix_start(tokens, at)
        if moved == at:
            break
        at = first = moved
    return BoundWords(bound or "exactly", first, index) if first < index else None


def prefix_start(tokens: tuple[Token, ...], at: int) -> int:
    """Where "an additional", "a further", "a total of", "another" before a figure begins."""
    start = at
    if start >= 2 and tokens[start - 1].lower == "of" and tokens[start - 2].lower == "total":
        start -= 2
    elif start >= 1 and tokens[start - 1].lower in PREFIXES:
        start -= 1
    else:
        return at
    return start - 1 if start >= 1 and tokens[start - 1].lower in ("a", "an", "the", "some") else start


def phrase_ending(tokens: tuple[Token, ...], at: int) -> BoundWords | None:
    """The longest bound phrase that ends right before a token."""
    table = phrases("bounds_before")
    for length in range(min(LONGEST, at), 0, -1):
        words = tuple(token.lower for token in tokens[at - length : at])
        if words in table and not misleads(tokens, at - length, words):
            return BoundWords(table[words], at - length, at)
    return None


def misleads(tokens: tuple[Token, ...], first: int, words: tuple[str, ...]) -> bool:
    """Words that are bounds elsewhere: "talks over 12 islands", "under 12 different names", "within 3 km of"."""
    before = tokens[first - 1].lower if first else ""
    if words in (("only",), ("just",)):
        return True
    if words == ("within",):
        return not any(singular(token.lower) in TIMES for token in tokens[first + 1 : first + 4])
    if words == ("over",) and is_period(tokens, first):
        return True
    return words == ("over",) and before in (
        "war",
        "dispute",
        "talks",
        "row",
        "vote",
        "concern",
        "concerns",
        "flew",
        "presided",
    )


def is_period(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether "over" tells in what time something comes: "4 percent over three years", not "lasted over three years"."""
    before = tokens[first - 1].lower if first else ""
    for at in range(first + 2, min(first + 5, len(tokens))):
        if singular(tokens[at].lower) in PERIODS:
            longer = at + 1 < len(tokens) and tokens[at + 1].lower in ("ago", "old", "later", "earlier", "long", "-")
            return not longer and tokens[at - 1].text != "-" and before not in LASTING
        if not (tokens[at].is_word and tokens[at].text.isalpha()):
            return False
    return False


PERIODS = TIMES | {"decade", "century", "quarter", "weekend"}
# Words after which "over three years" is a length: it lasts, takes or is more than that.
LASTING = frozenset(
    "for after took takes take taken taking lasted lasting lasts last was is were are been be being of in by until since than "
    "spent spends spend spending waited waits served serving serves just well a slightly only little went ran runs and to "
    "at with required requires within".split()
)


def bound_after(tokens: tuple[Token, ...], index: int) -> BoundWords | None:
    """ "or more", "or so", "at most" behind a figure."""
    table = phrases("bounds_after")
    for length in (3, 2, 1):
        words = tuple(token.lower for token in tokens[index : index + length])
        if (
            len(words) == length
            and words in table
            and (words != ("at", "least") or not follows_number(tokens, index + 2))
        ):
            return BoundWords(table[words], index, index + length)
    return None


def follows_number(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a figure begins there, to which the words before it belong."""
    return index < len(tokens) and tokens[index].text[0].isdigit()


def nearer_bound(before: BoundWords | None, behind: BoundWords | None, *, vague: bool) -> Bound:
    """The bound that counts: the one before, unless it says nothing; a vague number is a floor by itself."""
    if before and before.bound != "exactly" and not (vague and before.bound == "about"):
        return before.bound
    if behind:
        return behind.bound
    return "at-least" if vague else "exactly"
