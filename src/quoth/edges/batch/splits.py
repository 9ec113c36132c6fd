"""Inputs cut into partitions before anything is read: runs of files, stretches of lines, runs of rows.

How they are cut depends on the inputs alone, and each is named by the hash of its bytes, so that what was read stays read.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from quoth.edges.batch.tasks import key_of
from quoth.edges.formats.doors import door_by_name
from quoth.edges.formats.inputs import LINES, STANDARD_INPUT, hidden
from quoth.errors import WrongUse

# About 500 reports of 4 kB: a minute or two of one core.
SPLIT_BYTES, SPLIT_ROWS, SPLIT_FILES = 2_000_000, 500, 200
BLOCK = 1 << 20


class Split(Struct, frozen=True):
    """A part of the inputs: whole files, the lines of a file from `start` up to `end` (bytes; `first` is the number of the
    first line), or the rows `start` to `end` of a group of a Parquet file. `named`: the file was given by its own name."""

    kind: Literal["files", "lines", "rows"]
    paths: tuple[str, ...]
    key: str
    named: bool = False
    start: int = 0
    end: int = 0
    first: int = 1
    group: int = 0


def splits_of(inputs: Iterable[str]) -> Iterator[Split]:
    """The partitions of some inputs; raises `WrongUse` for what cannot be cut, as standard input."""
    for given in inputs:
        if given == STANDARD_INPUT:
            raise WrongUse("A batch cannot read standard input.", hint="Give the file or folder it comes from.")
        path = Path(given)
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file() and not hidden(file, path))
            yield from splits_of_files(files or [path], named=False)
        else:
            yield from splits_of_files([path], named=True)


def splits_of_files(files: Sequence[Path], *, named: bool) -> Iterator[Split]:
    """Files of many reports cut up, those of one put together."""
    run: list[Path] = []
    size = 0
    for file in files:
        many = file.suffix.lower() in LINES or door_by_name(file.name) == "parquet"
        if run and (many or len(run) == SPLIT_FILES or size >= SPLIT_BYTES):
            yield whole(run, named=named)
            run, size = [], 0
        if many and file.is_file():
            yield from (lines_of(file) if file.suffix.lower() in LINES else rows_of(file, named=named))
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


def rows_of(file: Path, *, named: bool) -> Iterator[Split]:
    """A Parquet file by its groups of rows, a large one in several; what is no Parquet goes the way of all files."""
    import pyarrow
    import pyarrow.parquet as pq

    try:
        about = pq.read_metadata(file)
        sizes = [about.row_group(number).num_rows for number in range(about.num_row_groups)]
    except (pyarrow.ArrowException, OSError):
        yield whole([file], named=named)
        return
    if not sum(sizes):
        yield whole([file], named=named)
        return
    made, first = hash_of(file), 1
    for group, size in enumerate(sizes):
        for start in range(0, size, SPLIT_ROWS):
            end = min(start + SPLIT_ROWS, size)
            key = key_of("rows", str(file), made, group, start, end)
            yield Split("rows", (str(file),), key, named, start, end, first + start, group)
        first += size
