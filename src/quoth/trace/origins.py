"""Origins: the places where information entered, each with the reports that go back to it, and how sure the number is."""

import hashlib

from quoth.types import AnnotatedReport, Edge, Origin
from quoth.types.lineage import DERIVATION, Origins

# Edges within this of the bar could be none, pairs within it of the bar could be joined: the number is then an interval.
DOUBTFUL_EDGE, DOUBTFUL_PAIR = 0.7, 0.5
EXTERNAL = "external:"


def origins_of(
    ordered: tuple[AnnotatedReport, ...], edges: tuple[Edge, ...], apart: tuple[tuple[str, str, float], ...]
) -> Origins:
    """The groups of reports by where they go back to; a report made from two of them is in both."""
    roots = {read.id: roots_of(read.id, edges) for read in ordered}
    named: dict[str, list[str]] = {}
    for read in ordered:
        for root in sorted(roots[read.id]):
            named.setdefault(root, []).append(read.id)
    by_id = {read.id: read for read in ordered}
    groups = tuple(group_of(root, tuple(members), by_id) for root, members in named.items())
    low = len(groups) - joins(apart, roots)
    high = len(groups) + cuts(edges)
    return Origins(max(1, low) if groups else 0, min(high, len(ordered)), why_of(groups, low, high), groups)


def roots_of(report: str, edges: tuple[Edge, ...]) -> frozenset[str]:
    """The reports, or agencies that are not here, that a report goes back to; itself where it goes back to none."""
    found: set[str] = set()
    open_ids, seen = [report], {report}
    while open_ids:
        at = open_ids.pop()
        above = [e.parent for e in edges if e.child == at and (e.kind in DERIVATION or e.kind == "siblings")]
        above += [e.child for e in edges if e.parent == at and e.kind == "siblings"]
        derived = any(e.child == at and e.kind in DERIVATION for e in edges)
        outside = {parent for parent in above if parent.startswith(EXTERNAL)}
        found |= outside
        news = [parent for parent in above if parent not in seen and not parent.startswith(EXTERNAL)]
        seen.update(news)
        open_ids.extend(news)
        if not derived and not above:
            found.add(at)
    return frozenset(found) if found else frozenset({min(seen)})


def group_of(root: str, members: tuple[str, ...], by_id: dict[str, AnnotatedReport]) -> Origin:
    """One origin with a name a reader knows: the agency, the outlet, or the name the report came by."""
    if root.startswith(EXTERNAL):
        name = root.removeprefix(EXTERNAL)
    else:
        raw = by_id[root].report.raw
        name = raw.outlet or raw.input
    key = hashlib.sha256("\x1f".join((root, *sorted(members))).encode()).hexdigest()[:12]
    return Origin(key, name, root, members)


def joins(apart: tuple[tuple[str, str, float], ...], roots: dict[str, frozenset[str]]) -> int:
    """How many groups fewer there would be if the doubtful pairs were joined."""
    joined: dict[str, str] = {}

    def top(root: str) -> str:
        while root in joined:
            root = joined[root]
        return root

    count = 0
    for child, parent, probability in apart:
        left, right = top(min(roots[child])), top(min(roots[parent]))
        if probability >= DOUBTFUL_PAIR and left != right:
            joined[left] = right
            count += 1
    return count


def cuts(edges: tuple[Edge, ...]) -> int:
    """How many reports would be origins of their own if the doubtful edges were none."""
    sure = {edge.child for edge in edges if edge.probability >= DOUBTFUL_EDGE}
    return len({edge.child for edge in edges if edge.probability < DOUBTFUL_EDGE} - sure)


def why_of(groups: tuple[Origin, ...], low: int, high: int) -> str:
    """One sentence: how the number came about."""
    shared = [group for group in groups if len(group.reports) > 1]
    if not shared:
        return "No report shares its text or the order of its details with another."
    told = "; ".join(f"{len(group.reports)} reports go back to {group.name}" for group in shared)
    doubt = " One of the links is doubtful, so the number may be another." if low != high else ""
    return f"{told[0].upper()}{told[1:]}.{doubt}"
