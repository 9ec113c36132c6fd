"""What every page needs: the store, the work going on, the clock; and pages already made, kept while their story stands."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from msgspec import Struct
from sqlalchemy import Connection

from quoth.edges.store.engines import reading, writing
from quoth.edges.store.faults import told
from quoth.edges.store.opening import Store
from quoth.edges.web.serving.jobs import Jobs
from quoth.edges.web.serving.orders import Order, Place
from quoth.types import Source

# Rendered pages that are kept, in bytes: some hundreds of stories.
MOST_KEPT = 64_000_000
Key = tuple[str, ...]


class Kept:
    """Pages by what they were made of; those that were not asked for longest go first. Nobody makes one that is being made."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._pages: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0
        self._most = most
        self._lock = Lock()
        self._making: dict[Key, Event] = {}

    def get(self, key: Key, make: Callable[[], bytes]) -> bytes:
        """The page of a key; made where it is not there."""
        while True:
            with self._lock:
                found = self._pages.get(key)
                if found is not None:
                    self._pages.move_to_end(key)
                    return found
                other = self._making.get(key)
                if other is None:
                    self._making[key] = Event()
                    break
            other.wait()
        try:
            made = make()
            self._keep(key, made)
        finally:
            with self._lock:
                self._making.pop(key).set()
        return made

    def _keep(self, key: Key, made: bytes) -> None:
        with self._lock:
            self._pages[key] = made
            self._size += len(made)
            while self._size > self._most and len(self._pages) > 1:
                self._size -= len(self._pages.popitem(last=False)[1])


class Site(Struct, frozen=True):
    """One store and what serves it."""

    store: Store
    jobs: Jobs
    kept: Kept
    now: Callable[[], str]
    model: str | None = None
    model_sha256: str | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The store at one moment; what its database says goes out as an error of quoth."""
        with told(self.store.name), reading(self.store.engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes."""
        with told(self.store.name), writing(self.store.engine) as connection:
            yield connection

    def order_to_add(self, sources: tuple[Source, ...]) -> Order:
        """Reports to add; with none, the stories that are missing are made."""
        return Order(kind="add", store=self.place(), model=self.model, model_sha256=self.model_sha256, sources=sources)

    def order_to_audit(self, article: Source, against: tuple[str, ...], sources: tuple[Source, ...]) -> Order:
        """An article to hold against reports of the store and others."""
        return Order(
            kind="audit", store=self.place(), model=self.model, model_sha256=self.model_sha256,
            article=article, against=against, sources=sources,
        )  # fmt: skip

    def place(self) -> Place:
        """Where the store is, for another process."""
        at = self.store.location
        return Place(str(at.path) if at.path else None, at.address, at.name)
