"""The dossier as text for people: one screen, the same order as the page."""

from quoth.edges.terminal.audit import render_audit
from quoth.edges.terminal.dossier import render_dossier, render_stories
from quoth.edges.terminal.side_by_side import render_side_by_side

__all__ = ["render_audit", "render_dossier", "render_side_by_side", "render_stories"]
