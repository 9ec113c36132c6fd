"""Figures that a later version by the outlet itself changes: no quarrel of two reports, but an update of one."""

from msgspec import Struct
from msgspec.structs import replace

from quoth.compose.contrasts import words_at
from quoth.compose.holders import holders_of_words
from quoth.compose.lettering import letters, one_or_many
from quoth.compose.views import StoryView
from quoth.types import Difference, Edge, Lineage, Place, Side

# So many columns of the words around a figure are shown.
MOST_WORDS = 40
KINDS = frozenset({"figure", "bound"})
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
    return words_at(view.reports[place.report], place, most=MOST_WORDS)


def change_in_words(view: StoryView, changed: Changed) -> str:
    """ "“27 hurt” A1 to “31 hurt” D2; C still has the earlier figure"."""
    before, now = (f"{figure_in_words(view, at)} {view.mark(at)}" for at in (changed.before, changed.now))
    have = one_or_many(changed.still, "has", "have")
    still = f"; {letters(view, changed.still)} still {have} the earlier figure" if changed.still else ""
    return f"{before} to {now}{still}"
