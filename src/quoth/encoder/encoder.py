"""Texts in, token states and vectors out: one text a run, so that nothing of one text can reach another.

The model is all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) with mean pooling over all its tokens.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from quoth.encoder.files import read_weights

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
# The model has 512 places; it was trained on up to 256 pieces, and longer runs cost more than in proportion.
WINDOW = 254
THREADS = 2

Floats = NDArray[np.float32]


class Encoding(Protocol):
    """One encoded text."""

    @property
    def vector(self) -> Floats:
        """The mean of all token states (384), not normalised."""
        ...

    def pool(self, start: int, end: int) -> Floats:
        """The sum of the states (384) of the tokens that overlap the characters [start, end) of the text."""
        ...


class Encoder(Protocol):
    """Texts in, encodings out, in the same order; the same text gets the same bits whatever stands beside it."""

    def encode_all(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding a text."""
        ...


class TokenStates(NamedTuple):
    """Token states of one text (n x 384), where its tokens stand (n x 2, characters), and the mean of all states."""

    states: Floats
    offsets: NDArray[np.int32]
    vector: Floats

    def pool(self, start: int, end: int) -> Floats:
        """The sum of the states (384) of the tokens that overlap [start, end); zeros where none does."""
        inside = (self.offsets[:, 0] < end) & (self.offsets[:, 1] > start)
        total: Floats = self.states[inside].sum(axis=0, dtype=np.float32)
        return total


class OnnxEncoder:
    """The shipped encoder, run by onnxruntime."""

    def __init__(self, session: "InferenceSession", tokenizer: "Tokenizer") -> None:
        self._session = session
        self._tokenizer = tokenizer

    def encode_all(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding a text; equal texts are encoded once, runs go by length so that buffers are used again."""
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        made: dict[str, Encoding] = {text: self._encode(text) for text in distinct}
        return [made[text] for text in texts]

    def _encode(self, text: str) -> TokenStates:
        pieces = self._tokenizer.encode(text, add_special_tokens=False)
        if not pieces.ids:
            return TokenStates(np.zeros((0, DIMENSIONS), np.float32), np.zeros((0, 2), np.int32), zeros())
        runs = [self._run(pieces.ids[at : at + WINDOW]) for at in range(0, len(pieces.ids), WINDOW)]
        everything = np.concatenate(runs)
        inner = np.concatenate([run[1:-1] for run in runs])
        return TokenStates(inner, np.array(pieces.offsets, np.int32), everything.mean(axis=0, dtype=np.float32))

    def _run(self, ids: list[int]) -> Floats:
        """The states of one window, first and last being those of [CLS] and [SEP]."""
        window = np.array([[CLS, *ids, SEP]], np.int64)
        states: Floats = self._session.run(None, {"input_ids": window})[0][0]
        return states


CLS, SEP = 101, 102  # the places of [CLS] and [SEP] in the vocabulary of the tokenizer


def zeros() -> Floats:
    """The vector of nothing."""
    return np.zeros(DIMENSIONS, np.float32)


@cache
def load_encoder() -> OnnxEncoder:
    """The shipped encoder, loaded once; raises `EncoderMissing` where a file is missing or damaged."""
    model, vocabulary = read_weights("encoder.onnx"), read_weights("tokenizer.json")
    return open_encoder(model, vocabulary)


def open_encoder(model: bytes, vocabulary: bytes) -> OnnxEncoder:
    """An encoder from the bytes of an ONNX model and of a tokenizer, which the caller has checked."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    # Threads that wait by spinning take the core from others: on two shared cores 50 texts a second instead of 140.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    tokenizer = Tokenizer.from_buffer(vocabulary)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return OnnxEncoder(session, tokenizer)
