"""Parquet files that nobody saves: cut, lying about themselves, or made to be unpacked for ever."""

import io
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

WORDS = "The ferry sank near the pier at Tolm, the police said. " * 20
A_MARK = b"PAR1"


def parquet(columns: dict[str, Any], **options: Any) -> bytes:
    """A table as a file."""
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def repeated(cell: str, times: int) -> bytes:
    """A cell that stands in the file once and in the table very often."""
    same = pa.DictionaryArray.from_arrays(pa.array([0] * times, pa.int32()), [cell])
    return parquet({"text": same, "number": pa.array(range(times))}, compression="zstd")


def different() -> bytes:
    """A sound table of a hundred rows."""
    return parquet({"text": [f"{WORDS}{number}" for number in range(100)]})


def with_other_rows(data: bytes) -> bytes:
    """The file whose end says that its groups have 1,000 rows where they have 100."""
    at = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    return data[:at] + data[at:].replace(b"\xc8\x01", b"\xd0\x0f")


def nested() -> bytes:
    """A column two hundred lists deep."""
    kind = pa.string()
    for _ in range(200):
        kind = pa.list_(kind)
    return parquet({"text": [WORDS], "deep": pa.array([None], kind)})


HOSTILE_TABLES: dict[str, Callable[[], bytes]] = {
    "cut.parquet": lambda: different()[:2_000],
    "tail.parquet": lambda: different()[3_000:],
    "end.parquet": lambda: different()[:-8] + (2**31 - 1).to_bytes(4, "little") + A_MARK,
    "rows.parquet": lambda: parquet({"text": pa.array([WORDS] * 200_000)}, compression="zstd"),
    "cells.parquet": lambda: repeated("x" * 6_000_000, 400),
    "columns.parquet": lambda: parquet({**{f"c{number}": [number] for number in range(2_000)}, "text": [WORDS]}),
    "nested.parquet": nested,
}
