"""The origin section as plain rows: what counts as one, the tree of each origin, every link with its evidence."""

from typing import Any

from quoth.compose.likelihood import word_and_band
from quoth.compose.links import LinkRow, link_rows
from quoth.compose.origins import name_of, origin_verdict
from quoth.compose.views import StoryView
from quoth.edges.web.notes import Notes
from quoth.types import Edge, Origin, Place
from quoth.types.lineage import DERIVATION, EXTERNAL

# So many origins, reports of each, links, and so much evidence of each stand open; the rest is a click away or counted.
MOST_GROUPS, MOST_REPORTS, MOST_LINKS, MOST_PASSAGES, MOST_OWN, DEEPEST = 12, 8, 8, 12, 12, 4
# No page lists more than so many origins, and reports of one; the others are counted.
MOST_SMALLER, MOST_FOLDED = 60, 200
MADE = {
    "copy": "copy of", "edited": "edited copy of", "rewrite": "rewrite of", "summary": "summary of", "partial": "in part from",
}  # fmt: skip
DIRECTIONS = {
    "known": "who wrote first: known from the times and a credit",
    "likely": "who wrote first: likely, from the times, a credit, or what each has that the other lacks",
    "unknown": "who wrote first cannot be told",
}
MEASURES = {"rare": "rare items", "runs": "shared runs of words"}


def origin_rows(view: StoryView, notes: Notes) -> dict[str, Any]:
    """Everything that the section shows."""
    lineage = view.story.lineage
    told = link_rows(view)
    links = [link_row(view, notes, row) for row in told[: MOST_LINKS * 4]]
    # The largest origins first where there are many; else as they stand in the story.
    groups = list(lineage.origins.groups)
    groups = sorted(groups, key=lambda group: -len(group.reports)) if len(groups) > MOST_GROUPS else groups
    return {
        "verdict": origin_verdict(view),
        "why": lineage.origins.why,
        "trees": [tree_of(view, notes, group) for group in groups[:MOST_GROUPS]],
        "smaller": [tree_of(view, notes, group) for group in groups[MOST_GROUPS:MOST_SMALLER]],
        "smallest": max(0, len(groups) - MOST_SMALLER),
        "links": links[:MOST_LINKS],
        "more": links[MOST_LINKS:],
        "untold": max(0, len(told) - MOST_LINKS * 4),
    }


def tree_of(view: StoryView, notes: Notes, group: Origin) -> dict[str, Any]:
    """One origin: its name, and its reports, each below what it was made from."""
    outside = (group.root or "").startswith(EXTERNAL)
    rows = tree_rows(view, notes, group)
    return {
        "name": name_of(view, group),
        "outside": outside,
        "alone": len(group.reports) == 1 and not outside,
        "size": len(group.reports),
        "reports": rows[:MOST_REPORTS],
        "more": rows[MOST_REPORTS:MOST_FOLDED],
        "unlisted": max(0, len(rows) - MOST_FOLDED),
    }


def tree_rows(view: StoryView, notes: Notes, group: Origin) -> list[dict[str, Any]]:
    """The reports of an origin, parents before their children, with how deep each stands and in words what it is."""
    edges = parents_within(view, group)
    below: dict[str | None, list[str]] = {}
    for report in group.reports:
        below.setdefault(edges[report].parent if report in edges else None, []).append(report)
    checks = {check.report: check for check in view.story.lineage.credits}
    rows = []
    waiting = [(report, 0) for report in reversed(below.get(None, []))]
    while waiting:
        report, depth = waiting.pop()
        check = checks.get(report)
        rows.append(
            {
                **notes.badge(report),
                "name": notes.name(report),
                "depth": min(depth, DEEPEST),
                "told": in_words(view, edges[report]) if report in edges else "",
                "unmatched": check.agency if check is not None and check.found == "unlike" else "",
            }
        )
        waiting += [(child, depth + 1) for child in reversed(below.get(report, []))]
    return rows


def parents_within(view: StoryView, group: Origin) -> dict[str, Edge]:
    """For each report of an origin the surest link to another report of it."""
    members, found = set(group.reports), dict[str, Edge]()
    for edge in view.story.lineage.edges:
        if edge.kind in DERIVATION and {edge.child, edge.parent} <= members:
            known = found.get(edge.child)
            if known is None or edge.probability > known.probability:
                found[edge.child] = edge
    return found


def in_words(view: StoryView, edge: Edge) -> str:
    """ "rewrite of A, very likely (80–95%)"."""
    word, band = word_and_band(edge.probability)
    return f"{MADE[edge.kind]} {view.letters.get(edge.parent, '?')}, {word} ({band})"


def link_row(view: StoryView, notes: Notes, row: LinkRow) -> dict[str, Any]:
    """One link in a sentence, with its measures, its passages side by side and what the report adds of its own."""
    edge = row.edge
    if edge is None:
        return {"told": row.told, "measures": [], "passages": [], "own": []}
    inside = edge.parent in view.letters
    most = 2 if edge.kind == "copy" else MOST_PASSAGES
    passages = edge.passages if inside else ()
    return {
        "told": row.told,
        "child": notes.badge(edge.child),
        "parent": notes.badge(edge.parent) if inside else None,
        "direction": DIRECTIONS[edge.direction] if edge.kind in DERIVATION and inside else "",
        "share": f"{edge.share:.0%} of its sentences have a counterpart" if inside else "",
        "measures": [
            {"name": MEASURES.get(m.name, m.name), "words": m.words, "cards": notes.marks(m.spans[:8])[:4]}
            for m in edge.measures
        ],
        "passages": [(notes.evidence(p.child), notes.evidence(p.parent)) for p in passages[:most]],
        "further": max(0, len(passages) - most),
        "own": own_rows(notes, row.own),
        "others": row.others,
    }


def own_rows(notes: Notes, own: tuple[Place, ...]) -> list[dict[str, Any]]:
    """The sentences that only the child has."""
    return [notes.evidence(place) for place in own[:MOST_OWN]]
