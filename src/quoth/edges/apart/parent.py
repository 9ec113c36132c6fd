"""The side that asks: documents go out, sources come back; a reader that dies is a row in the list, and the next begins."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import BinaryIO

from quoth.edges.apart.frames import REPLIES, Reply, Request, received, send
from quoth.edges.apart.limits import READING_MEMORY, READING_SECONDS
from quoth.edges.formats.pieces import Stretch
from quoth.settings import Settings
from quoth.types import Draft, Source

CHILD = "quoth.edges.apart.child"
# Computing time is limited by the system; this is for a reader that waits, and for systems without such limits.
MOST_WAIT_SECONDS = 120.0
DYING_SECONDS = 0.5
MOST_DEATHS = 20
# What a piece takes besides its bytes and its text.
AROUND = 2_000_000


class Apart:
    """The process that reads, begun when it is first needed and again when it has died; a context that ends it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline: float | None = None
        self._death = ""
        self._ended = Event()
        # Four bytes a character at most, beside the bytes themselves.
        self._largest = settings.max_bytes + 4 * settings.max_characters + AROUND

    def __enter__(self) -> "Apart":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._stop()

    def read(
        self,
        name: str,
        door: str,
        *,
        path: Path | None = None,
        data: bytes | None = None,
        stretch: Stretch | None = None,
    ) -> Iterator[Source]:
        """The reports of a document, given by its path or its bytes, as sources; what gives none is a source that says why.

        `stretch`: only those of a part of a table.
        """
        where = None if path is None else str(path.absolute())
        request = Request(name=name, door=door, settings=self._settings, path=where, data=data, stretch=stretch)
        whole = data
        for _ in range(MOST_DEATHS):
            begun: str | None = None
            for reply in self._answers(request):
                if reply.says == "begun":
                    begun = reply.label
                    continue
                begun = None
                request.start += 1
                whole = reply.data if reply.whole and reply.data is not None else whole
                yield source_of(name, reply, whole or b"")
            if self._process is not None:
                return
            yield refused(name + (begun or ""), "stopped", self._death)
            if begun is None:
                return
            request.start += 1
        yield refused(name, "stopped", f"{MOST_DEATHS} of its pieces could not be read; the rest was not tried.")

    def _answers(self, request: Request) -> Iterator[Reply]:
        """What the process says until it is done with a document; afterwards it is gone where it has died of it."""
        given, out = self._pipes()
        try:
            send(given, request)
            while (data := self._waited_for(out)) is not None:
                reply = REPLIES.decode(data)
                if reply.says == "over":
                    return
                if reply.says != "still":
                    yield reply
        except BrokenPipeError:
            pass
        except GeneratorExit:
            self._stop()  # nobody wants the rest, which it would still tell
            raise
        self._bury()

    def _waited_for(self, out: BinaryIO) -> bytes | None:
        self._deadline = time.monotonic() + MOST_WAIT_SECONDS
        try:
            return received(out, self._largest)
        finally:
            self._deadline = None

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", CHILD],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONSAFEPATH": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"},
            )  # fmt: skip
            Thread(target=self._watch, args=(self._process,), name="watch", daemon=True).start()
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise BrokenPipeError
        return process.stdin, process.stdout  # type: ignore[return-value]

    def _watch(self, process: "subprocess.Popen[bytes]") -> None:
        """Ends a reader that is waited for too long."""
        while process.poll() is None and not self._ended.wait(0.25):
            deadline = self._deadline
            if process is self._process and deadline is not None and time.monotonic() > deadline:
                process.kill()

    def _bury(self) -> None:
        """Takes down of what the process died."""
        process = self._process
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=DYING_SECONDS)
        self._stop()
        self._death = death_in_words(process.returncode if process is not None else None)

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def source_of(name: str, reply: Reply, whole: bytes) -> Source:
    """A piece as a source."""
    if reply.reason:
        return refused(name + reply.label, reply.reason, reply.problem, reply.draft)
    data = whole if reply.whole else reply.data or b""
    return Source(name + reply.label, data, reply.format, draft=reply.draft)


def refused(name: str, reason: str, problem: str, draft: Draft | None = None) -> Source:
    """A source that gives no report, with the reason, and with what is known of it all the same."""
    return Source(name, b"", "unreadable", problem=problem, draft=draft, reason=reason)


def death_in_words(status: int | None) -> str:
    """Of what a reader died, and what can be done."""
    xcpu = getattr(signal, "SIGXCPU", None)
    if xcpu is not None and status == -xcpu:
        why = f"it took more than {READING_SECONDS} s of computing"
    elif status == -signal.SIGKILL if hasattr(signal, "SIGKILL") else False:
        why = f"it took longer than {MOST_WAIT_SECONDS:.0f} s or more than {READING_MEMORY // 2**20:,} MiB of memory"
    elif status is not None and status < 0:
        why = f"the reader broke on it ({signal.Signals(-status).name})"
    else:
        why = f"the reader ended on it (status {status})"
    return f"It was given up: {why}. Save the report as text and give that file."
