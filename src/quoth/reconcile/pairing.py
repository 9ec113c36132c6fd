"""Whether two statements assert or deny the same thing: a short sum of evidence, each part with its weight."""

from typing import Any, NamedTuple

import numpy as np

from quoth.reconcile.members import Member, Members
from quoth.types import Quantity

# Similarity below this is no candidate unless rare words are shared; rows of the product are made in blocks.
NEAR = 0.45
BLOCK = 1024
# The nearest so many statements of all other reports are looked at.
NEAREST = 24


class Pair(NamedTuple):
    """Two members (by number, the lower first) and how surely they say the same (0 to 1)."""

    first: int
    second: int
    likeness: float


class Weights(NamedTuple):
    """The weight of each part of the evidence, learned by `training/claim_weights.py` from labelled pairs."""

    base: float = -9.0
    similarity: float = 9.0
    shared_words: float = 4.0
    shared_figures: float = 0.8
    other_figures: float = -1.5
    mutual_best: float = 1.0
    same_report: float = -2.0


WEIGHTS = Weights()


def likely_pairs(members: Members, weights: Weights = WEIGHTS) -> tuple[Pair, ...]:
    """Every candidate pair with its likeness, in the order of the members."""
    candidates = candidate_pairs(members)
    best = best_partners(members, candidates)
    pairs = []
    for first, second, similarity in candidates:
        evidence = evidence_of(members, first, second, similarity, best)
        pairs.append(Pair(first, second, likeness_of(evidence, weights)))
    return tuple(pairs)


def candidate_pairs(members: Members) -> tuple[tuple[int, int, float], ...]:
    """The nearest statements of each statement, with the cosine: a blocked product, `NEAREST` kept a row."""
    vectors, found = members.vectors, {}
    for start in range(0, len(vectors), BLOCK):
        block = vectors[start : start + BLOCK] @ vectors.T
        for offset, row in enumerate(block):
            first = start + offset
            row[first] = -1.0
            for second in nearest_of(row):
                found[(min(first, second), max(first, second))] = float(row[second])
    return tuple((first, second, similarity) for (first, second), similarity in sorted(found.items()))


def nearest_of(row: Any) -> list[int]:
    """The places of the greatest values above `NEAR`, ties by place."""
    near = np.flatnonzero(row >= NEAR)
    if len(near) > NEAREST:
        near = near[np.lexsort((near, -row[near]))[:NEAREST]]
    return [int(place) for place in near]


def best_partners(
    members: Members, candidates: tuple[tuple[int, int, float], ...]
) -> dict[tuple[int, str], tuple[float, int]]:
    """For each member and each other report: the nearest member there, as (similarity, number)."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for first, second, similarity in candidates:
        for one, other in ((first, second), (second, first)):
            key = (one, members.listed[other].report.id)
            if key not in best or similarity > best[key][0]:
                best[key] = (similarity, other)
    return best


def evidence_of(
    members: Members,
    first: int,
    second: int,
    similarity: float,
    best: dict[tuple[int, str], tuple[float, int]],
) -> Weights:
    """The parts of the evidence for one pair, each between 0 and 1, in the order of the weights."""
    one, other = members.listed[first], members.listed[second]
    shared, apart = figures_shared(one, other)
    same = one.report.id == other.report.id
    mutual = best[(first, other.report.id)][1] == second and best[(second, one.report.id)][1] == first
    return Weights(
        base=1.0,
        similarity=similarity,
        shared_words=shared_words(members, one, other),
        shared_figures=float(shared),
        other_figures=float(apart and not shared),
        mutual_best=float(mutual and not same),
        same_report=float(same),
    )


def likeness_of(evidence: Weights, weights: Weights) -> float:
    """The logistic of the weighted sum."""
    total = sum(part * weight for part, weight in zip(evidence, weights, strict=True))
    return float(1 / (1 + np.exp(-total)))


def shared_words(members: Members, one: Member, other: Member) -> float:
    """The rarity of the content words of both, as a share of the mean rarity of each."""
    total = members.weight(one.stems) + members.weight(other.stems)
    return 2 * members.weight(one.stems & other.stems) / total if total else 0.0


def figures_shared(one: Member, other: Member) -> tuple[bool, bool]:
    """Whether they give a figure that may be the same, and whether they give figures of one unit that cannot be."""
    shared = apart = False
    for left in one.quantities:
        for right in other.quantities:
            if left.unit == right.unit:
                if meet(left, right):
                    shared = True
                else:
                    apart = True
    return shared, apart


def meet(left: Quantity, right: Quantity) -> bool:
    """Whether the two intervals share a value; an end that is None is open."""
    low = max((end for end in (left.low, right.low) if end is not None), default=None)
    high = min((end for end in (left.high, right.high) if end is not None), default=None)
    return low is None or high is None or low <= high
