"""Files, folders and standard input as sources: bytes with the name they came by."""

import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Literal, NamedTuple

import msgspec

from quoth.edges.apart import Apart
from quoth.edges.formats.beginnings import BEGINNING, BLANK, JSON, LINES, door_by_content, door_of, why_not_read
from quoth.edges.formats.dating import dated
from quoth.edges.formats.folders import files_in, leads_out
from quoth.edges.formats.lines import is_record, records_in, records_of_value
from quoth.settings import Settings
from quoth.types import Source

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,15}:/{1,3}|www\.", re.IGNORECASE)
PAGE_BREAK = b"\f"


class Reading(NamedTuple):
    """How a run reads: its settings, and its process for documents."""

    settings: Settings
    apart: Apart


def read_inputs(
    inputs: Sequence[str], *, settings: Settings, dates: Mapping[str, str] | None = None
) -> Iterator[Source]:
    """The sources behind paths, folders (in name order, their own folders too) and `-`.

    What cannot be opened or is of no known kind gives a source of no bytes whose reading is refused with its name.
    `dates` gives a report's day by the name of its input, its file, its file without ending, or its letter (A for the
    first report); raises `WrongUse` at the end where one of them names no report.
    """
    yield from dated(sources_behind(inputs, settings), dates or {})


def read_article_and_sources(
    article: str, against: Sequence[str], *, settings: Settings, dates: Mapping[str, str] | None = None
) -> tuple[tuple[Source, ...], Iterator[Source]]:
    """What an article's path holds, and what those of its sources hold, dated as one row: the article is A."""
    subject = tuple(sources_behind([article], settings))
    held = dated(chain(subject, sources_behind(against, settings)), dates or {})
    return tuple(islice(held, len(subject))), held


def sources_behind(inputs: Iterable[str], settings: Settings) -> Iterator[Source]:
    """The sources behind arguments; documents are read in a process apart, which ends with the last of them."""
    with Apart(settings) as apart:
        for given in inputs:
            yield from sources_of(given, Reading(settings, apart))


def read_apart(sources: Iterable[Source], settings: Settings) -> Iterator[Source]:
    """Sources that were given as bytes, their pages and documents read in a process apart; the others as they are."""
    with Apart(settings) as apart:
        for source in sources:
            door = "page" if source.format == "html" else None
            if source.format == "document":
                door = door_of(source.input, source.data[:BEGINNING], settings.columns)
            if door is None or source.draft is not None or len(source.data) > settings.max_bytes:
                yield source
                continue
            for one in apart.read(source.input, door, data=source.data):
                yield msgspec.structs.replace(one, published=source.published, language=source.language)


def sources_of(given: str, reading: Reading) -> Iterator[Source]:
    """The sources behind one argument."""
    if given == STANDARD_INPUT:
        yield from sources_in_stream(STANDARD_INPUT, sys.stdin.buffer, reading)
        return
    path = Path(given)
    if ADDRESS.match(given) and not path.exists():
        yield refused(
            given, "addresses are only fetched with --fetch; or save the page in a browser and give that file"
        )
        return
    if not path.is_dir():
        yield from sources_in_file(path, reading, named=True)
        return
    files = list(files_in(path))
    if not files:
        yield refused(given, "the folder holds no file")
    for file in files:
        if leads_out(file, path):
            yield not_read(
                str(file), "outside", "It is a link that leads out of the folder. Give what it leads to itself."
            )
        elif not file.is_dir():
            yield from sources_in_file(file, reading, named=False)


def sources_in_file(file: Path, reading: Reading, *, named: bool) -> Iterator[Source]:
    """The sources of one file, by its beginning and its ending; of a folder only what is surely a document or called a text."""
    try:
        if named and file.is_fifo():  # what it gives it gives once
            with file.open("rb") as opened:
                yield from sources_in_stream(str(file), opened, reading)
        else:
            yield from sources_in_seen(str(file), file, reading, named=named)
    except OSError as error:
        yield refused(str(file), f"{(error.strerror or str(error)).lower()}; check its name and your rights")


def sources_in_seen(name: str, file: Path, reading: Reading, *, named: bool) -> Iterator[Source]:
    """The sources of a file that can be read again, under a name."""
    settings = reading.settings
    with file.open("rb") as opened:
        head = opened.read(BEGINNING)
    door = door_of(name, head, settings.columns)
    if door is not None:
        yield from reading.apart.read(name, door, path=file)
        return
    why = why_not_read(name, head, named=named)
    if why is not None:
        yield not_read(name, *why)
        return
    ending = Path(name).suffix.lower()
    with file.open("rb") as opened:
        first = opened.readline(settings.max_bytes + 1)
        lines = ending in LINES or (is_record(first) and bool(opened.read(1)))
        opened.seek(0)
        if lines:
            yield from records_in(name, opened, settings)
        else:
            data = opened.read(settings.max_bytes + 1)
            yield from sources_in_piece(name, data, reading, json=ending in JSON or is_json(data))


def records_of_any(name: str, data: bytes, reading: Reading) -> Iterator[Source]:
    """The records of one JSON value; items of agencies among them are read as such."""
    for source in records_of_value(name, data, reading.settings):
        door = None if source.data is data else door_by_content(source.data)
        if door is None:
            yield source
        else:
            yield from reading.apart.read(source.input, door, data=source.data)


def sources_in_stream(name: str, stream: BinaryIO, reading: Reading) -> Iterator[Source]:
    """The reports of standard input, told by its beginning; what is longer than a report may be is kept in a file meanwhile."""
    most = reading.settings.max_bytes
    data = stream.read(most + 1)
    if len(data) <= most:
        yield from sources_in_bytes(name, data, reading)
        return
    with TemporaryDirectory(prefix="quoth-") as folder:
        kept = Path(folder, "input")
        with kept.open("wb") as opened:
            opened.write(data)
            del data
            shutil.copyfileobj(stream, opened)
        yield from sources_in_seen(name, kept, reading, named=True)


def sources_in_bytes(name: str, data: bytes, reading: Reading) -> Iterator[Source]:
    """A document by its beginning, or texts, pages and records parted by form feeds."""
    door = door_by_content(data[:BEGINNING], reading.settings.columns)
    if door is not None:
        yield from reading.apart.read(name, door, data=data)
        return
    pages = [page for page in data.split(PAGE_BREAK) if page.strip(BLANK)] or [data]
    number = 0
    for page in pages:
        lines = [line for line in page.splitlines() if line.strip()] if is_record(page) else [page]
        for piece in lines:
            number += 1
            several = len(pages) > 1 or len(lines) > 1
            json = len(lines) > 1 or is_json(piece)
            yield from sources_in_piece(f"{name}#{number}" if several else name, piece, reading, json=json)


def sources_in_piece(name: str, data: bytes, reading: Reading, *, json: bool) -> Iterator[Source]:
    """What a file of no telling name holds, or what stands between two form feeds: records, a page, else text."""
    if json:
        yield from records_of_any(name, data, reading)
    elif format_of(data) == "html" and len(data) <= reading.settings.max_bytes:
        yield from reading.apart.read(name, "page", data=data)
    else:
        yield Source(name, data, "text")


def is_json(data: bytes) -> bool:
    """Whether bytes are one object or list of JSON."""
    if not data.lstrip(BLANK).startswith((b"{", b"[")):
        return False
    try:
        return isinstance(msgspec.json.decode(data.lstrip(BLANK)), dict | list)
    except (msgspec.DecodeError, RecursionError):
        return False


def format_of(data: bytes) -> Literal["text", "html"]:
    """HTML by the first tag, whatever the file is called; else text."""
    return "html" if door_by_content(data[:BEGINNING]) == "page" else "text"


def refused(name: str, problem: str) -> Source:
    """A source that could not be opened, with the problem."""
    return Source(name, b"", "unreadable", problem=problem)


def not_read(name: str, reason: str, problem: str) -> Source:
    """A source that gives no report, with the reason in one word and in a sentence."""
    return Source(name, b"", "unreadable", problem=problem, reason=reason)
