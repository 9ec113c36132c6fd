"""Inputs cut into partitions before anything is read: runs of files, stretches of lines, runs of rows.

How they are cut depends on the inputs alone, and each is named by the hash of its bytes, so that what was read stays read.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec
from msgspec import Struct

from quoth.edges.apart import Apart
from quoth.edges.batch.tasks import key_of
from quoth.edges.formats.beginnings import LINES
from quoth.edges.formats.doors import OUTLINE, door_by_name
from quoth.edges.formats.folders import files_in, leads_out
from quoth.edges.formats.inputs import STANDARD_INPUT
from quoth.errors import WrongUse
from quoth.settings import Settings

# About 500 reports of 4 kB: a minute or two of one core.
SPLIT_BYTES, SPLIT_ROWS, SPLIT_FILES = 2_000_000, 500, 200
BLOCK = 1 << 20
GROUPS = msgspec.json.Decoder(list[int])


class Split(Struct, frozen=True):
    """A part of the inputs: whole files, the lines of a file from `start` up to `end` (bytes; `first` is the number of the
    first line), or the rows `start` to `end` of some groups of a Parquet file. `named`: the file was given by its own name."""

    kind: Literal["files", "lines", "rows"]
    paths: tuple[str, ...]
    key: str
    named: bool = False
    start: int = 0
    end: int = 0
    first: int = 1
    groups: tuple[int, int] = (0, 0)


def splits_of(inputs: Iterable[str]) -> Iterator[Split]:
    """The partitions of some inputs; raises `WrongUse` for what cannot be cut, as standard input."""
    with Apart(Settings()) as apart:
        for given in inputs:
            if given == STANDARD_INPUT:
                raise WrongUse("A batch cannot read standard input.", hint="Give the file or folder it comes from.")
            path = Path(given)
            if path.is_dir():
                files = [file for file in files_in(path) if not leads_out(file, path) and file.is_file()]
                yield from splits_of_files(files or [path], apart, named=False)
            else:
                yield from splits_of_files([path], apart, named=True)


def splits_of_files(files: Sequence[Path], apart: Apart, *, named: bool) -> Iterator[Split]:
    """Files of many reports cut up, those of one put together."""
    run: list[Path] = []
    size = 0
    for file in files:
        many = file.suffix.lower() in LINES or door_by_name(file.name) == "parquet"
        if run and (many or len(run) == SPLIT_FILES or size >= SPLIT_BYTES):
            yield whole(run, named=named)
            run, size = [], 0
        if many and file.is_file():
            yield from (lines_of(file) if file.suffix.lower() in LINES else rows_of(file, apart, named=named))
        else:
            run.append(file)
            size += file.stat().st_size if file.is_file() else 0
    if run:
        yield whole(run, named=named)


def whole(files: Sequence[Path], *, named: bool) -> Split:
    """Some files as one partition; what cannot be read has no bytes here, and its reason later."""
    names = tuple(str(file) for file in files)
    return Split("files", names, key_of("files", named, *names, *map(hash_of, files)), named)


def hash_of(file: Path) -> str:
    """The hash of a file, read a little at a time; of what cannot be read, nothing."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def lines_of(file: Path) -> Iterator[Split]:
    """A file of lines in stretches that end with a line."""
    try:
        with file.open("rb") as opened:
            start, line = 0, 1
            while True:
                made = hashlib.sha256()
                newlines = length = 0
                for block in stretch(opened):
                    made.update(block)
                    newlines += block.count(b"\n")
                    length += len(block)
                if not length and start:
                    return
                key = key_of("lines", str(file), line, made.hexdigest())
                yield Split("lines", (str(file),), key, True, start, start + length, line)
                if not length:
                    return
                start, line = start + length, line + newlines
    except OSError:
        yield whole([file], named=True)


def stretch(opened: BinaryIO) -> Iterator[bytes]:
    """`SPLIT_BYTES` of a file and what is left of its line, in blocks."""
    left = SPLIT_BYTES
    while left > 0 and (block := opened.read(min(BLOCK, left))):
        left -= len(block)
        yield block
    while left <= 0 and (block := opened.readline(BLOCK)):
        yield block
        if block.endswith(b"\n"):
            return


def rows_of(file: Path, apart: Apart, *, named: bool) -> Iterator[Split]:
    """A Parquet file by its groups of rows, a large one in several, small ones together; what is none goes as a whole.

    Its groups are counted in the process apart: what stands at the end of a file is as much somebody else's as its rows.
    """
    (outline,) = apart.read(str(file), OUTLINE, path=file)
    sizes = [] if outline.format == "unreadable" else GROUPS.decode(outline.data)
    if not sum(sizes):
        yield whole([file], named=named)
        return
    made, first = hash_of(file), 1
    for groups, size in runs_of(sizes):
        for start in range(0, size, SPLIT_ROWS):
            end = min(start + SPLIT_ROWS, size)
            key = key_of("rows", str(file), made, groups, start, end)
            yield Split("rows", (str(file),), key, named, start, end, first + start, groups)
        first += size


def runs_of(sizes: Sequence[int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Groups of rows, those next to each other together as long as they have `SPLIT_ROWS`; with their rows."""
    begin, held = 0, 0
    for group, size in enumerate(sizes):
        if held and held + size > SPLIT_ROWS:
            yield (begin, group), held
            begin, held = group, 0
        held += size
    yield (begin, len(sizes)), held
