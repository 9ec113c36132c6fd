"""Tables as Parquet, by pyarrow: a row a report, only the columns that are needed, a few rows at a time."""

from collections.abc import Iterator
from typing import Any

from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.rows import columns_for, piece_of
from quoth.errors import ReportUnreadable

ROWS = 200
# A group of rows is unfolded as a whole; a page of one may be a bomb, which the limit of memory stops.
MOST_COLUMNS = 1_000


def pieces(given: Given) -> Iterator[Piece]:
    """A record a row; raises `ReportUnreadable` for what is no Parquet or has no text."""
    import pyarrow
    import pyarrow.parquet

    pyarrow.set_cpu_count(1)
    pyarrow.set_io_thread_count(1)
    try:
        table: Any = pyarrow.parquet.ParquetFile(given.file, memory_map=False, pre_buffer=False)
        names = [str(name) for name in table.schema_arrow.names[: MOST_COLUMNS + 1]]
        if len(names) > MOST_COLUMNS:
            raise ReportUnreadable("too-large", f"It has more than {MOST_COLUMNS:,} columns.")
        columns = columns_for(names, given.settings.columns)
        number = 0
        for batch in table.iter_batches(ROWS, columns=sorted(set(columns.values())), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield piece_of(row, columns, number)
    except pyarrow.ArrowException as error:
        raise ReportUnreadable("broken", f"It is no sound Parquet ({type(error).__name__}).") from error
