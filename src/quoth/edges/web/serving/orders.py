"""What the pages ask of the process that reads, and what it says back, a line each."""

from typing import Literal

import msgspec
from msgspec import Struct

from quoth.types import Source


class Place(Struct, frozen=True):
    """A store as one process tells another: a file or the address of a database, and what people are told."""

    path: str | None
    address: str | None
    name: str


class Order(Struct, frozen=True, kw_only=True):
    """Work to do: reports to add (none: only the stories are made anew), or an article to hold against sources.

    `against` are reports of the store, `sources` those that were given with the article.
    """

    kind: Literal["add", "audit"]
    store: Place
    model: str | None = None
    model_sha256: str | None = None
    sources: tuple[Source, ...] = ()
    article: Source | None = None
    against: tuple[str, ...] = ()


class Step(Struct, frozen=True, tag="step"):
    """How far the work has come."""

    stage: str
    done: int
    total: int


class Took(Struct, frozen=True, tag="took"):
    """A report that is in the store now."""

    input: str
    report: str
    title: str
    outcome: str


class Left(Struct, frozen=True, tag="left"):
    """An input that gave no report, and why."""

    input: str
    reason: str
    detail: str


class Settled(Struct, frozen=True, tag="settled"):
    """The stories are up to date; so many were made or changed."""

    stories: int


class Audited(Struct, frozen=True, tag="audited"):
    """An audit that is in the store now."""

    audit: str
    title: str


class Failed(Struct, frozen=True, tag="failed"):
    """The work could not be done: what happened and what to try."""

    words: str
    hint: str


Event = Step | Took | Left | Settled | Audited | Failed
EVENTS = msgspec.json.Decoder(Event)
ORDERS = msgspec.msgpack.Decoder(Order)
