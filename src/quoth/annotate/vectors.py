"""Vectors of the sentences, statements and title of a report, a stretch of the report at a time."""

from bisect import bisect_left

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.encoder import DIMENSIONS, Encoder, Encoding
from quoth.types import Report, Statement

Floats = NDArray[np.float32]
# Sentences whose token states are held at a time: a book's would fill the memory.
STRETCH = 256


class Vectors(Struct, frozen=True):
    """Tables of unit rows (n x 384), of zeros where there is nothing: see `AnnotatedReport`."""

    sentences: Floats
    statements: Floats
    title: Floats


NONE = Vectors(*(np.zeros((0, DIMENSIONS), np.float32) for _ in range(3)))


def vectors_of(report: Report, statements: tuple[Statement, ...], encoder: Encoder) -> Vectors:
    """Each sentence alone, each statement as the mean of the token states of its content, and the title."""
    sentences: list[Floats] = []
    totals = np.zeros((len(statements), DIMENSIONS), np.float32)
    parts = parts_of(report, statements)
    waiting = encoded(report, 0, encoder)
    for first in range(0, len(report.sentences), STRETCH):
        made, waiting = waiting, encoded(report, first + STRETCH, encoder)
        for number, encoding in enumerate(made, first):
            sentences.append(encoding.vector)
            for statement, start, end in parts[number]:
                totals[statement] += encoding.pool(start, end)
    title = [each.vector for each in encoder.encode_all([report.raw.title])] if report.raw.title else []
    return Vectors(rows(sentences), rows(list(totals)), rows(title))


def encoded(report: Report, first: int, encoder: Encoder) -> list[Encoding]:
    """The encodings of a stretch of sentences, which need not be made yet."""
    return encoder.encode_all([span.of(report.text) for span in report.sentences[first : first + STRETCH]])


def parts_of(report: Report, statements: tuple[Statement, ...]) -> list[list[tuple[int, int, int]]]:
    """For each sentence the statements that it tells: which, and from where to where in the sentence."""
    sentences = report.sentences
    parts: list[list[tuple[int, int, int]]] = [[] for _ in sentences]
    for place, statement in enumerate(statements):
        for piece in statement.content:
            number = bisect_left(sentences, piece.start + 1, key=lambda sentence: sentence.end)
            while number < len(sentences) and sentences[number].start < piece.end:
                start = sentences[number].start
                parts[number].append((place, piece.start - start, piece.end - start))
                number += 1
    return parts


def rows(vectors: list[Floats]) -> Floats:
    """Vectors as read-only unit rows; a zero vector stays zero."""
    table: Floats = np.array(vectors, np.float32).reshape(len(vectors), DIMENSIONS)
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table = np.divide(table, lengths, out=np.zeros_like(table), where=lengths > 0)
    table.setflags(write=False)
    return table
