"""Which report was made from which, of what kind, with the evidence; and the origins that follow."""

from typing import Literal

from msgspec import Struct

from quoth.types.spans import Place

EdgeKind = Literal["copy", "edited", "rewrite", "summary", "partial", "same-source", "siblings"]
Direction = Literal["known", "likely", "unknown"]
DERIVATION: frozenset[EdgeKind] = frozenset({"copy", "edited", "rewrite", "summary", "partial"})


class Passage(Struct, frozen=True):
    """Two stretches that say the same, with the cosine similarity of their vectors."""

    child: Place
    parent: Place
    similarity: float


class Measure(Struct, frozen=True):
    """One of the five measures behind an edge (credit, order, rare items, shared runs, dates) with its evidence."""

    name: Literal["credit", "order", "rare", "runs", "dates"]
    value: float | None
    words: str
    spans: tuple[Place, ...]


class Edge(Struct, frozen=True):
    """A link of lineage. `parent` is a report id, or "external:NAME" for a report that is not here.

    `own` are the sentences of the child that have no counterpart in the parent.
    """

    child: str
    parent: str
    kind: EdgeKind
    direction: Direction
    probability: float
    share: float
    passages: tuple[Passage, ...]
    measures: tuple[Measure, ...]
    why: str
    own: tuple[Place, ...] = ()


class Origin(Struct, frozen=True):
    """A place where information entered, with the reports that go back to it."""

    id: str
    name: str
    root: str | None
    reports: tuple[str, ...]


class Origins(Struct, frozen=True):
    """How many origins there are: an interval, since a doubtful edge may or may not join two groups."""

    low: int
    high: int
    why: str
    groups: tuple[Origin, ...]


class Lineage(Struct, frozen=True):
    """The edges between the reports of a story and the origins that follow from them."""

    edges: tuple[Edge, ...]
    origins: Origins
