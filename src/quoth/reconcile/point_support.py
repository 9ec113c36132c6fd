"""A second look at pairs of points: what the pairs around them say for or against them.

Where the points next to both are paired too, two reports tell the same in the same order; where a third report's point is like
both, a rewording that shares no word is bridged; where one of the two is surely another's partner, it is hardly this one's too.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from quoth.lexicons import load_toml
from quoth.reconcile.candidates import BLOCK, report_numbers
from quoth.reconcile.pairing import Pair, likenesses, rivals_of
from quoth.reconcile.point_members import Points
from quoth.reconcile.point_pairs import PointEvidence

# Pairs less likely at first sight get no second look. F1 of claims on labelled stories, invented and real, each left out of
# the fit, at like recall of what one origin alone says: .83 and .61 at first sight, .86 and .65 after a second look.
LEAST = 0.01
# The points next to both, in steps of each, the farther ones for less.
STEPS = ((1, 1, 1.0), (1, 2, 0.8), (2, 1, 0.8), (2, 2, 0.8))
BESIDE = ((1, 0), (-1, 0), (0, 1), (0, -1))


class PointSupport(NamedTuple):
    """What other pairs say of pairs, by their likenesses at first sight: for each part, about 0 to 1, a column of values."""

    base: Any
    paired_before: Any
    paired_behind: Any
    piece_of_either: Any
    by_a_third: Any
    by_others: Any
    nearer_rival: Any
    rivals_of_both: Any


class Looks(NamedTuple):
    """The likenesses at first sight, from either end: those of a point stand together, from `starts[point]` on.

    `keys` are made of the two ends and rise, so that a pair is found at once.
    """

    others: Any
    values: Any
    keys: Any
    starts: Any

    def of(self, one: Any, other: Any) -> Any:
        """How like the points are, pair by pair; 0 where it is not known."""
        wanted = one * (len(self.starts) - 1) + other
        places = np.minimum(np.searchsorted(self.keys, wanted), max(0, len(self.keys) - 1))
        return np.where(self.keys[places] == wanted, self.values[places], 0.0)


def second_look(points: Points, pairs: tuple[Pair, ...], table: Any) -> tuple[Pair, ...]:
    """The pairs with their likeness after a second look; what was too unlikely stays as it was."""
    kept = [number for number, pair in enumerate(pairs) if pair.likeness >= LEAST]
    rows = support_table(points, tuple(pairs[number] for number in kept), table[kept])
    looked = list(pairs)
    for number, likeness in zip(kept, likenesses(rows, second_weights()), strict=True):
        looked[number] = pairs[number]._replace(likeness=likeness)
    return tuple(looked)


@cache
def second_weights() -> tuple[float, ...]:
    """The fitted weights: those of the support, then those of the evidence without its base."""
    table = load_toml("claims")
    own, again = table["second_look"]["support"], table["second_look"]["evidence"]
    return tuple(float(own[name]) for name in PointSupport._fields) + tuple(
        float(again[name]) for name in PointEvidence._fields[1:]
    )


def support_table(points: Points, pairs: tuple[Pair, ...], table: Any) -> Any:
    """Support and evidence of every pair, a row each: the evidence without its base."""
    return np.hstack([support_of(pairs, report_numbers(points.members)), table[:, 1:]])


def support_of(pairs: tuple[Pair, ...], reports: Any) -> Any:
    """What the other pairs say of each pair (n x 8); `reports` gives the report of each point by number."""
    if not pairs:
        return np.zeros((0, len(PointSupport._fields)))
    ends = np.array([pair[:2] for pair in pairs], np.int64)
    values = np.array([pair.likeness for pair in pairs], np.float64)
    values[values < LEAST] = 0
    looks = looks_of(ends, values, len(reports))
    thirds = shared_thirds(ends, looks, reports)
    rivals = np.sort(rivals_of(ends, values, reports), axis=0)
    before = [part * of_neighbours(ends, (-a, -b), looks, reports) for a, b, part in STEPS]
    behind = [part * of_neighbours(ends, (a, b), looks, reports) for a, b, part in STEPS]
    support = PointSupport(
        base=np.ones(len(pairs)),
        paired_before=np.max(before, axis=0),
        paired_behind=np.max(behind, axis=0),
        piece_of_either=np.max([of_neighbours(ends, step, looks, reports) for step in BESIDE], axis=0),
        by_a_third=thirds[:, 0],
        by_others=thirds[:, 1] + thirds[:, 2],
        nearer_rival=rivals[1],
        rivals_of_both=rivals[0],
    )
    return np.array(support).T


def looks_of(ends: Any, values: Any, count: int) -> Looks:
    """The likenesses of the pairs of so many points, ready to be asked for."""
    one, other = ends.T.ravel(), ends[:, ::-1].T.ravel()
    keys = one * count + other
    order = np.argsort(keys)
    starts = np.searchsorted(one[order], np.arange(count + 1))
    return Looks(other[order], np.tile(values, 2)[order], keys[order], starts)


def of_neighbours(ends: Any, step: tuple[int, int], looks: Looks, reports: Any) -> Any:
    """How like the points so far from both are, pair by pair; 0 where either stands in another report."""
    moved = ends + np.array(step)
    inside = np.clip(moved, 0, len(reports) - 1)
    same = ((inside == moved) & (reports[inside] == reports[ends])).all(axis=1)
    return np.where(same, looks.of(inside[:, 0], inside[:, 1]), 0.0)


def shared_thirds(ends: Any, looks: Looks, reports: Any) -> Any:
    """How like both the three points of other reports are that are most like both (n x 3)."""
    found = np.zeros((len(ends), 3))
    sizes = np.diff(looks.starts)
    few = np.where(sizes[ends[:, 0]] <= sizes[ends[:, 1]], ends[:, 0], ends[:, 1])
    many = ends.sum(axis=1) - few
    for start in range(0, len(ends), BLOCK):
        one, other = few[start : start + BLOCK], many[start : start + BLOCK]
        rows = np.repeat(np.arange(len(one)), sizes[one])
        first = np.cumsum(sizes[one]) - sizes[one]
        places = np.arange(len(rows)) + (looks.starts[one] - first)[rows]
        thirds = looks.others[places]
        least = np.minimum(looks.values[places], looks.of(other[rows], thirds))
        least[(reports[thirds] == reports[one][rows]) | (reports[thirds] == reports[other][rows])] = 0
        rows, least = rows[least > 0], least[least > 0]
        order = np.lexsort((-least, rows))
        rows, least = rows[order], least[order]
        ranks = np.arange(len(rows)) - np.searchsorted(rows, rows)
        top = ranks < found.shape[1]
        found[start + rows[top], ranks[top]] = least[top]
    return found
