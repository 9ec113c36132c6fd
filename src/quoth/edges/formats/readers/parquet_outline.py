"""How many rows each group of a Parquet table has, by which it is cut before it is read."""

from collections.abc import Iterator

import msgspec

from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.parquet_rows import broken, names_in, opened_table, packed

MOST_GROUPS = 100_000


def pieces(given: Given) -> Iterator[Piece]:
    """One piece, a list of numbers; raises `ReportUnreadable` for what is no sound Parquet."""
    import pyarrow

    try:
        table = opened_table(given)
        names_in(table)
        about = table.metadata
        if about.num_row_groups > MOST_GROUPS:
            raise packed(f"it has more than {MOST_GROUPS:,} groups of rows")
        sizes = [about.row_group(number).num_rows for number in range(about.num_row_groups)]
    except (pyarrow.ArrowException, OSError) as error:
        raise broken(error) from error
    if min(sizes, default=0) < 0 or sum(sizes) != about.num_rows:
        raise packed("its groups have other rows than it says")
    yield Piece(data=msgspec.json.encode(sizes), format="record")
