"""A second look at pairs of points: what the pairs around them say for or against them.

Where the points next to both are paired too, two reports tell the same in the same order; where a third report's point is like
both, a rewording that shares no word is bridged; where one of the two is surely another's partner, it is hardly this one's too.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from quoth.lexicons import load_toml
from quoth.reconcile.pairing import Pair, logistic_of
from quoth.reconcile.point_members import Points
from quoth.reconcile.point_pairs import PointEvidence

# Pairs less likely at first sight get no second look. F1 of claims on labelled stories, invented and real, each left out of
# the fit, at like recall of what one origin alone says: .83 and .61 at first sight, .86 and .65 after a second look.
LEAST = 0.01
# The points next to both, in steps of each, the farther ones for less.
STEPS = ((1, 1, 1.0), (1, 2, 0.8), (2, 1, 0.8), (2, 2, 0.8))
BESIDE = ((1, 0), (-1, 0), (0, 1), (0, -1))


class PointSupport(NamedTuple):
    """What other pairs say of a pair, each part 0 to 1, by their likenesses at first sight."""

    base: float
    paired_before: float
    paired_behind: float
    piece_of_either: float
    by_a_third: float
    by_others: float
    nearer_rival: float
    rivals_of_both: float


class Looks(NamedTuple):
    """The likenesses at first sight: of each point those to others, the two greatest in each report, and the reports."""

    likeness: tuple[dict[int, float], ...]
    best: dict[tuple[int, int], tuple[float, float]]
    reports: tuple[int, ...]


def second_look(points: Points, pairs: tuple[Pair, ...], table: tuple[PointEvidence, ...]) -> tuple[Pair, ...]:
    """The pairs with their likeness after a second look; what was too unlikely stays as it was."""
    looks = looks_of(points, pairs)
    weights = second_weights()
    return tuple(
        pair._replace(likeness=logistic_of((*support_of(pair, looks), *evidence[1:]), weights))
        if pair.likeness >= LEAST
        else pair
        for pair, evidence in zip(pairs, table, strict=True)
    )


@cache
def second_weights() -> tuple[float, ...]:
    """The fitted weights: those of the support, then those of the evidence without its base."""
    table = load_toml("claims")
    own, again = table["second_look"]["support"], table["second_look"]["evidence"]
    return tuple(float(own[name]) for name in PointSupport._fields) + tuple(
        float(again[name]) for name in PointEvidence._fields[1:]
    )


def looks_of(points: Points, pairs: tuple[Pair, ...]) -> Looks:
    """The likenesses of the pairs that get a second look, ready to be asked for."""
    numbers: dict[str, int] = {}
    reports = tuple(numbers.setdefault(m.report.id, len(numbers)) for m in points.members.listed)
    likeness: tuple[dict[int, float], ...] = tuple({} for _ in reports)
    best: dict[tuple[int, int], tuple[float, float]] = {}
    for first, second, value in pairs:
        if value < LEAST:
            continue
        likeness[first][second] = likeness[second][first] = value
        for one, other in ((first, second), (second, first)):
            top, following = best.get((one, reports[other]), (0.0, 0.0))
            best[one, reports[other]] = (value, top) if value > top else (top, max(following, value))
    return Looks(likeness, best, reports)


def support_of(pair: Pair, looks: Looks) -> PointSupport:
    """What the other pairs say of a pair."""
    first, second, value = pair
    thirds = shared_thirds(first, second, looks)
    rivals = sorted((rival(first, second, value, looks), rival(second, first, value, looks)))
    return PointSupport(
        base=1.0,
        paired_before=max(part * of_pair(first - a, second - b, pair, looks) for a, b, part in STEPS),
        paired_behind=max(part * of_pair(first + a, second + b, pair, looks) for a, b, part in STEPS),
        piece_of_either=max(of_pair(first + a, second + b, pair, looks) for a, b in BESIDE),
        by_a_third=thirds[0],
        by_others=thirds[1] + thirds[2],
        nearer_rival=rivals[1],
        rivals_of_both=rivals[0],
    )


def of_pair(one: int, other: int, pair: Pair, looks: Looks) -> float:
    """How like two points are that stand in the reports of a pair's; 0 where either stands in another report."""
    reports = looks.reports
    if not (0 <= one < len(reports) and 0 <= other < len(reports)):
        return 0.0
    if reports[one] != reports[pair.first] or reports[other] != reports[pair.second]:
        return 0.0
    return looks.likeness[one].get(other, 0.0)


def shared_thirds(first: int, second: int, looks: Looks) -> tuple[float, float, float]:
    """How like both the three points of other reports are that are most like both."""
    few, many = sorted((looks.likeness[first], looks.likeness[second]), key=len)
    own = (looks.reports[first], looks.reports[second])
    top = after = last = 0.0
    for other, value in few.items():
        known = many.get(other)
        if known is None or looks.reports[other] in own:
            continue
        least = min(value, known)
        if least > top:
            top, after, last = least, top, after
        elif least > after:
            after, last = least, after
        elif least > last:
            last = least
    return top, after, last


def rival(one: int, other: int, value: float, looks: Looks) -> float:
    """How like the first is to the likest other point of the second's report."""
    top, following = looks.best.get((one, looks.reports[other]), (0.0, 0.0))
    return following if value >= top else top


def support_table(points: Points, pairs: tuple[Pair, ...], table: Any) -> Any:
    """Support and evidence of every pair as one table, for those who fit the weights anew."""
    looks = looks_of(points, pairs)
    rows = [(*support_of(pair, looks), *evidence[1:]) for pair, evidence in zip(pairs, table, strict=True)]
    return np.array(rows, np.float64).reshape(len(pairs), len(PointSupport._fields) + len(PointEvidence._fields) - 1)
