"""Which statements may say the same at all: the nearest of each, by meaning and by rare words, from one index."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from quoth.reconcile.members import Members

# Half of the nearness is of meaning (the vectors), half of rare words. On labelled stories the right partner is among
# the two nearest of its report for 86 of 100 pairs so, for 84 with the vectors alone.
WORD_DIMENSIONS = 256
# Below this nearness no pair is looked at; of one report's statements only those that are nearly the same.
NEAR, NEAR_IN_REPORT = 0.2, 0.5
# Nearness is rounded to four places, so that sums made in another order give the same pairs.
ROUNDED = 0.0001
# So many nearest in each other report are looked at, up to so many in all; in stories of many reports, fewer in all.
IN_REPORT, IN_ALL = 3, 60
MANY_REPORTS, IN_MANY = 100, 24
# Rows of the product that are made at once; above EXACT rows only those of near cells are multiplied.
BLOCK, EXACT = 1024, 16_384
NEAR_CELLS, ROUNDS = 4, 2


class Candidates(NamedTuple):
    """Pairs of member numbers (n x 2, the lower first, sorted) and how near they are (n)."""

    pairs: Any
    nearness: Any


def find_candidates(members: Members) -> Candidates:
    """The nearest statements of each statement, as pairs; products are made in blocks, so memory is bounded."""
    index = index_rows(members)
    reports = report_numbers(members)
    found = [np.zeros((0, 3))]
    for rows, columns in neighbourhoods(index):
        block, homes = index[rows] @ index[columns].T, reports[columns]
        for place, first in enumerate(rows.tolist()):
            near, nearness = nearest_of(block[place], homes, int(reports[first]), np.searchsorted(columns, first))
            second = columns[near]
            ends = (np.minimum(first, second), np.maximum(first, second), nearness)
            found.append(np.stack(ends, axis=1))
    table = np.concatenate(found)
    table = table[np.lexsort((table[:, 2], table[:, 1], table[:, 0]))]
    first_of_pair = np.append(True, (table[1:, :2] != table[:-1, :2]).any(axis=1))[: len(table)]
    table = table[first_of_pair]
    return Candidates(table[:, :2].astype(np.int64), table[:, 2])


def neighbourhoods(index: Any) -> Iterator[tuple[Any, Any]]:
    """Rows and the rows that each is held against: all of them, or in a large story those of the nearest cells.

    The cells are those of an inverted file (Sivic and Zisserman 2003) with about as many cells as rows in each.
    """
    count = len(index)
    if count <= EXACT:
        for start in range(0, count, BLOCK):
            yield np.arange(start, min(count, start + BLOCK)), np.arange(count)
        return
    centres = index[:: int(np.sqrt(count))]
    for _ in range(ROUNDS):
        cells = np.argmax(index @ centres.T, axis=1)
        means = [index[cells == n].mean(axis=0) if (cells == n).any() else centres[n] for n in range(len(centres))]
        centres = np.stack([mean / max(np.linalg.norm(mean), ROUNDED) for mean in means])
    cells = np.argmax(index @ centres.T, axis=1)
    near = np.argsort(-(centres @ centres.T), axis=1, kind="stable")[:, : NEAR_CELLS + 1]
    for number in range(len(centres)):
        rows, columns = np.flatnonzero(cells == number), np.flatnonzero(np.isin(cells, [number, *near[number]]))
        for start in range(0, len(rows), BLOCK):
            yield rows[start : start + BLOCK], columns


def index_rows(members: Members) -> Any:
    """One row a member whose product with another is the mean of the two likenesses (float32)."""
    words = np.zeros((len(members.listed), WORD_DIMENSIONS), np.float32)
    places = {stem: hashed_place(stem) for stem in members.key_rarity}
    for member in members.listed:
        for stem in sorted(member.keys):
            place, sign = places[stem]
            words[member.number, place] += sign * members.key_rarity[stem]
    lengths = np.linalg.norm(words, axis=1, keepdims=True)
    words = np.divide(words, lengths, out=np.zeros_like(words), where=lengths > 0)
    return np.concatenate([members.vectors, words], axis=1) * np.float32(np.sqrt(0.5))


def hashed_place(stem: str) -> tuple[int, int]:
    """Where a word falls in the row, and with which sign (feature hashing, Weinberger et al. 2009)."""
    digest = hashlib.sha256(stem.encode()).digest()
    return int.from_bytes(digest[:4], "big") % WORD_DIMENSIONS, 1 if digest[4] & 1 else -1


def report_numbers(members: Members) -> Any:
    """For each member the number of its report."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(member.report.id, len(numbers)) for member in members.listed], np.int64)


def nearest_of(row: Any, reports: Any, own: int, self_place: int) -> tuple[Any, Any]:
    """The places of the nearest and how near: so many in each report where there are few, so many in all; ties by place."""
    near = np.flatnonzero(row >= NEAR - ROUNDED)
    near = near[near != self_place]
    nearness = np.round(row[near], 4)
    close = (nearness >= NEAR) & ((reports[near] != own) | (nearness >= NEAR_IN_REPORT))
    near, nearness = near[close], nearness[close]
    order = np.lexsort((near, -nearness))
    near, nearness = near[order], nearness[order]
    if reports[-1] < MANY_REPORTS:
        taken: Counter[int] = Counter()
        kept = []
        for place, report in enumerate(reports[near].tolist()):
            taken[report] += 1
            if taken[report] <= (1 if report == own else IN_REPORT):
                kept.append(place)
        return near[kept[:IN_ALL]], nearness[kept[:IN_ALL]]
    return near[:IN_MANY], nearness[:IN_MANY]
