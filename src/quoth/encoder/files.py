"""The shipped model files, checked against their hashes before anything parses them."""

import hashlib
from importlib.resources import files

from quoth.errors import EncoderMissing

# Written by training/export_encoder.py, which prints them.
SHA256 = {
    "encoder.onnx": "9517713b7b5315504557cb1e1da2306e38b0cf50d3b44c9ab4ded0897ffcb31a",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
HINT = "Install quoth again: python3 -m pip install --force-reinstall quoth"


def read_weights(name: str) -> bytes:
    """One of the shipped files, checked; raises `EncoderMissing` where it is not there or not the one."""
    file = files("quoth.encoder") / "weights" / name
    if not file.is_file():
        raise EncoderMissing(f"The model file {name} is missing from the installed package.", hint=HINT)
    return checked(name, file.read_bytes())


def checked(name: str, data: bytes) -> bytes:
    """The bytes as they came, if they are those that belong to this version; raises `EncoderMissing` otherwise."""
    if hashlib.sha256(data).hexdigest() != SHA256[name]:
        raise EncoderMissing(f"The model file {name} is damaged or belongs to another version.", hint=HINT)
    return data
