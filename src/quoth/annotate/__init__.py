"""Report to annotated report: who says what through whom, how surely, with which figures, dates and names."""

from quoth.annotate.assembly import annotate_report

__all__ = ["annotate_report"]
