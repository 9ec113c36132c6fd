"""Where the store is: a file in the platform's data folder, a file that was named, or a PostgreSQL database."""

import os
import sys
from pathlib import Path

from msgspec import Struct

from quoth.errors import WrongUse

VARIABLE = "QUOTH_STORE"
POSTGRESQL = ("postgresql://", "postgres://")
FILE = "store.sqlite"


class Location(Struct, frozen=True):
    """A store's place: `path` for a file, `address` for a database; `name` is what people are told, without password."""

    path: Path | None
    address: str | None
    name: str


def location_of(given: str | None) -> Location:
    """The place that --store or QUOTH_STORE names, or the one of the platform; raises `WrongUse` for another address."""
    given = given or os.environ.get(VARIABLE) or None
    if given is None:
        path = data_folder() / FILE
        return Location(path, None, str(path))
    if given.startswith(POSTGRESQL):
        address = "postgresql+psycopg://" + given.split("://", 1)[1]
        return Location(None, address, without_password(given))
    if "://" in given:
        raise WrongUse(f"--store {without_password(given)}: only a file or postgresql://... can be a store.")
    path = Path(given).expanduser()
    if path.is_dir():
        path = path / FILE
    return Location(path, None, str(path))


def data_folder() -> Path:
    """The folder that the platform sets aside for a program's data."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "quoth"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "quoth"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "quoth"


def without_password(address: str) -> str:
    """The address as it may be shown: neither password nor parameters, which can hold one."""
    scheme, _, rest = address.partition("://")
    where, slash, path = rest.partition("/")
    user, at, host = where.rpartition("@")
    return f"{scheme}://{user.split(':', 1)[0]}{at}{host}{slash}{path.split('?', 1)[0]}"
