"""Pairs to blocks: reports that may be of one story, near enough together that nobody outside need be asked.

Copies are joined first and count as one text, then the pairs that share most (Kruskal 1956), as long as the block stays small
enough for one process.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

# So many reports are one block whatever they share: what a story is does not depend on a cut.
NOT_CUT = 200
# A block has so many different texts at most, so that none keeps one process for long; of greater events the likest reports stay
# together. Of three outlets' articles on 100 events (BASIL) among 4,700 others, all taken to be of one day, 95 % stay with the
# most of their event; of the reports of ECB+ all.
GREATEST = 1_000
# Most very large events are one agency's text in many papers. Copies cost little: 1,860 reports of 30 texts are told in 52 s and
# 0.9 GB, which grows somewhat faster than their number.
MOST_REPORTS = 5_000
# Two reports are copies here if what they share is so much of what the one with more shares with itself.
COPY = 0.95
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


class Edges(NamedTuple):
    """Pairs of reports, what each shares, and whether they are copies."""

    number: Numbers
    other: Numbers
    shared: Any
    copy: Any

    @property
    def order(self) -> NDArray[np.int64]:
        """Their places: copies first, then those that share most."""
        return np.lexsort((self.other, self.number, -self.shared, ~self.copy))


def copies_among(number: Numbers, other: Numbers, shared: Any, own: tuple[Numbers, Any]) -> NDArray[np.bool_]:
    """Which pairs are copies; `own` are reports in order and what each shares with itself."""
    names, values = own
    greater = np.maximum(values[np.searchsorted(names, number)], values[np.searchsorted(names, other)])
    return np.asarray(shared >= COPY * greater, np.bool_)


def forest(edges: Edges) -> NDArray[np.int64]:
    """The places of the pairs that join all that any pair joins, in their order: one fewer than reports at most."""
    names = np.unique(np.concatenate([edges.number, edges.other]))
    leads = Leads(len(names), len(names), len(names))
    order = edges.order
    ones, others = (np.searchsorted(names, column[order]).tolist() for column in (edges.number, edges.other))
    kept = [place for place, one, two in zip(order.tolist(), ones, others, strict=True) if leads.join(one, two)]
    return np.sort(np.array(kept, np.int64))


class Pair(NamedTuple):
    """Two reports and what they share."""

    number: int
    other: int
    shared: int


def blocks_of(numbers: Numbers, found: Sequence[Edges], texts: int = GREATEST) -> tuple[list[list[int]], list[Pair]]:
    """All reports in blocks, each in order, the blocks in the order of their first reports; the pairs that a cut went through."""
    leads, cut = Leads(len(numbers), texts, MOST_REPORTS), list[Pair]()
    if found:
        edges = Edges(*(np.concatenate(column) for column in zip(*found, strict=True)))
        order = edges.order
        ones, others = (np.searchsorted(numbers, column[order]).tolist() for column in (edges.number, edges.other))
        shared, copies = (column[order].tolist() for column in (edges.shared, edges.copy))
        for one, two, common, copy in zip(ones, others, shared, copies, strict=True):
            if leads.join(one, two, copy=copy) is None:
                cut.append(Pair(int(numbers[one]), int(numbers[two]), common))
    blocks: dict[int, list[int]] = {}
    for place, number_here in enumerate(numbers.tolist()):
        blocks.setdefault(leads.find(place), []).append(number_here)
    return list(blocks.values()), cut


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

    def __init__(self, count: int, texts: int, reports: int) -> None:
        self._lead = list(range(count))
        self._size, self._texts = [1] * count, [1] * count
        self._most_texts, self._most = texts, reports

    def find(self, one: int) -> int:
        """The one to whom all of a group lead."""
        lead = self._lead
        while lead[one] != one:
            lead[one] = lead[lead[one]]
            one = lead[one]
        return one

    def join(self, one: int, two: int, *, copy: bool = False) -> bool | None:
        """Joins two groups, if they are not one yet; none where they would be too large. Two copies are one text."""
        first, second = sorted((self.find(one), self.find(two)))
        size, texts = self._size[first] + self._size[second], self._texts[first] + self._texts[second] - copy
        if first == second:
            return False
        if size > self._most or texts > self._most_texts:
            return None
        if self._size[first] < self._size[second]:
            first, second = second, first
        self._lead[second] = first
        self._size[first], self._texts[first] = size, texts
        return True
