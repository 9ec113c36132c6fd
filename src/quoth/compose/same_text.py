"""Which reports are one text: the copies of one report, which a rewrite of them fits alike."""

from quoth.compose.views import StoryView
from quoth.types import Edge


def prints_behind(view: StoryView, edge: Edge) -> tuple[str, ...]:
    """The prints of a parent's text that a child fits alike; the parent alone for a copy, or where the child names it."""
    named = any(measure.name == "credit" and measure.value for measure in edge.measures)
    if edge.kind == "copy" or named:
        return (edge.parent,)
    return tuple(report for report in view.prints.get(edge.parent, (edge.parent,)) if report != edge.child)


def first_print(view: StoryView, edge: Edge) -> str:
    """The parent of a link; of a text that stands there several times, and of which none is named, the first print."""
    return prints_behind(view, edge)[0]
