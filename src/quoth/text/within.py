"""A report as far as some of its sentences go."""

from collections.abc import Sequence
from itertools import compress
from typing import Any

from msgspec.structs import replace

from quoth.types import AnnotatedReport, Span


def within(read: AnnotatedReport, sentences: tuple[Span, ...], pieces: Sequence[Span] | None = None) -> AnnotatedReport:
    """The report with some of its sentences, and with the statements, figures and dates that begin in them, or in `pieces` of them.

    Its text, its paragraphs and its marks stay whole, so that every place stands where it stood.
    """
    there = set(sentences)
    kept_sentences = [span in there for span in read.report.sentences]

    def is_there(start: int) -> bool:
        return any(piece.start <= start < piece.end for piece in (sentences if pieces is None else pieces))

    kept = [is_there(statement.content[0].start) for statement in read.statements]
    return replace(
        read,
        report=replace(read.report, sentences=tuple(compress(read.report.sentences, kept_sentences)), partial=True),
        sentence_vectors=rows_of(read.sentence_vectors, kept_sentences),
        statements=tuple(compress(read.statements, kept)),
        statement_vectors=rows_of(read.statement_vectors, kept),
        quantities=tuple(q for q in read.quantities if is_there(q.start)),
        dates=tuple(d for d in read.dates if is_there(d.start)),
    )


def rows_of(vectors: Any, kept: list[bool]) -> Any:
    """The rows that are kept, where there are vectors at all."""
    return None if vectors is None else vectors[kept]
