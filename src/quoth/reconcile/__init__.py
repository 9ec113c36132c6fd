"""Annotated reports and lineage to claims, differences, figures, speakers, omissions."""

from quoth.reconcile.claims import make_claims
from quoth.reconcile.figures import gather_figures
from quoth.reconcile.members import gather_members
from quoth.reconcile.provenance import provenance_of
from quoth.reconcile.speakers import gather_speakers
from quoth.types import AnnotatedReport, Ledger, Lineage


def reconcile_story(reports: tuple[AnnotatedReport, ...], lineage: Lineage) -> Ledger:
    """The ledger of a story: whatever the order of its reports, the same."""
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    provenance = provenance_of(tuple(report.id for report in ordered), lineage)
    groups = make_claims(gather_members(ordered), provenance)
    return Ledger(
        claims=tuple(group.claim for group in groups),
        differences=(),
        figures=gather_figures(groups, provenance),
        speakers=gather_speakers(ordered),
        omissions=(),
    )
