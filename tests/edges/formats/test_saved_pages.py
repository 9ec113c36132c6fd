"""Saved pages: plain, SingleFile's, Chromium's .mhtml."""

from email.message import EmailMessage

import pytest
from tests.edges.formats.made import ADDRESS, SENTENCES, TITLE, draft_of, page, pieces_of

from quoth.errors import ReportUnreadable


def mhtml(html: bytes, *, charset: str = "utf-8", location: str = ADDRESS) -> bytes:
    """A page as Chromium saves it: quoted-printable in a message of MIME, its picture beside it."""
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = location
    made["Subject"] = f"{TITLE} | Gazette"
    made["Date"] = "Tue, 4 Mar 2025 10:00:00 -0000"
    made.make_related()
    part = EmailMessage()
    part.set_content(html, maintype="text", subtype="html", cte="quoted-printable")
    part.set_param("charset", charset)
    part["Content-Location"] = location
    made.attach(part)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG" * 10, maintype="image", subtype="png")
    made.attach(picture)
    made.set_type("multipart/related")
    return bytes(made)


def test_a_page_saved_by_chromium_has_its_story_and_its_address() -> None:
    draft = draft_of("mhtml", mhtml(page().encode()))
    assert (draft.title, draft.url) == (TITLE, ADDRESS)
    assert all(sentence in draft.text for sentence in SENTENCES)
    assert "Terms of use" not in draft.text


def test_the_charset_of_the_part_counts_where_the_page_names_none() -> None:
    html = (
        page()
        .replace('<meta charset="utf-8">', "")
        .encode("windows-1251", "replace")
        .replace(b"Tolm", "Тольм".encode("windows-1251"))
    )
    draft = draft_of("mhtml", mhtml(html, charset="windows-1251"))
    assert "Тольм" in draft.text
    assert draft.found["charset"] == "windows-1251, declared"


def test_single_file_tells_the_address_and_its_pictures_cost_nothing() -> None:
    comment = f"<!--\n Page saved with SingleFile \n url: {ADDRESS}?a=1 \n saved date: Tue Mar 04 2025\n-->"
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 100_000}">'
    html = page().replace("<head>", f"{comment}<head>").replace("<p>", f"{picture}<p>", 1)
    draft = draft_of("page", html.encode())
    assert draft.url == f"{ADDRESS}?a=1"
    assert draft.text.startswith(SENTENCES[0])


def test_a_page_that_names_its_own_address_keeps_it() -> None:
    html = page(head='<link rel="canonical" href="https://gazette.example/own">')
    assert draft_of("mhtml", mhtml(html.encode())).url == "https://gazette.example/own"


@pytest.mark.parametrize(
    ("door", "data", "reason"),
    [
        ("mhtml", b"", "empty"),
        ("mhtml", b"Subject: no page\r\nContent-Type: text/plain\r\n\r\nwords", "no-text"),
        ("mhtml", b"\x00\x01\x02", "broken"),
        ("page", b"  \n", "empty"),
        ("page", b"<html><body><img src=a.png></body></html>", "no-text"),
        ("page", b"<div>" * 100_000, "too-deep"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(door: str, data: bytes, reason: str) -> None:
    with pytest.raises(ReportUnreadable) as raised:
        for piece in pieces_of(door, data):
            assert piece.make is not None
            piece.make()
    assert raised.value.reason == reason


def test_a_page_larger_than_is_read_is_refused() -> None:
    with pytest.raises(ReportUnreadable, match="max_bytes"):
        pieces_of("page", page().encode(), max_bytes=1000)


def test_a_saved_page_that_breaks_off_is_read_up_to_there_and_that_is_told() -> None:
    data = mhtml(page().encode())
    assert len(pieces_of("mhtml", data)) == 1
    read, end = pieces_of("mhtml", data[: len(data) // 2])
    assert read.make is not None
    assert SENTENCES[0] in read.make().text
    assert (end.label, end.reason) == ("#end", "cut-off")
