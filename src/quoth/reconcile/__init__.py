"""Annotated reports and lineage to claims, differences, figures, speakers, omissions."""

from quoth.reconcile.claims import make_claims
from quoth.reconcile.differences import find_differences
from quoth.reconcile.figures import gather_figures
from quoth.reconcile.members import gather_members
from quoth.reconcile.omissions import find_omissions
from quoth.reconcile.pairing import likely_pairs
from quoth.reconcile.provenance import provenance_of
from quoth.reconcile.speakers import gather_speakers
from quoth.types import AnnotatedReport, Ledger, Lineage


def reconcile_story(reports: tuple[AnnotatedReport, ...], lineage: Lineage) -> Ledger:
    """The ledger of a story: whatever the order of its reports, the same."""
    ordered = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    provenance = provenance_of(tuple(ordered), lineage)
    members = gather_members(tuple(ordered.values()))
    pairs = likely_pairs(members, provenance)
    groups = make_claims(members, pairs, provenance)
    claims = tuple(group.claim for group in groups)
    return Ledger(
        claims=claims,
        differences=find_differences(groups, pairs, members, provenance),
        figures=gather_figures(groups, provenance),
        speakers=gather_speakers(tuple(ordered.values()), claims),
        omissions=find_omissions(groups, members, provenance),
    )
