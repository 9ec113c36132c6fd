"""Origins: the places where information entered, each with the reports that go back to it, and how sure the number is."""

import hashlib
from collections import Counter, defaultdict

from quoth.text.counting import counted
from quoth.text.outlets import outlet_or_file
from quoth.trace.credits import own_outlet
from quoth.trace.details import story_sentences
from quoth.trace.naming import named_apart
from quoth.trace.verdict import Pair
from quoth.types import AnnotatedReport, Edge, Origin
from quoth.types.lineage import DERIVATION, EXTERNAL, Doubt, Origins

# Pairs from this probability on may be dependent after all; edges below that one, which are called "likely" at most, may be
# none: the number is an interval.
DOUBTFUL_PAIR, DOUBTFUL_EDGE = 0.3, 0.8
# A text of fewer words is held dependent for its wording or a credit alone: its details weigh under a seventh, and with those of
# the surest rewrites in the fit it would stay under the bar.
TOO_SHORT = 40


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
    dispatches = dispatches_of(edges, place)
    roots = roots_of(ordered, edges, dispatches)
    members: dict[str, list[str]] = defaultdict(list)
    for read in ordered:
        for root in sorted(roots[read.id], key=place.__getitem__):
            members[root].append(read.id)
    credited = [edge for edge in reversed(edges) if not is_here(edge) and edge.kind != "partial"]
    agencies = {dispatches.head(edge.child): edge.parent for edge in credited}
    by_id = {read.id: read for read in ordered}
    groups = named_apart(
        tuple(group_of(root, agencies.get(root), tuple(found), by_id) for root, found in members.items()), by_id
    )
    short = too_short(groups, by_id)
    doubtful = (*relied_on(edges, roots), *left_out(edges, pairs, roots))
    joined = {end for doubt in doubtful if not doubt.counted for end in (doubt.child, doubt.parent)}
    fewer = sum(not doubt.counted for doubt in doubtful) + len(set(short) - joined)
    low = max(min(1, len(groups)), len(groups) - fewer)
    surely = tuple(edge for edge in edges if edge.probability >= DOUBTFUL_EDGE)
    high = len(frozenset[str]().union(*roots_of(ordered, surely, dispatches_of(surely, place)).values()))
    return Origins(low, high, why_of(groups, len(doubtful), len(short)), groups, doubtful, short)


def dispatches_of(edges: tuple[Edge, ...], place: dict[str, int]) -> Families:
    """The reports that rest on one dispatch which is not here, under the first of them."""
    dispatches = Families()
    for edge in edges:
        if edge.kind == "siblings":
            first, second = sorted((edge.child, edge.parent), key=place.__getitem__)
            head, other = sorted((dispatches.head(first), dispatches.head(second)), key=place.__getitem__)
            dispatches.join(head, other)
    return dispatches


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
    name = agency.removeprefix(EXTERNAL) if agency else own_outlet(by_id[root]) or outlet_or_file(raw)
    key = hashlib.sha256("\x1f".join((agency or root, *sorted(members))).encode()).hexdigest()[:12]
    return Origin(key, name, agency or root, members)


def too_short(groups: tuple[Origin, ...], by_id: dict[str, AnnotatedReport]) -> tuple[str, ...]:
    """The reports by themselves, beside others, that have too few words and no credit to tell whether they are an origin."""
    alone = (group.reports[0] for group in groups if group.root == group.reports[0] and len(group.reports) == 1)
    return tuple(report for report in alone if len(groups) > 1 and words_in(by_id[report]) < TOO_SHORT)


def words_in(read: AnnotatedReport) -> int:
    """How many words the sentences of the story have."""
    return sum(len(read.report.sentences[number].of(read.text).split()) for number in story_sentences(read))


def relied_on(edges: tuple[Edge, ...], roots: dict[str, frozenset[str]]) -> tuple[Doubt, ...]:
    """The doubtful links that the groups rest on: the only ones that bind a report to its origin."""
    bound = {
        edge.child for edge in edges if edge.kind in DERIVATION and edge.probability >= DOUBTFUL_EDGE and is_here(edge)
    }
    return tuple(
        Doubt(edge.child, edge.parent, edge.probability, counted=True)
        for edge in edges
        if is_here(edge) and edge.probability < DOUBTFUL_EDGE and edge.child not in bound
        if roots[edge.child] & roots[edge.parent]
    )


def left_out(edges: tuple[Edge, ...], pairs: list[Pair], roots: dict[str, frozenset[str]]) -> tuple[Doubt, ...]:
    """The doubtful links that would make one origin of two: pairs that may be dependent, and siblings that have other parents."""
    found = [
        Doubt(edge.child, edge.parent, edge.probability, counted=False) for edge in edges if edge.kind == "siblings"
    ]
    for pair in pairs:
        child, parent = pair.verdict.child.id, pair.verdict.parent.id
        unsettled = pair.verdict.probability >= DOUBTFUL_PAIR
        # A report that goes back to another anyway would only be a mixture, and join no two origins.
        if unsettled and (child in roots[child] or (pair.back is not None and parent in roots[parent])):
            found.append(Doubt(child, parent, pair.verdict.probability, counted=False))
    joined, doubts = Families(), []
    for doubt in sorted(found, key=lambda doubt: (-doubt.probability, doubt.child, doubt.parent)):
        one, other = roots[doubt.parent], roots[doubt.child]
        if not one & other and joined.join(min(one), min(other)):
            doubts.append(doubt)
    return tuple(doubts)


def is_here(edge: Edge) -> bool:
    """Whether both ends of an edge are among the reports."""
    return not edge.parent.startswith(EXTERNAL)


def why_of(groups: tuple[Origin, ...], doubts: int, short: int) -> str:
    """One sentence: how the number came about."""
    shared = [group for group in groups if len(group.reports) > 1]
    reasons = [(doubts, "doubtful link", None), (short, "report too short to tell", "reports too short to tell")]
    told_open = " and ".join(counted(number, one, more) for number, one, more in reasons if number)
    doubt = f" The number is open: {told_open}." if told_open else ""
    if not shared:
        return f"Nothing shows that one report was made from another.{doubt}"
    homes = Counter(report for group in groups for report in group.reports)
    mixed = sum(count > 1 for count in homes.values())
    alone = [(sum(homes[report] == 1 for report in group.reports), group.name) for group in shared]
    pieces = [f"{number} reports go back to {name}" for number, name in alone if number > 1]
    pieces += [f"{counted(mixed, 'report draws', 'reports draw')} on several origins"] if mixed else []
    told = "; ".join(pieces)
    return f"{told[0].upper()}{told[1:]}.{doubt}"
