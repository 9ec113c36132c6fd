"""Everything found to the dossier: stories with title, dates, brief; and the rows that every way of showing shares."""

from quoth.compose.composing import compose_dossier

__all__ = ["compose_dossier"]
