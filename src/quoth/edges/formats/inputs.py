"""Files, folders and standard input as sources: bytes with the name they came by."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import BinaryIO, Literal, NamedTuple

import msgspec

from quoth.edges.apart import Apart
from quoth.edges.formats.beginnings import BEGINNING, TOLD_BY_CONTENT, door_by_content
from quoth.edges.formats.doors import door_by_name
from quoth.errors import WrongUse
from quoth.settings import Settings
from quoth.types import Source

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
LINES = frozenset({".jsonl", ".ndjson"})
STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,15}:/{1,3}|www\.", re.IGNORECASE)
PAGE_BREAK = b"\f"
MARKS = b"\xef\xbb\xbf \t\r\n"


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
                door = door_by_name(source.input) or door_by_content(source.input, source.data[:BEGINNING])
            if door is None or source.draft is not None or len(source.data) > settings.max_bytes:
                yield source
                continue
            for one in apart.read(source.input, door, data=source.data):
                yield msgspec.structs.replace(one, published=source.published, language=source.language)


def is_moment(given: str) -> bool:
    """Whether a date given by hand is an ISO 8601 day or time."""
    try:
        datetime.fromisoformat(given)
    except ValueError:
        return False
    return True


def dated(sources: Iterable[Source], dates: Mapping[str, str]) -> Iterator[Source]:
    """The sources with the dates given for them; raises `WrongUse` at the end where a date names none of them."""
    by_name = {path: name for name in dates for path in (str(PurePath(name)), str(Path(name).absolute()))}
    unused = set(dates)
    for number, source in enumerate(sources):
        name = next((by_name[name] for name in names_of(source, number) if name in by_name), None)
        unused.discard(name or "")
        yield msgspec.structs.replace(source, published=dates[name]) if name else source
    if unused:
        raise WrongUse(
            f"--date names no report: {', '.join(sorted(unused))}.", hint="Name the file, or A for the first report."
        )


def names_of(source: Source, number: int) -> tuple[str, ...]:
    """The names by which a date can be given for a source, the most exact first."""
    path = PurePath(source.input)
    file, _, line = path.name.partition("#")
    stem = PurePath(file).stem
    names = (source.input, str(Path(source.input).absolute()), path.name, f"{stem}#{line}" if line else stem)
    return (*names, *((letter_of(number),) if number < 26 else ()))


def letter_of(number: int) -> str:
    """A for the first report, B for the second."""
    return chr(ord("A") + number)


def sources_of(given: str, reading: Reading) -> Iterator[Source]:
    """The sources behind one argument."""
    if given == STANDARD_INPUT:
        yield from sources_in_stream(sys.stdin.buffer, reading)
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
    files = sorted(file for file in path.rglob("*") if file.is_file() and not hidden(file, path))
    if not files:
        yield refused(given, "the folder holds no file")
    for file in files:
        yield from sources_in_file(file, reading, named=False)


def hidden(file: Path, folder: Path) -> bool:
    """Files and folders that begin with a dot are not reports."""
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def sources_in_file(file: Path, reading: Reading, *, named: bool) -> Iterator[Source]:
    """The sources of one file, by its ending or its beginning; of a folder only files of a known kind."""
    name, kind, most = str(file), file.suffix.lower(), reading.settings.max_bytes
    door = door_by_name(file.name)
    try:
        if door is None and (not kind or kind in TOLD_BY_CONTENT):
            with file.open("rb") as opened:
                door = door_by_content(file.name, opened.read(BEGINNING))
        if door is not None:
            yield from reading.apart.read(name, door, path=file)
            return
        if kind and kind not in (*TEXT, *LINES, ".json") and (not named or kind in TOLD_BY_CONTENT):
            yield refused(name, f"files that end in {kind} are not read, or not where they hold no report")
            return
        with file.open("rb") as opened:
            if kind in LINES:
                yield from records_in(name, opened, reading.settings)
            elif kind == ".json":
                yield from records_of_json(name, opened, reading)
            else:
                yield from text_or_page(name, opened.read(most + 1), reading)
    except OSError as error:
        yield refused(name, f"{(error.strerror or str(error)).lower()}; check its name and your rights")


def text_or_page(name: str, data: bytes, reading: Reading) -> Iterator[Source]:
    """A file without a telling name: a page by its first tag, else text."""
    if format_of(data) == "html" and len(data) <= reading.settings.max_bytes:
        yield from reading.apart.read(name, "page", data=data)
    else:
        yield Source(name, data, "text")


def records_of_json(name: str, opened: BinaryIO, reading: Reading) -> Iterator[Source]:
    """One JSON value: a report, a list of reports, or in spite of its name a report a line."""
    first = opened.readline(reading.settings.max_bytes + 1)
    opened.seek(0)
    if is_record(first):
        yield from records_in(name, opened, reading.settings)
        return
    data = opened.read(reading.settings.max_bytes + 1)
    try:
        held = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        held = None
    if isinstance(held, list) and held:
        for number, one in enumerate(held, 1):
            line = msgspec.json.encode(one)
            yield Source(f"{name}#{number}", with_names(line, reading.settings.columns), "record")
    else:
        yield Source(name, with_names(data, reading.settings.columns), "record")


def records_in(
    name: str, opened: BinaryIO, settings: Settings, *, first: int = 1, end: int | None = None
) -> Iterator[Source]:
    """Each line that is not blank, read one at a time so that a long file needs little memory.

    The first line read has the number `first`; no line is read that begins at the byte `end` or behind it.
    """
    number, empty = first - 1, first == 1
    while (end is None or opened.tell() < end) and (line := opened.readline(settings.max_bytes + 1)):
        number += 1
        if len(line) > settings.max_bytes:
            skip_line(opened, settings.max_bytes)
        if line.strip(MARKS):
            empty = False
            yield Source(f"{name}#{number}", with_names(line, settings.columns), "record")
    if empty and (end is None or not opened.read(1)):
        yield Source(name, b"", "record")


def with_names(line: bytes, columns: Mapping[str, str]) -> bytes:
    """A record whose fields have the contract's names, by those that they have been given; else as it is."""
    if not columns:
        return line
    try:
        held = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return line
    if not isinstance(held, dict):
        return line
    return msgspec.json.encode({**held, **{ours: held[theirs] for ours, theirs in columns.items() if theirs in held}})


def skip_line(opened: BinaryIO, size: int) -> None:
    """Reads on to the end of a line that is too long, so that its rest is not taken for the next."""
    while rest := opened.readline(size):
        if rest.endswith(b"\n"):
            return


def sources_in_stream(stream: BinaryIO, reading: Reading) -> Iterator[Source]:
    """The reports of standard input: a document by its beginning, or texts, pages and records parted by form feeds."""
    data = stream.read(reading.settings.max_bytes + 1)
    door = door_by_content("", data[:BEGINNING])
    if door is not None:
        yield from reading.apart.read(STANDARD_INPUT, door, data=data)
        return
    pages = [page for page in data.split(PAGE_BREAK) if page.strip(MARKS)] or [data]
    number = 0
    for page in pages:
        lines = page.splitlines() if is_record(page) else [page]
        for piece in lines:
            if piece.strip() or len(lines) == 1:
                number += 1
                name = f"{STANDARD_INPUT}#{number}" if len(pages) > 1 or len(lines) > 1 else STANDARD_INPUT
                if is_record(page):
                    yield Source(name, with_names(piece, reading.settings.columns), "record")
                else:
                    yield from text_or_page(name, piece, reading)


def is_record(data: bytes) -> bool:
    """Whether bytes begin with a line that is a JSON object."""
    first = data.lstrip(MARKS).split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(msgspec.json.decode(first), dict)
    except msgspec.DecodeError:
        return False


def format_of(data: bytes) -> Literal["text", "html"]:
    """HTML by the first tag, whatever the file is called; else text."""
    start = data[:512].lstrip(MARKS).lower()
    return "html" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) and b"<" in start[1:] else "text"


def refused(name: str, problem: str) -> Source:
    """A source that acquiring refuses with the problem."""
    return Source(name, b"", "unreadable", problem=problem)
