"""Counts that grew and not reports that quarrel: an outlet's own later figure, a later figure from a source of one's own."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from quoth.compare import Finding
from quoth.compare.ladders.figure_pairs import OUTCOMES, value_of
from quoth.compare.substance import unit_key
from quoth.reconcile.merging import Found
from quoth.reconcile.pairing import meet
from quoth.reconcile.provenance import Provenance
from quoth.text.names import is_nameless
from quoth.text.outlets import folded_outlet
from quoth.text.stems import light_words
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, Place, Quantity
from quoth.types.claims import DifferenceKind

GROWING: frozenset[DifferenceKind] = frozenset({"figure", "bound"})
# The lost are found again; all other counts of people rise.
FALLING = "missing"
FEWEST = 2
# People of whom a part died are seldom more than so many times the dead.
OTHER_SIZE = 10


def with_updates(known: Iterable[Found], reports: dict[str, AnnotatedReport], provenance: Provenance) -> list[Found]:
    """The differences, those of figures that only grew told as such, and without those of a figure that was updated since."""
    kept = []
    for found in known:
        finding = found.finding
        if has_a_source_of_its_own(found, reports, provenance) or is_of_other_people(finding, reports):
            continue
        if is_a_later_toll(found, reports):
            kept.append(as_update(found, "Each report gives the count of its own hour."))
        elif not may_be_an_update(found):
            kept.append(found)
        elif own_later_figure(finding, reports):
            kept.append(as_update(found, "The later one is the same outlet's own figure of that hour."))
        elif own_later_source(finding, reports):
            kept.append(as_update(found, "The later report has its count from a source of its own."))
        elif not is_its_parents(finding, reports, provenance):
            kept.append(found)
    return kept


def has_a_source_of_its_own(found: Found, reports: dict[str, AnnotatedReport], provenance: Provenance) -> bool:
    """Whether a mixture has something from somebody whom the report that it was partly made from lacks."""
    finding = found.finding
    if found.between != "reports" or finding.kind != "attribution-changed":
        return False
    sides = ((finding.left, finding.left_speaker), (finding.right, finding.right_speaker))
    for (own, speaker), (other, _) in (sides, sides[::-1]):
        for child, parent in ((a.report, b.report) for a in own for b in other):
            edge = provenance.edges.get(frozenset((child, parent)))
            if edge is not None and edge.child == child and edge.kind == "partial" and speaker:
                return is_unheard_of(speaker, reports[parent])
    return False


def is_of_other_people(finding: Finding, reports: dict[str, AnnotatedReport]) -> bool:
    """Whether one is a count of the dead, the lost or the like, the other of people to whom nothing happened, of another size."""
    if (finding.kind, finding.verdict) != ("bound", "compatible") or not (finding.left and finding.right):
        return False
    one, other = (quantity_at(reports[side[0].report], side[0]) for side in (finding.left, finding.right))
    if one is None or other is None or bool(OUTCOMES & set(one.scope)) == bool(OUTCOMES & set(other.scope)):
        return False
    small, large = sorted(abs(next((end for end in value_of(q) if end), 1)) for q in (one, other))
    return large > OTHER_SIZE * small


def is_a_later_toll(found: Found, reports: dict[str, AnnotatedReport]) -> bool:
    """Whether two counts of the same lot of people, of which one is open, come from different hours."""
    finding = found.finding
    if found.between == "itself" or (finding.kind, finding.verdict, finding.reason) != ("bound", "compatible", "bound"):
        return False
    ordered = in_order(finding, reports) if len(finding.left) == len(finding.right) == 1 else None
    if ordered is None:
        return False
    was, now = (quantity_at(reports[place.report], place) for place in ordered)
    if was is None or now is None or set(was.scope) != set(now.scope) or not OUTCOMES & set(was.scope):
        return False
    return rose(was, now) != (FALLING in was.scope)


def may_be_an_update(found: Found) -> bool:
    """Whether two reports give different numbers."""
    finding = found.finding
    places = (*finding.left, *finding.right)
    return (
        found.between != "itself"
        and finding.kind in GROWING
        and finding.verdict == "conflict"
        and len(finding.left) == len(finding.right) == 1
        and len({place.report for place in places}) == 2
    )


def as_update(found: Found, why: str) -> Found:
    """The finding as one of time."""
    finding = replace(found.finding, kind="figure", verdict="compatible", reason="update", why=why, severity="low")
    return found._replace(finding=finding)


def in_order(finding: Finding, reports: dict[str, AnnotatedReport]) -> tuple[Place, Place] | None:
    """The places of the earlier and of the later report; None where the hours are not known or the same."""
    places = finding.left[0], finding.right[0]
    times = [reports[place.report].report.raw.published or "" for place in places]
    if not all(times) or times[0][:16] == times[1][:16]:
        return None
    return places if times[0] < times[1] else places[::-1]


def own_later_figure(finding: Finding, reports: dict[str, AnnotatedReport]) -> bool:
    """Whether an outlet gives another number later than it gave the first."""
    ordered = in_order(finding, reports)
    outlets = [folded_outlet(reports[p.report].report.raw.outlet or "") for p in (*finding.left, *finding.right)]
    return ordered is not None and bool(outlets[0]) and outlets[0] == outlets[1] and finding.kind == "figure"


def own_later_source(finding: Finding, reports: dict[str, AnnotatedReport]) -> bool:
    """Whether the later of two counts of people rose (of the missing: fell), on the word of somebody whom the earlier report lacks."""
    ordered = in_order(finding, reports)
    if ordered is None or finding.kind != "figure":
        return False
    earlier, later = ordered
    was, now = (quantity_at(reports[place.report], place) for place in ordered)
    if was is None or now is None or not OUTCOMES & set(was.scope) & set(now.scope):
        return False
    speaker = finding.left_speaker if later == finding.left[0] else finding.right_speaker
    if speaker is None or not is_unheard_of(speaker, reports[earlier.report]):
        return False
    return meet(was, now) or rose(was, now) != (FALLING in was.scope)


def is_unheard_of(speaker: str, report: AnnotatedReport) -> bool:
    """Whether none of the words for a speaker stands in a report; of one without a name there must be two."""
    words = [token.lower for token in tokens_of(speaker) if token.is_word and token.lower not in light_words()]
    if not words or (is_nameless(speaker) and len(words) < FEWEST):
        return False
    return words_in(report.text).isdisjoint(words[-FEWEST:])


# A story's counts are held against each other report by report.
@lru_cache(maxsize=256)
def words_in(text: str) -> frozenset[str]:
    """The words of a report in small letters."""
    return frozenset(token.lower for token in tokens_of(text))


def rose(was: Quantity, now: Quantity) -> bool:
    """Whether the second is the greater; where an end is open, the other end is taken."""
    ends = [next((end for end in value_of(q) if end is not None), 0) for q in (was, now)]
    return ends[0] < ends[1]


def is_its_parents(finding: Finding, reports: dict[str, AnnotatedReport], provenance: Provenance) -> bool:
    """Whether a report has its number from another one that it goes back to, of a later hour than the one it is held against."""
    for own, other in ((finding.left[0], finding.right[0]), (finding.right[0], finding.left[0])):
        above = provenance.ancestors.get(own.report, frozenset())
        quantity = quantity_at(reports[own.report], own)
        if quantity is None or other.report not in above:
            continue
        value = value_of(quantity), unit_key(quantity)
        for name in sorted(above - {other.report}):
            if name in reports and any((value_of(q), unit_key(q)) == value for q in reports[name].quantities):
                return True
    return False


def quantity_at(report: AnnotatedReport, place: Place) -> Quantity | None:
    """The figure that stands there."""
    return next((q for q in report.quantities if place.part == "text" and q.span.overlaps(place.span)), None)
