"""The reports of a story as a table: what the letters of the other tables stand for, and what each report goes back to."""

from collections.abc import Iterator
from typing import Any

from quoth.compose.views import StoryView
from quoth.types import Edge
from quoth.types.lineage import DERIVATION, EXTERNAL

REPORTS = ("story", "letter", "id", "outlet", "publisher", "title", "authors", "published", "first_seen", "url", "language",
           "file", "also", "origins", "credits", "made_from", "characters")  # fmt: skip


def report_rows(view: StoryView) -> Iterator[dict[str, Any]]:
    """A row a report, in the order of the letters."""
    story = view.story
    for report, letter in view.letters.items():
        if report not in view.reports:
            continue
        raw = view.reports[report].report.raw
        yield {
            "story": story.id,
            "letter": letter,
            "id": raw.id,
            "outlet": raw.outlet,
            "publisher": raw.publisher,
            "title": raw.title,
            "authors": list(raw.authors),
            "published": raw.published,
            "first_seen": raw.first_seen,
            "url": raw.url,
            "language": raw.language,
            "file": raw.input,
            "also": list(raw.also),
            "origins": [group.name for group in story.lineage.origins.groups if report in group.reports],
            "credits": view.agencies.get(report),
            "made_from": [link(view, edge) for edge in story.lineage.edges if edge.child == report and tells(edge)],
            "characters": len(raw.text),
        }


def tells(edge: Edge) -> bool:
    """Whether a link says that the one was made from the other."""
    return edge.kind in DERIVATION and not edge.unmatched


def link(view: StoryView, edge: Edge) -> str:
    """ "A: rewrite, 0.99"; of a report that is not here its outlet; "either way" where nobody knows which was first."""
    parent = (
        edge.parent.removeprefix(EXTERNAL) if edge.parent.startswith(EXTERNAL) else view.letters.get(edge.parent, "?")
    )
    kind = f"{edge.kind} either way" if edge.direction == "unknown" else edge.kind
    return f"{parent}: {kind}, {edge.probability:.2f}"
