"""Whether two points tell the same: evidence of the points and of the sentences they stand in, each part with its weight."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from quoth.lexicons import load_toml
from quoth.reconcile.candidates import Candidates, find_candidates
from quoth.reconcile.members import Member, Members
from quoth.reconcile.pairing import Pair, common_evidence, logistic_of
from quoth.reconcile.point_members import Points
from quoth.reconcile.provenance import Provenance
from quoth.text.tokens import tokens_of

# Runs of so many words and more are as telling as the whole.
LONGEST_RUN = 40


class PointEvidence(NamedTuple):
    """What speaks for or against a pair of points, each part about 0 to 1."""

    base: float
    sentences: float
    shared_meanings: float
    shared_in_sentences: float
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
    shared_name: float
    other_names: float
    orders_apart: float
    shared_run: float
    like_length: float


def likely_points(points: Points, provenance: Provenance) -> tuple[tuple[Pair, ...], tuple[PointEvidence, ...]]:
    """Every candidate pair of points with its likeness at first sight, in the order of the points, and the evidence of each."""
    candidates = find_candidates(points.members)
    table = tuple(evidence_of_points(points, candidates, provenance))
    return tuple(
        Pair(first, second, logistic_of(evidence, point_weights()))
        for (first, second), evidence in zip(candidates.pairs.tolist(), table, strict=True)
    ), table


@cache
def point_weights() -> tuple[float, ...]:
    """The fitted weights, in the order of the evidence."""
    table = load_toml("claims")["weights"]
    return tuple(float(table[name]) for name in PointEvidence._fields)


def evidence_of_points(points: Points, candidates: Candidates, provenance: Provenance) -> Iterator[PointEvidence]:
    """The evidence for every candidate pair."""
    members = points.members
    words = [worded(member) for member in members.listed]
    lengths = [len(member.words) for member in members.listed]
    told = [rarity(members, member.keys) for member in members.listed]
    around = [rarity(members, context) for context in points.contexts]
    for one, other, cosine, common in common_evidence(members, candidates, provenance):
        first, second = one.number, other.number
        context = points.contexts[first] & points.contexts[second]
        yield PointEvidence(
            sentences=cosine,
            shared_meanings=in_common(rarity(members, one.keys & other.keys), told[first], told[second]),
            shared_in_sentences=in_common(rarity(members, context), around[first], around[second]),
            shared_name=float(bool(one.names & other.names)),
            other_names=float(bool(one.names) and bool(other.names) and not one.names & other.names),
            orders_apart=abs(points.orders[first] - points.orders[second]),
            shared_run=shared_run(words[first], words[second]),
            like_length=min(lengths[first], lengths[second]) / max(lengths[first], lengths[second]),
            **common,
        )


def worded(member: Member) -> tuple[str, ...]:
    """The words in small letters, no more than a run can be long."""
    return tuple(token.lower for token in tokens_of(member.words) if token.is_word)[:LONGEST_RUN]


def in_common(shared: int, one: int, other: int) -> float:
    """The rarity of the words of both, as a share of the mean of each."""
    return 2 * shared / (one + other) if one + other else 0.0


def rarity(members: Members, keys: frozenset[str]) -> int:
    """The rarity of the words together; what no point has tells nothing."""
    return sum(members.key_rarity.get(key, 0) for key in keys)


def shared_run(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The longest run of words that stands in both, as a share of the shorter."""
    if not one or not other or not set(one) & set(other):
        return 0.0
    longest, before = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        for place, met in enumerate(other, 1):
            if word == met:
                row[place] = before[place - 1] + 1
                longest = max(longest, row[place])
        before = row
    return longest / min(len(one), len(other))


def point_table(points: Points, provenance: Provenance) -> tuple[Candidates, Any]:
    """The candidates and their evidence as a table, for those who fit the weights anew."""
    candidates = find_candidates(points.members)
    return candidates, np.array(list(evidence_of_points(points, candidates, provenance)), np.float64)
