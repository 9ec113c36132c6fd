"""The sentence encoder: one small ONNX model, loaded once and lazily, for use only."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

DIMENSIONS = 384


class Encoding(Protocol):
    """One encoded text: `vector` is the mean of its token states (float32, 384), not normalised."""

    @property
    def vector(self) -> np.ndarray:
        """Mean of the token states."""
        ...

    def pool(self, start: int, end: int) -> np.ndarray:
        """Sum of the states of the tokens that overlap the characters [start, end) of the text."""
        ...


class Encoder(Protocol):
    """Texts in, encodings out, in the same order; the same text gets the same bits whatever stands beside it."""

    def encode_all(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding a text."""
        ...
