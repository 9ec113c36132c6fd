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
BLOCK, EXACT = 1024, 8192
# Each row stands in so many cells. Of the pairs of 3,781 statements with a nearness of .5 and more .99 are found so, of those of
# .4 and more .96 (.97 and .93 with 5 cells); .78 and .72 with each in one cell and the four nearest of it looked at too.
CELLS, ROUNDS = 8, 2


class Candidates(NamedTuple):
    """Pairs of member numbers (n x 2, the lower first, sorted) and how near they are (n)."""

    pairs: Any
    nearness: Any


def find_candidates(members: Members) -> Candidates:
    """The nearest statements of each statement, as pairs; products are made in blocks, so memory is bounded."""
    index = index_rows(members)
    reports = report_numbers(members)
    many = reports.max(initial=0) >= MANY_REPORTS
    found = [np.zeros((0, 3))]
    for rows, columns in neighbourhoods(index):
        block, homes = index[rows] @ index[columns].T, reports[columns]
        block[np.arange(len(rows)), np.searchsorted(columns, rows)] = 0
        for place, first in enumerate(rows.tolist()):
            near, nearness = nearest_of(block[place], homes, int(reports[first]), many=many)
            second = columns[near]
            ends = (np.minimum(first, second), np.maximum(first, second), nearness)
            found.append(np.stack(ends, axis=1))
    table = np.concatenate(found)
    table = table[np.lexsort((table[:, 2], table[:, 1], table[:, 0]))]
    first_of_pair = np.append(True, (table[1:, :2] != table[:-1, :2]).any(axis=1))[: len(table)]
    table = table[first_of_pair]
    return Candidates(table[:, :2].astype(np.int64), table[:, 2])


def neighbourhoods(index: Any) -> Iterator[tuple[Any, Any]]:
    """Rows and the rows that each is held against: all of them, or in a large story those that stand in its cell too.

    The cells are those of an inverted file (Sivic and Zisserman 2003).
    """
    count = len(index)
    if count <= EXACT:
        for start in range(0, count, BLOCK):
            yield np.arange(start, min(count, start + BLOCK)), np.arange(count)
        return
    nearest = cells_of(index, centres_of(index))
    held, firsts = in_cells(nearest.ravel(), np.repeat(np.arange(count), nearest.shape[1])), in_cells(nearest[:, 0])
    for number, rows in firsts.items():
        for start in range(0, len(rows), BLOCK):
            yield rows[start : start + BLOCK], held[number]


def centres_of(index: Any) -> Any:
    """The middles of about as many cells as there are rows in each, of length 1."""
    centres = index[:: int(np.sqrt(len(index)))]
    for _ in range(ROUNDS):
        rows = in_cells(cells_of(index, centres)[:, 0])
        means = [index[rows[n]].mean(axis=0) if n in rows else centres[n] for n in range(len(centres))]
        centres = np.stack([mean / max(np.linalg.norm(mean), ROUNDED) for mean in means])
    return centres


def cells_of(index: Any, centres: Any) -> Any:
    """The numbers of the cells that each row stands in, its own first."""
    found = []
    for start in range(0, len(index), BLOCK):
        nearness = index[start : start + BLOCK] @ centres.T
        kept = np.argpartition(-nearness, min(CELLS, len(centres)) - 1, axis=1)[:, :CELLS]
        order = np.argsort(-np.take_along_axis(nearness, kept, axis=1), axis=1, kind="stable")
        found.append(np.take_along_axis(kept, order, axis=1))
    return np.concatenate(found)


def in_cells(cells: Any, rows: Any = None) -> dict[int, Any]:
    """For each cell the rows that stand in it, in order; without rows those that are numbered as the cells stand."""
    order = np.argsort(cells, kind="stable")
    numbers, starts = np.unique(cells[order], return_index=True)
    listed = order if rows is None else rows[order]
    return dict(zip(numbers.tolist(), np.split(listed, starts[1:]), strict=True))


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


def nearest_of(row: Any, reports: Any, own: int, *, many: bool) -> tuple[Any, Any]:
    """The places of the nearest and how near: so many in each report where there are few, so many in all; ties by place."""
    near = np.flatnonzero(row >= NEAR - ROUNDED)
    nearness = np.round(row[near], 4)
    close = (nearness >= NEAR) & ((reports[near] != own) | (nearness >= NEAR_IN_REPORT))
    near, nearness = near[close], nearness[close]
    order = np.lexsort((near, -nearness))
    near, nearness = near[order], nearness[order]
    if not many:
        taken: Counter[int] = Counter()
        kept = []
        for place, report in enumerate(reports[near].tolist()):
            taken[report] += 1
            if taken[report] <= (1 if report == own else IN_REPORT):
                kept.append(place)
        return near[kept[:IN_ALL]], nearness[kept[:IN_ALL]]
    return near[:IN_MANY], nearness[:IN_MANY]
