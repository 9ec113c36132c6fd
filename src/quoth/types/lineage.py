"""Which report was made from which, of what kind, with the evidence; and the origins that follow."""

from typing import Literal

from msgspec import Struct

from quoth.types.spans import Place

EdgeKind = Literal["copy", "edited", "rewrite", "summary", "partial", "same-source", "siblings"]
Direction = Literal["known", "likely", "unknown"]
# What a parent that is not among the reports begins with: "external:Reuters".
EXTERNAL = "external:"
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

    `own` are the sentences of the child that have no counterpart in the parent. `unmatched` marks a credit to a report that is
    not here where others of the agency are, and the child is like none of them: it joins the child to nothing. `update` says that
    the child is a later version by the parent's own outlet. Of a parent that is not here nobody knows the `share` of it.
    """

    child: str
    parent: str
    kind: EdgeKind
    direction: Direction
    probability: float
    share: float | None
    passages: tuple[Passage, ...]
    measures: tuple[Measure, ...]
    why: str
    own: tuple[Place, ...] = ()
    unmatched: bool = False
    update: bool = False


class CheckedCredit(Struct, frozen=True):
    """A report's credit for the whole of it, held against the reports that are here; `place` is where it stands.

    "matched": it goes back to a report of that agency. "unlike": reports of the agency are here (`against`), and it is like none
    of them. "absent": none of the agency's reports is here.
    """

    report: str
    agency: str
    place: Place
    found: Literal["matched", "unlike", "absent"]
    against: tuple[str, ...]


class Origin(Struct, frozen=True):
    """A place where information entered, with the reports that go back to it."""

    id: str
    name: str
    root: str | None
    reports: tuple[str, ...]


class Doubt(Struct, frozen=True):
    """A link between two reports that leaves the number of origins open.

    `counted`: it holds in the groups, and without it there would be one origin more; else it is left out of them, and with it
    there would be one less.
    """

    child: str
    parent: str
    probability: float
    counted: bool


class Origins(Struct, frozen=True):
    """How many origins there are: an interval, `doubts` being the links that may or may not join two groups.

    `too_short` are reports of so few words that nothing tells whether they were made from another one: each is a group of its
    own, and none may be an origin.
    """

    low: int
    high: int
    why: str
    groups: tuple[Origin, ...]
    doubts: tuple[Doubt, ...] = ()
    too_short: tuple[str, ...] = ()


class Lineage(Struct, frozen=True):
    """The edges between the reports of a story, the origins that follow from them, and what became of every credit."""

    edges: tuple[Edge, ...]
    origins: Origins
    credits: tuple[CheckedCredit, ...] = ()
