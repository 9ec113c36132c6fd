"""A server on this machine that stands for the web, and what lets itself be sent there: names that are looked up in a table."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

from quoth.edges.fetching.fetching import Fetcher

NOON = "2026-06-01T12:00:00+00:00"
LOOPBACK = "127.0.0.1"


class Said(NamedTuple):
    """An answer of the server."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = {}


class Web:
    """The pages of the server by their paths, and every request that came."""

    def __init__(self) -> None:
        self.pages: dict[str, Said | Callable[[Mapping[str, str]], Said]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.port = 0

    def address(self, path: str = "/", host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def resolve(self, host: str, port: int) -> list[str]:
        return [LOOPBACK] if host.endswith("example") else []

    def fetcher(self, most: int = 1_000_000) -> Fetcher:
        told: list[str] = []
        return Fetcher(
            most_bytes=most,
            now=lambda: NOON,
            tell=told.append,
            resolve=self.resolve,
            allow=lambda number: number == LOOPBACK,
        )


@contextmanager
def serving() -> Iterator[Web]:
    """The server, running."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            web.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = web.pages.get(self.path, Said(404))
            said = page if isinstance(page, Said) else page(web.asked[-1][1])
            self.send_response(said.status)
            for name, value in {
                "Content-Type": said.kind,
                "Content-Length": str(len(said.body)),
                **said.headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body)

        def log_message(self, *given: object) -> None:
            pass

    server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
    server.daemon_threads = True
    web.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def page_of(title: str, *paragraphs: str) -> bytes:
    """A page of news."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    head = f'<title>{title}</title><meta property="article:published_time" content="2026-05-04T10:00:00+00:00">'
    return f"<!doctype html><html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


FERRY = page_of(
    "Ferry to Osk stops for 12 days",
    "The ferry to Osk will stop for about 12 days, harbour master Ada Rell said on Monday, after a week of storms.",
    "The crew denied that the engine had failed. Some 300 islanders had booked for the week, according to the ferry line.",
    "The ferry line said that it would pay for all the tickets, and the mayor of Osk asked the county for a second ship.",
)
