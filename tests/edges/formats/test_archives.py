"""Web archives, made by warcio: their pages as reports, one at a time, and nothing else of them."""

import gzip
import io
import json
import zipfile
from collections.abc import Sequence

import pytest
from tests.edges.formats.made import ADDRESS, SENTENCES, TITLE, draft_of, drafts_of, page, pieces_of
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quoth.edges.formats.pieces import Given
from quoth.edges.formats.readers.warc import pieces
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

HTML = "text/html; charset=utf-8"
Record = tuple[str, bytes, str, str]
DATED = page(head='<meta property="article:published_time" content="2025-03-04T08:15:00+00:00">').encode()


class Writer(WARCWriter):  # type: ignore[misc]
    """A writer that leaves no file open behind it."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def warc(*records: Record, packed: bool = True) -> bytes:
    """An archive of answers: address, body, type, status."""
    out = io.BytesIO()
    writer = Writer(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for address, body, kind, status in records:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        dated = {"WARC-Date": "2025-03-04T09:30:00Z"}
        writer.write_record(
            writer.create_warc_record(
                address, "request", payload=io.BytesIO(b"GET / HTTP/1.1\r\nHost: g.example\r\n\r\n")
            )
        )
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), http_headers=head, warc_headers_dict=dated
            )
        )
    return out.getvalue()


def wacz(archive: bytes, pages: Sequence[str] | None) -> bytes:
    """An archive in one file, with its list of pages, or without one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        if pages is not None:
            lines = [json.dumps({"format": "json-pages-1.0"}), *(json.dumps({"url": url}) for url in pages)]
            held.writestr("pages/pages.jsonl", "\n".join(lines))
        held.writestr("archive/data.warc.gz", archive)
        held.writestr("datapackage.json", "{}")
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_has_its_address_and_when_it_was_first_seen(packed: bool) -> None:
    draft = draft_of("warc", warc((ADDRESS, DATED, HTML, "200 OK"), packed=packed))
    assert (draft.title, draft.url) == (TITLE, ADDRESS)
    assert draft.text == "\n\n".join(SENTENCES)
    assert (draft.published, draft.first_seen) == ("2025-03-04T08:15:00+00:00", "2025-03-04T09:30:00Z")


def test_a_page_without_a_date_is_not_dated_by_its_archive() -> None:
    draft = draft_of("warc", warc((ADDRESS, page().encode(), HTML, "200 OK")))
    assert (draft.published, draft.first_seen) == (None, None)


def test_only_pages_that_were_answered_are_reports() -> None:
    data = warc(
        ("https://g.example/style.css", b"p {}", "text/css", "200 OK"),
        (ADDRESS, DATED, HTML, "200 OK"),
        ("https://g.example/gone", DATED, HTML, "404 Not Found"),
        ("https://g.example/moved", DATED, HTML, "301 Moved"),
        ("https://g.example/two", DATED, "text/html", "200 OK"),
        ("https://g.example/empty", b"<html></html>", HTML, "200 OK"),
    )
    found = drafts_of("warc", data)
    assert [one if isinstance(one, str) else one.url for one in found] == [ADDRESS, "https://g.example/two", "no-text"]
    assert [piece.label for piece in pieces_of("warc", data)] == ["#1", "#2", "#3"]


def test_the_charset_of_the_answer_counts() -> None:
    body = page(sentences=["Der Bürgermeister said “no” to it.", *SENTENCES]).replace('<meta charset="utf-8">', "")
    data = warc((ADDRESS, body.encode("windows-1252"), "text/html; charset=windows-1252", "200 OK"))
    assert "Bürgermeister said “no”" in draft_of("warc", data).text


def test_packed_answers_are_unpacked_within_the_limit() -> None:
    out = io.BytesIO()
    writer = Writer(out, gzip=True)
    for body in (DATED, bytes(5_000_000)):
        head = StatusAndHeaders("200 OK", [("Content-Type", HTML), ("Content-Encoding", "gzip")], protocol="HTTP/1.1")
        packed = io.BytesIO(gzip.compress(body))
        writer.write_record(writer.create_warc_record(ADDRESS, "response", payload=packed, http_headers=head))
    found = drafts_of("warc", out.getvalue(), max_bytes=1_000_000)
    assert isinstance(found[0], Draft)
    assert found[1] == "too-large"


def test_of_an_archive_in_one_file_only_the_listed_pages_are_read() -> None:
    held = warc((ADDRESS, DATED, HTML, "200 OK"), ("https://ads.example/frame", DATED, HTML, "200 OK"))
    assert draft_of("wacz", wacz(held, [ADDRESS])).url == ADDRESS


def test_of_an_archive_that_lists_no_page_all_are_read() -> None:
    held = warc((ADDRESS, DATED, HTML, "200 OK"), ("https://g.example/picture", b"GIF89a", "image/gif", "200 OK"))
    for pages in (None, ()):
        assert draft_of("wacz", wacz(held, pages)).url == ADDRESS


def test_what_stands_before_a_break_is_read() -> None:
    data = warc((ADDRESS, DATED, HTML, "200 OK"), packed=False) + b"\r\nno record\r\n"
    given = Given("a", io.BytesIO(data), Settings())
    read = (piece for piece in pieces(given) if piece is not None)
    first = next(read)
    assert first.make is not None
    assert first.make().title == TITLE
    assert [(piece.label, piece.reason) for piece in read] == [("#end", "cut-off")]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_is_read_up_to_there_and_that_is_told(packed: bool) -> None:
    one = (ADDRESS, DATED, HTML, "200 OK")
    whole, first = warc(one, one, packed=packed), warc(one, packed=packed)
    assert [piece.label for piece in pieces_of("warc", whole)] == ["#1", "#2"]
    found = pieces_of("warc", whole[: len(first) + (len(whole) - len(first)) * 9 // 10])
    assert (found[0].label, found[-1].label, found[-1].reason) == ("#1", "#end", "cut-off")
    assert "breaks off" in found[-1].problem


def test_an_archive_that_was_packed_as_a_whole_is_read() -> None:
    one = (ADDRESS, DATED, HTML, "200 OK")
    assert len(drafts_of("warc", gzip.compress(warc(one, one, packed=False), mtime=0))) == 2


def test_an_archive_without_answered_pages_says_so() -> None:
    data = warc((ADDRESS, b"gone", HTML, "404 Not Found"), ("https://g.example/p", b"GIF8", "image/gif", "200 OK"))
    with pytest.raises(ReportUnreadable, match="5 records, but no page that was answered with 200"):
        pieces_of("warc", data)


@pytest.mark.parametrize(
    ("door", "data"),
    [
        ("warc", b""),
        ("warc", b"words"),
        ("warc", gzip.compress(b"words", mtime=0)),
        ("wacz", b"PK\x03\x04"),
        ("wacz", wacz(b"", [])),
        ("wacz", wacz(warc((ADDRESS, DATED, HTML, "200 OK")), ["https://other.example/"])),
    ],
)
def test_what_is_no_archive_is_refused(door: str, data: bytes) -> None:
    with pytest.raises(ReportUnreadable):
        pieces_of(door, data)
