"""The lineage of a story: every pair judged by itself, then for each report the parents it was most directly made from."""

from msgspec import Struct

from quoth.trace.candidates import candidate_pairs
from quoth.trace.credits import credits_other, is_agency, whole_credit
from quoth.trace.details import Details, details_of
from quoth.trace.edges import derivation_edge, external_edge, sibling_edge
from quoth.trace.likeness import Likeness, likeness_of
from quoth.trace.origins import origins_of
from quoth.trace.times import place_in_time, surely_before
from quoth.types import AnnotatedReport, Edge, Lineage

# Share of right edges at this probability on invented events left out of the fit: .91 of the found, .91 of the true ones.
DEPENDENT = 0.62
# A report that names the other as a source needs less likeness, but never none.
CREDITED = 0.35
# A second parent is a parent of a part: it must bring this share of the child's sentences that the first does not bring.
OWN_SHARE = 0.3
BETTER = 0.06
# What a credit and words shared with one parent alone weigh beside likeness when the nearest of several is chosen.
CREDIT_WEIGHT, ALONE_WEIGHT = 0.2, 1.5


class Pair(Struct, frozen=True):
    """A report and an earlier one with their likeness and whether the later names the earlier."""

    child: AnnotatedReport
    parent: AnnotatedReport
    likeness: Likeness
    credit: bool

    @property
    def dependent(self) -> bool:
        """Whether the two share their text."""
        return self.likeness.probability >= (CREDITED if self.credit else DEPENDENT)


def trace_lineage(reports: tuple[AnnotatedReport, ...]) -> Lineage:
    """Edges and origins of one story; the order of the reports does not matter."""
    details = {read.id: details_of(read) for read in reports}
    ordered = sorted(reports, key=lambda r: place_in_time(r, details[r.id].words, agency=is_agency(r)))
    pairs = judged(tuple(ordered), details)
    edges: list[Edge] = []
    for child in ordered:
        own = [pair for pair in pairs if pair.child.id == child.id and pair.dependent]
        edges += edges_of(child, own, ordered, details)
    return Lineage(tuple(edges), origins_of(tuple(ordered), tuple(edges), tuple(pairs_near(pairs))))


def judged(ordered: tuple[AnnotatedReport, ...], details: dict[str, Details]) -> list[Pair]:
    """Every candidate pair, the later report as the child, with its likeness."""
    return [
        Pair(
            child,
            parent,
            likeness_of(child, parent, details[child.id], details[parent.id]),
            credits_other(child, parent),
        )
        for parent, child in candidate_pairs(ordered, details)
    ]


def pairs_near(pairs: list[Pair]) -> list[tuple[str, str, float]]:
    """The pairs that were not joined although they might have been: child, parent, probability."""
    return [(p.child.id, p.parent.id, p.likeness.probability) for p in pairs if not p.dependent]


def edges_of(
    child: AnnotatedReport, pairs: list[Pair], ordered: list[AnnotatedReport], details: dict[str, Details]
) -> list[Edge]:
    """The edges of one report to what it was made from; to an agency that is not here where it credits one."""
    agency = whole_credit(child)
    absent = agency is not None and not any(names_agency(read, agency) for read in ordered)
    parents = direct_parents(pairs, details)
    made: list[Edge] = []
    for number, pair in enumerate(parents):
        known = surely_before(pair.parent, pair.child)
        if not known and not pair.credit and (absent or whole_credit(pair.parent)):
            made.append(sibling_edge(pair.child, pair.parent, pair.likeness, agency or whole_credit(pair.parent) or ""))
        else:
            several = len(parents) > 1 or (number == 0 and pair.likeness.covered < OWN_SHARE)
            made.append(
                derivation_edge(pair.child, pair.parent, pair.likeness, credit=pair.credit, known=known, mixed=several)
            )
    if absent and agency is not None and not any(edge.kind not in ("siblings", "same-source") for edge in made):
        made.append(external_edge(child, agency))
    return made


def names_agency(read: AnnotatedReport, agency: str) -> bool:
    """Whether a report is of that agency."""
    from quoth.trace.credits import is_of_agency, same_initials

    return is_of_agency(read, agency) or same_initials(read, agency)


def direct_parents(pairs: list[Pair], details: dict[str, Details]) -> list[Pair]:
    """The nearest parent, and a second one where it brings a part of the child that the first does not bring."""
    ranked = sorted(pairs, key=lambda p: (-nearness(p, pairs, details), p.parent.id))
    if not ranked:
        return []
    first, chosen = ranked[0], [ranked[0]]
    best = {match.left: match.similarity for match in first.likeness.matches}
    for pair in ranked[1:]:
        brought = [m for m in pair.likeness.matches if m.similarity > best.get(m.left, 0.0) + BETTER]
        if len(brought) >= OWN_SHARE * max(1, len(pair.likeness.matches) + len(best)) and len(chosen) < 3:
            chosen.append(pair)
            best.update({m.left: max(m.similarity, best.get(m.left, 0.0)) for m in pair.likeness.matches})
    return chosen


def nearness(pair: Pair, pairs: list[Pair], details: dict[str, Details]) -> float:
    """How near a parent is among the sure ones: likeness, a credit, and words that the child shares with it alone.

    A rewrite of a rewrite keeps words of the one between that the dispatch never had; a sister only shares what both
    have from the dispatch.
    """
    own = details[pair.child.id].stems
    others = [details[p.parent.id].stems for p in pairs if p is not pair]
    alone = own & details[pair.parent.id].stems
    for stems in others:
        alone = alone - stems
    return pair.likeness.probability + CREDIT_WEIGHT * pair.credit + ALONE_WEIGHT * len(alone) / max(1, len(own))
