"""RSS and Atom by feedparser: entries that carry their report are reports, the others are summaries and are not compared."""

import html.entities
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from quoth.acquire.html import draft_of_html
from quoth.acquire.metadata import web_address
from quoth.acquire.times import iso_of
from quoth.edges.formats.pieces import Given, Piece, filled, numbered
from quoth.edges.formats.readers.markup import unescaped
from quoth.edges.formats.readers.xml import BEGINNING, root_of
from quoth.edges.formats.teasers import is_summary, told_elsewhere, without_footer
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

MOST_ENTRIES = 20_000
WITH_ADDRESS = re.compile(r"\s{0,9}[^\s@()]{1,100}@[^\s()]{1,200}\s{1,9}\(([^()]{2,120})\)\s{0,9}")
NO_NAME = " ©®™"
# RSS 0.91 asked for a document type; one without a part of its own declares nothing that is read.
DOCTYPE = re.compile(rb"<!DOCTYPE\s{1,9}(?:rss|rdf:RDF|feed)\b[^<>\[\]]{0,300}>", re.IGNORECASE)
NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30};)")
OF_XML = frozenset({b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"})
ENDS = ((b"</item>", (b"</channel></rss>", b"</rdf:RDF>")), (b"</entry>", (b"</feed>",)))


def pieces(given: Given) -> Iterator[Piece]:
    """A piece an entry; raises `ReportUnreadable` for what is no feed."""
    import feedparser

    data, whole = sound_feed(given.whole())
    feed: Any = feedparser.parse(data, response_headers={}, sanitize_html=False, resolve_relative_uris=True)
    entries = feed.entries[:MOST_ENTRIES]
    if not entries:
        raise ReportUnreadable("no-text", "The feed holds no entry, or it is no feed.")
    outlet = plain(feed.feed.get("title", "")).strip(NO_NAME)
    for number, entry in enumerate(entries, 1):
        yield piece_of(entry, outlet, number, given.settings)
    if not whole:
        problem = f"The feed breaks off behind its entry {len(entries)}; what stands before was read."
        yield Piece("#end", reason="cut-off", problem=problem)


def sound_feed(data: bytes) -> tuple[bytes, bool]:
    """A feed as sound XML, and whether it is whole: of one that breaks off, what stands above its last entry.

    feedparser reads with what Python has, which unfolds bombs: they are refused before. Raises `ReportUnreadable`.
    """
    if b"\x00" not in data[:100]:
        head = DOCTYPE.sub(b"", data[:BEGINNING], count=1)
        data = NAMED.sub(numbered_entity, head + data[BEGINNING:])
    try:
        root_of(data)
    except ReportUnreadable as error:
        if error.reason != "broken":
            raise
        rest = up_to_last_entry(data)
        if rest is None:
            raise
        return rest, False
    return data, True


def up_to_last_entry(data: bytes) -> bytes | None:
    """What stands above the last end of an entry, ended as feeds end; None where that is no sound XML."""
    for end, closings in ENDS:
        at = data.rfind(end)
        for closing in closings if at > 0 else ():
            rest = data[: at + len(end)] + closing
            try:
                root_of(rest)
            except ReportUnreadable:
                continue
            return rest
    return None


def numbered_entity(found: re.Match[bytes]) -> bytes:
    """A sign that has a name in pages and none in XML ("&nbsp;") by its number."""
    name = found[1]
    sign = None if name in OF_XML else html.entities.html5.get(name.decode("ascii"))
    return found[0] if sign is None else "".join(f"&#{ord(one)};" for one in sign).encode()


def piece_of(entry: Any, outlet: str, number: int, settings: Settings) -> Piece:
    """One entry."""
    title, address = plain(entry.get("title", "")) or None, web_address(entry.get("link"))
    body, words = longest(entry)
    if not words or is_summary(words):
        return summary(number, title, words, address)

    def make() -> Draft:
        page = f"<html><head><title></title></head><body><article>{body}</article></body></html>"
        draft = without_title(draft_of_html(page, settings))
        draft = msgspec.structs.replace(draft, text=without_footer(draft.text))
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
    meant = [unescaped(body) for body in given if isinstance(body, str)]
    found = [(body, without_footer(plain(body))) for body in meant]
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
    found = {piece: how for piece, how in draft.found.items() if piece != "title"}
    return msgspec.structs.replace(draft, title=None, title_apart=False, found=found)


def with_head(draft: Draft, entry: Any, title: str | None, outlet: str, address: str | None) -> Draft:
    """The draft with what its entry and its feed say of it."""
    source = entry.get("source", {})
    return filled(
        draft,
        title=title,
        outlet=plain(source.get("title", "")) or outlet,
        authors=authors_of(entry),
        published=moment(entry, "published") or moment(entry, "updated"),
        url=address,
        language=(entry.get("language") or "")[:2].lower() or None,
    )


def authors_of(entry: Any) -> tuple[str, ...]:
    """The authors of an entry; RSS has them as "ada@gazette.example (Ada Holm)", which feedparser cuts at the wrong place."""
    written = WITH_ADDRESS.fullmatch(str(dict.get(entry, "author") or ""))
    if written is not None:
        return (plain(written[1]),)
    return tuple(plain(one.get("name", "")) for one in entry.get("authors", []) if one.get("name"))


def moment(entry: Any, name: str) -> str | None:
    """A time of an entry as ISO 8601: as it was written, with its zone; else as feedparser understands it, in UTC."""
    written, parsed = (
        dict.get(entry, name),
        dict.get(entry, f"{name}_parsed"),
    )  # its own way stands one time for the other
    try:
        read = datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, TypeError):
        read = None
    ours = iso_of(written) if isinstance(written, str) else None
    return ours if ours and (read is None or ":" in ours) else read or ours
