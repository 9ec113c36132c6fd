"""Which model reads: the shipped one, another file of the same interface, or none."""

import hashlib
from pathlib import Path

from quoth.encoder import Encoder
from quoth.errors import EncoderMissing, WrongUse

NONE = "none"


def chosen_model(path: str | None, sha256: str | None) -> Encoder | None:
    """The encoder that the options name, or None for the shipped one.

    A file is read and its hash compared before anything parses it. Raises `WrongUse` where the hash is missing,
    `EncoderMissing` where the file cannot be read, is another one, or is no model of this interface.
    """
    if path is None:
        if sha256 is not None:
            raise WrongUse("--model-sha256 belongs to --model FILE.")
        return None
    if path == NONE:
        from quoth.encoder.words import WordEncoder

        return WordEncoder()
    if sha256 is None:
        raise WrongUse("--model needs --model-sha256.", hint=f"It is printed by: sha256sum {path}")
    from quoth.encoder.encoder import open_model
    from quoth.encoder.files import read_weights

    return open_model(checked(Path(path), sha256), read_weights("tokenizer.json"))


def checked(path: Path, sha256: str) -> bytes:
    """The bytes of a model file with this hash."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EncoderMissing(f"The model {path} cannot be read: {(error.strerror or 'unknown').lower()}.") from error
    found = hashlib.sha256(data).hexdigest()
    if found != sha256.lower():
        raise EncoderMissing(f"The model {path} has another hash: {found}.", hint="Get the file again from its maker.")
    return data
