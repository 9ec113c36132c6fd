"""Which sentences of two reports say the same: mutual best matches by meaning, helped by rare names and figures."""

from typing import NamedTuple

from quoth.types import AnnotatedReport, Span

# Cosine from which two sentences of one event are worth matching; under it, matches of unrelated sentences prevail.
LEAST = 0.45
SHORTEST_WORDS = 4


class SentenceMatch(NamedTuple):
    """Two sentences (indices into `report.sentences`) that are each other's best match, and their cosine."""

    left: int
    right: int
    similarity: float


def align_sentences(
    left: AnnotatedReport, right: AnnotatedReport, *, least: float = LEAST
) -> tuple[SentenceMatch, ...]:
    """The mutual best matches of two reports in the order of the left one; headlines and short scraps take no part."""
    rows, columns = long_sentences(left), long_sentences(right)
    if not rows or not columns:
        return ()
    cosines = left.sentence_vectors[rows] @ right.sentence_vectors[columns].T
    best_right, best_left = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return tuple(
        SentenceMatch(rows[i], columns[int(j)], round(float(cosines[i, j]), 4))
        for i, j in enumerate(best_right)
        if best_left[j] == i and cosines[i, j] >= least
    )


def long_sentences(read: AnnotatedReport) -> list[int]:
    """Indices of the sentences that are worth matching."""
    report = read.report
    return [
        number
        for number, sentence in enumerate(report.sentences)
        if sentence != report.headline and len(sentence.of(report.text).split()) >= SHORTEST_WORDS
    ]


def sentence_at(read: AnnotatedReport, span: Span) -> int | None:
    """The index of the sentence that holds the beginning of a span."""
    return next(
        (n for n, sentence in enumerate(read.report.sentences) if sentence.start <= span.start < sentence.end), None
    )
