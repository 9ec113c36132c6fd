"""Figures that a later version by the outlet itself changes: no quarrel of two reports, but an update of one."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from quoth.compare.topics import MOST_WORDS
from quoth.compose.contrasts import words_at
from quoth.compose.holders import holders_of_words
from quoth.compose.lettering import letters, one_or_many
from quoth.compose.telling import report_name
from quoth.compose.views import StoryView
from quoth.types import AnnotatedReport, Difference, Edge, Lineage, Place, Side

# So many columns of the words around a figure are shown.
MOST_COLUMNS = 40
KINDS = frozenset({"figure", "bound"})
MOVED = "The one is the day in a later report of the same outlet, the other that in its report before."
WHY = "The one is the figure of a later version by the same outlet, the other that of the version before it."


class Changed(Struct, frozen=True):
    """What an outlet gave first and what its later version gives, and which other reports have what it gave first."""

    before: Place
    now: Place
    still: tuple[str, ...]


def told_as_update(lineage: Lineage, difference: Difference) -> Difference:
    """The difference; as an update, the earlier figure first, where it lies between a report and its own later version."""
    two = difference.verdict == "conflict" and len(difference.sides) == 2
    found = sides_of_update(lineage, difference) if two else None
    if found is None:
        return difference
    return replace(difference, verdict="compatible", reason="update", why=WHY, sides=found[1:])


def told_as_moved(reports: Mapping[str, AnnotatedReport], difference: Difference) -> Difference:
    """The difference; as an update, the earlier day first, where two reports of one outlet alone give two days for one thing."""
    heads = [side.spans[0].part for side in difference.sides if side.spans]
    if (difference.kind, difference.between, difference.verdict) != ("date", "reports", "conflict") or "title" in heads:
        return difference
    printed = [(issues_of(reports, side), side) for side in difference.sides]
    if len(printed) != 2 or any(len(issues) != 1 for issues, _ in printed):
        return difference
    (one, first), (other, second) = ((issues.pop(), side) for issues, side in printed)
    if one[0] != other[0] or not one[1] or not other[1] or one[1] == other[1]:
        return difference
    sides = (first, second) if one[1] < other[1] else (second, first)
    before, now = (side.spans[0].span.of(reports[side.spans[0].report].text) for side in sides)
    asked = " ".join(f"{before}, then {now}".split()[:MOST_WORDS])
    return replace(difference, verdict="compatible", reason="update", why=MOVED, sides=sides, question=f"{asked}?")


def issues_of(reports: Mapping[str, AnnotatedReport], side: Side) -> set[tuple[str, str]]:
    """The outlets of a side with the days on which they printed it."""
    found = [reports[place.report] for place in side.spans if place.report in reports]
    return {(report_name(read), (read.report.raw.published or "")[:10]) for read in found}


def sides_of_update(lineage: Lineage, difference: Difference) -> tuple[Edge, Side, Side] | None:
    """The link to a later version whose two ends stand on two sides of a figure, with the side before and the one now."""
    if difference.between != "reports" or difference.kind not in KINDS or len(difference.sides) < 2:
        return None
    told = [(side, {place.report for place in side.spans}) for side in difference.sides]
    for edge in lineage.edges:
        before = next((side for side, held in told if edge.parent in held and edge.child not in held), None)
        now = next((side for side, held in told if edge.child in held and edge.parent not in held), None)
        if edge.update and before is not None and now is not None:
            return edge, before, now
    return None


def changed_by(view: StoryView, edge: Edge) -> tuple[Changed, ...]:
    """The figures that a later version changes, each with the reports that have the earlier one, in the order of the story."""
    found = []
    for difference in view.story.differences:
        sides = sides_of_update(view.story.lineage, difference) if edge.update else None
        if sides is None or sides[0] != edge:
            continue
        _, before, now = sides
        was = next(place for place in before.spans if place.report == edge.parent)
        became = next(place for place in now.spans if place.report == edge.child)
        apart = {place.report for place in now.spans} | {edge.parent}
        names = {place.report for place in before.spans} | {*holders_of_words(view, figure_in_words(view, was))}
        found.append(Changed(was, became, tuple(name for name in view.letters if name in names - apart)))
    return tuple(found)


def figure_in_words(view: StoryView, place: Place) -> str:
    """A figure with the words around it that say of what it is, in quotation marks."""
    return words_at(view.reports[place.report], place, most=MOST_COLUMNS)


def change_in_words(view: StoryView, changed: Changed) -> str:
    """ "“27 hurt” A1 to “31 hurt” D2; C still has the earlier figure"."""
    before, now = (f"{figure_in_words(view, at)} {view.mark(at)}" for at in (changed.before, changed.now))
    have = one_or_many(changed.still, "has", "have")
    still = f"; {letters(view, changed.still)} still {have} the earlier figure" if changed.still else ""
    return f"{before} to {now}{still}"
