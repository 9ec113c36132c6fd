"""A page that is fetched: checked at every step, limited in size, without cookies, kept as a record that any archive reader takes."""

import gzip
import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from tests.edges.fetching.webs import FERRY, LOOPBACK, Said, Web, serving
from tests.edges.store.small_reports import desk_of, outcomes
from warcio.archiveiterator import ArchiveIterator

from quoth.edges.apart import Apart
from quoth.edges.cli import run
from quoth.edges.fetching import asking
from quoth.edges.fetching.sources import fetched_sources
from quoth.edges.store.adding import Added, add
from quoth.edges.store.opening import Store
from quoth.errors import ReportUnreadable
from quoth.pipeline import acquired_or_rejected
from quoth.settings import Settings
from quoth.types import RawReport, Rejected, Source


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


def sources(web: Web, *paths: str, most: int = 1_000_000) -> list[Source]:
    with Apart(Settings()) as apart:
        return list(fetched_sources([web.address(path) for path in paths], web.fetcher(most), apart))


def one(web: Web, path: str, most: int = 1_000_000) -> RawReport | Rejected:
    [source] = sources(web, path, most=most)
    return acquired_or_rejected(source, Settings())


def test_a_page_is_read_and_its_record_kept(web: Web) -> None:
    web.pages["/ferry"] = Said(301, headers={"Location": "/ferry.html"})
    web.pages["/ferry.html"] = Said(200, FERRY, headers={"Set-Cookie": "who=you"})
    [source] = sources(web, "/ferry")
    raw = acquired_or_rejected(source, Settings())
    assert isinstance(raw, RawReport)
    assert (raw.title, raw.input) == ("Ferry to Osk stops for 12 days", web.address("/ferry"))
    assert raw.url == web.address("/ferry.html")
    assert raw.first_seen == "2026-06-01T12:00:00Z"
    records = [
        (one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), one.content_stream().read())
        for one in ArchiveIterator(BytesIO(source.data), verify_http=True, check_digests="raise")
    ]
    assert b"who=you" not in source.data
    assert [kind for kind, *_ in records] == ["request", "response", "request", "response"]
    assert records[-1][1:] == (web.address("/ferry.html"), FERRY)


def test_nothing_is_sent_that_knows_the_reader(web: Web) -> None:
    web.pages["/"] = Said(302, headers={"Location": "/ferry.html", "Set-Cookie": "who=you"})
    web.pages["/ferry.html"] = Said(200, FERRY)
    sources(web, "/", "/ferry.html")
    assert len(web.asked) == 3
    for _, headers in web.asked:
        assert set(headers) == {"host", "connection", "accept-encoding", "user-agent", "accept"}
        assert headers["user-agent"].startswith("quoth/")


def test_the_machine_is_the_one_that_was_checked_whatever_the_name_means_afterwards(web: Web) -> None:
    web.pages["/"] = Said(200, FERRY)
    looked_up = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return [LOOPBACK] if len(looked_up) == 1 else ["203.0.113.9"]

    import msgspec

    fetcher = msgspec.structs.replace(web.fetcher(), resolve=resolve)
    assert fetcher.page(web.address("/"))[-1].number == LOOPBACK
    assert looked_up == ["news.example"]
    with pytest.raises(ReportUnreadable, match="none of the public ones"):
        fetcher.page(web.address("/"))


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1:9/",
        "http://localhost/",
        "file:///etc/passwd",
        "http://[::1]/",
        "//10.0.0.1/",
        "ftp://news.example/",
    ],
)
def test_a_server_sends_nobody_to_another_machine_of_this_network(web: Web, onward: str) -> None:
    web.pages["/"] = Said(302, headers={"Location": onward})
    left = one(web, "/")
    assert isinstance(left, Rejected)
    assert left.reason == "not-fetched"
    assert web.paths() == ["/"]


def test_a_circle_ends(web: Web) -> None:
    web.pages["/"] = Said(302, headers={"Location": "/"})
    left = one(web, "/")
    assert isinstance(left, Rejected)
    assert "more than 5 times" in left.detail
    assert len(web.asked) == 6


def test_too_much_is_given_up_however_it_is_packed(web: Web) -> None:
    web.pages["/large"] = Said(200, b"x" * 60_000)
    web.pages["/bomb"] = Said(200, gzip.compress(b"\0" * 5_000_000), "text/plain", {"Content-Encoding": "gzip"})
    web.pages["/bomb.html"] = Said(200, gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    for path, most in (("/large", 50_000), ("/bomb", 50_000), ("/bomb.html", 1_000_000)):
        left = one(web, path, most)
        assert isinstance(left, Rejected), path
        assert left.reason == "too-large", path


def test_a_packed_page_is_read(web: Web) -> None:
    web.pages["/"] = Said(200, gzip.compress(FERRY), headers={"Content-Encoding": "gzip"})
    raw = one(web, "/")
    assert isinstance(raw, RawReport)
    assert "harbour master" in raw.text


def test_plain_text_is_read_and_a_picture_is_not(web: Web) -> None:
    web.pages["/a.txt"] = Said(200, b"Ferry stops.\n\nThe ferry to Osk stops, said Ada Rell.", "text/plain")
    web.pages["/a.png"] = Said(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "image/png")
    raw, left = one(web, "/a.txt"), one(web, "/a.png")
    assert isinstance(raw, RawReport)
    assert raw.url == web.address("/a.txt")
    assert isinstance(left, Rejected)
    assert "image/png" in left.detail


def test_what_is_not_there_is_told(web: Web) -> None:
    left = one(web, "/absent")
    assert isinstance(left, Rejected)
    assert (left.reason, left.detail) == ("not-there", "The server answered 404 Not Found.")
    with pytest.raises(ReportUnreadable, match="can be found"):
        web.fetcher().page("http://nowhere.test/")


def test_a_server_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "WHOLE_SECONDS", 0.4)
    with socket.socket() as waiting:
        waiting.bind((LOOPBACK, 0))
        waiting.listen()

        def drip() -> None:
            connected, _ = waiting.accept()
            with connected:
                try:
                    connected.sendall(b"HTTP/1.1 200 OK\r\n")
                    while True:
                        connected.sendall(b"X-More: 1\r\n")
                        connected.settimeout(0.05)
                        try:
                            if not connected.recv(4096):
                                return
                        except TimeoutError:
                            pass
                except OSError:
                    return

        thread = Thread(target=drip, daemon=True)
        thread.start()
        web = Web()
        web.port = waiting.getsockname()[1]
        with pytest.raises(ReportUnreadable, match="no sound answer"):
            web.fetcher().page(web.address("/"))
        thread.join(5)


def test_a_page_that_is_fetched_again_is_known_and_a_changed_one_a_version(store: Store, web: Web) -> None:
    web.pages["/"] = Said(200, FERRY)

    def fetched() -> list[str]:
        found: list[Added | Rejected] = list(add(desk_of(store), sources(web, "/")))
        return outcomes(found)

    assert fetched() == ["added"]
    assert fetched() == ["known"]
    web.pages["/"] = Said(200, FERRY.replace(b"12 days", b"14 days"))
    assert fetched() == ["version"]


def test_the_commands_fetch_nothing_from_this_machine(
    web: Web, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    address = f"http://127.0.0.1:{web.port}/"
    assert run(["--model", "none", "read", "--fetch", address]) == 3
    assert run(["--store", str(tmp_path / "s.sqlite"), "--model", "none", "add", "--fetch", address]) == 3
    assert run(["--model", "none", "read", address]) == 3
    told = capfd.readouterr().err
    assert told.count("none of the public ones") == 2
    assert "only fetched with --fetch" in told
    assert web.asked == []
