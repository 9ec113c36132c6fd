"""Lists as CSV that a spreadsheet opens safely: a row a line, and nothing in it that is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from quoth.edges.gate import visible

# What spreadsheets take for the beginning of a formula, also in its wide form; a sign before a number is a number.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"


def csv_of(rows: Iterable[Mapping[str, Any]], *, columns: Iterable[str] = (), marked: bool = False) -> bytes:
    """Rows as CSV in UTF-8 with the names of the columns first; `marked` puts the sign before it that Excel wants."""
    listed = list(rows)
    names = list(columns) or (list(listed[0]) if listed else [])
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in listed)
    return ((MARK if marked else "") + out.getvalue()).encode()


def cell(value: object) -> object:
    """A value for a spreadsheet: words from outside never act."""
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    words = visible(" | ".join(map(str, value)) if isinstance(value, tuple | list) else str(value))
    return f"'{words}" if words.startswith(FORMULA) else words
