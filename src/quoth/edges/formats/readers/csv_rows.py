"""Tables as CSV: a row a report, read one at a time; comma, semicolon or tab, as the first line has it."""

import csv
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from io import IncrementalNewlineDecoder

from quoth.acquire.charset import characters
from quoth.edges.formats.pieces import Given, Piece, numbered, too_large
from quoth.edges.formats.readers.rows import columns_for, piece_of
from quoth.errors import ReportUnreadable

SAMPLE = 1_000_000
MOST_COLUMNS = 1_000
# What Excel reads, and people write above a table, so that it is cut up as it should be.
SEPARATOR_TOLD = re.compile(r'"?sep=.?"?\s{0,9}', re.IGNORECASE)
MISSING_MARK = "Perhaps a quotation mark is missing, or stands within a cell without being doubled."
UNMATCHED = f"The quotation marks of this row do not match. {MISSING_MARK}"
UNENDED = "The quotation marks of this row do not end: what follows is a part of its last cell, and was not read."
BLOCK = 65_536


def pieces(given: Given) -> Iterator[Piece | None]:
    """A record a row; raises `ReportUnreadable` where no column holds a text."""
    lines = Lines(given)
    first = next(lines, "")
    if SEPARATOR_TOLD.fullmatch(first):
        first = next(lines, "")
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(given.settings.max_bytes)
    names = [name.strip() for name in next(csv.reader([first], delimiter=separator), [])]
    if not any(names):
        raise ReportUnreadable("empty", "Its first row names no column.")
    if len(names) > MOST_COLUMNS:
        raise ReportUnreadable("too-large", f"It has more than {MOST_COLUMNS:,} columns.")
    columns = columns_for(names, given.settings.columns)
    yield from rows_of(lines, separator, names, columns)


def rows_of(lines: "Lines", separator: str, names: list[str], columns: Mapping[str, str]) -> Iterator[Piece | None]:
    """Each row as a piece; one whose quotation marks or cells do not come out is told, and reading goes on behind it."""
    rows = csv.reader(lines, delimiter=separator, strict=True)
    number = held = 0
    while True:
        number += 1
        lines.within_row()
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            held += 1
            if lines.ended:
                yield Piece(numbered(number), reason="broken", problem=UNENDED)
                return
            lines.back()
            yield Piece(numbered(number), reason="broken", problem=UNMATCHED)
            continue
        over = [cell for cell in row[len(names) :] if cell.strip()]
        if over:
            problem = f"The row has {len(row)} cells, the first row names {len(names)}. {MISSING_MARK}"
            piece: Piece | None = Piece(numbered(number), reason="broken", problem=problem)
        else:
            piece = piece_of(dict(zip(names, row, strict=False)), columns, number) if any(row) else None
        held += piece is not None
        yield piece
    if not held:
        raise ReportUnreadable("no-text", "The table names its columns and has no row.")


class Lines:
    """The lines of a table, decoded as they come; those of one row together are no longer than any report may be."""

    def __init__(self, given: Given) -> None:
        sample = given.file.read(SAMPLE)
        given.file.seek(0)
        name = characters(sample.rpartition(b"\n")[0] or sample, declared=False)[1].split(",")[0]
        decoder = getincrementaldecoder("utf-8-sig" if name == "utf-8" else name)("replace")
        self._decoder = IncrementalNewlineDecoder(decoder, translate=True)
        self._file = given.file
        self._most = given.settings.max_bytes
        self._settings = given.settings
        self._held = self._last = ""
        self._row = self._lines = 0
        self._ended = False

    @property
    def ended(self) -> bool:
        """Whether every line has been given."""
        return self._ended and not self._held

    def within_row(self) -> None:
        """A new row begins."""
        self._row = self._lines = 0

    def back(self) -> None:
        """Takes back the line given last, if it was not the first of its row: a row may begin with it."""
        if self._lines > 1:
            self._held = self._last + self._held

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
        self._last = line
        self._lines += 1
        self._row += len(line)
        if self._row > self._most:
            raise too_large(self._settings)
        return line.replace("\x00", "")
