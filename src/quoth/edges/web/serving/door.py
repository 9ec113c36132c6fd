"""What may come in: our own names with our port, one's own browser, a token; and what every answer carries out.

Everything here happens before routing and before a byte of the body is parsed.
"""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from msgspec import Struct

from quoth.edges.web.serving.too_much import MOST_LOOKED_THROUGH, looked_through

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SAFE = ("GET", "HEAD")
METHODS = (*SAFE, "POST")
# A report is 2 to 50 kB; a whole folder of a day fits.
MOST_BYTES = 20_000_000
LONGEST_TARGET = 8_000
# Under this the pages find what a form held that was too large.
TOO_MUCH = "quoth.too_much"
POLICY = "default-src 'none'; script-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    # "no-referrer" would make browsers send "null" as the origin of our own forms.
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"x-dns-prefetch-control": b"off",
}
CACHE = b"cache-control"
# Said where something is refused: fixed words, nothing of what was asked.
REFUSALS = {
    400: "This address cannot be read.",
    401: "This needs the token that quoth serve printed when it started, as a bearer.",
    403: "This needs the address with the token that quoth serve printed when it started.",
    405: "This cannot be done here.",
    413: "This is more than is taken at a time: 20 MB.",
    421: "This is not a name of this machine.",
}
CROSS_SITE = "This came from another page, and was not done."


class Keys(Struct, frozen=True):
    """The port we stand on, the token of the first address, and what the browser keeps in its place."""

    port: int
    token: str
    cookie: str

    @property
    def hosts(self) -> frozenset[str]:
        """Every name by which this machine may call us."""
        names = ("127.0.0.1", "localhost", "[::1]")
        bare = names if self.port == 80 else ()
        return frozenset((*bare, *(f"{name}:{self.port}" for name in names)))

    @property
    def cookie_name(self) -> str:
        """Bound to the port: cookies themselves are not."""
        return f"quoth-{self.port}"


class Refused(Exception):
    """A request that is not let in, with its status and what is said; `unknown`: nobody knows who asks."""

    def __init__(self, status: int, words: str = "", *, unknown: bool = False) -> None:
        super().__init__(words or REFUSALS[status])
        self.status = status
        self.unknown = unknown


class Door:
    """Stands before the pages and lets in what `check` lets in."""

    def __init__(self, app: App, keys: Keys) -> None:
        self._app = app
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or one refusal; connections that stay open are not taken."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        out = with_headers(send)
        try:
            headers = listed(scope)
            check_target(scope)
            check_host(headers, self._keys)
            if scope["method"] not in METHODS:
                raise Refused(405)
            if token_in_address(scope) is not None:
                check_token(token_in_address(scope), self._keys)
                await say_welcome(out, self._keys)
                return
            bearer = check_pass(headers, self._keys)
            if scope["method"] not in SAFE:
                check_origin(headers, bearer=bearer)
            if "transfer-encoding" in headers and "content-length" in headers:
                raise Refused(400)
            read: list[bytes] = []
            body = b"" if scope["method"] in SAFE else await whole_body(headers, receive, read)
        except Refused as error:
            if error.status == 413 and scope["path"] == "/add":
                scope[TOO_MUCH] = await looked_through(single(headers, "content-type") or "", body_left(read, receive))
                await self._app(scope, given_once(b"", receive), out)
            else:
                await say_refused(out, scope, error)
            return
        await self._app(scope, given_once(body, receive), out)


def listed(scope: Scope) -> dict[str, list[str]]:
    """Every value of every header, by its name in small letters."""
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def single(headers: dict[str, list[str]], name: str) -> str | None:
    """The one value of a header; raises `Refused` where it is there twice."""
    values = headers.get(name, [])
    if len(values) > 1:
        raise Refused(400)
    return values[0] if values else None


def check_target(scope: Scope) -> None:
    """The address must be a path of ours: no other host in it, nothing that acts."""
    target: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape")
    target = target.partition(b"?")[0]
    if not target.startswith(b"/") or target.startswith(b"//") or b"\\" in target:
        raise Refused(400)
    if len(target) + len(scope.get("query_string", b"")) > LONGEST_TARGET:
        raise Refused(400)
    if any(ord(char) < 32 or ord(char) == 127 for char in scope["path"]):
        raise Refused(400)


def check_host(headers: dict[str, list[str]], keys: Keys) -> None:
    """A page elsewhere whose name was turned to this machine still sends its own name."""
    hosts = headers.get("host", [])
    if len(hosts) != 1 or hosts[0].lower() not in keys.hosts:
        raise Refused(421)


def check_pass(headers: dict[str, list[str]], keys: Keys) -> bool:
    """The cookie of a browser that has been let in, or the token of a program; gives whether it was the token."""
    told = single(headers, "authorization")
    if told is not None:
        scheme, _, token = told.partition(" ")
        if scheme.lower() != "bearer":
            raise Refused(403, unknown=True)
        check_token(token.strip(), keys)
        return True
    for line in headers.get("cookie", []):
        try:
            kept = SimpleCookie(line).get(keys.cookie_name)
        except CookieError:
            continue
        if kept is not None and hmac.compare_digest(kept.value.encode(), keys.cookie.encode()):
            return False
    raise Refused(403, unknown=True)


def check_token(token: str | None, keys: Keys) -> None:
    """Raises `Refused` for another token."""
    if not hmac.compare_digest((token or "").encode("utf-8", "surrogateescape"), keys.token.encode()):
        raise Refused(403, unknown=True)


def check_origin(headers: dict[str, list[str]], *, bearer: bool) -> None:
    """What changes something must come from our own page: the browser says so, or its origin is the host it asks.

    A program that holds the token says neither; a browser that says neither is not let through.
    """
    site, origin = single(headers, "sec-fetch-site"), single(headers, "origin")
    if site is not None and site not in ("same-origin", "none"):
        raise Refused(403, CROSS_SITE)
    if origin is not None and origin.lower() != f"http://{headers['host'][0].lower()}":
        raise Refused(403, CROSS_SITE)
    if site is None and origin is None and not bearer:
        raise Refused(403, CROSS_SITE)


def token_in_address(scope: Scope) -> str | None:
    """The token of the first address, where the address is that one."""
    if scope["method"] not in SAFE or scope["path"] != "/":
        return None
    given = parse_qs(scope.get("query_string", b"").decode("latin-1"), max_num_fields=20).get("token")
    return given[0] if given else None


async def body_left(read: list[bytes], receive: Receive) -> AsyncIterator[bytes]:
    """What was read of a body that is too large, then the rest of it as it comes, up to what is looked through."""
    size = 0
    while read:
        size += len(read[0])
        yield read.pop(0)
    more = True
    while more and size < MOST_LOOKED_THROUGH:
        message = await receive()
        piece = message.get("body", b"")
        size += len(piece)
        more = message["type"] == "http.request" and message.get("more_body", False)
        yield piece


async def whole_body(headers: dict[str, list[str]], receive: Receive, pieces: list[bytes]) -> bytes:
    """The body, counted as it comes into `pieces`; raises `Refused` for more than is taken."""
    length = single(headers, "content-length")
    if length is not None and (not length.isascii() or not length.isdigit() or len(length) > 12):
        raise Refused(400)
    if length is not None and int(length) > MOST_BYTES:
        raise Refused(413)
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            break
        piece = message.get("body", b"")
        size += len(piece)
        pieces.append(piece)
        if size > MOST_BYTES:
            raise Refused(413)
        more = message.get("more_body", False)
    return b"".join(pieces)


def given_once(body: bytes, receive: Receive) -> Receive:
    """The body as one message, then whatever else the server says."""
    left = [body]

    async def take() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return take


def with_headers(send: Send) -> Send:
    """Every answer carries our headers; nothing is kept by the browser unless the answer says for how long."""

    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name, value) for name, value in message.get("headers", []) if name.lower() not in HEADERS]
            if not any(name.lower() == CACHE for name, _ in own):
                own.append((CACHE, b"no-store"))
            message = {**message, "headers": [*own, *HEADERS.items()]}
        await send(message)

    return out


async def say_welcome(send: Send, keys: Keys) -> None:
    """Gives the cookie, and a page that goes on by itself: from our own page a strict cookie is always sent along."""
    page = bare_page("You are in", 'You are in. <a href="/">To the stories</a>')
    cookie = f"{keys.cookie_name}={keys.cookie}; Path=/; HttpOnly; SameSite=Strict"
    await say(send, 200, b"text/html; charset=utf-8", page, (b"set-cookie", cookie.encode()), (b"refresh", b"0; url=/"))


async def say_refused(send: Send, scope: Scope, error: Refused) -> None:
    """The refusal, as a page or for a program; the connection is closed, since a body may be left on it."""
    close = (b"connection", b"close")
    if error.status == 405:
        close = (b"allow", ", ".join(METHODS).encode())
    if scope["path"].startswith("/api/"):
        import msgspec

        challenge: tuple[tuple[bytes, bytes], ...] = ()
        if error.unknown:
            error, challenge = Refused(401), ((b"www-authenticate", b"Bearer"),)
        problem = {"type": "about:blank", "title": str(error), "status": error.status}
        await say(send, error.status, b"application/problem+json", msgspec.json.encode(problem), close, *challenge)
    else:
        title = "Too much" if error.status == 413 else "Not let in"
        words = f'{error} <a href="/">To the stories</a>' if error.status == 413 else str(error)
        await say(send, error.status, b"text/html; charset=utf-8", bare_page(title, words), close)


def bare_page(title: str, words: str) -> bytes:
    """A page of our own words alone."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title} – quoth</title></head><body><main><h1>{title}</h1><p>{words}</p></main></body></html>\n"
    ).encode()


async def say(send: Send, status: int, kind: bytes, body: bytes, *more: tuple[bytes, bytes]) -> None:
    """One small answer."""
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
