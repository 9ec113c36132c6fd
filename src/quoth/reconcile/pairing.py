"""Whether two statements assert or deny the same thing: a short sum of evidence, each part with its weight."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from math import exp
from typing import Any, NamedTuple, TypeVar

import numpy as np

from quoth.reconcile.candidates import BLOCK, Candidates, find_candidates, report_numbers
from quoth.reconcile.members import Member, Members
from quoth.reconcile.provenance import Provenance
from quoth.text.names import is_nameless, same_speaker
from quoth.types import Quantity

Judged = TypeVar("Judged")


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
    candidates, table = evidence_table(members, provenance)
    return paired(candidates, likenesses(table, WEIGHTS))


def paired(candidates: Candidates, likeness: list[float]) -> tuple[Pair, ...]:
    """The candidate pairs with their likenesses."""
    firsts, seconds = candidates.pairs.T.tolist()
    return tuple(map(Pair, firsts, seconds, likeness))


def likenesses(table: Any, weights: tuple[float, ...]) -> list[float]:
    """For each row of evidence the logistic of its parts, each times its weight, added up from left to right."""
    total = np.zeros(len(table))
    for part, weight in zip(table.T, weights, strict=True):
        total += part * weight
    return [round(1 / (1 + exp(-value)), 5) for value in total.tolist()]


def evidence_table(members: Members, provenance: Provenance) -> tuple[Candidates, Any]:
    """The candidates and the evidence for every pair of them, a row each (n x 13)."""
    candidates = find_candidates(members)
    weights = [members.key_weight(member.keys) for member in members.listed]
    evidence = common_evidence(members, candidates, provenance)
    evidence["shared_meanings"] = column(
        in_common(members.key_weight(members.listed[a].keys & members.listed[b].keys), weights[a], weights[b])
        for a, b in ends_of(candidates)
    )
    return candidates, as_table(evidence, Evidence._fields)


def ends_of(candidates: Candidates) -> Iterator[tuple[int, int]]:
    """The two ends of each pair, so many at a time: a list of all of them would be twenty times the array."""
    for start in range(0, len(candidates.pairs), BLOCK):
        yield from map(tuple, candidates.pairs[start : start + BLOCK].tolist())


def column(values: Iterable[float]) -> Any:
    """The values as an array (float64)."""
    return np.fromiter(values, np.float64)


def as_table(evidence: dict[str, Any], parts: tuple[str, ...]) -> Any:
    """The columns in the order of the parts (float64)."""
    return np.array([evidence[part] for part in parts], np.float64).T


def common_evidence(members: Members, candidates: Candidates, provenance: Provenance) -> dict[str, Any]:
    """What tells of whole statements and of points alike, a column each: a value for every candidate pair."""
    firsts, seconds = candidates.pairs.T
    reports, places = report_numbers(members), np.array(places_in_reports(members), np.float64)
    leads = np.sort(leads_of(candidates, reports), axis=0)
    same = reports[firsts] == reports[seconds]
    figures = once_a_kind(members, candidates, figures_of, figures_shared)

    def of_one_origin(one: Member, other: Member) -> bool:
        return provenance.relation(one.report.id, other.report.id) == "lineage"

    def one_made_from_the_other(one: Member, other: Member) -> bool:
        return frozenset((one.report.id, other.report.id)) in provenance.edges

    return {
        "base": np.ones(len(firsts)),
        "similarity": similarities(members, candidates),
        "clearly_nearest_for_both": leads[0],
        "clearly_nearest_for_one": leads[1],
        "nearest_for_both": (leads[0] > 0) & ~same,
        "shared_figure": column(shared for shared, _ in figures),
        "other_figure": column(apart and not shared for shared, apart in figures),
        "one_report": same,
        "one_origin": column(once_a_kind(members, candidates, report_of, of_one_origin)),
        "made_from": column(once_a_kind(members, candidates, report_of, one_made_from_the_other)),
        "places_apart": abs(places[firsts] - places[seconds]),
        "same_speaker": column(once_a_kind(members, candidates, speaker_of, speakers_agree)),
    }


def once_a_kind(
    members: Members,
    candidates: Candidates,
    kind_of: Callable[[Member], Hashable],
    judge: Callable[[Member, Member], Judged],
) -> list[Judged]:
    """What is judged of every pair, asked once for all pairs of members of the same two kinds."""
    numbers: dict[Hashable, int] = {}
    kinds = [numbers.setdefault(kind_of(member), len(numbers)) for member in members.listed]
    known: dict[tuple[int, int], Judged] = {}
    found = []
    for first, second in ends_of(candidates):
        key = (kinds[first], kinds[second])
        if key not in known:
            known[key] = judge(members.listed[first], members.listed[second])
        found.append(known[key])
    return found


def figures_of(member: Member) -> Hashable:
    """What tells of its figures whether another may be the same."""
    return tuple((quantity.unit, quantity.low, quantity.high) for quantity in member.quantities)


def report_of(member: Member) -> Hashable:
    """The report that it stands in."""
    return member.report.id


def speaker_of(member: Member) -> Hashable:
    """Whose word it is."""
    return member.speaker


def similarities(members: Members, candidates: Candidates) -> Any:
    """The cosine of the two vectors of each pair, made in blocks."""
    ends = np.array_split(candidates.pairs, max(1, len(candidates.pairs) // BLOCK))
    cosines = [np.einsum("ij,ij->i", members.vectors[p[:, 0]], members.vectors[p[:, 1]]) for p in ends]
    return column(round(cosine, 4) for cosine in np.concatenate(cosines).tolist())


def leads_of(candidates: Candidates, reports: Any) -> Any:
    """For both ends of each pair by how much it is nearer than the next one in the other's report; below 0 where that is nearer."""
    return candidates.nearness - rivals_of(candidates.pairs, candidates.nearness, reports)


def rivals_of(pairs: Any, nearness: Any, reports: Any) -> Any:
    """For both ends of each pair how near the nearest other one is in the report of the other end (2 x n); 0 where there is none."""
    count = len(pairs)
    key = (pairs * (reports.max(initial=0) + 1) + reports[pairs[:, ::-1]]).T.ravel()
    near = np.tile(nearness, 2)
    order = np.lexsort((-near, key))
    key, ranked = key[order], near[order]
    starts = np.flatnonzero(np.append(True, key[1:] != key[:-1])[: len(key)])
    sizes = np.diff(np.append(starts, len(key)))
    second = np.where(sizes > 1, ranked[np.minimum(starts + 1, max(0, len(key) - 1))], 0.0)
    top, following = np.repeat(ranked[starts], sizes), np.repeat(second, sizes)
    rivals = np.empty_like(near)
    rivals[order] = np.where(ranked >= top, following, top)
    return rivals.reshape(2, count)


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


def in_common(shared: int, one: int, other: int) -> float:
    """The rarity of the words of both, as a share of the mean of each."""
    return 2 * shared / (one + other) if one + other else 0.0


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
