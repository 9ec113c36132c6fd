"""Vectors without a model: the content words of a text, each at a place that its first letters give.

What is left where the model is not wanted: words that begin alike are alike, and nothing else is (feature hashing,
Weinberger et al. 2009). Attributions are then found by the rules alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import numpy as np

from quoth.encoder.encoder import DIMENSIONS, Encoding, Floats, Pieces, ReaderInput, ReaderScores, TokenStates
from quoth.lexicons import load_word_set

WORD = re.compile(r"\w+")
STEM = 6  # letters by which "deployed" and "deployment" meet


class WordEncoder:
    """Texts in, vectors of their words out; it finds no attributions."""

    reads = False

    def encode_all(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding a text."""
        return [encoded(text) for text in texts]

    def pieces(self, text: str) -> Pieces:
        """No word pieces: only a model has them."""
        return (), ()

    def score_all(self, windows: Iterable[ReaderInput], *, wide: bool = False) -> Iterator[ReaderScores]:
        """Nothing: only a model reads."""
        return iter(())


def encoded(text: str) -> TokenStates:
    """The content words of a text, each as a vector with one place that is not zero."""
    small = load_word_set("function_words")
    words = [found for found in WORD.finditer(text) if found.group().lower() not in small]
    states = np.zeros((len(words), DIMENSIONS), np.float32)
    for row, word in enumerate(words):
        code = crc32(word.group().lower()[:STEM].encode())
        states[row, code % DIMENSIONS] = 1 if code & 0x10000 else -1
    offsets = np.array([word.span() for word in words], np.int32).reshape(len(words), 2)
    vector: Floats = states.mean(axis=0, dtype=np.float32) if words else np.zeros(DIMENSIONS, np.float32)
    return TokenStates(states, offsets, vector)
