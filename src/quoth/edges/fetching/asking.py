"""One request over one connection, to a number that was checked: no cookies, no proxies, limits on time and on size."""

import http.client
import socket
import ssl
import zlib
from collections.abc import Mapping
from contextlib import suppress
from threading import Event, Timer

from msgspec import Struct

from quoth.edges.fetching.addresses import Target, refusal
from quoth.errors import ReportUnreadable

Headers = tuple[tuple[str, str], ...]
# A page comes in one or two seconds; so long is waited for a word, and for the whole of it.
WORD_SECONDS, WHOLE_SECONDS = 15.0, 60.0
PIECE = 65_536
# Nothing was had this time; it may be had another time.
NO_ANSWER = "no-answer"
COMPRESSED = ("gzip", "x-gzip", "deflate")


class Answer(Struct, frozen=True, kw_only=True):
    """What a server answered to one request; the body as it came, still compressed where it was."""

    address: str
    number: str
    sent: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of a name."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def plain(self, most: int) -> bytes:
        """The body uncompressed; raises `ReportUnreadable` where it is larger than that, or broken."""
        if (self.header("content-encoding") or "identity").strip().lower() not in COMPRESSED:
            return self.body
        for bits in (47, -15):  # deflate is written with a head and without one
            unpacking = zlib.decompressobj(bits)
            with suppress(zlib.error):
                made = unpacking.decompress(self.body, most + 1)
                if len(made) > most:
                    raise too_large(most)
                return made
        raise ReportUnreadable("broken", "What was sent is compressed, and cannot be unpacked.")


def asked(target: Target, headers: Mapping[str, str], most: int) -> Answer:
    """The answer to GET; raises `ReportUnreadable` where there is none, or none that is wanted.

    The first number that can be connected to is taken; its certificate must be that of the host's name.
    """
    sent = {"Host": target.named, "Connection": "close", "Accept-Encoding": "gzip", **headers}
    number, connected = connection_to(target)
    over = Event()
    watch = Timer(WHOLE_SECONDS, close, (connected, over))
    watch.daemon = True
    watch.start()
    talk = http.client.HTTPConnection(target.host, target.port)
    talk.sock = connected
    try:
        talk.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            talk.putheader(name, value)
        talk.endheaders()
        response = talk.getresponse()
        body = body_of(response, most)
        if over.is_set() or response.length:
            raise http.client.IncompleteRead(body)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise ReportUnreadable(NO_ANSWER, f"{target.host} gave no sound answer ({type(error).__name__}).") from error
    finally:
        watch.cancel()
        talk.close()
    return Answer(
        address=target.address,
        number=number,
        sent=tuple(sent.items()),
        status=response.status,
        reason=response.reason,
        headers=tuple((name, " ".join(str(value).split())) for name, value in response.getheaders()),
        body=body,
    )


def connection_to(target: Target) -> tuple[str, socket.socket]:
    """A connection to one of the numbers, with the host's certificate checked; raises `ReportUnreadable` where none is had."""
    problem: OSError | None = None
    for number in target.numbers:
        try:
            plain = socket.create_connection((number, target.port), timeout=WORD_SECONDS)
        except OSError as error:
            problem = error
            continue
        if target.scheme == "http":
            return number, plain
        try:
            return number, ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
        except ssl.SSLError as error:
            plain.close()
            raise refusal(f"{target.host} does not show a certificate that holds ({error.reason}).") from error
        except OSError as error:
            plain.close()
            problem = error
    why = (getattr(problem, "strerror", None) or str(problem)).lower()
    raise ReportUnreadable(NO_ANSWER, f"{target.host} cannot be reached: {why}.")


def body_of(response: http.client.HTTPResponse, most: int) -> bytes:
    """The body, given up where it grows too large; raises `ReportUnreadable`."""
    if (response.length or 0) > most:
        raise too_large(most)
    pieces, size = [], 0
    while piece := response.read(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise too_large(most)
    return b"".join(pieces)


def too_large(most: int) -> ReportUnreadable:
    """The error of an answer that is larger than any report."""
    return ReportUnreadable("too-large", f"It is larger than {most:,} bytes (max_bytes), too much for one report.")


def close(connected: socket.socket, over: Event) -> None:
    """Ends a connection on which the other side takes too long, whoever waits for it."""
    over.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
