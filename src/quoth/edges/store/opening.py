"""A store opened: made where there is none, brought up to date with a backup first, refused where it is newer or foreign."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, Engine, inspect, text

from quoth.edges.store.engines import engine_of_database, engine_of_file, reading, writing
from quoth.edges.store.faults import told
from quoth.edges.store.location import Location
from quoth.edges.store.tables import APPLICATION, REVISION
from quoth.errors import StoreDamaged, StoreTooNew, StoreUnusable

KNOWN_BEFORE = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
OURS = "reports"


class Store(Struct, frozen=True):
    """An open store: where it is and how to reach it."""

    location: Location
    engine: Engine

    @property
    def name(self) -> str:
        """What people are told the store is called."""
        return self.location.name

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *raised: object) -> None:
        self.engine.dispose()

    @property
    def is_file(self) -> bool:
        """Whether it is one SQLite file."""
        return self.location.path is not None


def open_store(location: Location, *, make: bool = False) -> Store:
    """The store at a place, in this version's shape.

    `make` makes it where there is none. Raises `StoreUnusable` where it is not there, locked, read-only or out of reach,
    `StoreTooNew` where a newer version wrote it, `StoreDamaged` where it is damaged or another program's.
    """
    with told(location.name):
        if location.path is not None:
            return open_file(location, location.path, make=make)
        return open_database(location, make=make)


def open_file(location: Location, path: Path, *, make: bool) -> Store:
    """The store in an SQLite file."""
    there = path.exists()
    if not there and not make:
        raise StoreUnusable(f"There is no store at {path} yet.", hint="quoth add FILE... makes it.")
    if not there:
        make_private_folder(path.parent)
    refuse_foreign(path)
    writable = os.access(path if there else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    engine = engine_of_file(path, mode="rwc" if make else "rw" if writable else mode_to_look(path))
    store = Store(location, engine)
    if make and (not there or not path.stat().st_size):
        keep_a_log_ahead(engine)  # so that a run that is killed never leaves half a file that only a journal explains
    settled(store, make=make)
    if writable:
        keep_a_log_ahead(engine)
    return store


def mode_to_look(path: Path) -> str:
    """How a file is opened where nothing may be written: with its log, or, where it has none, as one that stands still."""
    log = path.with_name(f"{path.name}-wal")
    return "ro" if log.exists() else "ro&immutable=1"


def open_database(location: Location, *, make: bool) -> Store:
    """The store in a PostgreSQL database."""
    try:
        store = Store(location, engine_of_database(location.address or ""))
    except ImportError as error:
        raise StoreUnusable(
            "A store in PostgreSQL needs the package psycopg, which is not installed.",
            hint='python3 -m pip install "quoth[postgres]"',
        ) from error
    settled(store, make=make)
    return store


def settled(store: Store, *, make: bool) -> None:
    """Brings the store up to date; closes it again where that fails."""
    try:
        bring_up_to_date(store, make=make)
    except BaseException:
        store.engine.dispose()
        raise


def bring_up_to_date(store: Store, *, make: bool) -> None:
    """Makes or migrates the tables where that is needed; an SQLite file is backed up before it is migrated."""
    with reading(store.engine) as connection:
        revision = revision_of(connection)
        empty = revision is None and not inspect(connection).has_table(OURS)
    if revision == REVISION:
        return
    if revision is None and not empty:
        raise StoreDamaged(f"{store.name} holds tables that are not quoth's.", hint="Name another place with --store.")
    if revision is not None and revision not in KNOWN_BEFORE:
        raise StoreTooNew(
            f"The store {store.name} was written by a newer quoth (revision {revision}; this one knows {REVISION}).",
            hint="Update quoth, or name another store with --store. Nothing was changed.",
        )
    if empty and not make:
        raise StoreUnusable(f"The store {store.name} is empty.", hint="quoth add FILE... fills it.")
    if revision is not None:
        back_up_before(store, revision)
    from quoth.edges.store.migrating import migrate

    with writing(store.engine) as connection:
        migrate(connection)


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables, or None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def back_up_before(store: Store, revision: str) -> None:
    """A copy of the file beside it, named by its revision, before the first step; kept."""
    if store.location.path is not None:
        from quoth.edges.store.backup import copy_file

        path = store.location.path
        copy_file(path, path.with_name(f"{path.name}.before-{REVISION}.{revision}"))


def refuse_foreign(path: Path) -> None:
    """Raises `StoreDamaged` for a file that is not empty and is neither SQLite's nor quoth's."""
    if path.with_name(f"{path.name}-journal").exists():
        return  # a run was killed while it made the file: SQLite takes that back, and the tables are looked at then
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreUnusable(f"The store {path} cannot be opened: {reason}.", hint="Check your rights to it.") from error
    if head and (len(head) < 100 or not head.startswith(b"SQLite format 3\x00")):
        raise StoreDamaged(
            f"{path} is no store of quoth, or is damaged. Nothing was changed.", hint="Name another file."
        )
    # An empty file with tables still in its log has no number yet; tables of others are met later.
    if head and int.from_bytes(head[68:72], "big") not in (APPLICATION, 0):
        raise StoreDamaged(f"{path} belongs to another program. Nothing was changed.", hint="Name another file.")


def make_private_folder(folder: Path) -> None:
    """Makes the folder of a store, closed to other users; raises `StoreUnusable` where it cannot be made."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreUnusable(
            f"The folder {folder} could not be made: {reason}.", hint="Choose another place."
        ) from error


def keep_a_log_ahead(engine: Engine) -> None:
    """Switches an SQLite file to a log written ahead, once; where another program holds it now, the next time will do."""
    connection = engine.raw_connection()
    try:
        [mode] = connection.cursor().execute("PRAGMA journal_mode").fetchone()
        if mode != "wal":
            with suppress(sqlite3.OperationalError):
                connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
