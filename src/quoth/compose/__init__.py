"""Everything found to the dossier."""

from quoth.settings import Settings
from quoth.types import AnnotatedReport, Dossier, Lineage, Rejected, Story
from quoth.types.claims import Ledger


def compose_dossier(
    reports: tuple[AnnotatedReport, ...],
    rejected: tuple[Rejected, ...],
    stories: tuple[tuple[tuple[AnnotatedReport, ...], Lineage, Ledger], ...],
    *,
    settings: Settings,
) -> Dossier:
    """The dossier: stories with title, dates, brief."""
    made = tuple(
        Story(m[0].id, m[0].report.raw.title or "", tuple(r.id for r in m), None, None, lineage,
              ledger.claims, ledger.differences, ledger.figures, ledger.speakers, ledger.omissions, ())
        for m, lineage, ledger in stories
    )
    return Dossier(reports, rejected, made)
