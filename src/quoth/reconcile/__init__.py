"""Annotated reports and lineage to claims, differences, figures, speakers, omissions."""

from quoth.reconcile.claims import grouped, make_claims, make_point_claims, numbered
from quoth.reconcile.differences import find_differences
from quoth.reconcile.figures import gather_figures
from quoth.reconcile.grouping import OF_POINTS
from quoth.reconcile.members import gather_members
from quoth.reconcile.omissions import find_omissions
from quoth.reconcile.pairing import likely_pairs
from quoth.reconcile.point_members import gather_points
from quoth.reconcile.point_pairs import likely_points
from quoth.reconcile.point_support import second_look
from quoth.reconcile.provenance import provenance_of
from quoth.reconcile.speakers import gather_speakers, one_name_each
from quoth.reconcile.twins import lineage_of_singles, told_of_copies, twins_among, with_copies
from quoth.types import AnnotatedReport, Audit, Ledger, Lineage


def reconcile_story(reports: tuple[AnnotatedReport, ...], lineage: Lineage, audits: tuple[Audit, ...] = ()) -> Ledger:
    """The ledger of a story: whatever the order of its reports, the same.

    `audits` are of its reports, held against those that they were made from.
    """
    ordered = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    provenance = provenance_of(tuple(ordered), lineage)
    twins = twins_among(ordered, provenance)
    singles = {name: ordered[name] for name in twins.singles}
    of_singles = provenance_of(tuple(singles), lineage_of_singles(lineage, twins))
    read = gather_members(tuple(singles.values()))
    pairs = likely_pairs(read, of_singles)
    alike = grouped(read, pairs, of_singles)
    differences = find_differences(make_claims(alike, read, of_singles), pairs, read, of_singles, audits)
    told = gather_points(tuple(singles.values()))
    likely, evidence = likely_points(told, of_singles)
    alike_points = grouped(told.members, second_look(told, likely, evidence), of_singles, OF_POINTS)
    surely_alike = grouped(told.members, likely, of_singles)
    members, points = read, told
    if len(singles) < len(ordered):
        members, points = gather_members(tuple(ordered.values())), gather_points(tuple(ordered.values()))
        alike = with_copies(alike, read, members, twins)
        alike_points = with_copies(alike_points, told.members, points.members, twins)
        surely_alike = with_copies(surely_alike, told.members, points.members, twins)
        differences = tuple(told_of_copies(difference, twins, provenance) for difference in differences)
    groups = make_claims(alike, members, provenance, differences)
    wholes = tuple(group.claim for group in groups)
    speakers = gather_speakers(tuple(ordered.values()), wholes)
    claims = make_point_claims(alike_points, points, members, provenance, differences, one_name_each(speakers))
    return Ledger(
        claims=tuple(group.claim for group in claims),
        differences=differences,
        figures=gather_figures(groups, provenance),
        speakers=speakers,
        omissions=find_omissions(claims, ordered, provenance, numbered(surely_alike, points.members)),
        wholes=wholes,
    )
