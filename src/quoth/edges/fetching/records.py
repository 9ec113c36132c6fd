"""What was asked and answered as records of a web archive (WARC 1.1), byte for byte what any reader of archives takes."""

from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from quoth.edges.fetching.asking import Answer, Headers

# The body is kept in one piece, however it was sent; what a server gives to know the reader again is not kept.
LEFT_OUT = ("transfer-encoding", "connection", "keep-alive", "set-cookie", "set-cookie2")


def archive_of(answers: Iterable[Answer], at: str) -> bytes:
    """The requests and answers in their order; `at` is the time in UTC to the second."""
    moment = at.partition("+")[0].rstrip("Z") + "Z"
    return b"".join(record for answer in answers for record in records_of(answer, moment))


def records_of(answer: Answer, at: str) -> tuple[bytes, bytes]:
    """The request and its answer."""
    parts = urlsplit(answer.address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    request = head(f"GET {path} HTTP/1.1", answer.sent)
    kept = tuple(pair for pair in answer.headers if pair[0].lower() not in (*LEFT_OUT, "content-length"))
    kept = (*kept, ("Content-Length", str(len(answer.body))))
    response = head(f"HTTP/1.1 {answer.status} {answer.reason}".rstrip(), kept) + answer.body
    return record("request", answer, at, request), record("response", answer, at, response)


def head(first: str, headers: Headers) -> bytes:
    """The lines before a body."""
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")


def record(kind: str, answer: Answer, at: str, block: bytes) -> bytes:
    """One record, named after what is in it."""
    name = uuid5(NAMESPACE_URL, f"{kind} {at} {answer.address} {sha256(block).hexdigest()}")
    headers = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{name}>"),
        ("WARC-Date", at),
        ("WARC-Target-URI", answer.address),
        ("WARC-IP-Address", answer.number),
        ("WARC-Block-Digest", f"sha256:{sha256(block).hexdigest()}"),
        ("Content-Type", f"application/http; msgtype={kind}"),
        ("Content-Length", str(len(block))),
    )
    return head("WARC/1.1", headers) + block + b"\r\n\r\n"
