"""Which reports are one text: the copies of one report, which a rewrite of them fits alike."""

from quoth.compose.views import StoryView
from quoth.types import Edge


def copies_of(view: StoryView, edge: Edge) -> tuple[str, ...]:
    """The other prints of a parent's text; none for a copy itself, or where the child names that parent as its source."""
    named = any(measure.name == "credit" and measure.value for measure in edge.measures)
    if edge.kind == "copy" or named:
        return ()
    return tuple(other for other in one_text(view, edge.parent) if other not in (edge.parent, edge.child))


def one_text(view: StoryView, report: str) -> tuple[str, ...]:
    """All prints of the text of a report, itself among them, in the order of the story."""
    beside: dict[str, list[str]] = {}
    for edge in view.story.lineage.edges:
        if edge.kind == "copy" and edge.parent in view.letters:
            beside.setdefault(edge.child, []).append(edge.parent)
            beside.setdefault(edge.parent, []).append(edge.child)
    found, waiting = {report}, [report]
    while waiting:
        for other in beside.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return tuple(other for other in view.letters if other in found)


def first_print(view: StoryView, edge: Edge) -> str:
    """The parent of a link; of a text that stands there several times, and of which none is named, the first print."""
    prints = (edge.parent, *copies_of(view, edge))
    if len(prints) == 1:
        return edge.parent
    made = {other.child for other in view.story.lineage.edges if other.kind == "copy" and other.parent in prints}
    return next((report for report in view.letters if report in prints and report not in made), edge.parent)
