"""A process that reads whose documents do to it what the worst of documents would: a line each, "ok" or an end."""

import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from quoth.edges.apart import child, limits
from quoth.edges.formats.doors import DOORS, Door
from quoth.edges.formats.pieces import Given, Piece, numbered
from quoth.types import Draft

NAME = "dying"


def pieces(given: Given) -> Iterator[Piece]:
    """A piece a line."""
    for number, line in enumerate(given.whole().decode().split("\n"), 1):
        if line == "end":
            os.abort()
        yield Piece(numbered(number), make=lambda line=line: made(line))  # type: ignore[misc]


def made(what: str) -> Draft:
    """A draft, or what the line says."""
    match what:
        case "segv":
            os.abort()
        case "spin":
            while True:
                pass
        case "eat":
            held = [bytearray(2**26) for _ in range(100)]
            return Draft(text=str(len(held)), found={})
        case "deep":
            return made("deep")
        case "broken":
            raise KeyError("nothing of this is told")
        case "wait":
            signal.pause()
        case "write":
            Path("written").write_text("x", encoding="utf-8")
        case "start":
            subprocess.run(["true"], check=False)
        case "call":
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        case "native":
            return Draft(text=f"refused: {tried()}", found={})
        case "long":
            return Draft(text="x" * 3_000, found={})
    return Draft(text=f"{what} was read, {time.strftime('%Y')[:0]}and all is well.", found={})


def tried() -> list[bool]:
    """Whether the system itself refuses a socket, a file to write, another process, a file taken away."""
    system = ctypes.CDLL(None)
    place = str(Path(__file__).with_suffix(".made")).encode()
    return [
        system.socket(2, 1, 0) == -1,
        system.open(place, os.O_WRONLY | os.O_CREAT, 0o600) == -1,
        system.fork() == -1,
        system.unlink(place) == -1,
    ]


if __name__ == "__main__":
    limits.READING_SECONDS = 1
    DOORS[NAME] = Door("what kills", (), "tests.edges.formats.dying")
    child.main()
