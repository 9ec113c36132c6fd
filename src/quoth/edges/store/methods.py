"""By which method a value was made: a digest of the code, the words and the model that make it.

A version number would stay the same through a changed word list; a digest cannot, so nothing old is taken for new.
"""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

READING = ("types", "text", "lexicons", "encoder", "clean", "annotate")
TELLING = (*READING, "compare", "cluster", "trace", "reconcile", "compose", "settings.py")
SHIPPED = "shipped"
CODE = {".py", ".txt", ".tsv", ".toml", ".json", ".onnx"}


@cache
def method_of_reading(model: str = SHIPPED) -> str:
    """The method by which reports are read, with a model: the shipped one, "none", or the hash of a file."""
    return digest(READING, model)


@cache
def method_of_telling() -> str:
    """The method by which stories are made of readings."""
    return digest(TELLING, "")


def digest(rooms: tuple[str, ...], more: str) -> str:
    """The first 12 hex digits of SHA-256 over the files of some rooms, by name and content."""
    root = Path(str(files("quoth")))
    total = hashlib.sha256(more.encode())
    for room in rooms:
        for path in sorted(files_of(root / room)):
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def files_of(place: Path) -> list[Path]:
    """The files that a room is made of: code, words, weights."""
    return [place] if place.is_file() else [path for path in place.rglob("*") if path.suffix in CODE]
