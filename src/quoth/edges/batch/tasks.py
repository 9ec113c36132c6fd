"""Pieces of work: what each makes of what, and the note that it is done, by which a run that was cut off goes on.

A piece is named by what goes into it (`key`, a hash of the content), so that one that is done is done for every later run.
"""

import hashlib
import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from quoth.edges.whole_files import replace_file

# In the folder of a run: what it works with, and the notes on its pieces.
WORK = "work"


class Task(Struct, frozen=True):
    """One piece: the step it is of, its name there, the hash of what goes into it, and what it is given.

    `folder` is where the run keeps everything; `given` are plain values.
    """

    step: str
    name: str
    key: str
    folder: str
    given: dict[str, Any]

    @property
    def note(self) -> Path:
        """Where it is noted when it is done."""
        return Path(self.folder) / WORK / self.step / f"{self.name}.json"


class Done(Struct, frozen=True):
    """What became of a piece: the files it made (with their sizes), what it counted, the seconds of processor that it took."""

    key: str
    files: dict[str, int]
    counts: dict[str, int]
    seconds: float
    said: str = ""


TASKS = msgspec.json.Decoder(Task)
NOTES = msgspec.json.Decoder(Done)


def key_of(*parts: object) -> str:
    """The hash of some values, each told apart from the next."""
    made = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.hexdigest()


def note_in(file: Path) -> Done | None:
    """The note that a file holds, if it does."""
    try:
        return NOTES.decode(file.read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None


def done(task: Task) -> Done | None:
    """The note on a piece, where it was done on the same content and what it made is there."""
    note = note_in(task.note)
    if note is None or note.key != task.key:
        return None
    there = all(is_whole(Path(task.folder) / name, size) for name, size in note.files.items())
    return note if there else None


def is_whole(file: Path, size: int) -> bool:
    """Whether a file is there with its size."""
    try:
        return file.stat().st_size == size
    except OSError:
        return False


def finish(task: Task, files: Mapping[str, bytes], counts: Mapping[str, int], seconds: float) -> Done:
    """Puts what a piece made in its places, each file whole or not at all, and then the note that it is done."""
    for name, data in files.items():
        put(Path(task.folder) / name, data)
    return note_done(task, {name: len(data) for name, data in files.items()}, counts, seconds)


def note_done(task: Task, files: Mapping[str, int], counts: Mapping[str, int], seconds: float, said: str = "") -> Done:
    """The note that a piece is done, written last."""
    made = Done(task.key, dict(files), dict(counts), round(seconds, 3), said)
    put(task.note, msgspec.json.encode(made))
    return made


def put(target: Path, data: bytes) -> None:
    """A file with its folder; two who make the same one do not disturb each other."""
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, [data], apart=f"-{this_process()}")


def this_process() -> str:
    """The name of this process among those of all machines of a cluster."""
    return f"{os.getpid()}-{platform.node()}"
