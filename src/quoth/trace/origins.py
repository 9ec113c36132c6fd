"""Origins: the places where information entered, each with the reports that go back to it, and how sure the number is."""

import hashlib
from collections import defaultdict

from quoth.trace.credits import own_outlet
from quoth.trace.verdict import Pair
from quoth.types import AnnotatedReport, Edge, Origin
from quoth.types.lineage import DERIVATION, EXTERNAL, Origins

# Pairs from this probability on may be dependent after all; edges below that one, which are called "likely" at most, may be
# none: the number is an interval.
DOUBTFUL_PAIR, DOUBTFUL_EDGE = 0.3, 0.8


class Families:
    """Groups of names that are joined pair by pair (union-find; the first name in the order given stands for all)."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def head(self, name: str) -> str:
        """The name that stands for the group."""
        while (up := self.above.get(name)) is not None:
            name = up
        return name

    def join(self, first: str, second: str) -> bool:
        """Puts the group of the second under that of the first; False where they were one."""
        left, right = self.head(first), self.head(second)
        if left == right:
            return False
        self.above[right] = left
        return True


def origins_of(ordered: tuple[AnnotatedReport, ...], edges: tuple[Edge, ...], pairs: list[Pair]) -> Origins:
    """The groups of reports by where they go back to; a report made from two of them is in both."""
    place = {read.id: number for number, read in enumerate(ordered)}
    dispatches = Families()
    for edge in edges:
        if edge.kind == "siblings":
            first, second = sorted((edge.child, edge.parent), key=place.__getitem__)
            head, other = sorted((dispatches.head(first), dispatches.head(second)), key=place.__getitem__)
            dispatches.join(head, other)
    roots = roots_of(ordered, edges, dispatches)
    members: dict[str, list[str]] = defaultdict(list)
    for read in ordered:
        for root in sorted(roots[read.id], key=place.__getitem__):
            members[root].append(read.id)
    agencies = {dispatches.head(e.child): e.parent for e in reversed(edges) if e.parent.startswith(EXTERNAL)}
    by_id = {read.id: read for read in ordered}
    groups = tuple(group_of(root, agencies.get(root), tuple(found), by_id) for root, found in members.items())
    low, high = bounds(groups, edges, pairs, roots)
    return Origins(low, high, why_of(groups, low, high), groups)


def roots_of(
    ordered: tuple[AnnotatedReport, ...], edges: tuple[Edge, ...], dispatches: Families
) -> dict[str, frozenset[str]]:
    """For each report those that it goes back to; a dispatch that is not here is named by the first of its children."""
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.kind in DERIVATION and not edge.parent.startswith(EXTERNAL):
            parents[edge.child].append(edge.parent)
    roots: dict[str, frozenset[str]] = {}
    for read in ordered:
        waiting = [read.id]
        while waiting:
            report = waiting[-1]
            unknown = [parent for parent in parents[report] if parent not in roots]
            if report not in roots and not unknown:
                above = frozenset[str]().union(*(roots[parent] for parent in parents[report]))
                roots[report] = above or frozenset({dispatches.head(report)})
            waiting.extend(unknown)
            if not unknown:
                waiting.pop()
    return roots


def group_of(root: str, agency: str | None, members: tuple[str, ...], by_id: dict[str, AnnotatedReport]) -> Origin:
    """One origin with a name a reader knows: the agency, the outlet, or the name the report came by."""
    raw = by_id[root].report.raw
    name = agency.removeprefix(EXTERNAL) if agency else own_outlet(by_id[root]) or raw.input.rsplit("/", 1)[-1]
    key = hashlib.sha256("\x1f".join((agency or root, *sorted(members))).encode()).hexdigest()[:12]
    return Origin(key, name, agency or root, members)


def bounds(
    groups: tuple[Origin, ...], edges: tuple[Edge, ...], pairs: list[Pair], roots: dict[str, frozenset[str]]
) -> tuple[int, int]:
    """The fewest and the most origins there may be, if doubtful pairs were joined and doubtful edges were none."""
    joined, low = Families(), len(groups)
    for pair in pairs:
        child, parent = pair.verdict.child.id, pair.verdict.parent.id
        unsettled = pair.verdict.probability >= DOUBTFUL_PAIR and not pair.dependent
        # A report that goes back to another anyway would only be a mixture, and join no two origins.
        free = child in roots[child] or (pair.back is not None and parent in roots[parent])
        if unsettled and free and not roots[child] & roots[parent]:
            low -= joined.join(min(roots[parent]), min(roots[child]))
    strongest: dict[str, float] = {}
    for edge in (edge for edge in edges if not edge.unmatched):
        strongest[edge.child] = max(edge.probability, strongest.get(edge.child, 0.0))
    doubtful = sum(probability < DOUBTFUL_EDGE for probability in strongest.values())
    return max(min(1, len(groups)), low), len(groups) + doubtful


def why_of(groups: tuple[Origin, ...], low: int, high: int) -> str:
    """One sentence: how the number came about."""
    shared = [group for group in groups if len(group.reports) > 1]
    doubt = " One of the links is doubtful, so the number may be another." if low != high else ""
    if not shared:
        return f"No report shares its text or the order of its details with another.{doubt}"
    told = "; ".join(f"{len(group.reports)} reports go back to {group.name}" for group in shared)
    return f"{told[0].upper()}{told[1:]}.{doubt}"
