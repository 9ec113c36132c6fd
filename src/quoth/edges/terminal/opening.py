"""The head of a dossier: title and counts, the reports under their letters, what counts as one source and why."""

from quoth.compose.origins import links_in_words, origin_verdict
from quoth.compose.views import StoryView, origins_in_words
from quoth.compose.wording import counted, quoted
from quoth.edges.gate import visible
from quoth.edges.terminal.layout import Style, columns, row, shortened, wrapped
from quoth.edges.terminal.limits import Limits
from quoth.text.crediting import covers_whole, has_own_dateline
from quoth.types import AnnotatedReport
from quoth.types.lineage import DERIVATION

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
    tail = visible(f" · {day}{credit_in_words(view, read)}")
    headline = f" · {quoted(visible(raw.title))}" if raw.title else ""
    name = shortened(visible(view.name(report)), style.width // 3)
    left = f"  {view.letters[report]}  {name}"
    room = style.width - columns(left) - columns(tail)
    return f"{left}{fitted(headline, room)}{tail}"


def credit_in_words(view: StoryView, read: AnnotatedReport) -> str:
    """ "credits Reuters" for a report that rests on it, by its credit or its lineage; "cites Reuters" where one fact does."""
    credit = read.report.credit
    if credit is None or not credits_another(read):
        return ""
    rests = covers_whole(read.report) or any(
        place.start <= credit.start < place.end
        for edge in view.story.lineage.edges
        if edge.child == read.id and edge.kind in DERIVATION
        for measure in edge.measures
        if measure.name == "credit"
        for place in measure.spans
    )
    return f" · {'credits' if rests else 'cites'} {credit.agency}"


def credits_another(read: AnnotatedReport) -> bool:
    """Whether the report credits an agency other than its own outlet, by name or initials."""
    agency = read.report.credit.agency.casefold() if read.report.credit else ""
    if not read.report.raw.outlet and has_own_dateline(read.report):
        return False
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
    links = links_in_words(view, credits_apart=True)
    for link in links[: limits.edges]:
        lines += wrapped_whole(link, limits.edge_lines, style.width)
    if len(links) > limits.edges:
        lines.append(f"  + {counted(len(links) - limits.edges, 'more link')}")
    if not links and len(story.reports) > 1:
        lines += wrapped(story.lineage.origins.why, style.width, indent="  ", first="  ")
    return lines


def wrapped_whole(told: str, most: int, width: int) -> list[str]:
    """A link in at most so many lines: pieces of its evidence that do not fit are left out whole, from the end."""
    pieces = told.split("; ")
    for number in range(len(pieces), 0, -1):
        text = "; ".join(pieces[:number]) + ("" if number == len(pieces) else "; …")
        lines = wrapped(text, width, indent="    ", first="  ")
        if len(lines) <= most:
            return lines
    head = pieces[0].split(": ", 1)[0]
    return wrapped(f"{head}." if head != pieces[0] else head, width, indent="    ", first="  ")
