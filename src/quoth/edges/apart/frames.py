"""What the two processes say to each other: a length of four bytes, then a value."""

from typing import BinaryIO, Literal

import msgspec
from msgspec import Struct

from quoth.edges.formats.pieces import Stretch
from quoth.settings import Settings
from quoth.types import Draft

LENGTH = 4


class Request(Struct, kw_only=True):
    """A document to be read: where it is or its bytes, by which door, from which of its pieces on, or what stretch of it."""

    name: str
    door: str
    settings: Settings
    path: str | None = None
    data: bytes | None = None
    start: int = 0
    stretch: Stretch | None = None


class Reply(Struct, kw_only=True, omit_defaults=True):
    """A piece that is begun (so that its name is known if it kills), a piece read or refused, a sign of life, or the end.

    `whole` says that the bytes of a piece are those of the document, which the first such piece brings.
    """

    says: Literal["begun", "piece", "still", "over"]
    label: str = ""
    format: Literal["text", "html", "record", "document"] = "document"
    data: bytes | None = None
    whole: bool = False
    draft: Draft | None = None
    reason: str = ""
    problem: str = ""


REQUESTS = msgspec.msgpack.Decoder(Request)
REPLIES = msgspec.msgpack.Decoder(Reply)


def send(out: BinaryIO, value: Request | Reply) -> None:
    """Writes one value."""
    data = msgspec.msgpack.encode(value)
    out.write(len(data).to_bytes(LENGTH, "big") + data)
    out.flush()


def received(given: BinaryIO, most: int) -> bytes | None:
    """The bytes of one value; None where there is none, or only a part, or one larger than is believed."""
    head = given.read(LENGTH)
    size = int.from_bytes(head, "big")
    if len(head) < LENGTH or size > most:
        return None
    data = given.read(size)
    return data if len(data) == size else None
