"""What two sequences share: runs of words, increasing runs of matches, containment."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

WORD = re.compile(r"\w+(?:['’-]\w+)*")


def shingles(words: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    """All runs of `size` words."""
    return frozenset(zip(*(words[at:] for at in range(size)), strict=False))


def containment(part: Collection[object], whole: Collection[object]) -> float | None:
    """The share of the part's items that the whole has too; None where the part has none."""
    items, held = set(part), set(whole)
    return len(items & held) / len(items) if items else None


def longest_increasing(values: Sequence[int]) -> tuple[int, ...]:
    """Positions of a longest strictly increasing run (patience sorting, n log n; Schensted 1961)."""
    tails: list[int] = []
    positions: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(positions[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            positions.append(position)
        else:
            tails[at], positions[at] = value, position
    run: list[int] = []
    at = positions[-1] if positions else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return tuple(reversed(run))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(match[0].casefold() for match in WORD.finditer(text))
