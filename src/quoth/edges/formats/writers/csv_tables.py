"""Tables as CSV, of one story or of several, with the mark that Excel needs or without."""

from quoth.edges.formats.story_tables import table_of
from quoth.edges.formats.tables import csv_of
from quoth.types import Dossier


def write(dossier: Dossier, table: str = "claims", *, marked: bool = False) -> bytes:
    """One table: a row a claim, a side of a difference, a value of a figure, or a speaker."""
    columns, rows = table_of(dossier, table)
    return csv_of(rows, columns=columns, marked=marked)
