"""What the commands on the store share: which store, who reads, what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from quoth.edges.cli.options import chosen_encoder, keep
from quoth.edges.cli.output import say_note

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quoth.edges.store.opening import Store
    from quoth.edges.store.settling import Desk
    from quoth.pipeline import Progress
    from quoth.settings import Settings

with_store = click.option(
    "--store", metavar="PLACE", expose_value=False, callback=keep,
    help="A file, or postgresql://...; else QUOTH_STORE, else a file in the platform's data folder.",
)  # fmt: skip


@contextmanager
def opened(*, make: bool = False) -> Iterator["Store"]:
    """The store that --store or the environment names; what its database says goes out as an error of quoth."""
    from quoth.edges.store.faults import told
    from quoth.edges.store.location import location_of
    from quoth.edges.store.opening import open_store

    location = location_of(click.get_current_context().meta.get("quoth.store"))
    with open_store(location, make=make) as store, told(location.name):
        yield store


def story_meant(connection: "Connection", name: str) -> str:
    """The story that a name means; what became of it since is said where it is called by an id that it had before."""
    from quoth.edges.store.earlier import story_meant as meant

    story, since = meant(connection, name)
    if since:
        say_note(f"{since} It is {story} now.")
    return story


def desk_on(store: "Store", settings: "Settings", progress: "Progress") -> "Desk":
    """The store with the chosen model, the limits and the clock."""
    from quoth.edges.store.readers import Reader
    from quoth.edges.store.settling import Desk

    encoder = chosen_encoder()
    return Desk(store, Reader(encoder, chosen_name()), settings, now_in_words, progress)


def chosen_name() -> str:
    """The name by which a method knows the chosen model: its hash, "none", or the shipped one's."""
    from quoth.edges.store.methods import SHIPPED

    kept = click.get_current_context().meta
    model: str | None = kept.get("quoth.model")
    sha256: str | None = kept.get("quoth.model_sha256")
    return sha256.lower() if sha256 else model or SHIPPED


def now_in_words() -> str:
    """The time in UTC to the second, ISO 8601."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")
