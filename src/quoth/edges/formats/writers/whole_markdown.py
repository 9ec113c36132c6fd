"""The dossier as Markdown."""

from quoth.types import Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """Brief and lists, with a footnote for each quotation."""
    from quoth.edges.formats.markdown import render_markdown

    return render_markdown(dossier).encode()
