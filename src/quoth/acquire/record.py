"""One line of JSON Lines: a report with the fields title, text, outlet, published, url, authors."""

from typing import Any

import msgspec

from quoth.acquire.draft import Draft
from quoth.errors import ReportUnreadable

FIELDS = {"title": "title", "headline": "title", "outlet": "outlet", "source": "outlet", "published": "published",
          "date": "published", "url": "url"}  # fmt: skip


def draft_of_record(line: str, name: str) -> Draft:
    """A record as a draft; raises `ReportUnreadable` for a line that is no object with a text."""
    try:
        record: Any = msgspec.json.decode(line.strip().encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ReportUnreadable("broken-line", f"The line is no JSON: {error}.", hint="Mend or remove it.") from error
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        raise ReportUnreadable("broken-line", 'The line is no report: it has no "text".')
    if not text.strip():
        raise ReportUnreadable("empty", "Its text is empty.")
    known: dict[str, str] = {}
    for key, field in FIELDS.items():
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            known.setdefault(field, value.strip())
    authors = record.get("authors") or ()
    return Draft(
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        title_apart="title" in known,
        authors=tuple(str(author) for author in authors) if isinstance(authors, list) else (),
        found=dict.fromkeys(sorted(known), "record"),
        **known,
    )
