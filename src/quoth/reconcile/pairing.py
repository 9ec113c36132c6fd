"""Whether two statements assert or deny the same thing: a short sum of evidence, each part with its weight."""

from collections.abc import Iterable, Iterator
from math import exp
from typing import Any, NamedTuple

import numpy as np

from quoth.reconcile.candidates import BLOCK, Candidates, find_candidates
from quoth.reconcile.members import Member, Members
from quoth.reconcile.provenance import Provenance
from quoth.text.names import is_nameless, same_speaker
from quoth.types import Quantity


class Pair(NamedTuple):
    """Two members (by number, the lower first) and how surely they say the same (0 to 1)."""

    first: int
    second: int
    likeness: float


class Evidence(NamedTuple):
    """What speaks for or against a pair, each part about 0 to 1; and, of the same shape, the weights."""

    base: float
    similarity: float
    shared_meanings: float
    clearly_nearest_for_both: float
    clearly_nearest_for_one: float
    nearest_for_both: float
    shared_figure: float
    other_figure: float
    one_report: float
    one_origin: float
    made_from: float
    places_apart: float
    same_speaker: float


# Logistic regression on the pairs of 30 labelled stories (`benchmarks/claims.py` repeats it).
WEIGHTS = Evidence(
    base=-4.34,
    similarity=3.83,
    shared_meanings=2.66,
    clearly_nearest_for_both=1.93,
    clearly_nearest_for_one=1.33,
    nearest_for_both=0.65,
    shared_figure=0.86,
    other_figure=-1.66,
    one_report=-2.15,
    one_origin=0.55,
    made_from=0.23,
    places_apart=-1.47,
    same_speaker=0.49,
)


def likely_pairs(members: Members, provenance: Provenance) -> tuple[Pair, ...]:
    """Every candidate pair with its likeness, in the order of the members."""
    candidates = find_candidates(members)
    pairs = candidates.pairs.tolist()
    return tuple(
        Pair(first, second, likeness_of(evidence))
        for (first, second), evidence in zip(pairs, evidence_of_all(members, candidates, provenance), strict=True)
    )


def likeness_of(evidence: Evidence) -> float:
    """The logistic of the weighted sum."""
    return logistic_of(evidence, WEIGHTS)


def logistic_of(evidence: Iterable[float], weights: Iterable[float]) -> float:
    """The logistic of the parts of the evidence, each times its weight."""
    total = sum(part * weight for part, weight in zip(evidence, weights, strict=True))
    return round(1 / (1 + exp(-total)), 5)


def evidence_of_all(members: Members, candidates: Candidates, provenance: Provenance) -> Iterator[Evidence]:
    """The evidence for every candidate pair."""
    for one, other, cosine, common in common_evidence(members, candidates, provenance):
        yield Evidence(similarity=cosine, shared_meanings=shared_meanings(members, one, other), **common)


def common_evidence(
    members: Members, candidates: Candidates, provenance: Provenance
) -> Iterator[tuple[Member, Member, float, dict[str, float]]]:
    """For every candidate pair the two, the cosine of their vectors, and what tells of whole statements and of points alike."""
    best = nearest_two(members, candidates)
    similarity = similarities(members, candidates)
    places = places_in_reports(members)
    for (first, second), nearness, cosine in zip(
        candidates.pairs.tolist(), candidates.nearness, similarity, strict=True
    ):
        one, other = members.listed[first], members.listed[second]
        leads = (lead(best[first, other.report.id], nearness), lead(best[second, one.report.id], nearness))
        shared, apart = figures_shared(one, other)
        same = one.report.id == other.report.id
        common = {
            "base": 1.0,
            "clearly_nearest_for_both": min(leads),
            "clearly_nearest_for_one": max(leads),
            "nearest_for_both": float(min(leads) > 0 and not same),
            "shared_figure": float(shared),
            "other_figure": float(apart and not shared),
            "one_report": float(same),
            "one_origin": float(provenance.relation(one.report.id, other.report.id) == "lineage"),
            "made_from": float(frozenset((one.report.id, other.report.id)) in provenance.edges),
            "places_apart": abs(places[first] - places[second]),
            "same_speaker": speakers_agree(one, other),
        }
        yield one, other, round(float(cosine), 4), common


def similarities(members: Members, candidates: Candidates) -> Any:
    """The cosine of the two vectors of each pair, in blocks."""
    ends = np.array_split(candidates.pairs, max(1, len(candidates.pairs) // BLOCK))
    return np.concatenate([np.einsum("ij,ij->i", members.vectors[p[:, 0]], members.vectors[p[:, 1]]) for p in ends])


def nearest_two(members: Members, candidates: Candidates) -> dict[tuple[int, str], tuple[float, float]]:
    """How near the two nearest candidates of each member are in each report; 0 where there is no second."""
    best: dict[tuple[int, str], tuple[float, float]] = {}
    for (first, second), nearness in zip(candidates.pairs.tolist(), candidates.nearness.tolist(), strict=True):
        for one, other in ((first, second), (second, first)):
            key = (one, members.listed[other].report.id)
            top, next_one = best.get(key, (0.0, 0.0))
            best[key] = (nearness, top) if nearness > top else (top, max(next_one, nearness))
    return best


def lead(best: tuple[float, float], nearness: float) -> float:
    """By how much the pair is nearer than the next in that report; below 0 where another is nearer."""
    top, following = best
    return nearness - (following if nearness >= top else top)


def places_in_reports(members: Members) -> list[float]:
    """How far down its report each member stands, 0 to 1."""
    counts: dict[str, int] = {}
    ranks = []
    for member in members.listed:
        ranks.append(counts.get(member.report.id, 0))
        counts[member.report.id] = ranks[-1] + 1
    return [rank / max(1, counts[member.report.id] - 1) for rank, member in zip(ranks, members.listed, strict=True)]


def shared_words(members: Members, one: Member, other: Member) -> float:
    """The rarity of the content words of both, as a share of the mean rarity of each."""
    total = members.weight(one.stems) + members.weight(other.stems)
    return 2 * members.weight(one.stems & other.stems) / total if total else 0.0


def shared_meanings(members: Members, one: Member, other: Member) -> float:
    """The rarity of the content words of both, in a form in which synonyms meet, as a share of the mean of each."""
    total = members.key_weight(one.keys) + members.key_weight(other.keys)
    return 2 * members.key_weight(one.keys & other.keys) / total if total else 0.0


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


def speakers_agree(one: Member, other: Member) -> float:
    """1 where both are one speaker's words, -1 where two speakers', 0 where one is nameless or the outlet's own."""
    if one.speaker is None or other.speaker is None:
        return 0.0
    if same_speaker(one.speaker, other.speaker):
        return 1.0
    return 0.0 if is_nameless(one.speaker) or is_nameless(other.speaker) else -1.0


def evidence_table(members: Members, provenance: Provenance) -> tuple[Candidates, Any]:
    """The candidates and their evidence as a table (n x 13), for those who fit the weights anew."""
    candidates = find_candidates(members)
    return candidates, np.array(list(evidence_of_all(members, candidates, provenance)), np.float64)
