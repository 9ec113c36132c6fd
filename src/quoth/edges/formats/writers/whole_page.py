"""The dossier as one page."""

from quoth.types import Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """One file without script, to send on."""
    from quoth.edges.web.one_file import render_page

    return render_page(dossier).encode()
