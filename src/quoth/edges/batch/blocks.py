"""Pairs to blocks: reports that may be of one story, near enough together that nobody outside need be asked.

The pairs that share most are joined first (Kruskal 1956), as long as the block stays small enough for one process.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

# So many reports are one block whatever they share: what a story is does not depend on a cut.
NOT_CUT = 200
# A block has so many at most, so that none keeps one process for long; of greater events the likest reports stay together. Of three
# outlets' articles on 100 events (BASIL) among 4,700 others, all taken to be of one day, 95 % stay with the most of their event;
# of the reports of ECB+ all.
GREATEST = 1_000
# Blocks are told in parts of about so many reports.
A_PART = 250

Numbers = NDArray[np.uint64]


class Part(Struct, frozen=True):
    """Blocks that are told together: the day on which the first of them begins, their number on that day, the blocks."""

    day: int
    place: int
    blocks: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """Its reports."""
        return sum(map(len, self.blocks))


def forest(number: Numbers, other: Numbers, shared: Any) -> NDArray[np.int64]:
    """The places of the pairs that join all that any pair joins, those that share most: one fewer than reports at most."""
    names = np.unique(np.concatenate([number, other]))
    leads = Leads(len(names), len(names))
    order = np.lexsort((other, number, -shared))
    ones, others = np.searchsorted(names, number[order]).tolist(), np.searchsorted(names, other[order]).tolist()
    kept = [place for place, one, two in zip(order.tolist(), ones, others, strict=True) if leads.join(one, two)]
    return np.sort(np.array(kept, np.int64))


def blocks_of(numbers: Numbers, edges: Sequence[tuple[Numbers, Numbers, Any]]) -> list[list[int]]:
    """All reports in blocks, each in order, the blocks in the order of their first reports."""
    leads = Leads(len(numbers), GREATEST)
    if edges:
        number, other, shared = (np.concatenate(column) for column in zip(*edges, strict=True))
        order = np.lexsort((other, number, -shared))
        ones, others = np.searchsorted(numbers, number[order]), np.searchsorted(numbers, other[order])
        for one, two in zip(ones.tolist(), others.tolist(), strict=True):
            leads.join(one, two)
    blocks: dict[int, list[int]] = {}
    for place, number_here in enumerate(numbers.tolist()):
        blocks.setdefault(leads.find(place), []).append(number_here)
    return list(blocks.values())


def parts_of(blocks: Iterable[Sequence[int]], day_bits: int) -> list[Part]:
    """Blocks packed into parts; none has blocks that begin on different days."""
    parts: list[Part] = []
    held: list[tuple[int, ...]] = []
    day, place = -1, 0

    def close() -> None:
        nonlocal place
        if held:
            parts.append(Part(day, place, tuple(held)))
            place += 1
            held.clear()

    for block in blocks:
        begins = block[0] >> day_bits
        if begins != day:
            close()
            day, place = begins, 0
        if held and sum(map(len, held)) + len(block) > A_PART:
            close()
        held.append(tuple(block))
    close()
    return parts


class Leads:
    """Who is joined with whom: each leads to another of its group, the last one to itself (union by size)."""

    def __init__(self, count: int, greatest: int) -> None:
        self._lead = list(range(count))
        self._size = [1] * count
        self._greatest = greatest

    def find(self, one: int) -> int:
        """The one to whom all of a group lead."""
        lead = self._lead
        while lead[one] != one:
            lead[one] = lead[lead[one]]
            one = lead[one]
        return one

    def join(self, one: int, two: int) -> bool:
        """Joins two groups; not where they are one, or would be too large."""
        first, second = sorted((self.find(one), self.find(two)))
        if first == second or self._size[first] + self._size[second] > self._greatest:
            return False
        if self._size[first] < self._size[second]:
            first, second = second, first
        self._lead[second] = first
        self._size[first] += self._size[second]
        return True
