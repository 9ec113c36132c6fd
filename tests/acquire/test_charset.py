"""Bytes become the characters that were written, and what is no text is refused."""

import pytest

from quoth.acquire.charset import decoded
from quoth.errors import ReportUnreadable

TEXT = "The mayor said: “We can’t pay €4 million for a new bridge” – and left the naïve crowd waiting in the square."


@pytest.mark.parametrize(
    ("charset", "how"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8, byte order mark"),
        ("utf-16", "utf-16, byte order mark"),
        ("utf-16-le", "utf-16-le, by its zero bytes"),
        ("utf-16-be", "utf-16-be, by its zero bytes"),
        ("utf-32", "utf-32, byte order mark"),
    ],
)
def test_unicode_is_read_in_every_form(charset: str, how: str) -> None:
    assert decoded(TEXT.encode(charset), declared=False) == (TEXT, how)


def test_windows_text_keeps_its_quotation_marks_and_euro_sign() -> None:
    text, how = decoded(TEXT.encode("windows-1252"), declared=False)
    assert text == TEXT
    assert how.startswith("windows-1252")


def test_a_page_that_declares_latin_1_means_windows_1252() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{TEXT}</p></body></html>'
    text, how = decoded(page.encode("windows-1252"), declared=True)
    assert TEXT in text
    assert how == "iso-8859-1, declared"


def test_a_page_that_declares_utf_8_wrongly_is_still_read() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{TEXT}</p></body></html>'
    assert TEXT in decoded(page.encode("windows-1252"), declared=True)[0]


def test_an_unknown_label_is_passed_over() -> None:
    page = f'<html><head><meta charset="x-none"></head><body><p>{TEXT}</p></body></html>'
    assert TEXT in decoded(page.encode("windows-1252"), declared=True)[0]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"%PDF-1.7\n" + bytes(range(128, 256)) * 10,
        b"PK\x03\x04" + bytes(400),
        b"\x89PNG\r\n\x1a\n" + bytes(400),
        b"{\\rtf1 text}",
        b"\x7fELF" + bytes(100),
        bytes(1000),
    ],
)
def test_what_is_no_text_is_refused_as_binary(data: bytes) -> None:
    with pytest.raises(ReportUnreadable) as caught:
        decoded(data, declared=False)
    assert caught.value.reason == "binary"
    assert caught.value.hint


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    assert decoded((TEXT + "\x07").encode(), declared=False)[0] == TEXT + "\x07"
