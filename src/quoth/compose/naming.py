"""The name of an origin: its agency or outlet, and what speaks against that name."""

from quoth.compose.views import StoryView
from quoth.compose.wording import listed
from quoth.types import Edge, Origin
from quoth.types.lineage import DERIVATION, EXTERNAL


def name_of(view: StoryView, group: Origin) -> str:
    """The name of an origin; of one that is only credited what the credits say where they differ or nothing bears them out."""
    checks = [check for check in view.story.lineage.credits if check.report in group.reports]
    agencies = list(dict.fromkeys(check.agency for check in checks if check.found != "matched"))
    unlike = any(check.found == "unlike" for check in checks)
    if not (group.root or "").startswith(EXTERNAL) or not (unlike or len(agencies) > 1):
        return group.name
    return listed(
        [f"credited to {agency}" if n == 0 else f"to {agency}" for n, agency in enumerate(agencies or [group.name])]
    )


def name_in_count(view: StoryView, group: Origin) -> str:
    """The name with what has to be known beside it: that the dispatch is not here, that the texts speak against the dates."""
    name, root = name_of(view, group), group.root or ""
    if root.startswith(EXTERNAL) and name == group.name:
        return f"a dispatch of {root.removeprefix(EXTERNAL)} that is not here"
    if root in view.reports and is_anybodys(view, group):
        return ""
    turned = any(edge.parent == root and against_dates(edge) for edge in view.story.lineage.edges)
    return f"{name} by the dates, which may be wrong" if turned else name


def is_anybodys(view: StoryView, group: Origin) -> bool:
    """Whether nothing tells which of two reports with one text had it first."""
    made = [edge for edge in view.story.lineage.edges if edge.kind in DERIVATION and edge.parent == group.root]
    return len(group.reports) == len(made) + 1 == 2 and all(
        e.direction == "unknown" and not against_dates(e) for e in made
    )


def against_dates(edge: Edge) -> bool:
    """Whether the dates of a link say who was first, and the texts say otherwise: then nobody can tell."""
    dated = any(measure.name == "dates" and measure.value for measure in edge.measures)
    return edge.kind in DERIVATION and edge.direction == "unknown" and dated
