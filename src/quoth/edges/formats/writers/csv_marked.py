"""Tables as CSV with the mark at the beginning by which Excel knows UTF-8."""

from quoth.edges.formats.writers import csv_tables
from quoth.types import Dossier


def write(dossier: Dossier, table: str = "claims") -> bytes:
    """One table, as `csv_tables` writes it."""
    return csv_tables.write(dossier, table, marked=True)
