"""Which sentences and statements of the sources a sentence of the article is to be held against."""

import numpy as np
from msgspec import Struct

from quoth.text.stems import content_stems
from quoth.types import AnnotatedReport, Statement

# Cosine from which a sentence of the source speaks of the same thing; a common rare stem or figure allows a little less.
ALIKE, ALIKE_WITH_WORDS = 0.55, 0.42
STATEMENT_ALIKE = 0.5
SECOND_WITHIN = 0.08
MOST = 2


class Counterpart(Struct, frozen=True):
    """A sentence of a source beside one of the article, with the statements of both that say the same."""

    source: AnnotatedReport
    sentence: int
    similarity: float
    statements: tuple[tuple[Statement, Statement], ...]


def counterparts_of(
    article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]
) -> tuple[Counterpart, ...]:
    """The best sentences over all sources for one sentence of the article, at most two."""
    vector = article.sentence_vectors[number]
    words = frozenset(content_stems(article.report.sentences[number].of(article.text)))
    scored: list[tuple[float, int, int]] = []
    for place, source in enumerate(sources):
        for at, cosine in enumerate(source.sentence_vectors @ vector if len(source.sentence_vectors) else ()):
            if source.report.sentences[at] == source.report.headline and len(source.report.sentences) > 1:
                continue
            if cosine >= ALIKE_WITH_WORDS:
                scored.append((float(cosine) + 0.35 * common(source, at, words), place, at))
    scored.sort(key=lambda item: (-item[0], item[1], item[2]))
    chosen = [item for item in scored[:MOST] if item[0] >= ALIKE and item[0] >= scored[0][0] - SECOND_WITHIN]
    return tuple(
        Counterpart(sources[place], at, round(score, 4), statements_alike(article, number, sources[place], at))
        for score, place, at in chosen
    )


def common(source: AnnotatedReport, at: int, words: frozenset[str]) -> float:
    """The share of the shorter sentence's content words that both have."""
    other = frozenset(content_stems(source.report.sentences[at].of(source.text)))
    return len(words & other) / max(1, min(len(words), len(other))) if words and other else 0.0


def statements_alike(
    article: AnnotatedReport, number: int, source: AnnotatedReport, at: int
) -> tuple[tuple[Statement, Statement], ...]:
    """Pairs of statements of the two sentences that are each other's best match."""
    own, other = statements_in(article, number), statements_in(source, at)
    if not own or not other:
        return ()
    cosines = article.statement_vectors[own] @ source.statement_vectors[other].T
    depth = np.array(
        [[abs(len(article.statements[i].chain) - len(source.statements[j].chain)) for j in other] for i in own]
    )
    scores = cosines - 0.02 * depth
    return tuple(
        (article.statements[own[i]], source.statements[other[int(j)]])
        for i, j in enumerate(scores.argmax(axis=1))
        if scores[:, j].argmax() == i and cosines[i, j] >= STATEMENT_ALIKE
    )


def statements_in(read: AnnotatedReport, number: int) -> list[int]:
    """Indices of the statements whose content begins in a sentence."""
    sentence = read.report.sentences[number]
    return [i for i, s in enumerate(read.statements) if sentence.start <= s.content[0].start < sentence.end]
