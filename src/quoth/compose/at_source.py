"""Figures of a rewrite at the report that they come from: whose figure it is, and whether that outlet changed it later."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from quoth.compose.departures import OF_FIGURES, figure_at, is_of_the_same, sure_parents
from quoth.types import AnnotatedReport, Difference, Lineage, Place, Quantity, Side

# A number under this is met often.
LARGE = 30


def at_their_source(
    reports: Mapping[str, AnnotatedReport], lineage: Lineage, differences: Iterable[Difference]
) -> tuple[Difference, ...]:
    """The differences, a figure that rewrites alone stand for led by the same one in the report they were made from.

    What the source's figure has been held against already, that of its rewrite is not held against again.
    """
    told = tuple(differences)
    parents = sure_parents(lineage)
    found = []
    for difference in told:
        led = led_by_sources(reports, lineage, parents, difference)
        if led is not difference and any(is_of_the_same(led, other) for other in told if other is not difference):
            continue
        found.append(led)
    return tuple(found)


def led_by_sources(
    reports: Mapping[str, AnnotatedReport],
    lineage: Lineage,
    parents: Mapping[str, frozenset[str]],
    difference: Difference,
) -> Difference:
    """The difference with both sides led by the source's figure where a rewrite alone stands for them."""
    figures = difference.kind in OF_FIGURES - {"comparison", "scope"}
    if not figures or difference.between != "reports" or difference.verdict != "conflict":
        return difference
    named = {place.report for side in difference.sides for place in side.spans}
    sides = tuple(led_by_source(reports, lineage, parents, side, named) for side in difference.sides)
    return difference if sides == difference.sides else replace(difference, sides=sides)


def led_by_source(
    reports: Mapping[str, AnnotatedReport],
    lineage: Lineage,
    parents: Mapping[str, frozenset[str]],
    side: Side,
    named: set[str],
) -> Side:
    """The side with the figure of the source before it, where no side names the source and it gives the same one."""
    for place in side.spans:
        for parent in sorted(parents.get(place.report, frozenset()) - named):
            found = same_figure(reports, lineage, place, parent) if parent in reports else None
            if found is not None:
                return replace(side, spans=(found, *side.spans))
    return side


def same_figure(reports: Mapping[str, AnnotatedReport], lineage: Lineage, place: Place, parent: str) -> Place | None:
    """Where a source gives the very figure at a place of its rewrite, in the sentence that the one there was made from."""
    own = figure_at(reports[place.report], place) if place.part == "text" else None
    passages = [
        passage
        for edge in lineage.edges
        if (edge.child, edge.parent) == (place.report, parent)
        for passage in edge.passages
        if passage.child.span.overlaps(place.span)
    ]
    if own is None:
        return None
    same = [other for other in reports[parent].quantities if is_same(own, other)]
    near = (q for q in same if any(passage.parent.span.holds(q.span) for passage in passages))
    # A number that is no small one, of the same things, is the same wherever the source has it.
    found = next(near, None) or next((q for q in same if is_large(q) and q.counts and q.counts == own.counts), None)
    return Place(parent, found.start, found.end) if found is not None else None


def is_large(figure: Quantity) -> bool:
    """Whether a number is so large that it is hardly met twice."""
    return max(figure.low or 0, figure.high or 0) >= LARGE


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same value, bound and unit."""
    return (one.low, one.high, one.bound, one.unit) == (other.low, other.high, other.bound, other.unit)
