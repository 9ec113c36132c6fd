"""Annotated reports and lineage to claims, differences, figures, speakers, omissions."""

from quoth.types import AnnotatedReport, Ledger, Lineage


def reconcile_story(reports: tuple[AnnotatedReport, ...], lineage: Lineage) -> Ledger:
    """The ledger of a story."""
    return Ledger((), (), (), (), ())
