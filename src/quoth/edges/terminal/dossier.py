"""The text dossier: title, origin, disagreements of reports and of speakers, figures, what one says alone, dates, brief.

The order never changes and a section without content vanishes, but for the origin. Two reports fit one screen of 100
columns and 50 lines: where they would not, the tighter limits are tried one after the other.
"""

from msgspec import Struct

from quoth.compose.days import day_rows, undated
from quoth.compose.origins import edge_in_words, origin_verdict
from quoth.compose.singles import single_rows
from quoth.compose.views import ABOVE_THE_FOLD, StoryView, conflicts_between, origins_in_words, view_of
from quoth.compose.wording import counted, quoted
from quoth.edges.terminal.differences import disagreement_lines, dispute_lines
from quoth.edges.terminal.gate import visible
from quoth.edges.terminal.layout import Style, columns, packed, row, shortened, wrapped
from quoth.edges.terminal.plot import figure_lines
from quoth.types import AnnotatedReport, Dossier, Rejected, Story

__all__ = ["edge_in_words", "origin_verdict", "render_dossier", "render_stories"]

SCREEN = 50
# On a narrower screen lines wrap so often that nothing fits it; then it is read by scrolling.
WIDE = 90
# A title is cut for the counts beside it only where more than half of it is left.
SHORTEST_TITLE = 40
# Placed days that take no more than this share their line with those that could not be placed.
SHORT_DAYS = 20


class Limits(Struct, frozen=True):
    """How much of each section is shown."""

    edges: int = 8
    edge_lines: int = 4
    differences: int = ABOVE_THE_FOLD
    disputes: int = 3
    figures: int = 12
    singles: int = 3
    days: int = 3
    open_days: int = 2


# Six reports and more: one line a report wherever that can be.
SMALL_STORY = 6
COMPACT = Limits(edges=4, edge_lines=2, disputes=2, figures=10, singles=1, days=2)
# From generous to tight; the last is taken where nothing fits.
LADDER = (
    Limits(),
    Limits(edges=2, edge_lines=2, figures=10, singles=2, days=2),
    Limits(edges=2, edge_lines=2, disputes=2, figures=8, singles=2, days=2, open_days=1),
    Limits(edges=2, edge_lines=2, disputes=2, figures=8, singles=1, days=1, open_days=1),
    Limits(edges=2, edge_lines=2, disputes=1, figures=6, singles=1, days=1, open_days=1),
    Limits(edges=1, edge_lines=1, disputes=1, figures=5, singles=1, days=1, open_days=1),
    Limits(edges=1, edge_lines=1, disputes=1, figures=4, singles=1, days=1, open_days=1),
    Limits(edges=1, edge_lines=1, disputes=1, figures=3, singles=1, days=1, open_days=1),
    Limits(edges=1, edge_lines=1, differences=6, disputes=1, figures=3, singles=1, days=1, open_days=1),
    Limits(edges=1, edge_lines=1, differences=5, disputes=1, figures=3, singles=1, days=1, open_days=1),
    Limits(edges=1, edge_lines=1, differences=4, disputes=1, figures=2, singles=1, days=1, open_days=1),
)


def render_dossier(
    dossier: Dossier, *, width: int, ascii: bool, colour: bool, quiet: bool = False, brief: bool = False
) -> str:
    """Every story of a dossier as text of at most `width` columns a line, ending in a line feed."""
    style = style_of(width, ascii, colour)
    pieces = []
    for story in dossier.stories:
        view = view_of(dossier, story)
        if brief:
            pieces.append(brief_lines(view, style, heading=len(dossier.stories) > 1))
        else:
            pieces.append(quiet_lines(view, style) if quiet else story_lines(view, style))
    if not quiet and not brief:
        pieces += [rejected_lines(dossier.rejected, style)] if dossier.rejected else []
    return finished("\n\n".join("\n".join(lines) for lines in pieces), style)


def render_stories(dossier: Dossier, *, width: int, ascii: bool, colour: bool) -> str:
    """The stories found, two lines each: title, and counts with the largest disagreement as a question."""
    style = style_of(width, ascii, colour)
    lines = []
    for story in dossier.stories:
        largest = next(iter(conflicts_between(story, "reports")), None)
        question = f" · largest: {visible(largest.question)}" if largest else ""
        lines += [
            style.bold(shortened(story.title, width)),
            "  " + shortened(f"{counts_line(story)}{question}", width - 2),
        ]
    return finished("\n".join(lines), style)


def style_of(width: int, ascii: bool, colour: bool) -> Style:
    """The style; plain characters get a few columns, since an ellipsis of three dots is longer than one."""
    return Style(width - 4 if ascii else width, ascii, colour)


def finished(text: str, style: Style) -> str:
    """The text without spaces at the ends of its lines, plain where that was asked for, no line too long."""
    lines = (
        squeezed(style.plain(line.rstrip()), style.width + 4 if style.ascii else style.width)
        for line in text.split("\n")
    )
    return "\n".join(lines).rstrip("\n") + "\n"


def squeezed(line: str, width: int) -> str:
    """A line that plain characters made too long, with fewer spaces before its marks; else cut at a word."""
    over = columns(line) - width
    if over <= 0:
        return line
    at = line.rfind("  ")
    gap = len(line[: at + 2]) - len(line[: at + 2].rstrip(" ")) if at > 0 else 0
    return line[: at + 2 - min(over, gap - 1)] + line[at + 2 :] if gap > over else shortened(line, width)


def story_lines(view: StoryView, style: Style) -> list[str]:
    """A story in full; two reports within one screen where that can be done."""
    if len(view.story.reports) >= SMALL_STORY:
        return sections(view, style, COMPACT)
    ladder = LADDER if len(view.story.reports) == 2 and style.width >= WIDE else LADDER[1:2]
    lines: list[str] = []
    for limits in ladder:
        lines = sections(view, style, limits)
        if len(lines) <= SCREEN:
            break
    return lines


def sections(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """The sections in their order."""
    return [
        *title_lines(view, style),
        *origin_lines(view, style, limits),
        *disagreement_lines(view, style, most=limits.differences),
        *dispute_lines(view, style, most=limits.disputes),
        *figure_lines(view, style, most=limits.figures),
        *single_lines(view, style, limits),
        *when_lines(view, style, limits),
        *brief_section(view, style),
    ]


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


def single_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """What only one report says, in its own words."""
    lines: list[str] = []
    for report, rows in single_rows(view).items():
        letter = f"  {view.letters[report]}  "
        told: list[str] = []
        shown = 0
        for one in rows:
            longer = f"{quoted(shortened(one.words, 60))} {view.mark(one.place)}"
            more = f" · + {len(rows) - shown - 1}" if len(rows) > shown + 1 else ""
            tried = wrapped(" · ".join([*told, longer]) + more, style.width, indent="     ", first=letter)
            if len(tried) > limits.singles and told:
                break
            told.append(longer)
            shown += 1
        more = f" · + {len(rows) - shown}" if len(rows) > shown else ""
        lines += wrapped(" · ".join(told) + more, style.width, indent="     ", first=letter)
    return ["", style.bold("ONLY ONE SAYS IT"), *lines] if lines else []


def when_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """The dates in the reports by day; those that could not be placed, and what would place them."""
    rows = day_rows(view)
    placed = [f"{r.day} {shortened(view.marks(r.places[:3]), 12)}" for r in rows if r.day is not None]
    loose = [f"{quoted(view.words(r.places[0]))} {view.marks(r.places[:2])}" for r in rows if r.day is None]
    head, indent = style.bold("WHEN") + "   ", "       "
    bare = undated(view)
    if not loose or not bare:
        return ["", *fill(placed, style, first=head, most=limits.days)] if placed else []
    name = view.reports[view.story.reports[bare[0]]].report.raw.input.rsplit("/", 1)[-1]
    told = f"undated, so open (--date {visible(name)}=YYYY-MM-DD): {loose[0]}"
    if columns(" · ".join(placed)) <= SHORT_DAYS and style.width > 2 * SHORT_DAYS:
        return ["", *fill([*placed, told, *loose[1:]], style, first=head, most=limits.open_days)]
    days = fill(placed, style, first=head, most=limits.days)
    return ["", *days, *fill([told, *loose[1:]], style, first=indent if days else head, most=limits.open_days)]


def fill(pieces: list[str], style: Style, *, first: str, most: int) -> list[str]:
    """As many pieces as `most` lines hold, divided by dots, then how many more there are."""
    if not pieces:
        return []
    lines: list[str] = []
    for number in range(len(pieces), 0, -1):
        more = [f"+ {len(pieces) - number}"] if number < len(pieces) else []
        lines = packed([*pieces[:number], *more], style.width, indent="       ", first=first)
        if len(lines) <= most:
            break
    return lines


def brief_section(view: StoryView, style: Style) -> list[str]:
    """The brief under its heading."""
    lines = brief_lines(view, style, heading=False)
    return ["", style.bold("BRIEF"), *lines] if lines else []


def brief_lines(view: StoryView, style: Style, *, heading: bool) -> list[str]:
    """The brief as one paragraph, each sentence with its marks."""
    told = " ".join(
        f"{sentence.text.removesuffix('.')} [{view.marks(sentence.citations)}]." for sentence in view.story.brief
    )
    lines = wrapped(told, style.width, indent="  ", first="  ")
    return [style.bold(shortened(visible(view.story.title.upper()), style.width)), *lines] if heading else lines


def quiet_lines(view: StoryView, style: Style) -> list[str]:
    """Four lines: title, the verdict on origins, the counts of the sections, the largest disagreement."""
    story = view.story
    largest = next(iter(conflicts_between(story, "reports")), None)
    verdict = f"ORIGIN   {shortened(origin_verdict(view), style.width - 9)}"
    return [
        style.bold(shortened(visible(story.title.upper()), style.width)),
        verdict,
        shortened(
            f"{counts_line(story)} · {counted(len(story.claims), 'claim')} · {counted(len(story.figures), 'figure')}",
            style.width,
        ),
        f"LARGEST  {shortened(largest.question, style.width - 9)}" if largest else "No disagreement was found.",
    ]


def counts_line(story: Story) -> str:
    """Reports, origins, disagreements, disputes."""
    pieces = [counted(len(story.reports), "report"), origins_in_words(story)]
    reports, speakers = len(conflicts_between(story, "reports")), len(conflicts_between(story, "speakers"))
    pieces += [counted(reports, "disagreement")] if reports else []
    pieces += [f"{counted(speakers, 'dispute')} between speakers"] if speakers else []
    return " · ".join(pieces)


def rejected_lines(rejected: tuple[Rejected, ...], style: Style) -> list[str]:
    """The inputs that gave no report, each with the reason."""
    lines = [style.bold("NOT READ")]
    for item in rejected:
        lines += wrapped(f"{item.input}: {item.detail}", style.width, indent="     ", first="  ")[:3]
    return lines
