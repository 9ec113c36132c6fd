"""The dossier as JSON."""

from quoth.types import Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """One document, as `quoth schema` describes it."""
    from quoth.edges.formats.dossier_json import as_document
    from quoth.edges.formats.records import dossier_record

    return as_document(dossier_record(dossier))
