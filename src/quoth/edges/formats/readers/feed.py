"""RSS and Atom by feedparser: entries that carry their report are reports, the others are summaries and are not compared."""

from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from quoth.acquire.html import draft_of_html
from quoth.acquire.metadata import web_address
from quoth.edges.formats.pieces import Given, Piece, filled, numbered
from quoth.edges.formats.readers.xml import root_of
from quoth.edges.formats.teasers import is_summary, told_elsewhere
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

MOST_ENTRIES = 20_000
FEED = "the feed"


def pieces(given: Given) -> Iterator[Piece]:
    """A piece an entry; raises `ReportUnreadable` for what is no feed."""
    import feedparser

    data = given.whole()
    root_of(data)  # feedparser reads with what Python has, which unfolds bombs: they are refused before
    feed: Any = feedparser.parse(data, response_headers={}, sanitize_html=False, resolve_relative_uris=True)
    entries = feed.entries[:MOST_ENTRIES]
    if not entries:
        raise ReportUnreadable("no-text", "The feed holds no entry, or it is no feed.")
    outlet = plain(feed.feed.get("title", ""))
    for number, entry in enumerate(entries, 1):
        yield piece_of(entry, outlet, number, given.settings)


def piece_of(entry: Any, outlet: str, number: int, settings: Settings) -> Piece:
    """One entry."""
    title, address = plain(entry.get("title", "")) or None, web_address(entry.get("link"))
    body, words = longest(entry)
    if not words or is_summary(words):
        return summary(number, title, words, address)

    def make() -> Draft:
        page = f"<html><head><title></title></head><body><article>{body}</article></body></html>"
        draft = without_title(draft_of_html(page, settings))
        return with_head(draft, entry, title, outlet, address)

    return Piece(numbered(number), make=make)


def summary(number: int, title: str | None, words: str, address: str | None) -> Piece:
    """An entry that is no report: why, and where the report stands."""
    known = Draft(text=words, title=title, url=address, found={})
    return Piece(
        numbered(number),
        make=lambda: known,
        reason="summary-only",
        problem=told_elsewhere(title, words, address),
    )


def longest(entry: Any) -> tuple[str, str]:
    """The longest text of an entry, as markup and as words: its content, or its description where that is all."""
    given = [*(one.get("value", "") for one in entry.get("content", [])), entry.get("summary", "")]
    found = [(body, plain(body)) for body in given if isinstance(body, str)]
    return max(found, key=lambda pair: len(pair[1]), default=("", ""))


def plain(markup: str) -> str:
    """The words of a piece of markup in one line."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(f"<body>{markup}</body>")
    return " ".join(tree.body.text(deep=True, separator=" ").split()) if tree.body is not None else ""


def without_title(draft: Draft) -> Draft:
    """The draft of an entry's body without what was taken there for a title: the entry has its own."""
    import msgspec

    found = {piece: how for piece, how in draft.found.items() if piece != "title"}
    return msgspec.structs.replace(draft, title=None, title_apart=False, found=found)


def with_head(draft: Draft, entry: Any, title: str | None, outlet: str, address: str | None) -> Draft:
    """The draft with what its entry and its feed say of it."""
    source = entry.get("source", {})
    names = tuple(plain(one.get("name", "")) for one in entry.get("authors", []) if one.get("name"))
    return filled(
        draft,
        title=title,
        outlet=plain(source.get("title", "")) or outlet,
        authors=names,
        published=moment(entry.get("published_parsed") or entry.get("updated_parsed")),
        url=address,
        language=(entry.get("language") or "")[:2].lower() or None,
    )


def moment(parsed: Any) -> str | None:
    """A time of feedparser, which is in UTC, as ISO 8601."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None
