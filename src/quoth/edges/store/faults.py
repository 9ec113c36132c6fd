"""What a database says went wrong, as what happened, the likely reason, and what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DBAPIError

from quoth.errors import StoreDamaged, StoreUnusable

KEEP = "Keep the file as it is, and put back your last backup or import your last export into a new store."
NOTHING_LOST = "What was stored before is untouched; run the command again afterwards."
# The words of SQLite's messages (its result codes have no names before Python 3.11's `sqlite_errorname`).
BY_CODE: dict[str, tuple[type[StoreUnusable], str, str]] = {
    "SQLITE_BUSY": (StoreUnusable, "is locked by another program", "Close that program, or wait until it is done."),
    "SQLITE_LOCKED": (StoreUnusable, "is locked by another program", "Close that program, or wait until it is done."),
    "SQLITE_FULL": (StoreUnusable, "could not be written: the disk is full", f"Make room. {NOTHING_LOST}"),
    "SQLITE_READONLY": (StoreUnusable, "cannot be written here", "Check your rights to the file and to its folder."),
    "SQLITE_PERM": (StoreUnusable, "cannot be opened here", "Check your rights to the file and to its folder."),
    "SQLITE_CANTOPEN": (StoreUnusable, "cannot be opened", "Check that its folder is there and your rights to both."),
    "SQLITE_IOERR": (StoreUnusable, "could not be read or written by the system", f"Check the disk. {NOTHING_LOST}"),
    "SQLITE_CORRUPT": (StoreDamaged, "is damaged", KEEP),
    "SQLITE_NOTADB": (StoreDamaged, "is no store of quoth, or is damaged", "Name another file with --store."),
}
UNREACHABLE = "Check that the server runs, and the address, the name and the password."
# PostgreSQL's classes of errors (SQLSTATE): disk full, rights, database not there, in recovery or shut down.
BY_STATE: dict[str, tuple[str, str]] = {
    "53100": ("could not be written: its disk is full", f"Make room on the server. {NOTHING_LOST}"),
    "42501": ("refuses what this user wants", "Ask for the rights to make and fill tables in this database."),
    "25006": ("takes no changes: it is read only", "Name the server that does."),
    "55P03": ("is locked by another program", "Wait until it is done."),
    "57014": ("was too slow to answer", "Run the command again; quoth doctor tells what is wrong."),
}


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turns what a driver raises inside into `StoreUnusable` or `StoreDamaged`, with the store's name."""
    try:
        yield
    except DBAPIError as error:
        raise in_words(name, error.orig) from error
    except sqlite3.Error as error:
        raise in_words(name, error) from error
    except (UnicodeDecodeError, msgspec.MsgspecError) as error:  # words or JSON of the store, read or told of
        raise StoreDamaged(f"The store {name} is damaged: {error}", hint=KEEP) from error


def in_words(name: str, error: BaseException | None) -> StoreUnusable:
    """The error as a message; what is not known is told in the database's own words."""
    code = getattr(error, "sqlite_errorname", None)
    if code:
        known = next((BY_CODE[key] for key in BY_CODE if code.startswith(key)), None)
        if known:
            kind, what, hint = known
            return kind(f"The store {name} {what}.", hint=hint)
    state = getattr(error, "sqlstate", None)
    if state in BY_STATE:
        what, hint = BY_STATE[state]
        return StoreUnusable(f"The store {name} {what}.", hint=hint)
    reason = (str(error).strip() or "no reason given").splitlines()[0].rstrip(".")
    if code is None and (state is None or state.startswith(("08", "28", "3D", "57P"))):
        return StoreUnusable(f"The store {name} cannot be reached: {reason}.", hint=UNREACHABLE)
    return StoreUnusable(f"The store {name} could not be used: {reason}.", hint="quoth doctor tells more.")
