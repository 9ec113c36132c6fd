"""Tables as CSV: a row a report, read one at a time; comma, semicolon or tab, as the first line has it."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Iterator

from quoth.acquire.charset import characters
from quoth.edges.formats.pieces import Given, Piece, numbered, too_large
from quoth.edges.formats.readers.rows import columns_for, piece_of
from quoth.errors import ReportUnreadable

SAMPLE = 1_000_000
MOST_COLUMNS = 1_000
BLOCK = 65_536


def pieces(given: Given) -> Iterator[Piece | None]:
    """A record a row; raises `ReportUnreadable` where no column holds a text."""
    lines = Lines(given)
    first = next(lines, "")
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(given.settings.max_bytes)
    names = [name.strip() for name in next(csv.reader([first], delimiter=separator), [])]
    if not any(names):
        raise ReportUnreadable("empty", "Its first row names no column.")
    if len(names) > MOST_COLUMNS:
        raise ReportUnreadable("too-large", f"It has more than {MOST_COLUMNS:,} columns.")
    columns = columns_for(names, given.settings.columns)
    rows = csv.reader(lines, delimiter=separator)
    number = 0
    while True:
        number += 1
        lines.within_row()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            problem = "A cell of this row is larger than any report, or its quotation marks do not end; the rest was not read."
            yield Piece(numbered(number), reason="broken", problem=problem)
            return
        yield piece_of(dict(zip(names, row, strict=False)), columns, number) if any(row) else None


class Lines:
    """The lines of a table, decoded as they come; those of one row together are no longer than any report may be."""

    def __init__(self, given: Given) -> None:
        sample = given.file.read(SAMPLE)
        given.file.seek(0)
        name = characters(sample.rpartition(b"\n")[0] or sample, declared=False)[1].split(",")[0]
        self._decoder = getincrementaldecoder("utf-8-sig" if name == "utf-8" else name)("replace")
        self._file = given.file
        self._most = given.settings.max_bytes
        self._settings = given.settings
        self._held = ""
        self._row = 0
        self._ended = False

    def within_row(self) -> None:
        """A new row begins."""
        self._row = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        at = self._held.find("\n")
        while at < 0 and not self._ended:
            block = self._file.read(BLOCK)
            self._ended = not block
            searched = len(self._held)
            self._held += self._decoder.decode(block, final=self._ended)
            if len(self._held) > self._most:
                raise too_large(self._settings)
            at = self._held.find("\n", searched)
        line = self._held[: at + 1] if at >= 0 else self._held
        self._held = self._held[len(line) :]
        if not line:
            raise StopIteration
        self._row += len(line)
        if self._row > self._most:
            raise too_large(self._settings)
        return line.replace("\x00", "")
