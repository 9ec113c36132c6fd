"""The process apart: whatever a document does to its reader, it is a row with a reason, and the next one is read."""

import io
import platform
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.edges.formats.dying import NAME
from tests.edges.formats.hostile_tables import HOSTILE_TABLES
from tests.edges.formats.made import SENTENCES, TITLE, letter, page

from quoth.edges.apart import Apart, parent
from quoth.edges.apart.calls import KNOWN
from quoth.edges.formats.inputs import read_apart, read_inputs
from quoth.settings import Settings
from quoth.types import Source

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    monkeypatch.setattr(parent, "CHILD", "tests.edges.formats.dying")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with Apart(Settings(max_characters=2_000)) as apart:
        yield apart


def read(apart: Apart, *lines: str) -> list[tuple[str, str]]:
    """The name and the reason, or "read", of every piece."""
    return [(one.input, one.reason or "read") for one in apart.read("a", NAME, data="\n".join(lines).encode())]


def test_what_kills_a_reader_is_passed_over_and_told(dying: Apart) -> None:
    assert read(dying, "ok", "segv", "ok", "spin", "ok") == [
        ("a#1", "read"), ("a#2", "stopped"), ("a#3", "read"), ("a#4", "stopped"), ("a#5", "read"),
    ]  # fmt: skip
    found = list(dying.read("b", NAME, data=b"segv\nspin"))
    assert "SIGABRT" in found[0].problem
    assert "more than" in found[1].problem


def test_what_ends_a_reader_between_pieces_ends_the_document_and_not_the_next(dying: Apart) -> None:
    assert read(dying, "ok", "end", "ok") == [("a#1", "read"), ("a", "stopped")]
    assert read(dying, "ok") == [("a#1", "read")]


def test_what_is_too_much_or_broken_is_a_reason(dying: Apart) -> None:
    lines = {"eat": "too-large", "deep": "too-deep", "broken": "broken", "long": "too-large", "ok": "read"}
    found = read(dying, *lines)
    assert [reason for _, reason in found] == list(lines.values())


def test_a_reader_writes_no_file_starts_no_program_and_calls_nobody(
    dying: Apart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [reason for _, reason in read(dying, "write", "start", "call")] == ["broken"] * 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in KNOWN, reason="no filter of calls here"
)
def test_not_even_code_below_python_writes_starts_or_calls(dying: Apart) -> None:
    [found] = dying.read("a", NAME, data=b"native")
    assert found.draft is not None, found.problem
    assert found.draft.text == "refused: [True, True, True, True]"


def test_a_reader_that_waits_is_given_up(dying: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(dying, "ok") == [("a#1", "read")]
    monkeypatch.setattr(parent, "MOST_WAIT_SECONDS", 1.0)
    assert read(dying, "wait")[0] == ("a#1", "stopped")


def test_nobody_is_left_behind_when_the_rest_is_not_wanted(dying: Apart) -> None:
    for _ in dying.read("a", NAME, data=b"ok\nok\nok"):
        break
    assert read(dying, "ok", "ok") == [("a#1", "read"), ("a#2", "read")]


def test_files_and_bytes_are_read_with_their_own_bytes_kept(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(letter())
    (tmp_path / "b.html").write_text(page(), encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(b"no document")
    [first, second, third] = read_inputs([str(tmp_path)], settings=Settings())
    assert (first.data, first.format) == (letter(), "document")
    assert (second.data, second.format) == (page().encode(), "html")
    assert (third.format, third.reason) == ("unreadable", "broken")
    assert first.draft is not None
    assert first.draft.title == TITLE
    given = [Source("uploaded:/x.eml", letter(), "document", published="2025-03-05"), Source("b", b"text", "text")]
    [again, text] = read_apart(given, Settings())
    assert again.draft == first.draft
    assert again.published == "2025-03-05"
    assert text == given[1]


def bomb_of_zeros() -> bytes:
    """A Word document whose body is 300 MB of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held, held.open("word/document.xml", "w") as opened:
        for _ in range(300):
            opened.write(bytes(2**20))
    return out.getvalue()


def bomb_of_overlaps() -> bytes:
    """A ZIP whose every member is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("word/document.xml", b"x" * 1000)
    data = out.getvalue()
    end = data.index(b"PK\x05\x06")
    central = data[data.index(b"PK\x01\x02") : end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(central) * 500, len(data[:end]) - len(central), 0)
    return data[: end - len(central)] + central * 500 + tail


def bomb_of_members() -> bytes:
    """A ZIP of 20,000 members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for number in range(20_000):
            held.writestr(str(number), b"")
    return out.getvalue()


LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 9)
) + b"]><rss><channel><title>&i;</title></channel></rss>"  # fmt: skip
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'
BOMBS: dict[str, Callable[[], bytes]] = {
    "zeros.docx": bomb_of_zeros, "overlaps.docx": bomb_of_overlaps, "members.wacz": bomb_of_members,
    "laughs.rss": lambda: LAUGHS, "laughs.xml": lambda: LAUGHS.replace(b"rss>", b"newsItem>"),
    "outside.rss": lambda: OUTSIDE, "outside.opml": lambda: OUTSIDE.replace(b"rss>", b"opml>"),
    "utf16.rss": lambda: LAUGHS.decode().encode("utf-16"),
    "deep.newsml": lambda: b"<newsItem>" * 100_000,
    "many.rss": lambda: b"<rss " + b" ".join(b"a%d='1'" % n for n in range(1000)) + b"/>",
    "deep.jsonfeed": lambda: b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000,
    "deep.ninjs": lambda: b'{"a":' * 100_000,
    "deep.html": lambda: b"<div>" * 500_000,
    "wide.html": lambda: b"<table><tr>" + b"<td>x</td>" * 300_000,
    "parts.eml": lambda: b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 100_000,
    "cell.csv": lambda: b'text\n"' + b"x" * 21_000_000,
    "columns.csv": lambda: b"text" + b",a" * 100_000,
    "long.warc": lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n",
    **HOSTILE_TABLES,
}  # fmt: skip


def test_bombs_are_refused_and_the_parent_lives(tmp_path: Path) -> None:
    for name, made in BOMBS.items():
        (tmp_path / name).write_bytes(made())
    (tmp_path / "zz.html").write_text(page(), encoding="utf-8")
    begun = time.monotonic()
    found = {Path(one.input.partition("#")[0]).name: one for one in read_inputs([str(tmp_path)], settings=Settings())}
    assert set(found) == {*BOMBS, "zz.html"}
    assert found.pop("zz.html").draft is not None
    assert {name for name, one in found.items() if not one.reason} == set()
    assert not any("passwd" in one.problem or "root:" in one.problem for one in found.values())
    assert time.monotonic() - begun < 240


def test_memory_has_its_limit() -> None:
    code = "from quoth.edges.apart.limits import limit_memory\nlimit_memory(2**28)\nbytearray(2**29)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr


def test_what_is_read_apart_is_what_is_read_here() -> None:
    from quoth.acquire import acquire_report

    here = Source("a.html", page().encode(), "html")
    [apart] = read_apart([here], Settings())
    assert acquire_report(apart, settings=Settings()) == acquire_report(here, settings=Settings())
    assert SENTENCES[0] in acquire_report(apart, settings=Settings()).text
