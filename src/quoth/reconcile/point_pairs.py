"""Whether two points tell the same: evidence of the points and of the sentences they stand in, each part with its weight."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from quoth.lexicons import load_toml
from quoth.reconcile.candidates import Candidates, find_candidates
from quoth.reconcile.members import Member, Members
from quoth.reconcile.pairing import (
    Pair,
    as_table,
    column,
    common_evidence,
    ends_of,
    in_common,
    likenesses,
    once_a_kind,
    paired,
)
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


def likely_points(points: Points, provenance: Provenance) -> tuple[tuple[Pair, ...], Any]:
    """Every candidate pair of points with its likeness at first sight, in the order of the points, and the evidence of each."""
    candidates, table = point_table(points, provenance)
    return paired(candidates, likenesses(table, point_weights())), table


@cache
def point_weights() -> tuple[float, ...]:
    """The fitted weights, in the order of the evidence."""
    table = load_toml("claims")["weights"]
    return tuple(float(table[name]) for name in PointEvidence._fields)


def point_table(points: Points, provenance: Provenance) -> tuple[Candidates, Any]:
    """The candidates and the evidence for every pair of them, a row each (n x 19)."""
    candidates = find_candidates(points.members)
    evidence = common_evidence(points.members, candidates, provenance)
    evidence["sentences"] = evidence["similarity"]
    orders = np.array(points.orders, np.float64)
    evidence["orders_apart"] = abs(orders[candidates.pairs[:, 0]] - orders[candidates.pairs[:, 1]])
    listed = points.members.listed
    names = once_a_kind(points.members, candidates, lambda member: member.names, names_shared)
    evidence["shared_name"] = column(shared for shared, _ in names)
    evidence["other_names"] = column(apart for _, apart in names)
    runs = [Runs(worded(member)) for member in listed]
    lengths = [len(member.words) for member in listed]
    evidence["shared_run"] = column(shared_run(runs[a], runs[b]) for a, b in ends_of(candidates))
    evidence["like_length"] = column(
        min(lengths[a], lengths[b]) / max(lengths[a], lengths[b]) for a, b in ends_of(candidates)
    )
    evidence["shared_meanings"] = meanings_shared([m.keys for m in listed], points.members, candidates)
    evidence["shared_in_sentences"] = meanings_shared(points.contexts, points.members, candidates)
    return candidates, as_table(evidence, PointEvidence._fields)


def meanings_shared(keys: Sequence[frozenset[str]], members: Members, candidates: Candidates) -> Any:
    """The rarity of the words of both, as a share of the mean of each; what no point has tells nothing."""
    known = [told & members.key_rarity.keys() for told in keys]
    weights = [members.key_weight(told) for told in known]
    return column(
        in_common(members.key_weight(known[a] & known[b]), weights[a], weights[b]) for a, b in ends_of(candidates)
    )


def names_shared(one: Member, other: Member) -> tuple[bool, bool]:
    """Whether they have a name in common, and whether both have names and none in common."""
    shared = bool(one.names & other.names)
    return shared, bool(one.names) and bool(other.names) and not shared


def worded(member: Member) -> tuple[str, ...]:
    """The words in small letters, no more than a run can be long."""
    return tuple(token.lower for token in tokens_of(member.words) if token.is_word)[:LONGEST_RUN]


class Runs:
    """The runs of words of a point, by length, each length made when it is first asked for."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.made: dict[int, frozenset[tuple[str, ...]]] = {}

    def of(self, length: int) -> frozenset[tuple[str, ...]]:
        """All runs of so many words."""
        if length not in self.made:
            ends = range(length, len(self.words) + 1)
            self.made[length] = frozenset(self.words[end - length : end] for end in ends)
        return self.made[length]


def shared_run(one: Runs, other: Runs) -> float:
    """The longest run of words that stands in both, as a share of the shorter."""
    shorter = min(len(one.words), len(other.words))
    longest, most, doubling = 0, shorter, True
    while longest < most:
        length = min(most, 2 * longest or 1) if doubling else (longest + most + 1) // 2
        if one.of(length).isdisjoint(other.of(length)):
            most, doubling = length - 1, False
        else:
            longest = length
    return longest / shorter if shorter else 0.0
