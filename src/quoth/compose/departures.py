"""Where a report that was made from another tells otherwise than that one: such words are no evidence of what somebody said.

The disagreement of the two reports stands; a quarrel of speakers is told in the words of the report that others go back to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from quoth.compose.facing import speaker_at
from quoth.compose.likelihood import BANDS
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Difference, Lineage, Place, Quantity, Side
from quoth.types.claims import DifferenceKind
from quoth.types.lineage import DERIVATION

# Of a link that is less sure, or has no known direction, nobody can say which of the two departs.
SURELY = BANDS[1][0]
OF_FIGURES: frozenset[DifferenceKind] = frozenset({"figure", "unit", "bound", "scope", "comparison"})
# What another day or place in the same sentence leaves as it is.
OF_WHAT_IS_SAID: frozenset[DifferenceKind] = frozenset(
    {"polarity", "status", "certainty", "participant", "attribution-dropped", "attribution-changed", "attribution-merged",
     "quote-altered", "quote-misattributed", "quote-invented"}
)  # fmt: skip
# What is told so is told by the source too, in other words or on another's word.
OF_THE_TELLING: frozenset[DifferenceKind] = frozenset(
    {
        "certainty",
        "attribution-dropped",
        "attribution-changed",
        "attribution-merged",
        "quote-misattributed",
        "quote-invented",
    }
)


def in_the_sources_wording(
    reports: Mapping[str, AnnotatedReport], lineage: Lineage, differences: Iterable[Difference]
) -> tuple[Difference, ...]:
    """The differences; a quarrel of speakers without the words that a copy alone has so, and not at all where nothing is left."""
    told = tuple(differences)
    parents = sure_parents(lineage)
    departed = {kinds: departures(parents, told, kinds) for kinds in (OF_FIGURES, OF_WHAT_IS_SAID)}
    found = []
    for difference in told:
        if difference.between != "speakers" or difference.verdict != "conflict":
            found.append(difference)
            continue
        apart = departed[OF_FIGURES if difference.kind in OF_FIGURES else OF_WHAT_IS_SAID]
        sides = [without(reports, side, apart) for side in difference.sides]
        kept = tuple(side for side in sides if side is not None)
        if len(kept) == len(sides):
            found.append(replace(difference, sides=kept))
    return tuple(found)


def is_of_the_same(one: Difference, other: Difference) -> bool:
    """Whether two differences hold the same words against each other."""
    heads = [[side.spans[0] for side in each.sides[:2] if side.spans] for each in (one, other)]
    return (
        other.between == one.between
        and len(heads[0]) == len(heads[1]) == 2
        and any(
            all(touches(a, b) for a, b in zip(heads[0], order, strict=True)) for order in (heads[1], heads[1][::-1])
        )
    )


def figure_at(read: AnnotatedReport, place: Place) -> Quantity | None:
    """The figure at a place."""
    return next((q for q in read.quantities if q.span.overlaps(place.span)), None) if place.part == "text" else None


def sure_parents(lineage: Lineage) -> dict[str, frozenset[str]]:
    """The reports that each was surely made from; an outlet's own later version departs from nothing."""
    parents: dict[str, set[str]] = defaultdict(set)
    for edge in lineage.edges:
        if edge.kind in DERIVATION and not edge.update and edge.direction != "unknown" and edge.probability >= SURELY:
            parents[edge.child].add(edge.parent)
    return {child: frozenset(found) for child, found in parents.items()}


def departures(
    parents: Mapping[str, frozenset[str]], differences: Iterable[Difference], kinds: frozenset[DifferenceKind]
) -> dict[Place, bool]:
    """The places at which reports tell otherwise than those that they were made from, and whether they tell another thing.

    What is only told less surely, or on the word of somebody else, is told by the source too.
    """
    found: dict[Place, bool] = {}
    for difference in differences:
        if difference.between != "reports" or difference.verdict != "conflict" or difference.kind not in kinds:
            continue
        for side in difference.sides:
            own = {place.report for place in side.spans}
            others = {place.report for other in difference.sides if other is not side for place in other.spans} - own
            for place in side.spans:
                if others & parents.get(place.report, frozenset()):
                    found[place] = found.get(place, False) or difference.kind not in OF_THE_TELLING
    return found


def without(reports: Mapping[str, AnnotatedReport], side: Side, apart: Mapping[Place, bool]) -> Side | None:
    """The side without the words that stand so in a copy alone, and without whoever has no others; None where none are left."""
    kept = tuple(place for place in side.spans if not any(touches(place, other) for other in apart))
    if len(kept) == len(side.spans):
        return side
    if not kept:
        another = all(any(touches(place, other) and apart[other] for other in apart) for place in side.spans)
        return None if another else side
    names = side.speaker.split("; ") if side.speaker else []
    voices = [voice for place in kept if (voice := speaker_at(dict(reports), place))]
    left = [name for name in names if any(same_speaker(name, voice) for voice in voices)]
    return replace(side, spans=kept, speaker="; ".join(left or names) or None)


def touches(one: Place, other: Place) -> bool:
    """Whether two places of one report have a character in common."""
    return (one.report, one.part) == (other.report, other.part) and one.span.overlaps(other.span)
