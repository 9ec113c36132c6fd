"""Reports as rows of Parquet and back, and the number of a report, which holds its day and its identifier."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from quoth.edges.store.codec import READER, annotated, as_json, reading_of, vector_row
from quoth.text.times import published_day
from quoth.types import AnnotatedReport, RawReport

# Days are counted from here in 16 bits; the last number is of reports without a day, which come last.
FIRST_DAY, UNDATED = date(1890, 1, 1).toordinal(), 0xFFFF
ID_BITS = 48
NO_DAY = "undated"
RAWS = msgspec.json.Decoder(RawReport)
ROWS_A_GROUP = 256
Row = dict[str, Any]


def number_of(raw: RawReport) -> int:
    """A number that puts reports in the order of their days and, within one, of their identifiers."""
    return day_number(raw.published) << ID_BITS | int(raw.id, 16)


def day_number(published: str | None) -> int:
    """The day in 16 bits; days before 1890 count as the first."""
    day = published_day(published)
    return min(max(day.toordinal() - FIRST_DAY, 0), UNDATED - 1) if day else UNDATED


def day_name(number: int) -> str:
    """The day of a day's number, as a folder is called."""
    return NO_DAY if number == UNDATED else date.fromordinal(FIRST_DAY + number).isoformat()


def day_of(published: str | None) -> str:
    """The day of a report or story, as a folder is called."""
    return day_name(day_number(published))


def row_of(read: AnnotatedReport, place: int, words: str) -> Row:
    """A report as a row; `place` is its place in its partition, `words` the hash of what it tells."""
    raw = read.report.raw
    vectors = vector_row(read)
    return {
        "number": number_of(raw),
        "day": day_number(raw.published),
        "place": place,
        "words": words,
        "about": msgspec.json.encode(msgspec.structs.replace(raw, text="")),
        "raw": msgspec.json.encode(raw),
        "reading": as_json(reading_of(read)).encode(),
        "sentences": vectors["sentences"],
        "statements": vectors["statements"],
        "title": vectors["title"],
    }


def report_of(row: Row, also: tuple[str, tuple[str, ...]] | None) -> AnnotatedReport:
    """The report of a row; `also` are its input and other inputs where it came in several times."""
    raw = RAWS.decode(row["raw"])
    if also is not None:
        raw = msgspec.structs.replace(raw, input=also[0], also=also[1])
    return annotated(raw, READER.decode(row["reading"]), (row["sentences"], row["statements"], row["title"]))


def report_columns() -> Any:
    """The columns of reports that were read."""
    import pyarrow as pa

    plain = [("number", pa.uint64()), ("day", pa.int32()), ("place", pa.int64()), ("words", pa.string())]
    kept = ("about", "raw", "reading", "sentences", "statements", "title")
    return pa.schema([*plain, *((name, pa.binary()) for name in kept)])


def key_columns() -> Any:
    """The columns of what reports are found by."""
    import pyarrow as pa

    return pa.schema([("number", pa.uint64()), ("day", pa.int32()), ("stem", pa.uint64()), ("weight", pa.int32())])


def parquet_of(rows: Sequence[Row], columns: Any) -> bytes:
    """Rows as Parquet, the same bytes for the same rows."""
    import pyarrow as pa

    return parquet_of_table(pa.Table.from_pylist(list(rows), columns))


def parquet_of_table(table: Any) -> bytes:
    """A table as Parquet."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", row_group_size=ROWS_A_GROUP, use_dictionary=False)
    return out.getvalue()


def numbers_in(files: Iterable[Any]) -> Any:
    """The numbers of the reports in some files, each once, in order."""
    import numpy as np
    import pyarrow.parquet as pq

    read = [pq.read_table(file, columns=["number"], partitioning=None)["number"].to_numpy() for file in files]
    return np.unique(np.concatenate(read)) if read else np.zeros(0, np.uint64)
