"""The process that reads for the pages: what is read can take it down, never the pages; its memory is limited.

It takes one order from standard input and says on standard output what it has done, a JSON value a line.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from quoth.edges.apart.limits import limit_memory
from quoth.edges.formats.inputs import read_apart
from quoth.edges.gate import visible
from quoth.edges.models import NONE, chosen_model
from quoth.edges.store.adding import add
from quoth.edges.store.faults import told
from quoth.edges.store.location import Location
from quoth.edges.store.methods import SHIPPED
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.readers import Reader
from quoth.edges.store.settling import Desk, settle
from quoth.edges.web.serving.orders import ORDERS, Event, Failed, Left, Order, Settled, Step, Took
from quoth.errors import QuothError
from quoth.settings import Settings
from quoth.types import Rejected

# The model, its threads and a very long report take about one; what wants more than this is no report.
MOST_MEMORY = 6 * 2**30
Say = Callable[[Event], None]


def main() -> None:
    """Carries out the order on standard input."""
    out = kept_output()
    limit_memory(MOST_MEMORY)
    order = ORDERS.decode(sys.stdin.buffer.read())

    def say(event: Event) -> None:
        out.write(msgspec.json.encode(event) + b"\n")
        out.flush()

    try:
        carry_out(order, say)
    except QuothError as error:
        say(Failed(str(error), error.hint))
    except MemoryError:
        say(Failed("There was not enough memory for this.", "Give fewer or shorter reports at a time."))


def kept_output() -> BinaryIO:
    """The pipe to the pages; whatever else writes to standard output writes to standard error from here on."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def carry_out(order: Order, say: Say) -> None:
    """Adds and settles, or audits."""
    with desk_for(order, say) as desk:
        if order.kind == "audit":
            from quoth.edges.web.serving.auditing import audited

            say(audited(order, desk))
            return
        for item in add(desk, read_apart(order.sources, desk.settings)):
            if isinstance(item, Rejected):
                say(Left(visible(item.input), item.reason, visible(item.detail)))
            else:
                say(Took(visible(item.input), item.report, visible(item.title or ""), item.outcome))
        say(Settled(settle(desk)))


@contextmanager
def desk_for(order: Order, say: Say) -> Iterator[Desk]:
    """The store and the reader that the order names."""
    from quoth.edges.cli.desk import now_in_words

    def progress(stage: str, done: int, total: int) -> None:
        say(Step(stage, done, total))

    with store_at(order) as store:
        yield Desk(store, reader_for(order), Settings(), now_in_words, progress)


@contextmanager
def store_at(order: Order) -> Iterator[Store]:
    """The store that the order names; what its database says goes out as an error of quoth."""
    place = order.store
    location = Location(Path(place.path) if place.path else None, place.address, place.name)
    with open_store(location, make=True) as store, told(location.name):
        yield store


def reader_for(order: Order) -> Reader:
    """The model that the order names."""
    encoder = chosen_model(order.model, order.model_sha256)
    return Reader(encoder, NONE if order.model == NONE else order.model_sha256 or SHIPPED)


if __name__ == "__main__":
    main()
