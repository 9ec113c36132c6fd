"""`quoth serve` as a process of its own: an address, an answer, an end; and what goes wrong over a real socket."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Running = tuple["subprocess.Popen[str]", int, str]


@contextmanager
def hearing_interrupts() -> Iterator[None]:
    """What is started hears Ctrl-C: tests that run in the background ignore it, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    place = tmp_path_factory.mktemp("serve") / "store.sqlite"
    command = [sys.executable, "-m", "quoth", "--model", "none", "serve", "--port", "0", "--store", str(place)]
    with hearing_interrupts():
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{22})\n", process.stdout.readline())
    assert found is not None
    try:
        yield process, int(found[1]), found[2]
    finally:
        process.kill()
        process.communicate()


def first_line(port: int, request: bytes) -> bytes:
    """The first line that is answered to bytes on the wire."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        got = b""
        while b"\r\n" not in got and (piece := connection.recv(65_536)):
            got += piece
    return got.partition(b"\r\n")[0]


def test_the_printed_address_lets_in_and_the_stories_are_there(running: Running) -> None:
    _, port, token = running
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", f"/?token={token}")
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200
    assert answer.headers["server"] is None
    cookie = answer.headers["set-cookie"].partition(";")[0]
    connection.request("GET", "/", headers={"cookie": cookie})
    answer = connection.getresponse()
    assert b"Nothing here yet" in answer.read()
    connection.close()


def test_what_is_malformed_on_the_wire_is_refused(running: Running) -> None:
    _, port, token = running
    host = f"Host: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\nConnection: close".encode()
    assert first_line(port, b"GET / HTTP/1.1\r\n%s\r\n\r\n" % host).startswith(b"HTTP/1.1 200 ")
    for request in (
        b"GET http://evil.example/ HTTP/1.1\r\n%s\r\n\r\n" % host,
        b"GET //evil.example/ HTTP/1.1\r\n%s\r\n\r\n" % host,
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n%s\r\n\r\n" % host,
        b"GET / HTTP/1.1\r\n%s\r\nHost: evil.example\r\n\r\n" % host,
        b"GET / HTTP/1.0\r\nAuthorization: Bearer %s\r\n\r\n" % token.encode(),
        b"GET / HTTP/1.1\r\n%s\r\nUpgrade: websocket\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n" % host,
        b"POST /demo HTTP/1.1\r\n%s\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n" % host,
        b"POST /demo HTTP/1.1\r\n%s\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n\r\n" % host,
        b"CONNECT 127.0.0.1:1 HTTP/1.1\r\n%s\r\n\r\n" % host,
        b"GET /\x00 HTTP/1.1\r\n%s\r\n\r\n" % host,
        b"nonsense\r\n\r\n",
    ):
        try:
            first = first_line(port, request)
        except TimeoutError:
            first = b"no answer"
        assert re.match(rb"HTTP/1\.1 4\d\d ", first), (request[:80], first)


def test_a_second_one_on_the_port_says_what_to_do(running: Running, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "quoth", "serve", "--port", str(running[1]), "--store", str(tmp_path / "s.sqlite")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 2
    assert f"error: Port {running[1]} is in use" in ended.stderr
    assert "--port 0" in ended.stderr
    assert ended.stdout == ""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_ends_it(running: Running) -> None:
    process, _, _ = running
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
