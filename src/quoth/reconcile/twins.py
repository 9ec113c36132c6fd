"""Reports of one text: one of them is held against the others, and what is found is told of all."""

from typing import NamedTuple

from msgspec.structs import replace

from quoth.reconcile.members import Members
from quoth.reconcile.merging import difference_id
from quoth.reconcile.provenance import Provenance
from quoth.types import AnnotatedReport, Difference, Edge, Lineage, Place, Side


class Twins(NamedTuple):
    """`stands_for` gives for each report the one that is read in its place, itself where there is no other."""

    stands_for: dict[str, str]

    @property
    def singles(self) -> tuple[str, ...]:
        """The reports that are read, in the order of the story."""
        return tuple(report for report, other in self.stands_for.items() if report == other)

    @property
    def copies(self) -> dict[str, list[str]]:
        """For each report that is read those that it stands for, itself among them."""
        found: dict[str, list[str]] = {}
        for report, other in self.stands_for.items():
            found.setdefault(other, []).append(report)
        return found


def twins_among(reports: dict[str, AnnotatedReport], provenance: Provenance) -> Twins:
    """Which reports have one text, one reading of it and one origin; a report made from no other stands for its copies."""
    first: dict[object, str] = {}
    for name in sorted(reports, key=lambda name: (name not in provenance.roots, name)):
        first.setdefault(reading_of(reports[name], provenance), name)
    return Twins({name: first[reading_of(report, provenance)] for name, report in reports.items()})


def reading_of(read: AnnotatedReport, provenance: Provenance) -> tuple[object, ...]:
    """What two reports must have in common to be taken for one."""
    return (
        read.text,
        read.report.raw.title,
        provenance.homes[read.id],
        tuple((s.content, s.stance, tuple(link.speaker for link in s.chain)) for s in read.statements),
        tuple((date.start, date.earliest, date.latest) for date in read.dates),
    )


def lineage_of_singles(lineage: Lineage, twins: Twins) -> Lineage:
    """The lineage of the reports that are read, which take the places of their copies."""
    edges: dict[tuple[str, str], Edge] = {}
    for edge in lineage.edges:
        child = twins.stands_for.get(edge.child, edge.child)
        parent = twins.stands_for.get(edge.parent, edge.parent)
        if child != parent:
            edges.setdefault((child, parent), replace(edge, child=child, parent=parent))
    groups = tuple(
        replace(group, reports=tuple(dict.fromkeys(twins.stands_for.get(report, report) for report in group.reports)))
        for group in lineage.origins.groups
    )
    return replace(lineage, edges=tuple(edges.values()), origins=replace(lineage.origins, groups=groups))


def with_copies(groups: list[tuple[int, ...]], read: Members, members: Members, twins: Twins) -> list[tuple[int, ...]]:
    """The groups of members that were read, by number, as groups of all members: each with its counterparts in the copies."""
    numbers = numbers_by_report(members)
    ranks = {number: rank for listed in numbers_by_report(read).values() for rank, number in enumerate(listed)}
    copies = twins.copies
    return [
        tuple(sorted(numbers[name][ranks[n]] for n in group for name in copies[read.listed[n].report.id]))
        for group in groups
    ]


def numbers_by_report(members: Members) -> dict[str, list[int]]:
    """The numbers of the members of each report, in order."""
    found: dict[str, list[int]] = {}
    for member in members.listed:
        found.setdefault(member.report.id, []).append(member.number)
    return found


def told_of_copies(difference: Difference, twins: Twins, provenance: Provenance) -> Difference:
    """The difference with the same places of the copies."""
    sides = tuple(side_with_copies(side, twins.copies, provenance) for side in difference.sides)
    if sides == difference.sides:
        return difference
    return replace(difference, id=difference_id(difference.kind, sides), sides=sides)


def side_with_copies(side: Side, copies: dict[str, list[str]], provenance: Provenance) -> Side:
    """The side with the same places of the copies."""
    spans = tuple(sorted(Place(name, p.start, p.end, p.part) for p in side.spans for name in copies[p.report]))
    return replace(side, spans=spans, origins=provenance.origins({place.report for place in spans}))
