"""The lineage of a story: every pair judged by itself, then for each report what it was most directly made from."""

from typing import Literal

from quoth.trace.candidates import SMALL_STORY, candidate_pairs
from quoth.trace.crediting import Credits, credits_in
from quoth.trace.edges import derivation_edge, external_edge, sibling_edge
from quoth.trace.origins import DOUBTFUL_PAIR, Families, origins_of
from quoth.trace.parents import direct_parents, kinship_of, without_circles
from quoth.trace.prints import apart_from_prints, witnesses_of
from quoth.trace.same_source import same_source_edges
from quoth.trace.siblings import Siblings
from quoth.trace.times import place_in_time
from quoth.trace.verdict import DEPENDENT, Pair, Witness, pair_of, verdict_on
from quoth.types import AnnotatedReport, Edge, Lineage

# Two prints of one dispatch have this share of the shorter one's runs of five words in common; two dispatches of an agency
# on one event had .31 at most.
SAME_DISPATCH = 0.35

Relation = Literal["siblings", "derived", "apart", "open"]


def trace_lineage(reports: tuple[AnnotatedReport, ...]) -> Lineage:
    """Edges and origins of one story; the order of the reports does not matter."""
    ordered = tuple(sorted(reports, key=place_in_time))
    witnesses, printed = apart_from_prints(witnesses_of(ordered))
    pairs = [*judged(candidate_pairs(witnesses)), *printed]
    held, derived = settled(ordered, pairs)
    if len(witnesses) > SMALL_STORY and (unseen := judged(unseen_pairs_of_heads(witnesses, pairs, derived))):
        pairs += unseen
        held, derived = settled(ordered, pairs)
    siblings = related_as("siblings", pairs, held)
    beside = Siblings(siblings, derived)
    edges = derivations(ordered, derived, beside)
    made = {edge.child for edge in edges}
    edges += [*sibling_edges(siblings, held), *external_edges(ordered, held, made)]
    place = {read.id: number for number, read in enumerate(ordered)}
    edges.sort(key=lambda edge: (place[edge.child], edge.parent.startswith("external:"), edge.parent))
    left_open = [pair for pair in related_as("open", pairs, held) if not beside.outdo(pair)]
    doubtful = [*(pair for pair in pairs if not pair.dependent), *left_open]
    origins = origins_of(ordered, tuple(edges), doubtful)
    quoting = sorted(same_source_edges(witnesses, origins), key=lambda edge: (place[edge.child], place[edge.parent]))
    return Lineage((*edges, *quoting), origins, held.checked(ordered))


def judged(candidates: list[tuple[Witness, Witness]]) -> list[Pair]:
    """The verdict on every candidate pair, those left out that are not even doubtful."""
    pairs = (pair_of(one, other) for one, other in candidates)
    return [pair for pair in pairs if pair is not None and pair.verdict.probability >= DOUBTFUL_PAIR]


def settled(ordered: tuple[AnnotatedReport, ...], pairs: list[Pair]) -> tuple[Credits, list[Pair]]:
    """The credits held against what depends on what, and the pairs of which one was made from the other, without circles."""
    held = credits_in(ordered, [pair for pair in pairs if pair.dependent])
    return held, without_circles(related_as("derived", pairs, held), {read.id: read for read in ordered})


def unseen_pairs_of_heads(
    witnesses: tuple[Witness, ...], pairs: list[Pair], derived: list[Pair]
) -> list[tuple[Witness, Witness]]:
    """Of a large story the reports made from no other, each with those of them that it did not meet among the many."""
    made = {pair.verdict.child.id for pair in derived}
    met = {frozenset((pair.verdict.child.id, pair.verdict.parent.id)) for pair in pairs}
    heads = tuple(witness for witness in witnesses if witness.id not in made)
    return [(one, other) for one, other in candidate_pairs(heads) if frozenset((one.id, other.id)) not in met]


def related_as(relation: Relation, pairs: list[Pair], held: Credits) -> list[Pair]:
    """The dependent pairs of which the two are so related."""
    return [pair for pair in pairs if pair.dependent and relation_of(pair, held) == relation]


def relation_of(pair: Pair, held: Credits) -> Relation:
    """Whether two dependent reports were made from one dispatch that is not here, or one from the other.

    They are siblings where both credit it; where the later one does, and not the earlier; or where the earlier one does, and
    nothing says that it was first. A credit of one alone that is like none of the agency's reports here makes no siblings; it
    leaves open what they are where the other one does not look as if it was made from an agency's text.
    """
    child, parent = held.absent.get(pair.verdict.child.id), held.absent.get(pair.verdict.parent.id)
    if child is not None and parent is not None:
        siblings = child.agency == parent.agency
    else:
        one = child is not None or (parent is not None and pair.back is not None)
        refuted = any(held.unlike(report) for report in (pair.verdict.child.id, pair.verdict.parent.id))
        siblings = one and not pair.verdict.credited and not refuted
        if siblings and not uncredited_is_derived(pair, child_credits=child is not None):
            return "open"
    if not siblings:
        return "derived"
    return "apart" if two_dispatches(pair) else "siblings"


def uncredited_is_derived(pair: Pair, *, child_credits: bool) -> bool:
    """Whether, times apart, the one without a credit may have been made from the text of the other, and so from its dispatch."""
    verdict = pair.verdict
    if not child_credits:
        return verdict.probability >= DEPENDENT
    back = pair.back or verdict_on(verdict.parent, verdict.child, verdict.shared.turned())
    return back.probability >= DEPENDENT


def two_dispatches(pair: Pair) -> bool:
    """Whether two reports from one agency share so little that they come from two of its dispatches.

    A later dispatch repeats the background of an earlier one word for word.
    """
    verdict = pair.verdict
    return verdict.score < 0 and max(verdict.runs, verdict.runs_back) < SAME_DISPATCH


def derivations(ordered: tuple[AnnotatedReport, ...], derived: list[Pair], beside: Siblings) -> list[Edge]:
    """The edges of each report to its direct parents; a surer sibling stands in the place of one that brings nothing of its own."""
    kinship = kinship_of(derived)
    of_child: dict[str, list[Pair]] = {read.id: [] for read in ordered}
    for pair in derived:
        of_child[pair.verdict.child.id].append(pair)
    edges = []
    for pairs in of_child.values():
        parents = [pair for pair in direct_parents(pairs, kinship) if not beside.outdo(pair)]
        edges += [derivation_edge(pair, several=len(parents) > 1) for pair in parents]
    return edges


def sibling_edges(siblings: list[Pair], held: Credits) -> list[Edge]:
    """The likeliest edges that join all siblings, none of them twice."""
    edges, families = [], Families()
    for pair in sorted(siblings, key=lambda p: (-p.verdict.score, p.verdict.child.id, p.verdict.parent.id)):
        child, parent = pair.verdict.child.id, pair.verdict.parent.id
        if families.join(parent, child):
            named = [report for report in (child, parent) if report in held.absent]
            unlike = any(held.unlike(report) for report in named)
            edges.append(sibling_edge(pair, held.absent[named[0]], both=len(named) == 2, unlike=unlike))
    return edges


def external_edges(ordered: tuple[AnnotatedReport, ...], held: Credits, made: set[str]) -> list[Edge]:
    """An edge for each report that credits an agency whose report is not here, and was made from none that is."""
    children = [read for read in ordered if read.id in held.absent and read.id not in made]
    return [external_edge(read, held.absent[read.id], unlike=held.unlike(read.id)) for read in children]
