"""Files that are there whole or not at all, whatever happens while they are written."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def replace_file(target: Path, pieces: Iterable[bytes], apart: str = "") -> None:
    """Writes a file beside its place, and gives it its name when it is on the disk; raises `OSError`, and leaves nothing.

    `apart` tells those from each other who may write the same file at the same time.
    """
    temporary = target.with_name(f".{target.name}{apart}.part")
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
