"""Annotated reports of a story to its lineage."""

from quoth.types import AnnotatedReport, Lineage
from quoth.types.lineage import Origin, Origins


def trace_lineage(reports: tuple[AnnotatedReport, ...]) -> Lineage:
    """Which report was made from which, and how many origins there are."""
    groups = tuple(Origin(r.id, r.report.raw.outlet or r.report.raw.input, r.id, (r.id,)) for r in reports)
    return Lineage((), Origins(len(groups), len(groups), "", groups))
