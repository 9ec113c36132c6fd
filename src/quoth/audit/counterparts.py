"""Which sentences and statements of the sources a sentence of the article is to be held against."""

from bisect import bisect_left
from functools import lru_cache

import numpy as np
from msgspec import Struct

from quoth.compare.keys import keys_of
from quoth.text.numbers import number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Span, Statement

# A sentence is scored by its cosine and the share of content words in common. On invented events the best one stands
# above SURE for nearly all sentences that were made from the source, and below it for nearly all that were not.
WORDS = 0.35
SURE = 0.55
# Further sentences are held against it too where they are this good, or this near to the best: rewrites join sentences.
ALSO, WITHIN, MOST = 0.5, 0.3, 4
NEAREST = 8
STATEMENT_ALIKE = 0.45
DEEPER = 0.02


class Counterpart(Struct, frozen=True):
    """A sentence of a source beside one of the article, with the statements of both that say the same."""

    source: AnnotatedReport
    sentence: int
    similarity: float
    statements: tuple[tuple[Statement, Statement], ...]

    @property
    def span(self) -> Span:
        """Where the sentence of the source stands."""
        return self.source.report.sentences[self.sentence]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence of the source."""
        return tokens_of(self.source.text, self.span.start, self.span.end)


def counterparts_of(
    article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]
) -> tuple[Counterpart, ...]:
    """The sentences of all sources that one sentence of the article may have been made from, the best first."""
    scored = sorted(
        (-score, place, at) for place, source in enumerate(sources) for score, at in nearest(article, number, source)
    )
    if not scored or -scored[0][0] < SURE:
        return ()
    best = -scored[0][0]
    chosen = [item for item in scored[:MOST] if -item[0] >= max(ALSO, best - WITHIN)]
    pairs = statements_alike(article, number, [(sources[place], at) for _, place, at in chosen])
    return tuple(
        Counterpart(sources[place], at, round(-score, 4), tuple(pairs[n]))
        for n, (score, place, at) in enumerate(chosen)
    )


def nearest(article: AnnotatedReport, number: int, source: AnnotatedReport) -> list[tuple[float, int]]:
    """The nearest sentences of one source with their scores; its headline counts only where it stands alone."""
    if not len(source.sentence_vectors):
        return []
    cosines = source.sentence_vectors @ article.sentence_vectors[number]
    words = words_and_numbers(article.report.sentences[number].of(article.text))
    listed = []
    for at in np.lexsort((np.arange(len(cosines)), -np.round(cosines, 4)))[:NEAREST]:
        sentence = source.report.sentences[int(at)]
        if sentence != source.report.headline or len(source.report.sentences) == 1:
            other = words_and_numbers(sentence.of(source.text))
            common = len(words & other) / max(1, min(len(words), len(other)))
            listed.append((round(float(cosines[at]) + WORDS * common, 4), int(at)))
    return listed


@lru_cache(maxsize=8192)
def words_and_numbers(text: str) -> frozenset[str]:
    """The keys of a text's content words, numbers in letters as digits: "three or four percent" has those of "3 % to 4 %"."""
    tokens = tokens_of(text)
    found = (number_at(tokens, at) for at in range(len(tokens)))
    numbers = (float(n.value) for n in found if n is not None and not n.vague and not n.share)
    return frozenset(keys_of(text)) | frozenset(
        f"{value:.0f}" for value in numbers if value > 1 and value == int(value)
    )


def statements_alike(
    article: AnnotatedReport, number: int, chosen: list[tuple[AnnotatedReport, int]]
) -> list[list[tuple[Statement, Statement]]]:
    """For each chosen sentence the pairs of statements that are each other's best match over all chosen sentences."""
    own = statements_in(article, number)
    others = [(n, source, i) for n, (source, at) in enumerate(chosen) for i in statements_in(source, at)]
    pairs: list[list[tuple[Statement, Statement]]] = [[] for _ in chosen]
    if not own or not others:
        return pairs
    vectors = np.array([source.statement_vectors[i] for _, source, i in others])
    cosines = np.round(article.statement_vectors[own] @ vectors.T, 4)
    depth = np.array(
        [[abs(len(article.statements[i].chain) - len(s.statements[j].chain)) for _, s, j in others] for i in own]
    )
    scores = cosines - DEEPER * depth
    for i, j in enumerate(scores.argmax(axis=1)):
        if scores[:, j].argmax() == i and cosines[i, j] >= STATEMENT_ALIKE:
            place, source, at = others[int(j)]
            pairs[place].append((article.statements[own[i]], source.statements[at]))
    return pairs


def statements_in(read: AnnotatedReport, number: int) -> list[int]:
    """Indices of the statements whose content begins in a sentence."""
    sentence = read.report.sentences[number]
    first, last = (
        bisect_left(read.statements, at, key=lambda s: s.content[0].start) for at in (sentence.start, sentence.end)
    )
    return list(range(first, last))
