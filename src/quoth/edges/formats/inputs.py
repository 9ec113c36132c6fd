"""Files, folders and standard input as sources: bytes with the name they came by."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from quoth.settings import Settings
from quoth.types import Source

TEXT = frozenset({".txt", ".text", ".md", ""})
HTML = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
STANDARD_INPUT = "-"
PAGE_BREAK = b"\f"


def read_inputs(
    inputs: Sequence[str], *, settings: Settings, dates: Mapping[str, str] | None = None
) -> Iterator[Source]:
    """The sources behind paths, folders (in name order, their own folders too) and `-`.

    A file that cannot be opened gives a source of no bytes whose reading is refused with its name. `dates` is looked up
    by path, file name and name without ending, so that `--date a.txt=...` and `--date a=...` both work.
    """
    for given in inputs:
        for source in sources_of(given, settings):
            yield dated(source, dates or {})


def sources_of(given: str, settings: Settings) -> Iterator[Source]:
    """The sources behind one argument."""
    if given == STANDARD_INPUT:
        data = sys.stdin.buffer.read(settings.max_bytes + 1)
        pages = [page for page in data.split(PAGE_BREAK) if page.strip()] or [data]
        for number, page in enumerate(pages, 1):
            yield Source(f"-#{number}" if len(pages) > 1 else "-", page, format_of(PurePath(), page))
        return
    path = Path(given)
    files = (
        sorted(file for file in path.rglob("*") if file.is_file() and not hidden(file, path))
        if path.is_dir()
        else [path]
    )
    if not files:
        yield Source(given, b"", "unreadable", problem="the folder holds no file")
    for file in files:
        yield from sources_in(file, settings)


def sources_in(file: Path, settings: Settings) -> Iterator[Source]:
    """The sources of one file: a line each for JSON Lines, else the file itself."""
    name = str(file)
    try:
        with file.open("rb") as opened:
            if file.suffix.lower() in LINES:
                yield from records_in(name, opened, settings)
                return
            data = opened.read(settings.max_bytes + 1)
    except OSError as error:
        yield Source(name, b"", "unreadable", problem=(error.strerror or str(error)).lower())
        return
    yield Source(name, data, format_of(file, data))


def records_in(name: str, opened: BinaryIO, settings: Settings) -> Iterator[Source]:
    """Each line that is not blank, read one at a time so that a long file needs little memory."""
    number = 0
    empty = True
    while line := opened.readline(settings.max_bytes + 1):
        number += 1
        if line.strip():
            empty = False
            yield Source(f"{name}#{number}", line, "record")
    if empty:
        yield Source(name, b"", "record")


def format_of(path: PurePath, data: bytes) -> Literal["text", "html"]:
    """HTML by the ending of the name or, where the ending says nothing, by the first tag."""
    if path.suffix.lower() in HTML:
        return "html"
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        "html" if path.suffix.lower() not in TEXT - {""} and start.startswith((b"<!doctype html", b"<html")) else "text"
    )


def hidden(file: Path, folder: Path) -> bool:
    """Files and folders that begin with a dot are not reports."""
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def dated(source: Source, dates: Mapping[str, str]) -> Source:
    """The source with the date that was given for it by hand."""
    path = PurePath(source.input)
    for name in (source.input, path.name, path.stem, path.name.partition("#")[0]):
        if name in dates:
            return Source(source.input, source.data, source.format, dates[name], source.language, source.problem)
    return source
