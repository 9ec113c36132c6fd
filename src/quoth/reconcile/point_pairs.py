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
    places = [places_of(listed) for listed in words]
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
            shared_run=shared_run(words[first], places[second], min(len(words[first]), len(words[second]))),
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


def shared_run(one: tuple[str, ...], places: dict[str, list[int]], shorter: int) -> float:
    """The longest run of words that stands in both, as a share of the shorter; `places` say where each word of the other stands."""
    longest = 0
    before: dict[int, int] = {}
    for word in one:
        before = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        if before:
            longest = max(longest, *before.values())
    return longest / shorter if shorter else 0.0


def places_of(words: tuple[str, ...]) -> dict[str, list[int]]:
    """Where each word stands."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        found.setdefault(word, []).append(place)
    return found


def point_table(points: Points, provenance: Provenance) -> tuple[Candidates, Any]:
    """The candidates and their evidence as a table, for those who fit the weights anew."""
    candidates = find_candidates(points.members)
    return candidates, np.array(list(evidence_of_points(points, candidates, provenance)), np.float64)
