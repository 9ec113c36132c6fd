"""What people decided, carried out: on readings, groups, lineage and differences, wherever its places match exactly.

The reading of the machine stays in the store as it was; this is done each time a story is told or shown, so that a
decision survives a new reading, and is gone without a trace when it is undone.
"""

from collections.abc import Iterable

import numpy as np
from msgspec.structs import replace

from quoth.cluster.stream import order_of
from quoth.compose.likelihood import SAID_BY, THOUGH_DATED
from quoth.edges.store.deciding import Decision, Kept
from quoth.text.times import published_day
from quoth.trace.origins import origins_of
from quoth.trace.times import place_in_time
from quoth.types import AnnotatedReport, Edge, Lineage, Link, Place, Statement, Story
from quoth.types.lineage import DERIVATION

Decisions = tuple[Kept, ...]
Members = tuple[AnnotatedReport, ...]
BY_A_PERSON = "a_person_said_so"


def decisions_on(members: Members, made: Decisions) -> Decisions:
    """The decisions about reports of a group."""
    ids = {read.id for read in members}
    return tuple(one for one in made if ids & set(one.decision.reports))


def corrected_reading(read: AnnotatedReport, made: Decisions) -> AnnotatedReport:
    """The report with its statements as people have corrected them."""
    for one in made:
        decision = one.decision
        if read.id not in decision.reports:
            continue
        if decision.kind == "reject-statement":
            read = without_statement(read, decision)
        elif decision.kind == "attribute-statement":
            said = tuple(attributed(each, decision) if meant(each, decision) else each for each in read.statements)
            read = replace(read, statements=said)
    return read


def meant(said: Statement, decision: Decision) -> bool:
    """Whether a statement has exactly the places of a decision for its content."""
    return said.content == tuple(place.span for place in decision.places)


def without_statement(read: AnnotatedReport, decision: Decision) -> AnnotatedReport:
    """The report without a statement; what hung on it hangs on what that hung on."""
    gone = {said.id: said.parent for said in read.statements if meant(said, decision)}
    if not gone:
        return read
    kept = [number for number, said in enumerate(read.statements) if said.id not in gone]
    vectors = read.statement_vectors
    return replace(
        read,
        statements=tuple(
            replace(said, parent=gone[said.parent]) if said.parent in gone else said
            for said in (read.statements[number] for number in kept)
        ),
        quantities=tuple(
            replace(q, statement=gone[q.statement]) if q.statement in gone else q for q in read.quantities
        ),
        dates=tuple(replace(d, statement=gone[d.statement]) if d.statement in gone else d for d in read.dates),
        statement_vectors=vectors[np.array(kept, dtype=int)] if vectors is not None and len(vectors) else vectors,
    )


def attributed(said: Statement, decision: Decision) -> Statement:
    """A statement with the chain that a person named, outermost first; without a name it is the report's own."""
    names = chain_named(said, decision)
    if not names:
        return replace(said, chain=(), form="own", rule=BY_A_PERSON)
    form = "indirect" if said.form == "own" else said.form
    return replace(said, chain=linked_as_named(said.chain, names), form=form, rule=BY_A_PERSON)


def chain_named(said: Statement, decision: Decision) -> list[str]:
    """The speakers of a decision, outermost first: the whole chain, or the innermost alone."""
    given = decision.value.get("chain")
    if isinstance(given, list):
        return [str(name).strip() for name in given if str(name).strip()]
    name = str(decision.value.get("speaker", "")).strip()
    return [*(link.speaker for link in said.chain[:-1]), name] if name else []


def linked_as_named(chain: tuple[Link, ...], names: list[str]) -> tuple[Link, ...]:
    """A chain of these names: a link that was read stays as it is, one with another name keeps only the kind of its place.

    Places are counted from the innermost, who says it.
    """
    read = {link.speaker: link for link in chain}
    made = []
    for number, name in enumerate(reversed(names)):
        there = chain[-1 - number] if number < len(chain) else None
        kind = there.kind if there and there.kind != "unnamed" else "person" if number == 0 else "media"
        made.append(read.get(name) or Link(name, None, kind, None, None, None, None))
    return tuple(reversed(made))


def corrected_groups(groups: Iterable[Members], made: Decisions) -> list[Members]:
    """The groups with those put together that belong together, and those parted that do not, in the order of deciding."""
    found = list(groups)
    for one in made:
        named = set(one.decision.reports)
        if one.decision.kind == "merge-stories":
            found = put_together(found, named)
        elif one.decision.kind == "split-stories":
            found = [part for group in found for part in parted(group, named)]
    return found


def put_together(groups: list[Members], named: set[str]) -> list[Members]:
    """All groups in which one of the reports stands as one."""
    touched = [group for group in groups if named & {read.id for read in group}]
    if len(touched) < 2:
        return groups
    members = {read.id: read for group in touched for read in group}
    whole = tuple(sorted(members.values(), key=order_of))
    rest = [group for group in groups if not named & {read.id for read in group}]
    return sorted([*rest, whole], key=lambda group: order_of(group[0]))


def parted(group: Members, named: set[str]) -> list[Members]:
    """The reports that were named as a group of their own, and the others."""
    apart = tuple(read for read in group if read.id in named)
    rest = tuple(read for read in group if read.id not in named)
    return [part for part in (rest, apart) if part]


def corrected_lineage(members: Members, lineage: Lineage, made: Decisions) -> Lineage:
    """The lineage without the links between reports that are independent, and with those that a person knows of."""
    edges, ids = lineage.edges, {read.id for read in members}
    for one in made:
        decision = one.decision
        if (
            decision.kind not in ("independent", "derived")
            or not set(decision.reports) <= ids
            or len(decision.reports) != 2
        ):
            continue
        pair = set(decision.reports)
        edges = tuple(edge for edge in edges if {edge.child, edge.parent} != pair)
        child, parent = decision.reports
        if decision.kind == "derived" and not goes_back(edges, parent, child):
            edges = (
                *edges,
                Edge(child, parent, "rewrite", "known", 1.0, None, (), (), said_so(members, one.decision)),
            )
    if edges == lineage.edges:
        return lineage
    ordered = tuple(sorted(members, key=place_in_time))
    place = {read.id: number for number, read in enumerate(ordered)}
    edges = tuple(sorted(edges, key=lambda edge: (edge.kind == "same-source", place[edge.child], edge.parent)))
    made_of = tuple(edge for edge in edges if edge.kind != "same-source")
    return replace(lineage, edges=edges, origins=origins_of(ordered, made_of, []))


def said_so(members: Members, decision: Decision) -> str:
    """By whom a report is said to be made from another, and where their dates say otherwise."""
    child, parent = (
        next(published_day(read.report.raw.published) for read in members if read.id == report)
        for report in decision.reports
    )
    against = f"{THOUGH_DATED}{child}, and the other {parent}" if child and parent and child < parent else ""
    return f"{SAID_BY}{' '.join(decision.author.split())}{against}."


def goes_back(edges: tuple[Edge, ...], child: str, parent: str) -> bool:
    """Whether one report was made from another, over any number of steps."""
    waiting, seen = [child], {child}
    while waiting:
        at = waiting.pop()
        if at == parent:
            return True
        above = {edge.parent for edge in edges if edge.child == at and edge.kind in DERIVATION} - seen
        seen |= above
        waiting.extend(above)
    return False


def rejected_in(story: Story, made: Decisions) -> frozenset[str]:
    """The differences of a story that people have rejected, by their places."""
    rejected = {places_of(one.decision.places) for one in made if one.decision.kind == "reject-difference"}
    if not rejected:
        return frozenset()
    return frozenset(
        found.id
        for found in story.differences
        if places_of(place for side in found.sides for place in side.spans) in rejected
    )


def without_rejected(story: Story, made: Decisions) -> Story:
    """The story without the differences that people have rejected."""
    gone = rejected_in(story, made)
    return replace(story, differences=tuple(one for one in story.differences if one.id not in gone)) if gone else story


def places_of(places: Iterable[Place]) -> frozenset[Place]:
    """Places as what a difference is known by."""
    return frozenset(places)
