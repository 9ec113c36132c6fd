"""Lengths of time and shares told otherwise: "48 days" for 48 hours, "a three-year trial" for two, "a third of" for a third fewer."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from quoth.audit.counted import MOMENTS
from quoth.audit.examined import Examined
from quoth.audit.exchanged import exchanges
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import stands_instead
from quoth.audit.shares import share_at
from quoth.compare.keys import share
from quoth.text.numbers import number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import AuditFinding, Span
from quoth.types.claims import DifferenceKind

# Of the article's content words so many must stand where the other value stands.
SAME_THING, FEWEST = 0.55, 3
HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8766.0, "decade": 87660.0}
# Two lengths of time that are so near are one, rounded.
ROUNDED = 1.15
# "A third fewer", "a fifth less".
FEWER = frozenset({"fewer", "less", "lower", "smaller", "more", "higher", "larger"})
Length = tuple[float, str, Span]
Found = tuple[Span, Span, DifferenceKind]


def length_is_another(examined: Examined) -> list[AuditFinding]:
    """A length of time, or a share, that stands in the place of the source's, and that no source gives."""
    keys = sentence_keys(examined.article.text, examined.span)
    found: list[AuditFinding] = []
    for counterpart in examined.close_by:
        source = counterpart.source
        if len(keys) < FEWEST or share(keys, grounds_of(source, counterpart.sentence)) < SAME_THING:
            continue
        swapped = exchanges(examined.article.text, examined.span, source.text, counterpart.span)
        near = [(e.own, e.other) for e in swapped]
        given = [length for read in examined.sources for length in lengths_in(read.text)]
        for here, there, kind in (f for rule in RULES for f in rule(examined.tokens, counterpart.tokens, near, given)):
            if not any(f.article.span.overlaps(here) for f in (*examined.made, *found)):
                found.append(stands_instead(examined.article, here, source, there, kind, "length_is_another"))
    return found


def time_is_another(
    own: tuple[Token, ...], other: tuple[Token, ...], near: list[tuple[Span, Span]], given: list[Length]
) -> Iterator[Found]:
    """ "48 days" for "48 hours", or "three-year" in the very place of "two-year"; a length that some source has is left alone."""
    for value, unit, span in lengths_of(own):
        if any(alike(value * HOURS[unit], v * HOURS[u]) for v, u, _ in given):
            continue
        for known, other_unit, there in lengths_of(other):
            exchanged = any(a.overlaps(span) and b.overlaps(there) for a, b in near)
            if from_another_moment(behind(own, span), behind(other, there)):
                continue
            if (value == known and unit != other_unit) or (unit == other_unit and exchanged):
                yield span, there, "figure"
                break


def behind(tokens: tuple[Token, ...], span: Span) -> str:
    """The word right behind a stretch."""
    return next((token.lower for token in tokens if token.start >= span.end), "")


def from_another_moment(one: str, other: str) -> bool:
    """Whether two lengths are counted from two moments: "four days after the flood", "two days later"."""
    return one != other and bool({one, other} & MOMENTS)


def alike(one: float, other: float) -> bool:
    """Whether two lengths in hours are one, as far as it can be rounded."""
    return max(one, other) <= ROUNDED * min(one, other)


@lru_cache(maxsize=64)
def lengths_in(text: str) -> tuple[Length, ...]:
    """The lengths of time of a whole text."""
    return tuple(lengths_of(tokens_of(text)))


def lengths_of(tokens: tuple[Token, ...]) -> list[Length]:
    """The lengths of time of a text: a number and its unit, or both in one word."""
    found: list[Length] = []
    for at, token in enumerate(tokens):
        glued = token.lower.split("-")
        if len(glued) >= 2 and glued[1] in HOURS:
            number = number_at(tokens_of(glued[0]), 0)
            found += [(float(number.value), glued[1], Span(token.start, token.end))] if number else []
        number = number_at(tokens, at)
        unit = tokens[number.last].lower.removesuffix("s") if number and number.last < len(tokens) else ""
        if number is not None and unit in HOURS and not number.share and not number.vague:
            found.append((float(number.value), unit, Span(token.start, tokens[number.last].end)))
    return [length for length in found if length[0] > 0]


def share_of_for_share_less(
    own: tuple[Token, ...], other: tuple[Token, ...], near: list[tuple[Span, Span]], given: list[Length]
) -> Iterator[Found]:
    """ "A third of the staff" where the source has "a third fewer staff"."""
    mine = [(value, span) for value, behind, span in shares_with(own) if behind == "of"]
    theirs = shares_with(other)
    for value, span in mine:
        met = next((s for v, behind, s in theirs if v == value and behind in FEWER), None)
        if met is not None and not any(v == value and behind == "of" for v, behind, _ in theirs):
            yield span, met, "comparison"


def shares_with(tokens: tuple[Token, ...]) -> list[tuple[float, str, Span]]:
    """The shares written out with the word behind them."""
    return [
        (percent, tokens[at + 1].lower, Span(tokens[at].start, tokens[at + 1].end))
        for at in range(len(tokens) - 1)
        if (percent := share_at(tokens, at)) is not None and tokens[at + 1].lower in FEWER | {"of"}
    ]


RULES: tuple[
    Callable[[tuple[Token, ...], tuple[Token, ...], list[tuple[Span, Span]], list[Length]], Iterator[Found]], ...
] = (time_is_another, share_of_for_share_less)  # fmt: skip
