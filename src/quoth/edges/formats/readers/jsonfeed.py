"""JSON Feed 1 and 1.1: items that carry their report are reports, the others are summaries and are not compared."""

from collections.abc import Iterator
from typing import Any

import msgspec

from quoth.acquire.html import draft_of_html
from quoth.acquire.metadata import web_address
from quoth.acquire.times import iso_of
from quoth.edges.formats.pieces import Given, Piece, filled, numbered
from quoth.edges.formats.readers.feed import MOST_ENTRIES, plain, summary, without_title
from quoth.edges.formats.readers.json_values import object_of, string
from quoth.edges.formats.readers.markup import unescaped
from quoth.edges.formats.teasers import is_summary, without_footer
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft


def pieces(given: Given) -> Iterator[Piece]:
    """A piece an item; raises `ReportUnreadable` for what is no feed."""
    feed = object_of(given.whole())
    items = (
        [item for item in feed.get("items") or [] if isinstance(item, dict)]
        if isinstance(feed.get("items"), list)
        else []
    )
    if not items:
        raise ReportUnreadable("no-text", "The feed holds no item, or it is no JSON Feed.")
    for number, item in enumerate(items[:MOST_ENTRIES], 1):
        yield piece_of(item, feed, number, given.settings)


def piece_of(item: dict[str, Any], feed: dict[str, Any], number: int, settings: Settings) -> Piece:
    """One item."""
    title, address = string(item, "title"), web_address(string(item, "url") or string(item, "external_url"))
    markup, text = unescaped(string(item, "content_html") or ""), string(item, "content_text")
    words = without_footer(plain(markup)) if markup else text or string(item, "summary") or ""
    if is_summary(words):
        return summary(number, title, words, address)

    def make() -> Draft:
        if markup:
            draft = without_title(draft_of_html(f"<html><body><article>{markup}</article></body></html>", settings))
            draft = msgspec.structs.replace(draft, text=without_footer(draft.text))
        else:
            draft = Draft(text=text or "", found={"text": "content_text"})
        return filled(
            draft,
            title=title,
            outlet=string(feed, "title"),
            authors=names_in(item) or names_in(feed),
            published=iso_of(string(item, "date_published")),
            url=address,
            language=(string(item, "language") or string(feed, "language") or "")[:2].lower() or None,
        )

    return Piece(numbered(number), make=make, data=msgspec.json.encode(item))


def names_in(held: dict[str, Any]) -> tuple[str, ...]:
    """The authors of an item or a feed, as version 1.1 lists them and version 1 names one."""
    listed = held.get("authors") if isinstance(held.get("authors"), list) else [held.get("author")]
    return tuple(name for one in listed or [] if isinstance(one, dict) and (name := string(one, "name")))
