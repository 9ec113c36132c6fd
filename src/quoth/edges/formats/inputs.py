"""Files, folders and standard input as sources: bytes with the name they came by."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

import msgspec

from quoth.errors import WrongUse
from quoth.settings import Settings
from quoth.types import Source

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,15}:/{1,3}|www\.", re.IGNORECASE)
PAGE_BREAK = b"\f"
MARKS = b"\xef\xbb\xbf \t\r\n"


def read_inputs(
    inputs: Sequence[str], *, settings: Settings, dates: Mapping[str, str] | None = None
) -> Iterator[Source]:
    """The sources behind paths, folders (in name order, their own folders too) and `-`.

    What cannot be opened or is of no known kind gives a source of no bytes whose reading is refused with its name.
    `dates` gives a report's day by the name of its input, its file, its file without ending, or its letter (A for the
    first report); raises `WrongUse` at the end where one of them names no report.
    """
    yield from dated((source for given in inputs for source in sources_of(given, settings)), dates or {})


def read_article_and_sources(
    article: str, against: Sequence[str], *, settings: Settings, dates: Mapping[str, str] | None = None
) -> tuple[tuple[Source, ...], Iterator[Source]]:
    """What an article's path holds, and what those of its sources hold, dated as one row: the article is A."""
    subject = tuple(sources_of(article, settings))
    held = dated(chain(subject, (source for given in against for source in sources_of(given, settings))), dates or {})
    return tuple(islice(held, len(subject))), held


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


def sources_of(given: str, settings: Settings) -> Iterator[Source]:
    """The sources behind one argument."""
    if given == STANDARD_INPUT:
        yield from sources_in_stream(sys.stdin.buffer, settings)
        return
    path = Path(given)
    if ADDRESS.match(given) and not path.exists():
        yield refused(given, "addresses are not fetched; save the page in a browser as HTML or text and give that file")
        return
    if not path.is_dir():
        yield from sources_in_file(path, settings, named=True)
        return
    files = sorted(file for file in path.rglob("*") if file.is_file() and not hidden(file, path))
    if not files:
        yield refused(given, "the folder holds no file")
    for file in files:
        yield from sources_in_file(file, settings, named=False)


def hidden(file: Path, folder: Path) -> bool:
    """Files and folders that begin with a dot are not reports."""
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def sources_in_file(file: Path, settings: Settings, *, named: bool) -> Iterator[Source]:
    """The sources of one file: a line each for JSON Lines, else the file; of a folder only files of a known kind."""
    kind = file.suffix.lower()
    if kind and kind not in TEXT | HTML | LINES and (not named or kind == ".json"):
        yield refused(str(file), f"files that end in {kind} are not read; .txt, .html and .jsonl are")
        return
    try:
        with file.open("rb") as opened:
            if kind in LINES:
                yield from records_in(str(file), opened, settings)
                return
            data = opened.read(settings.max_bytes + 1)
    except OSError as error:
        yield refused(str(file), f"{(error.strerror or str(error)).lower()}; check its name and your rights")
        return
    yield Source(str(file), data, "html" if kind in HTML else format_of(data))


def records_in(name: str, opened: BinaryIO, settings: Settings) -> Iterator[Source]:
    """Each line that is not blank, read one at a time so that a long file needs little memory."""
    number, empty = 0, True
    while line := opened.readline(settings.max_bytes + 1):
        number += 1
        if len(line) > settings.max_bytes:
            skip_line(opened, settings.max_bytes)
        if line.strip(MARKS):
            empty = False
            yield Source(f"{name}#{number}", line, "record")
    if empty:
        yield Source(name, b"", "record")


def skip_line(opened: BinaryIO, size: int) -> None:
    """Reads on to the end of a line that is too long, so that its rest is not taken for the next."""
    while rest := opened.readline(size):
        if rest.endswith(b"\n"):
            return


def sources_in_stream(stream: BinaryIO, settings: Settings) -> Iterator[Source]:
    """The reports of standard input, parted by form feeds, each of them text, HTML or JSON Lines."""
    data = stream.read(settings.max_bytes + 1)
    pages = [page for page in data.split(PAGE_BREAK) if page.strip(MARKS)] or [data]
    number = 0
    for page in pages:
        lines = page.splitlines() if is_record(page) else [page]
        for piece in lines:
            if piece.strip() or len(lines) == 1:
                number += 1
                name = f"{STANDARD_INPUT}#{number}" if len(pages) > 1 or len(lines) > 1 else STANDARD_INPUT
                yield Source(name, piece, "record" if is_record(page) else format_of(piece))


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
