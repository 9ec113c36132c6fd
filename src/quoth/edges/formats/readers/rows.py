"""Rows of tables as records: the columns under the contract's names, by their own names or by those that were given."""

from collections.abc import Mapping
from typing import Any

import msgspec

from quoth.acquire.record import FIELDS
from quoth.edges.formats.pieces import Piece, numbered
from quoth.edges.formats.readers.markup import is_markup, words_of_markup
from quoth.errors import ReportUnreadable

# Other names under which collections of news keep a text, besides those that every record may have.
ALSO = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "body_text"),
    "authors": ("authors", "author", "byline"),
    "outlet": (*FIELDS["outlet"], "publisher", "publication", "source_domain", "domain", "series"),
    "published": (*FIELDS["published"], "published_at", "publish_date", "date_publish", "publication_date", "pub_date"),
    "url": (*FIELDS["url"], "uri"),
}
NAMES = {**FIELDS, **ALSO}
SEPARATORS = (";", "|")
# What programs write where there is nothing.
NOTHING = frozenset({"", "NaN", "nan", "NaT", "None", "null", "NULL", "<NA>", "N/A", "#N/A"})


def columns_for(names: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """Each of our fields with the column that holds it: the one given, else one of a known name.

    Raises `ReportUnreadable` where a given column is not there, or none holds the text.
    """
    low = {name.strip().lower(): name for name in reversed(names)}
    given = {field: column if column in names else low.get(column.lower(), column) for field, column in given.items()}
    lost = [column for column in given.values() if column not in names]
    if lost:
        raise ReportUnreadable(
            "no-column", f"It has no column {', '.join(lost)}. It has: {', '.join(names[:30])}.", hint="See --columns."
        )
    found = {field: low[name] for field, known in NAMES.items() for name in reversed(known) if name in low}
    found |= given
    if "text" not in found:
        raise ReportUnreadable(
            "no-column",
            f"None of its columns is known to hold the text: {', '.join(names[:30])}.",
            hint="Name it: --columns text=NAME.",
        )
    return found


def piece_of(row: Mapping[str, Any], columns: Mapping[str, str], number: int) -> Piece:
    """A row as a record, of a piece of a page the words; a row without a text is told."""
    made = record_in(row, columns)
    text = made.get("text")
    if not text:
        return Piece(numbered(number), reason="no-text", problem="The row holds no text.")
    try:
        made["text"] = words_of_markup(text) if is_markup(text) else with_breaks(text)
    except ReportUnreadable as error:
        return Piece(numbered(number), reason=error.reason, problem=str(error))
    return Piece(numbered(number), data=msgspec.json.encode(made), format="record")


def record_in(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The cells that hold something under our names; what is no string is written as one, a list of names stays one."""
    made: dict[str, Any] = {}
    for field, column in columns.items():
        value = row.get(column)
        if value is None or (isinstance(value, str | float) and str(value).strip() in NOTHING):
            continue
        made[field] = listed(value) if field in ("authors", "links") else as_words(value)
    return made


def with_breaks(text: str) -> str:
    """A text whose line breaks were written out as a backslash and a letter, with line breaks."""
    return text if "\n" in text or "\\n" not in text else text.replace("\\r\\n", "\n").replace("\\n", "\n")


def as_words(value: Any) -> str:
    """A cell as a string; bytes, as programs keep words that they do not call so, are taken for UTF-8."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else value.isoformat() if hasattr(value, "isoformat") else str(value)


def listed(value: Any) -> list[str]:
    """Several names in one cell."""
    if isinstance(value, list | tuple):
        return [as_words(one) for one in value if one]
    words = as_words(value)
    separator = next((one for one in SEPARATORS if one in words), None)
    return [one.strip() for one in words.split(separator)] if separator else [words]
