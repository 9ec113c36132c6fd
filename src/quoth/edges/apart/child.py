"""The process that reads documents: limits first, then one document at a time, each piece told as soon as it is read."""

import os
import time
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from quoth.edges.apart.frames import REQUESTS, Reply, Request, received, send
from quoth.edges.apart.limits import READING_MEMORY, allow_seconds, limit_memory, lock
from quoth.edges.formats.doors import BEHIND, DOORS, missing
from quoth.edges.formats.pieces import Given, Piece
from quoth.errors import ReportUnreadable
from quoth.types import Draft

LARGEST_REQUEST = 2**30
# How often a reader that passes over much says that it is still there.
STILL_SECONDS = 1.0


def main() -> None:
    """Reads what is asked for until nothing more is asked."""
    asked, out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(READING_MEMORY)
    locked = False
    while (data := received(asked, LARGEST_REQUEST)) is not None:
        request = REQUESTS.decode(data)
        door = (DOORS | BEHIND)[request.door]
        absent = missing(door)
        if absent:
            send(out, Reply(says="piece", reason="extra-missing", problem=absent))
        else:
            import_module(door.module)
            if not locked:
                lock()
                locked = True
            Reading(request, out).serve()
        send(out, Reply(says="over"))


class Reading:
    """One document, piece by piece."""

    def __init__(self, request: Request, out: BinaryIO) -> None:
        self._request = request
        self._out = out
        self._told = 0.0
        self._whole_sent = False

    def serve(self) -> None:
        """Tells every piece from the first that is wanted on; what goes wrong with the document is told as a piece."""
        request = self._request
        try:
            with self._opened() as file:
                given = Given(request.name, file, request.settings, request.stretch)
                read = import_module((DOORS | BEHIND)[request.door].module).pieces
                number = 0
                allow_seconds()
                for piece in read(given):
                    if piece is None:
                        self._still()
                        continue
                    if number >= request.start:
                        self._tell(piece, given)
                        allow_seconds()
                    number += 1
                if not number and request.stretch is None:
                    self._refuse("", "no-text", "It holds no report.")
        except OSError as error:
            problem = (
                f"It could not be opened: {(error.strerror or str(error)).lower()}; check its name and your rights."
            )
            self._refuse("", "unreadable", problem)
        except Exception as error:  # readers of others' formats raise whatever they like
            self._refuse("", *why(error))

    def _opened(self) -> BinaryIO:
        path, data = self._request.path, self._request.data
        return Path(path).open("rb") if path is not None else BytesIO(data or b"")

    def _still(self) -> None:
        if time.monotonic() - self._told > STILL_SECONDS:
            self._told = time.monotonic()
            allow_seconds()
            send(self._out, Reply(says="still"))

    def _tell(self, piece: Piece, given: Given) -> None:
        if piece.make is None:
            draft = None
        else:
            send(self._out, Reply(says="begun", label=piece.label))
            try:
                draft = given.settled(piece.make())
            except Exception as error:
                self._refuse(piece.label, *why(error))
                return
        if piece.reason:
            self._refuse(piece.label, piece.reason, piece.problem, draft)
            return
        whole = piece.data is None
        data = given.whole() if whole and not self._whole_sent else piece.data
        self._whole_sent = self._whole_sent or whole
        reply = Reply(says="piece", label=piece.label, format=piece.format, data=data, whole=whole, draft=draft)
        send(self._out, reply)

    def _refuse(self, label: str, reason: str, problem: str, draft: Draft | None = None) -> None:
        send(self._out, Reply(says="piece", label=label, reason=reason, problem=problem, draft=draft))


def why(error: Exception) -> tuple[str, str]:
    """The reason in one word and in a sentence."""
    match error:
        case ReportUnreadable():
            return error.reason, f"{error} {error.hint}".strip()
        case MemoryError():
            return (
                "too-large",
                f"It takes more than {READING_MEMORY // 2**20:,} MiB of memory to read, which no report does.",
            )
        case RecursionError():
            return "too-deep", "It is nested too deeply, which no report is."
    return "broken", "It is damaged or cut off, or not of the kind that its name says. Save or fetch it anew."


if __name__ == "__main__":
    main()
