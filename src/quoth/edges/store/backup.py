"""A copy of a store's file that is whole whatever other programs write meanwhile."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.edges.store.faults import in_words
from quoth.edges.whole_files import replace_file
from quoth.errors import StoreDamaged, StoreUnusable, WrongUse

if TYPE_CHECKING:
    from quoth.edges.store.opening import Store

SOUND = "ok"


def copy_file(path: Path, target: Path) -> None:
    """Copies an SQLite store by SQLite's own backup, checks the copy, and only then gives it its name.

    Raises `StoreDamaged` where the store or its copy is not sound, `StoreUnusable` where the copy cannot be written.
    """
    temporary = target.with_name(f".{target.name}.part")
    try:
        before = os.umask(0o077)
        try:
            temporary.unlink(missing_ok=True)
            with (
                closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as source,
                closing(sqlite3.connect(temporary)) as copy,
            ):
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                refuse_unsound(copy, path)
            settle_on_disk(temporary)
            temporary.replace(target)
            settle_on_disk(target.parent)
        finally:
            os.umask(before)
    except sqlite3.Error as error:
        raise in_words(str(path), error) from error
    except OSError as error:
        raise StoreUnusable(f"{target} could not be written: {(error.strerror or str(error)).lower()}.") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def refuse_unsound(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `StoreDamaged` where SQLite's check of the pages finds something."""
    found = [row[0] for row in connection.execute("PRAGMA quick_check(5)")]
    if found != [SOUND]:
        raise StoreDamaged(f"The store {path} is damaged: {found[0]}", hint="Keep it, and import your last backup.")


def settle_on_disk(path: Path) -> None:
    """Waits until a file, or a folder's list of names, is on the disk; Windows keeps no such list open."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_lines(target: Path, lines: Iterable[bytes]) -> None:
    """Writes a file so that it is there whole or not at all; raises `StoreUnusable` where it cannot be written."""
    try:
        replace_file(target, lines)
        settle_on_disk(target.parent)
    except OSError as error:
        raise StoreUnusable(f"{target} could not be written: {(error.strerror or str(error)).lower()}.") from error


def refuse_existing(target: Path) -> None:
    """Raises `WrongUse` where a backup would write over something."""
    if target.exists():
        raise WrongUse(f"{target} is there already.", hint="Choose another name, or move it away.")


def back_up(store: "Store", target: Path) -> str:
    """Copies a store to a file that is not there yet, and gives what the file is: a store, or an archive of a database.

    Raises `WrongUse` where something is there already.
    """
    from quoth.edges.store.engines import reading
    from quoth.edges.store.exporting import export_lines

    refuse_existing(target)
    if store.location.path is not None:
        copy_file(store.location.path, target)
        return "copy of the store"
    with reading(store.engine) as connection:
        write_lines(target, export_lines(connection))
    return "archive of the store (quoth import takes it back)"
