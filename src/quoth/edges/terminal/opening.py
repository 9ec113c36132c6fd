"""The head of a dossier: title and counts, the reports under their letters, what counts as one source and why."""

from quoth.compose.crediting import credits_in_words
from quoth.compose.links import LinkRow, link_rows
from quoth.compose.origins import origin_verdict
from quoth.compose.views import StoryView, day_in_words, origins_in_words, outlets_in_words, reports_shown
from quoth.compose.wording import quoted
from quoth.edges.gate import visible
from quoth.edges.terminal.layout import Style, columns, row, shortened, wrapped
from quoth.edges.terminal.limits import Limits
from quoth.text.counting import counted
from quoth.types import Edge, Place

# A title is cut for the counts beside it only where more than this is left of it.
SHORTEST_TITLE = 40
MOST_REPORTS = 24
# What stands before passages that are alike, and before what a report adds; a sentence of its own is cut to so many columns.
ALIKE, ADDS, OWN_WIDTH = "    alike  ", "    adds   ", 56


def title_lines(view: StoryView, style: Style) -> list[str]:
    """Title with the counts, then each report under its letter."""
    story = view.story
    outlets = outlets_in_words(view)
    counts = " · ".join(
        [
            counted(len(story.reports), "report"),
            *([outlets] if outlets else []),
            origins_in_words(story),
            counted(len(story.speakers), "speaker"),
        ]
    )
    room = style.width - columns(counts) - 2
    title = visible(story.title.upper())
    if columns(title) <= room or room >= SHORTEST_TITLE:
        lines = [row(style.bold(shortened(title, room)), counts, style.width)]
    else:
        lines = [*map(style.bold, wrapped(title, style.width)[:2]), f"  {counts}"]
    shown = reports_shown(view, MOST_REPORTS)
    credited = credits_in_words(view, shown)
    left = len(story.reports) - len(shown)
    rest = [f"  + {left} more reports; --json and --html list them all"] if left else []
    return [*lines, *(report_line(view, report, credited.get(report, ""), style) for report in shown), *rest]


def report_line(view: StoryView, report: str, credit: str, style: Style) -> str:
    """One report: letter, name, headline, day, the agency that it credits."""
    read = view.reports[report]
    raw = read.report.raw
    again = f" · came in {len(raw.also) + 1} times" if raw.also else ""
    tail = visible(f" · {day_in_words(read)}{f' · {credit}' if credit else ''}{again}")
    headline = f" · {quoted(visible(raw.title))}" if raw.title else ""
    name = shortened(visible(view.name(report)), style.width // 3)
    left = f"  {view.letters[report]}  {name}"
    room = style.width - columns(left) - columns(tail)
    return f"{left}{fitted(headline, room)}{tail}"


def fitted(headline: str, room: int) -> str:
    """A headline behind its dot, cut inside its quotation marks."""
    return f" · {shortened(headline.removeprefix(' · '), room - 3)}" if headline and room > 12 else ""


def origin_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """What counts as one source, then the links with their reasons, some of what is alike, and what each adds of its own."""
    story = view.story
    lines = ["", *wrapped(visible(origin_verdict(view)), style.width, indent="  ", first=style.bold("ORIGIN") + "   ")]
    rows = link_rows(view, credits_apart=True)
    for link in rows[: limits.edges]:
        lines += wrapped_whole(link.told, limits.edge_lines, style.width)
        if link.edge is not None:
            lines += [*alike_lines(view, link.edge, style, limits.alike), *added_lines(view, link, style, limits.added)]
    if len(rows) > limits.edges:
        lines.append(f"  + {counted(len(rows) - limits.edges, 'more link')}")
    if not rows and len(story.reports) > 1:
        lines += wrapped(story.lineage.origins.why, style.width, indent="  ", first="  ")
    return lines


def alike_lines(view: StoryView, edge: Edge, style: Style, most: int) -> list[str]:
    """The matched passages that are most alike, side by side, in the order of the child; none of a copy, which has them all."""
    if edge.kind == "copy":
        return []
    likest = sorted(edge.passages, key=lambda passage: (-passage.similarity, passage.child))[:most]
    room = (style.width - len(ALIKE) - 3) // 2
    lines = []
    for number, passage in enumerate(sorted(likest, key=lambda passage: passage.child)):
        left, right = (cut_beside(view, place, room) for place in (passage.child, passage.parent))
        head = ALIKE if number == 0 else " " * len(ALIKE)
        lines.append(f"{head}{left}{' ' * (room - columns(left) + 2)}{right}")
    return lines


def added_lines(view: StoryView, link: LinkRow, style: Style, most: int) -> list[str]:
    """What a report adds of its own to what it was made from, in its words, in at most so many lines."""
    own = link.own
    for number in range(min(len(own), 3 * most), 0, -1):
        told = " · ".join(cut_beside(view, place, OWN_WIDTH) for place in own[:number])
        more = f" · + {len(own) - number}" if len(own) > number else ""
        lines = wrapped(told + more, style.width, indent=" " * len(ADDS), first=ADDS)
        if len(lines) <= most:
            return lines
    return []


def cut_beside(view: StoryView, place: Place, room: int) -> str:
    """Mark and words of a place, cut at a word to so many columns."""
    mark = view.mark(place)
    return f"{mark} {shortened(quoted(visible(view.words(place))), room - columns(mark) - 1)}"


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
