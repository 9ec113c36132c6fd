"""The door: names of this machine with our port, a token or its cookie, nothing from other pages, nothing without end."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import FERRY, fill, sources
from tests.edges.web.served import HERE, KEYS, OURS, client_of, store_in

from quoth.edges.store.opening import Store
from quoth.edges.web.serving.app import routes
from quoth.edges.web.serving.door import HEADERS, MOST_BYTES, Door, Message

GOOD = ("127.0.0.1:8400", "localhost:8400", "LOCALHOST:8400", "[::1]:8400")
BAD = (
    "", " ", "127.0.0.1", "localhost", "[::1]", "127.0.0.1:80", "127.0.0.1:8401", "127.0.0.1:08400", "127.0.0.1:8400 ",
    " 127.0.0.1:8400", "127.0.0.1:8400,evil.example", "127.0.0.1:8400@evil.example", "evil.example@127.0.0.1:8400",
    "evil.example", "evil.example:8400", "127.0.0.1.evil.example:8400", "localhost.evil.example:8400",
    "localhost.:8400", "127.0.0.1.:8400", "127.1:8400", "2130706433:8400", "0x7f000001:8400", "0177.0.0.1:8400",
    "127.0.0.2:8400", "0.0.0.0:8400", "[::]:8400", "::1:8400", "[::ffff:127.0.0.1]:8400", "[0:0:0:0:0:0:0:1]:8400",
    "[::1%25lo]:8400", "[::1", "::1]", "localhost:8400/", "localhost:8400?x", "localhost:8400#x", "http://localhost:8400",
    "//localhost:8400", "localhost:8400:8400", "localhost:", ":8400", "8400", "user:pass@localhost:8400",
    "localhost\t:8400", "localhost:8400\\", "\\localhost:8400", "ｌocalhost:8400", "xn--localhost:8400", "localhost:84oo",
    "localhost:+8400", "localhost:-8400", "localhost:8400.0", "localhost%00:8400", "localhost%2eevil:8400",
    "169.254.169.254:8400", "10.0.0.1:8400", "192.168.1.1:8400", "router.local:8400", "a.localhost:8400", "*:8400", "null",
)  # fmt: skip
SITES = (None, "same-origin", "none", "same-site", "cross-site", "")
ORIGINS = (None, HERE, "http://localhost:8400", "https://127.0.0.1:8400", "http://evil.example", "null")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_in(tmp_path_factory.mktemp("door")) as store:
        fill(store, sources(FERRY))
        yield store


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[TestClient]:
    with client_of(store) as client:
        yield client


def ask(
    headers: list[tuple[bytes, bytes]], *, path: str = "/", raw: bytes | None = None, kind: str = "http", **more: Any
) -> list[Message]:
    """What the door itself says to a request as it stands on the wire."""
    said: list[Message] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 299, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "raw_path": raw or path.encode(),
        "query_string": b"",
        "headers": headers,
        **more,
    }
    anyio.run(Door(inner, KEYS), scope, receive, send)
    return said


def cookie() -> tuple[bytes, bytes]:
    return (b"cookie", f"{KEYS.cookie_name}={KEYS.cookie}".encode())


def status(headers: list[tuple[bytes, bytes]], **more: Any) -> int:
    return int(ask(headers, **more)[0]["status"])


def test_there_are_60_wrong_names_and_each_is_refused() -> None:
    assert len(set(BAD)) >= 60
    for host in BAD:
        assert status([(b"host", host.encode()), cookie()]) == 421, host


@pytest.mark.parametrize("host", GOOD)
def test_our_names_are_let_in(host: str) -> None:
    assert status([(b"host", host.encode()), cookie()]) == 299


def test_no_name_and_two_names_are_refused() -> None:
    ours = (b"host", GOOD[0].encode())
    assert status([cookie()]) == 421
    assert status([ours, ours, cookie()]) == 421
    assert status([ours, (b"host", b"evil.example"), cookie()]) == 421


@pytest.mark.parametrize("raw", [b"http://evil.example/", b"//evil.example/", b"*", b"/\\evil.example", b"x"])
def test_an_address_that_names_another_place_is_refused(raw: bytes) -> None:
    assert status([(b"host", GOOD[0].encode()), cookie()], raw=raw) == 400


def test_characters_that_act_in_an_address_are_refused(client: TestClient) -> None:
    for path in ("/%00", "/s/%0d%0aset-cookie:x", "/%7f"):
        assert client.get(path).status_code == 400
    assert client.get("/?" + "q" * 9_000).status_code == 400


def test_connections_that_stay_open_are_not_taken() -> None:
    assert ask([(b"host", GOOD[0].encode()), cookie()], kind="websocket")[0]["type"] == "websocket.close"


def test_without_token_or_cookie_nothing_is_shown(store: Store) -> None:
    with client_of(store) as client:
        client.cookies.clear()
        for path in ("/", "/add", "/stories.json", "/nowhere", "/favicon.ico"):
            assert client.get(path).status_code == 403
        client.cookies.set(KEYS.cookie_name, "another", domain="127.0.0.1")
        assert client.get("/").status_code == 403
        client.cookies.set("quoth-8401", KEYS.cookie, domain="127.0.0.1")
        assert client.get("/").status_code == 403


def test_the_first_address_gives_the_cookie_for_the_token_alone(store: Store) -> None:
    with client_of(store) as client:
        client.cookies.clear()
        assert client.get("/?token=wrong").status_code == 403
        assert "set-cookie" not in client.get("/?token=").headers
        let_in = client.get(f"/?token={KEYS.token}")
        assert let_in.status_code == 200
        assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(let_in.headers["set-cookie"].split("; "))
        assert KEYS.token not in let_in.headers["set-cookie"]
        assert client.get("/").status_code == 200


def test_a_program_shows_the_token(client: TestClient) -> None:
    client.cookies.clear()
    assert client.get("/stories.json", headers={"authorization": f"Bearer {KEYS.token}"}).status_code == 200
    for wrong in ("Bearer x", f"Basic {KEYS.token}", KEYS.token, "Bearer"):
        assert client.get("/stories.json", headers={"authorization": wrong}).status_code == 403
    client.cookies.set(KEYS.cookie_name, KEYS.cookie, domain="127.0.0.1")


def unsafe_addresses() -> list[str]:
    """Every address that changes something."""
    return [route.path.replace("{", "").replace("}", "") for route in routes() if "POST" in (route.methods or ())]


def test_what_changes_something_comes_from_our_own_page(client: TestClient) -> None:
    tried, through = 0, 0
    for path, site, origin in product(unsafe_addresses(), SITES, ORIGINS):
        headers = {name: value for name, value in (("sec-fetch-site", site), ("origin", origin)) if value is not None}
        ours = site in (None, "same-origin", "none") and origin in (None, HERE) and (site, origin) != (None, None)
        if ours:
            continue
        tried += 1
        through += client.post(path, headers=headers).status_code != 403
    assert tried >= 24 * len(unsafe_addresses())
    assert through == 0


def test_the_cookie_alone_is_not_enough_and_neither_are_the_headers(store: Store) -> None:
    with client_of(store) as client:
        assert client.post("/add").status_code == 403
        client.cookies.clear()
        assert client.post("/add", headers=OURS).status_code == 403


def test_looking_changes_nothing(client: TestClient, store: Store) -> None:
    path = store.location.path
    assert path is not None
    before = path.read_bytes()
    for address in ("/", "/add", "/audit", "/demo", "/stories.json", "/?q=ferry", "/help", *unsafe_addresses()):
        client.get(address)
    assert path.read_bytes() == before


def test_other_methods_are_not_known(client: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"):
        assert client.request(method, "/").status_code == 405


def test_every_answer_carries_every_header(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/%00", "/stories.csv", "/?token=x", "/s/x"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name.decode()] == value.decode(), path
        assert answer.headers["cache-control"] == "no-store"
    policy = HEADERS[b"content-security-policy"].decode()
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_body_is_counted_whatever_it_says_of_itself(client: TestClient) -> None:
    assert client.post("/add", headers={**OURS, "content-length": str(MOST_BYTES + 1)}).status_code == 413
    assert client.post("/add", headers={**OURS, "content-length": "x"}).status_code == 400

    def endless() -> Iterator[bytes]:
        for _ in range(MOST_BYTES // 1_000_000 + 2):
            yield b"x" * 1_000_000

    assert client.post("/add", headers=OURS, content=endless()).status_code == 413


def test_a_refusal_repeats_nothing(client: TestClient) -> None:
    for path in ("/pwned-word", "/s/pwned-word", "/r/pwned-word", "/%00pwned-word"):
        assert "pwned-word" not in client.get(path).text


def test_the_page_of_a_wrong_form_is_a_page(client: TestClient) -> None:
    answer = client.post("/add", headers={**OURS, "content-type": "multipart/form-data; boundary=x"}, content=b"--y")
    assert answer.status_code in (400, 422)
    many = "&".join(f"f{n}=1" for n in range(1_200))
    assert client.post(
        "/add", headers={**OURS, "content-type": "application/x-www-form-urlencoded"}, content=many
    ).status_code in (400, 422)


def test_a_port_in_use_is_told_with_what_to_do(tmp_path: Path) -> None:
    from quoth.edges.web.serving.running import sockets_at
    from quoth.errors import WrongUse

    held = sockets_at(0)
    try:
        for one in held:
            one.listen(1)
        port = held[0].getsockname()[1]
        with pytest.raises(WrongUse, match=f"Port {port} is in use") as told:
            sockets_at(port)
        assert "--port" in told.value.hint
        assert {one.getsockname()[0] for one in held} <= {"127.0.0.1", "::1"}
    finally:
        for one in held:
            one.close()
