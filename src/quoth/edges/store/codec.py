"""Values of the pipeline as rows and back: a reading as JSON, its vectors as bytes, a story as JSON."""

from typing import Any

import msgspec
import numpy as np
from msgspec import Struct

from quoth.encoder import DIMENSIONS
from quoth.errors import StoreDamaged
from quoth.types import (
    AnnotatedReport,
    Credit,
    Date,
    Entity,
    Mark,
    Quantity,
    RawReport,
    Report,
    Span,
    Statement,
    Story,
)

Row = dict[str, Any]


class Reading(Struct, frozen=True, kw_only=True):
    """What was read in a report: everything of an `AnnotatedReport` but the report itself and the vectors."""

    headline: Span | None
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    marks: tuple[Mark, ...]
    credit: Credit | None
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]


READER = msgspec.json.Decoder(Reading)
TELLER = msgspec.json.Decoder(Story)


def reading_of(read: AnnotatedReport) -> Reading:
    """The reading inside an annotated report."""
    report = read.report
    return Reading(
        headline=report.headline,
        sentences=report.sentences,
        paragraphs=report.paragraphs,
        marks=report.marks,
        credit=report.credit,
        entities=read.entities,
        statements=read.statements,
        quantities=read.quantities,
        dates=read.dates,
    )


def as_json(value: Reading | Story) -> str:
    """A value as JSON text, the fields in their own order."""
    return msgspec.json.encode(value).decode()


def read_reading(data: str) -> Reading:
    """A reading from its JSON; raises `StoreDamaged` where it is none."""
    try:
        return READER.decode(data)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"A reading in the store is damaged: {error}") from error


def read_story(data: str) -> Story:
    """A story from its JSON; raises `StoreDamaged` where it is none."""
    try:
        return TELLER.decode(data)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"A story in the store is damaged: {error}") from error


def vector_row(read: AnnotatedReport) -> Row:
    """The vectors of a report as bytes: rows of 384 numbers, float32, lowest byte first."""
    tables = (read.sentence_vectors, read.statement_vectors, read.title_vector)
    sentences, statements, title = (np.ascontiguousarray(table, "<f4").tobytes() for table in tables)
    return {"report": read.id, "sentences": sentences, "statements": statements, "title": title}


def table_of(data: bytes) -> Any:
    """Bytes as a table of vectors, read-only."""
    return np.frombuffer(data, "<f4").reshape(-1, DIMENSIONS).astype(np.float32, copy=False)


def annotated(raw: RawReport, reading: Reading, vectors: tuple[bytes, bytes, bytes] | None) -> AnnotatedReport:
    """An annotated report put together again; without vectors their tables have no rows."""
    sentences, statements, title = vectors or (b"", b"", b"")
    return AnnotatedReport(
        report=Report(raw, reading.headline, reading.sentences, reading.paragraphs, reading.marks, reading.credit),
        entities=reading.entities,
        statements=reading.statements,
        quantities=reading.quantities,
        dates=reading.dates,
        sentence_vectors=table_of(sentences),
        statement_vectors=table_of(statements),
        title_vector=table_of(title),
    )
