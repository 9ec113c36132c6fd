"""Tables as Parquet, by pyarrow: a row a report, only the columns that are needed, a few rows at a time."""

from collections.abc import Iterator
from typing import Any

from quoth.edges.formats.pieces import Given, Piece, Stretch
from quoth.edges.formats.readers.rows import columns_for, piece_of
from quoth.errors import ReportUnreadable

ROWS = 200
# Columns are read so many bytes at a time; a page of one is unfolded as a whole, which the limit of memory stops.
BLOCK = 65_536
MOST_COLUMNS = 1_000
# Real collections of news are packed three to five times; so many times, beyond so many bytes, is a bomb (as of ZIP archives).
MOST_RATIO, SMALL = 100, 20_000_000


def pieces(given: Given) -> Iterator[Piece | None]:
    """A record a row, of all or of a stretch; raises `ReportUnreadable` for what is no sound Parquet or has no text."""
    import pyarrow

    try:
        table = opened_table(given)
        columns = columns_for(names_in(table), given.settings.columns)
        most = unpacked_at_most(given, table.metadata.num_rows)
        for row, number in rows_of(table, sorted(set(columns.values())), given.stretch):
            if row is None:
                yield None
                continue
            piece = piece_of(row, columns, number)
            most -= len(piece.data or b"")
            if most < 0:
                raise packed(f"its rows are more than {MOST_RATIO} times as long as the file")
            yield piece
    except (pyarrow.ArrowException, OSError, IndexError) as error:
        raise broken(error) from error


def opened_table(given: Given) -> Any:
    """The table, of which only what stands at its end was read; raises `ReportUnreadable` where that cannot be true."""
    import pyarrow
    import pyarrow.parquet

    pyarrow.set_cpu_count(1)
    pyarrow.set_io_thread_count(1)
    table = pyarrow.parquet.ParquetFile(given.file, memory_map=False, pre_buffer=False, buffer_size=BLOCK)
    if not 0 <= table.metadata.num_rows <= size_of(given):
        raise packed("it has more rows than bytes")
    return table


def names_in(table: Any) -> list[str]:
    """The names of its columns."""
    names = [str(name) for name in table.schema_arrow.names[: MOST_COLUMNS + 1]]
    if len(names) > MOST_COLUMNS:
        raise ReportUnreadable("too-large", f"It has more than {MOST_COLUMNS:,} columns.")
    return names


def rows_of(table: Any, columns: list[str], stretch: Stretch | None) -> Iterator[tuple[dict[str, Any] | None, int]]:
    """Rows with their numbers; None for some that are passed over."""
    groups = None if stretch is None else [*range(*stretch.groups)]
    start, end, first = (0, table.metadata.num_rows, 1) if stretch is None else stretch_of(stretch)
    at = 0
    for batch in table.iter_batches(ROWS, row_groups=groups, columns=columns, use_threads=False):
        size = batch.num_rows
        low, high = max(start - at, 0), min(end - at, size)
        if low >= size:
            yield None, 0
        for place, row in enumerate(values_in(batch.slice(low, max(high - low, 0)))):
            yield row, first + at + low - start + place
        at += size
        if at >= end:
            return


def values_in(batch: Any) -> list[dict[str, Any]]:
    """Some rows; where a cell of words is no UTF-8, which Parquet does not check, all of them as bytes."""
    import pyarrow

    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except UnicodeDecodeError:
        words = {pyarrow.string(): pyarrow.binary(), pyarrow.large_string(): pyarrow.large_binary()}
        fields = [field.with_type(words.get(field.type, field.type)) for field in batch.schema]
        rows = batch.cast(pyarrow.schema(fields)).to_pylist()
    return rows


def stretch_of(stretch: Stretch) -> tuple[int, int, int]:
    """Where a stretch begins and ends in its group, and the number of its first row."""
    return stretch.start, stretch.end, stretch.first


def unpacked_at_most(given: Given, rows: int) -> int:
    """How many bytes its rows may come to; of a stretch its share."""
    size, part = size_of(given), given.stretch
    if part is None:
        return max(SMALL, MOST_RATIO * size)
    return max(given.settings.max_bytes, MOST_RATIO * size * (part.end - part.start) // max(rows, 1))


def size_of(given: Given) -> int:
    """The bytes of the file."""
    size = given.file.seek(0, 2)
    given.file.seek(0)
    return size


def broken(error: Exception) -> ReportUnreadable:
    """The error of what pyarrow cannot read, or not in the memory that it has; that one is a memory error too."""
    if isinstance(error, MemoryError):
        raise error
    return ReportUnreadable("broken", "It is no Parquet, or it is cut off or damaged.", hint="Save or fetch it anew.")


def packed(why: str) -> ReportUnreadable:
    """The error of a table that is made to be unpacked for ever."""
    return ReportUnreadable("too-large", f"It is no table of reports but one made to fill a machine: {why}.")
