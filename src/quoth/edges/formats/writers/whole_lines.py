"""The reports of a dossier as JSON Lines, which other programs read one at a time."""

from quoth.types import Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """A report a line, as it stands in the dossier: with all that its claims rest on."""
    from quoth.edges.formats.dossier_json import as_line
    from quoth.edges.formats.records import dossier_record

    return b"".join(map(as_line, dossier_record(dossier).reports))
