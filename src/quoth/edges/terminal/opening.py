"""The head of a dossier: title and counts, the reports under their letters, what counts as one source and why."""

from quoth.compose.origins import edge_in_words, origin_verdict
from quoth.compose.views import StoryView, origins_in_words
from quoth.compose.wording import counted, quoted
from quoth.edges.terminal.gate import visible
from quoth.edges.terminal.layout import Style, columns, row, shortened, wrapped
from quoth.edges.terminal.limits import Limits
from quoth.types import AnnotatedReport

# A title is cut for the counts beside it only where more than this is left of it.
SHORTEST_TITLE = 40


def title_lines(view: StoryView, style: Style) -> list[str]:
    """Title with the counts, then each report under its letter."""
    story = view.story
    counts = " · ".join(
        [counted(len(story.reports), "report"), origins_in_words(story), counted(len(story.speakers), "speaker")]
    )
    room = style.width - columns(counts) - 2
    title = visible(story.title.upper())
    if columns(title) <= room or room >= SHORTEST_TITLE:
        lines = [row(style.bold(shortened(title, room)), counts, style.width)]
    else:
        lines = [*map(style.bold, wrapped(title, style.width)[:2]), f"  {counts}"]
    return [*lines, *(report_line(view, report, style) for report in story.reports)]


def report_line(view: StoryView, report: str, style: Style) -> str:
    """One report: letter, name, headline, day, the agency that it credits."""
    read = view.reports[report]
    raw = read.report.raw
    day = (raw.published or "undated")[:16].replace("T", " ")
    credit = f" · credits {read.report.credit.agency}" if read.report.credit and credits_another(read) else ""
    tail = visible(f" · {day}{credit}")
    headline = f" · {quoted(visible(raw.title))}" if raw.title else ""
    name = shortened(visible(view.name(report)), style.width // 3)
    left = f"  {view.letters[report]}  {name}"
    room = style.width - columns(left) - columns(tail)
    return f"{left}{fitted(headline, room)}{tail}"


def credits_another(read: AnnotatedReport) -> bool:
    """Whether the report credits an agency other than its own outlet, by name or initials."""
    agency = read.report.credit.agency.casefold() if read.report.credit else ""
    outlet = (read.report.raw.outlet or "").casefold()
    initials = "".join(word[0] for word in outlet.split())
    return bool(agency) and agency not in outlet and agency != initials


def fitted(headline: str, room: int) -> str:
    """A headline behind its dot, cut inside its quotation marks."""
    return f" · {shortened(headline.removeprefix(' · '), room - 3)}" if headline and room > 12 else ""


def origin_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """What counts as one source, with the reasons."""
    story = view.story
    lines = ["", *wrapped(visible(origin_verdict(view)), style.width, indent="  ", first=style.bold("ORIGIN") + "   ")]
    edges = [edge for edge in story.lineage.edges if edge.child in view.letters]
    # A credit stands behind its report already; it is told again only where it is all there is.
    edges = [edge for edge in edges if not edge.parent.startswith("external:")] or edges
    for edge in edges[: limits.edges]:
        told = wrapped(edge_in_words(view, edge), style.width, indent="    ", first="  ")
        lines += told if len(told) <= limits.edge_lines else cut_after(told, limits.edge_lines, style.width)
    if len(edges) > limits.edges:
        lines.append(f"  + {counted(len(edges) - limits.edges, 'more link')}")
    if not edges and len(story.reports) > 1:
        lines += wrapped(story.lineage.origins.why, style.width, indent="  ", first="  ")
    return lines


def cut_after(lines: list[str], most: int, width: int) -> list[str]:
    """The first lines, the last of them ending in an ellipsis."""
    last = lines[most - 1].rstrip(" ,;:.")
    indent = last[: len(last) - len(last.lstrip())]
    return [*lines[: most - 1], indent + shortened(f"{last.strip()} {lines[most].strip()}", width - len(indent))]
