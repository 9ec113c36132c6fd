"""Files that are there whole or not at all, whatever happens while they are written."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def replace_file(target: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file beside its place, and gives it its name when it is on the disk; raises `OSError`, and leaves nothing."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
