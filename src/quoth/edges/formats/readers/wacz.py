"""Web archives in one file (WACZ): a ZIP with archives and a list of pages; those listed are read, as a stream.

Some programs write none, or an empty one, where they could not tell pages from pictures: then all pages are read, as of a WARC.
"""

from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.warc import Archive
from quoth.edges.formats.readers.zips import member_bytes, opened_zip
from quoth.errors import ReportUnreadable

LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
ARCHIVES = (".warc", ".warc.gz")
LONGEST_LIST = 50_000_000


def pieces(given: Given) -> Iterator[Piece | None]:
    """A piece a listed page, or a page; raises `ReportUnreadable` where there is none."""
    with opened_zip(given.file, "web archive (WACZ)", most=None) as held:
        names = {member.filename for member in held.infolist()}
        listed = {
            address
            for name in LISTS
            if name in names
            for address in addresses_in(member_bytes(held, name, LONGEST_LIST))
        }
        wanted = listed.__contains__ if listed else every
        number = 0
        for member in held.infolist():
            if not member.filename.lower().endswith(ARCHIVES):
                continue
            with held.open(member) as opened:
                archive = Archive(cast(BinaryIO, opened), given.settings, number)
                yield from archive.pages(wanted)
                number = archive.number
        if not number:
            told = "None of the pages that the archive lists is in it." if listed else "The archive holds no page."
            raise ReportUnreadable("no-text", told)


def every(address: str) -> bool:
    """Every page, where none is listed."""
    return bool(address)


def addresses_in(data: bytes) -> Iterator[str]:
    """The addresses of a list of pages, a JSON object a line; its first line describes the list."""
    for line in data.splitlines():
        try:
            page = msgspec.json.decode(line)
        except msgspec.DecodeError:
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"]
