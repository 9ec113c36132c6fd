"""Web archives (WARC), by warcio: read as a stream, whatever their length; the pages that were answered, nothing else."""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from quoth.acquire.times import iso_of
from quoth.edges.formats.pieces import Given, Piece, numbered, too_large
from quoth.edges.formats.readers.page import draft_of_page
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

PAGES = ("text/html", "application/xhtml+xml")
ANSWERED = ("response", "resource")
Wanted = Callable[[str], bool]


def pieces(given: Given) -> Iterator[Piece | None]:
    """A piece a page; raises `ReportUnreadable` for what is no web archive."""
    yield from pages_in(given.file, given.settings, lambda address: True)


def pages_in(file: BinaryIO, settings: Settings, wanted: Wanted, number: int = 0) -> Iterator[Piece | None]:
    """The pages of a stream whose address is wanted, counted on from a number; None for every other record."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = 0
    try:
        for record in ArchiveIterator(file, arc2warc=True):
            records += 1
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if not is_page(record) or not wanted(address):
                yield None
                continue
            number += 1
            data = record.content_stream().read(settings.max_bytes + 1)
            yield page_piece(record, data, address, number, settings)
    except ArchiveLoadFailed as error:
        raise ReportUnreadable(
            "broken", "It is no sound web archive from here on; what stands before was read."
        ) from error
    if not records:
        raise ReportUnreadable("empty", "The archive holds no record.")


def is_page(record: Any) -> bool:
    """Whether a record is a page that was answered: no request, no picture, no redirect, no error."""
    if record.rec_type not in ANSWERED:
        return False
    http = record.http_headers
    kind = (http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")) or ""
    if record.rec_type == "response" and (http is None or http.get_statuscode() != "200"):
        return False
    return kind.split(";")[0].strip().lower() in PAGES


def page_piece(record: Any, data: bytes, address: str, number: int, settings: Settings) -> Piece:
    """One page, first seen when it was fetched; that counts where the page says when it was published."""
    http = record.http_headers
    kind = (http.get_header("Content-Type") if http else "") or ""
    label = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    fetched = iso_of(record.rec_headers.get_header("WARC-Date"))

    def make() -> Draft:
        if len(data) > settings.max_bytes:
            raise too_large(settings)
        draft = draft_of_page(data, settings, address=address, label=label)
        if draft.published is None or fetched is None:
            return draft  # an archive of years later would date the report to its own day
        found = {**draft.found, "first_seen": "when the archive fetched it"}
        return msgspec.structs.replace(draft, first_seen=fetched, found=found)

    return Piece(numbered(number), make=make, data=data[: settings.max_bytes], format="html")
