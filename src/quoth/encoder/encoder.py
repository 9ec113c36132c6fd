"""Texts in, token states and vectors out: one text a run, so that nothing of one text can reach another.

Loading and running happen in worker threads, beside the reading; whoever asks an encoding for its numbers waits for it.
The encoder is all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) with mean pooling over all its tokens; a
second branch with layers of its own, the reader, scores who says what (see docs/model.md).
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from quoth.encoder.files import read_weights
from quoth.errors import EncoderMissing

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
# The model has 512 places; it was trained on up to 256 pieces, and longer runs cost more than in proportion.
WINDOW = 254
# Each run keeps to one thread, so that two texts are run side by side and neither waits for the other's threads.
WORKERS = 2
# Windows that wait for the workers, so that neither stands idle and a book does not fill the memory.
AHEAD = 4

Floats = NDArray[np.float32]


Pieces = tuple[Sequence[int], Sequence[tuple[int, int]]]


class ReaderInput(NamedTuple):
    """A window as the trained reader takes it: of each word piece the id, the shape and the hint of the rules."""

    ids: Sequence[int]
    shapes: Sequence[int]
    hints: Sequence[int]


class ReaderScores(NamedTuple):
    """What the trained reader gives: `scores` a row a word piece, and three tables that are the same for all."""

    scores: Floats
    distance: Floats
    ruled: Floats
    ruled_stance: Floats


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
    """Texts in, encodings out, in the same order; the same text gets the same bits whatever stands beside it.

    `reads` tells whether it also reads attributions (`score_all`) or only makes vectors.
    """

    reads: bool

    def encode_all(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding a text; it need not be made yet when this returns."""
        ...

    def pieces(self, text: str) -> Pieces:
        """The ids of the word pieces of a text, and the characters where each begins and ends."""
        ...

    def score_all(self, windows: Iterable[ReaderInput], *, wide: bool = False) -> Iterator[ReaderScores]:
        """The scores of the trained reader for each window, in order, each run alone, some ahead of the asking.

        `wide` takes wishes, beliefs and plans for attributions too, and of nested ones the outermost alone, as PolNeAR
        does.
        """
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


class Awaited:
    """An encoding that a worker makes; asking it for numbers waits for them and raises what went wrong."""

    def __init__(self, made: "Future[TokenStates]") -> None:
        self._made = made

    @property
    def vector(self) -> Floats:
        """The mean of all token states (384), not normalised."""
        return self._made.result().vector

    def pool(self, start: int, end: int) -> Floats:
        """The sum of the states (384) of the tokens that overlap [start, end); zeros where none does."""
        return self._made.result().pool(start, end)


class OnnxEncoder:
    """The shipped encoder, run by onnxruntime; its two parts are opened by the workers, before any text is run."""

    reads = True

    def __init__(
        self, open_session: "Callable[[], InferenceSession]", open_tokenizer: "Callable[[], Tokenizer]"
    ) -> None:
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="encoder")
        self._session = self._workers.submit(open_session)
        self._tokenizer = self._workers.submit(open_tokenizer)

    def encode_all(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding a text; equal texts are encoded once, runs go by length so that buffers are used again."""
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        made = {text: Awaited(self._workers.submit(self._encode, text)) for text in distinct}
        return [made[text] for text in texts]

    def _encode(self, text: str) -> TokenStates:
        pieces = self._tokenizer.result().encode(text, add_special_tokens=False)
        if not pieces.ids:
            return TokenStates(np.zeros((0, DIMENSIONS), np.float32), np.zeros((0, 2), np.int32), zeros())
        runs = [self._run(pieces.ids[at : at + WINDOW]) for at in range(0, len(pieces.ids), WINDOW)]
        everything = np.concatenate(runs)
        inner = np.concatenate([run[1:-1] for run in runs])
        return TokenStates(inner, np.array(pieces.offsets, np.int32), everything.mean(axis=0, dtype=np.float32))

    def _run(self, ids: list[int]) -> Floats:
        """The states of one window, first and last being those of [CLS] and [SEP]."""
        untold = [0] * len(ids)
        (states,) = self._fetch(["out"], ReaderInput(ids, untold, untold), NEWS, reading=False)
        inner: Floats = states[0]
        return inner

    def pieces(self, text: str) -> Pieces:
        """The ids of the word pieces of a text, and the characters where each begins and ends."""
        made = self._tokenizer.result().encode(text, add_special_tokens=False)
        return made.ids, made.offsets

    def score_all(self, windows: Iterable[ReaderInput], *, wide: bool = False) -> Iterator[ReaderScores]:
        """The scores of the trained reader for each window, in order, each run alone."""
        made: deque[Future[ReaderScores]] = deque()
        for window in windows:
            made.append(self._workers.submit(self._score, window, WIDE if wide else NEWS))
            if len(made) > AHEAD:
                yield made.popleft().result()
        while made:
            yield made.popleft().result()

    def _score(self, window: ReaderInput, scheme: NDArray[np.int64]) -> ReaderScores:
        scores, *tables = self._fetch(["out", *ReaderScores._fields[1:]], window, scheme, reading=True)
        return ReaderScores(scores[0, 1:-1], *tables)

    def _fetch(
        self, names: list[str], window: ReaderInput, scheme: NDArray[np.int64], *, reading: bool
    ) -> list[Floats]:
        """Some outputs of the model for one window: of its two branches only the one asked for is run."""
        given = {
            "input_ids": np.array([[CLS, *window.ids, SEP]], np.int64),
            "shapes": np.array([[0, *window.shapes, 0]], np.int64),
            "hints": np.array([[0, *window.hints, 0]], np.int64),
            "scheme": scheme,
            "reading": np.array(reading),
        }
        made: list[Floats] = self._session.result().run(names, given)
        return made


INPUTS = frozenset({"input_ids", "shapes", "hints", "scheme", "reading"})
NEWS, WIDE = np.zeros(1, np.int64), np.ones(1, np.int64)  # what counts as an attribution: as quoth or PolNeAR has it
CLS, SEP = 101, 102  # the places of [CLS] and [SEP] in the vocabulary of the tokenizer


def zeros() -> Floats:
    """The vector of nothing."""
    return np.zeros(DIMENSIONS, np.float32)


@cache
def load_encoder() -> OnnxEncoder:
    """The shipped encoder, loaded once; its encodings raise `EncoderMissing` where a file is missing or damaged."""
    return OnnxEncoder(
        lambda: open_session(read_weights("encoder.onnx")), lambda: open_tokenizer(read_weights("tokenizer.json"))
    )


def open_model(model: bytes, vocabulary: bytes) -> OnnxEncoder:
    """An encoder of somebody else's making; raises `EncoderMissing` where it is no model of this interface."""
    try:
        session = open_session(model)
    except Exception as error:  # the runtime has an exception of its own for each way in which a file can be none
        raise EncoderMissing(f"This is no model that onnxruntime can open: {str(error)[:200]}") from error
    missing = INPUTS - {given.name for given in session.get_inputs()}
    if missing:
        raise EncoderMissing(f"The model does not take {', '.join(sorted(missing))}.", hint="See docs/model.md.")
    return OnnxEncoder(lambda: session, partial(open_tokenizer, vocabulary))


def open_session(model: bytes) -> "InferenceSession":
    """The runtime with the model in it, one thread a run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def open_tokenizer(vocabulary: bytes) -> "Tokenizer":
    """The tokenizer, which neither fills up nor cuts."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(vocabulary)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
