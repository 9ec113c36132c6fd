"""The points of a story made ready for grouping: beside the words of each, the sentence that it stands in."""

from typing import Any, NamedTuple

import numpy as np

from quoth.compare.keys import keys_of
from quoth.compare.points import Point, points_of, sentence_number
from quoth.reconcile.bare_denials import denier_of
from quoth.reconcile.members import Member, Members, inner_contents, member_of, parties_of, rarity_of, says_something
from quoth.types import AnnotatedReport


class Points(NamedTuple):
    """The points as members, in the story's order; a parallel value for each in the other fields.

    `members.vectors` are those of the sentences. `wholes` name what the point is a piece of: a statement, or what its sentence
    tells around one; `contexts` are the content words of the sentence; `orders` tell how far down its sentence it stands.
    """

    members: Members
    wholes: tuple[str, ...]
    contexts: tuple[frozenset[str], ...]
    orders: tuple[float, ...]


def gather_points(reports: tuple[AnnotatedReport, ...]) -> Points:
    """The points of the reports, in the order of the reports' ids; those of statements that say nothing of their own left out."""
    listed: list[Member] = []
    wholes: list[str] = []
    places: list[int] = []
    contexts: list[frozenset[str]] = []
    rows: list[Any] = []
    parties = parties_of(reports)
    for report in sorted(reports, key=lambda report: report.id):
        keys = [frozenset(keys_of(sentence.of(report.text))) for sentence in report.report.sentences]
        party = parties.get(report.id)
        for point in telling_points(report):
            member = member_of(len(listed), report, point.statement, ())
            if not member.stems and point.statement.stance != "denied":
                continue
            at = sentence_number(report, point.statement.content[0])
            listed.append(member._replace(party=denier_of(report, point.statement) or party))
            wholes.append(point.whole.id if point.whole else f"{report.id}/{at}")
            places.append(at)
            contexts.append(keys[at] if at < len(keys) else member.keys)
            rows.append(report.sentence_vectors[at] if at < len(keys) else np.zeros_like(report.statement_vectors[0]))
    vectors = np.array(rows, np.float32) if rows else np.zeros((0, 1), np.float32)
    members = Members(tuple(listed), vectors, rarity_of([m.stems for m in listed]), rarity_of([m.keys for m in listed]))
    return Points(members, tuple(wholes), tuple(contexts), orders_of(listed, places))


def telling_points(report: AnnotatedReport) -> list[Point]:
    """The points of a report without those of statements that only lead to others."""
    inner = inner_contents(report)
    silent = {s.id for s in report.statements if not says_something(report, s, inner.get(s.id, ()))}
    return [point for point in points_of(report) if point.whole is None or point.whole.id not in silent]


def orders_of(listed: list[Member], places: list[int]) -> tuple[float, ...]:
    """For each point the middle of its rank among those of its sentence, 0 to 1."""
    counts: dict[tuple[str, int], int] = {}
    ranks = []
    for member, place in zip(listed, places, strict=True):
        key = (member.report.id, place)
        ranks.append(counts.get(key, 0))
        counts[key] = ranks[-1] + 1
    return tuple(
        (rank + 0.5) / counts[member.report.id, place]
        for rank, member, place in zip(ranks, listed, places, strict=True)
    )
