"""The reports of a dossier as JSON Lines, which other programs read one at a time."""

from quoth.types import Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """A report a line, as `quoth annotate` prints it."""
    from quoth.edges.formats.dossier_json import as_line
    from quoth.edges.formats.records import report_record

    return b"".join(as_line(report_record(read)) for read in dossier.reports)
