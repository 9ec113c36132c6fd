"""Connections as the store wants them: every write on the disk before it counts, foreign keys kept, one writer."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

# A writer waits this long for another one; a report is written in some milliseconds, a large story in a second.
WAIT_SECONDS = 30
# Statements of PostgreSQL that take longer are stopped.
STATEMENT_SECONDS = 120
# The lock by which writers of one PostgreSQL store go one after the other, as SQLite's do.
WRITER = 0x71756F74
WRITES = "quoth_writes"
PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    f"busy_timeout = {WAIT_SECONDS * 1000}",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


def engine_of_file(path: Path, *, mode: str = "rwc") -> Engine:
    """An engine on an SQLite file; `mode` is SQLite's: rwc makes the file, rw and ro want it to be there.

    Made with no rights for other users of the machine, since it tells what somebody works on.
    """
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        before = os.umask(0o077)
        try:
            return sqlite3.connect(
                address, uri=True, isolation_level=None, timeout=WAIT_SECONDS, check_same_thread=False
            )
        finally:
            os.umask(before)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def engine_of_database(address: str) -> Engine:
    """An engine on a PostgreSQL database; raises ImportError where psycopg is not installed."""
    options = f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={WAIT_SECONDS}s -c client_encoding=UTF8"
    engine = create_engine(
        address,
        isolation_level="REPEATABLE READ",
        connect_args={"options": options, "connect_timeout": 10},
        poolclass=QueuePool,
    )
    event.listen(engine, "begin", begin_postgresql)
    return engine


def set_pragmas(connection: Any, record: Any) -> None:
    """What SQLite must be told on every connection."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def begin_sqlite(connection: Connection) -> None:
    """A transaction that writes takes the lock at once, so that it never fails half-way for another writer."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def begin_postgresql(connection: Connection) -> None:
    """A transaction that writes waits for the other writers of this store, then sees what they wrote."""
    if connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql(
            f"SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({WRITER})"
        )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the store as it is at one moment."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it on the disk when this ends, nothing of it where something was raised."""
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        yield connection
