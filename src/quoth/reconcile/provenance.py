"""Who was made from whom, asked report by report: homes, parents, and which rules hold between two reports."""

from typing import Literal, NamedTuple

from quoth.types import Edge, Lineage
from quoth.types.lineage import DERIVATION

# An edge less probable than this may be none: the count of origins is then an interval.
SURE = 0.7


class Provenance(NamedTuple):
    """The lineage of a story, looked up by report id.

    `homes` are the origin groups of each report, sorted (two for a mixture); `edges` the derivations by their two ends;
    `roots` the reports that were made from no other report here; `parents` those that each was made from;
    `doubtful` the reports that only doubtful edges join to others; `ancestors` the parents, their parents, and so on;
    `short` the groups with a report that is too short to tell where it comes from.
    """

    lineage: Lineage
    homes: dict[str, tuple[str, ...]]
    edges: dict[frozenset[str], Edge]
    roots: frozenset[str]
    parents: dict[str, tuple[str, ...]]
    doubtful: frozenset[str]
    ancestors: dict[str, frozenset[str]]
    short: frozenset[str]

    def relation(self, one: str, other: str) -> Literal["lineage", "independent"]:
        """Lineage between reports of one origin; independent between all others."""
        related = frozenset((one, other)) in self.edges or set(self.homes[one]) & set(self.homes[other])
        return "lineage" if related else "independent"

    def origins(self, reports: set[str]) -> tuple[str, ...]:
        """The origin groups of the reports; a mixture adds none where one of its groups is there already."""
        counted: set[str] = set()
        for report in sorted(reports, key=lambda r: (len(self.homes[r]), self.homes[r], r)):
            if not counted.intersection(self.homes[report]):
                counted.add(self.homes[report][0])
        return tuple(sorted(counted))

    def origin(self, report: str, counted: tuple[str, ...]) -> str:
        """The one of the counted groups that the report belongs to."""
        homes = self.homes[report]
        return homes[0] if len(homes) == 1 else next((home for home in homes if home in counted), homes[0])


def provenance_of(reports: tuple[str, ...], lineage: Lineage) -> Provenance:
    """The lineage as lookups; a report in no group is its own origin."""
    grouped: dict[str, list[str]] = {}
    for group in lineage.origins.groups:
        for report in group.reports:
            grouped.setdefault(report, []).append(group.id)
    homes = {report: tuple(sorted(grouped.get(report, [report]))) for report in reports}
    edges = {
        frozenset((edge.child, edge.parent)): edge
        for edge in lineage.edges
        if edge.kind in DERIVATION and edge.child in homes and edge.parent in homes
    }
    parents: dict[str, tuple[str, ...]] = {}
    for edge in edges.values():
        parents[edge.child] = tuple(sorted((*parents.get(edge.child, ()), edge.parent)))
    sure = {edge.child for edge in lineage.edges if edge.probability >= SURE}
    doubtful = frozenset(edge.child for edge in lineage.edges if edge.child not in sure and not edge.unmatched)
    too_short = frozenset(lineage.origins.too_short)
    return Provenance(
        lineage=lineage,
        homes=homes,
        edges=edges,
        roots=frozenset(set(reports) - parents.keys()),
        parents=parents,
        doubtful=doubtful,
        ancestors=ancestors_of(parents),
        short=frozenset(group.id for group in lineage.origins.groups if not too_short.isdisjoint(group.reports)),
    )


def ancestors_of(parents: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """For each child all the reports that it goes back to."""
    found: dict[str, frozenset[str]] = {}
    for child, nearest in parents.items():
        seen: set[str] = set()
        above = list(nearest)
        while above:
            name = above.pop()
            if name not in seen:
                seen.add(name)
                above.extend(parents.get(name, ()))
        found[child] = frozenset(seen - {child})
    return found
