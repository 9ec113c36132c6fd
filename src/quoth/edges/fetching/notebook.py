"""What the store remembers of the feeds that are followed: what to ask for next time, when, and what was met already."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import select, update

from quoth.edges.store.engines import reading, writing
from quoth.edges.store.opening import Store
from quoth.edges.store.tables import feed_entries, feeds


class Feed(Struct, frozen=True, kw_only=True):
    """A feed as it was left: by `etag` and `modified` a server tells that nothing is new; `failures` in a row put it off."""

    address: str
    etag: str | None = None
    modified: str | None = None
    asked_at: str | None = None
    next_at: str
    failures: int = 0
    problem: str | None = None


def begun(store: Store, addresses: Sequence[str], now: datetime) -> None:
    """Takes up the feeds that are not known yet; they are due at once."""
    with writing(store.engine) as connection:
        known = set(connection.execute(select(feeds.c.address)).scalars())
        new = [one for one in dict.fromkeys(addresses) if one not in known]
        if new:
            connection.execute(
                feeds.insert(), [{"address": one, "next_at": now.isoformat(), "failures": 0} for one in new]
            )


def feeds_at(store: Store, addresses: Sequence[str]) -> list[Feed]:
    """Some feeds as they were left, the one that is due first at the head."""
    with reading(store.engine) as connection:
        rows = connection.execute(select(feeds).where(feeds.c.address.in_(addresses))).mappings().all()
    return sorted((Feed(**row) for row in rows), key=lambda one: (one.next_at, one.address))


def left(store: Store, feed: Feed) -> None:
    """Writes down how a feed was left."""
    values = {name: getattr(feed, name) for name in Feed.__struct_fields__}
    with writing(store.engine) as connection:
        connection.execute(update(feeds).where(feeds.c.address == feed.address).values(values))


def met_in(store: Store, feed: str) -> set[str]:
    """The entries of a feed that were met already."""
    with reading(store.engine) as connection:
        return set(connection.execute(select(feed_entries.c.entry).where(feed_entries.c.feed == feed)).scalars())


def met(store: Store, feed: str, entry: str, at: str, problem: str | None = None) -> None:
    """Writes down that an entry was met, and why it gave no report where it gave none."""
    row = {"feed": feed, "entry": entry, "met_at": at, "problem": problem}
    with writing(store.engine) as connection:
        connection.execute(feed_entries.insert(), [row])
