"""The sentence encoder: one small ONNX model, loaded once and lazily, for use only.

`load_encoder` gives it; importing this package loads neither the model nor the runtime.
"""

from quoth.encoder.encoder import DIMENSIONS, Encoder, Encoding, ReaderInput, ReaderScores, load_encoder

__all__ = ["DIMENSIONS", "Encoder", "Encoding", "ReaderInput", "ReaderScores", "load_encoder"]
