"""Web archives (WARC), by warcio: read as a stream, whatever their length; the pages that were answered, nothing else."""

import zlib
from collections.abc import Callable, Iterator
from gzip import BadGzipFile, GzipFile
from typing import Any, BinaryIO

import msgspec

from quoth.acquire.times import iso_of
from quoth.edges.formats.pieces import END, Given, Piece, numbered, too_large
from quoth.edges.formats.readers.page import draft_of_page
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.text.counting import counted
from quoth.types import Draft

PAGES = ("text/html", "application/xhtml+xml")
ANSWERED = ("response", "resource")
Wanted = Callable[[str], bool]


def pieces(given: Given) -> Iterator[Piece | None]:
    """A piece a page; raises `ReportUnreadable` for what is no web archive, or holds no page."""
    archive = Archive(given.file, given.settings)
    yield from archive.pages(lambda address: True)
    archive.refuse_without_pages()


class Archive:
    """A web archive, packed or not: its pages as they come, and how many records it had of which no page was made."""

    def __init__(self, file: BinaryIO, settings: Settings, number: int = 0) -> None:
        self._file = Unpacked(file) if is_packed(file) else file
        self._settings = settings
        self._first = number
        self.number = number
        self.records = 0

    def pages(self, wanted: Wanted) -> Iterator[Piece | None]:
        """The pages whose address is wanted, counted on from a number; None for every other record; last, that it breaks off."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        record: Any = None
        try:
            for record in ArchiveIterator(self._file, arc2warc=True):
                self.records += 1
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                if not is_page(record) or not wanted(address):
                    yield None
                    continue
                self.number += 1
                data = record.content_stream().read(self._settings.max_bytes + 1)
                yield page_piece(record, data, address, self.number, self._settings)
        except ArchiveLoadFailed as error:
            if not self.records:
                raise ReportUnreadable("broken", "It is no web archive, or damaged at its beginning.") from error
            yield Piece(END, reason="cut-off", problem=f"The archive is damaged {self._where()}.")
            return
        if record is not None and (left_of(record) or getattr(self._file, "damaged", False)):
            yield Piece(END, reason="cut-off", problem=f"The archive breaks off {self._where()}.")

    def refuse_without_pages(self) -> None:
        """Raises `ReportUnreadable` where no page came."""
        if not self.records:
            raise ReportUnreadable("empty", "It is no web archive, or it holds no record.")
        if self.number == self._first:
            told = counted(self.records, "record")
            raise ReportUnreadable("no-text", f"The archive holds {told}, but no page that was answered with 200.")

    def _where(self) -> str:
        return f"behind {counted(self.records, 'record')}; what stands before was read"


class Unpacked:
    """The bytes of a packed archive, whose records are packed one by one or all together; `damaged` once no more can be had."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = GzipFile(fileobj=file)
        self.damaged = False

    def read(self, size: int = -1) -> bytes:
        """Some bytes; none at the end, also where the archive breaks off there."""
        try:
            return b"" if self.damaged else self._file.read1(size)
        except (EOFError, BadGzipFile, zlib.error):
            self.damaged = True
            return b""


def is_packed(file: BinaryIO) -> bool:
    """Whether an archive is packed."""
    start = file.read(2)
    file.seek(0)
    return start == b"\x1f\x8b"


def left_of(record: Any) -> int:
    """How many bytes of a record, which has been read to its end, are not there."""
    return int(getattr(record.raw_stream, "limit", 0) or 0)


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
