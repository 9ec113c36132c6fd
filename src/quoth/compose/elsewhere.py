"""Whether what one report says stands in another after all, in these or in other words: absence is claimed with care."""

from functools import lru_cache

import numpy as np

from quoth.compare.keys import keys_of, share
from quoth.compose.holders import holds
from quoth.types import AnnotatedReport, Place

# The share of a claim's content words that one sentence of another report has, by which that says it too: alone; where
# the two sentences are near (cosine); where they are very near. Two sentences side by side count as one.
ALONE, NEAR_SHARE, VERY_NEAR_SHARE = 0.6, 0.4, 0.25
NEAR, VERY_NEAR = 0.55, 0.7
# A first clause of so many words that stands elsewhere is what a reader sees of the whole.
WHOLE = 5


def said_elsewhere(reports: dict[str, AnnotatedReport], place: Place) -> bool:
    """Whether another report holds the words at a place, or has a sentence that says as much."""
    own = reports[place.report]
    words = place.span.of(own.text) if place.part == "text" else (own.report.raw.title or "")[place.start : place.end]
    return any(says_too(other, own, place, words) for name, other in reports.items() if name != place.report)


def says_too(other: AnnotatedReport, own: AnnotatedReport, place: Place, words: str, *, alone: float = ALONE) -> bool:
    """Whether one other report has the words, or most of what they say in one or two sentences."""
    first = words.split(",", 1)[0]
    if holds(other.text, words) or (len(first.split()) >= WHOLE and holds(other.text, first)):
        return True
    keys = frozenset(keys_of(words))
    near = nearness(own, other, place)
    sentences = keys_of_sentences(other)
    if max(near, default=0.0) < NEAR and share(keys, frozenset().union(*sentences)) < alone:
        return False
    for at, held in enumerate(sentences):
        both = held | (sentences[at + 1] if at + 1 < len(sentences) else frozenset())
        least = VERY_NEAR_SHARE if near[at] >= VERY_NEAR else NEAR_SHARE if near[at] >= NEAR else alone
        if keys and share(keys, both) >= least:
            return True
    return False


def nearness(own: AnnotatedReport, other: AnnotatedReport, place: Place) -> list[float]:
    """The cosine of each sentence of the other report to the sentence that holds the place; 0 without one."""
    count = len(other.report.sentences)
    at = next((n for n, s in enumerate(own.report.sentences) if place.part == "text" and s.overlaps(place.span)), None)
    if at is None or any(read.sentence_vectors is None or not len(read.sentence_vectors) for read in (own, other)):
        return [0.0] * count
    return [float(x) for x in np.round(np.asarray(other.sentence_vectors) @ own.sentence_vectors[at], 4)]


def keys_of_sentences(read: AnnotatedReport) -> tuple[frozenset[str], ...]:
    """The content words of every sentence."""
    return _keys(read.text, tuple((s.start, s.end) for s in read.report.sentences))


@lru_cache(maxsize=512)
def _keys(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(keys_of(text[start:end])) for start, end in spans)
