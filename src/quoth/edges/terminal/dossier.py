"""The text dossier: title, origin, disagreements of reports and of speakers, figures, what one says alone, what is left out, dates, brief.

The order never changes and a section without content vanishes, but for the origin. Two reports fit one screen of 100
columns and 50 lines: where they would not, the tighter limits are tried one after the other.
"""

from quoth.compose.origins import origin_verdict
from quoth.compose.views import StoryView, conflicts_between, origins_in_words, view_of
from quoth.edges.gate import visible
from quoth.edges.terminal.changes import change_lines, tension_lines
from quoth.edges.terminal.closing import omission_lines, single_lines, when_lines
from quoth.edges.terminal.differences import disagreement_lines, dispute_lines
from quoth.edges.terminal.layout import Style, columns, gated, shortened, wrapped
from quoth.edges.terminal.limits import COMPACT, FEW_REPORTS, LADDER, SMALL_STORY, Limits
from quoth.edges.terminal.opening import origin_lines, title_lines
from quoth.edges.terminal.plot import figure_lines
from quoth.text.counting import counted
from quoth.types import Dossier, Place, Rejected, Story

SCREEN = 50
# An ellipsis is two columns wider in plain characters, and a line has up to two of them.
WIDER_ELLIPSES = 4
# On a narrower screen lines wrap so often that nothing fits it; then it is read by scrolling.
WIDE = 90
# So many marks stand behind a sentence of the brief.
MOST_MARKS = 8


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
    return Style(width - WIDER_ELLIPSES if ascii else width, ascii, colour)


def finished(text: str, style: Style) -> str:
    """The text without spaces at the ends of its lines, plain where that was asked for, no line too long."""
    width = style.width + (WIDER_ELLIPSES if style.ascii else 0)
    lines = (style.plain(squeezed(style.plain(gated(line.rstrip())), width)) for line in text.split("\n"))
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
    ladder = LADDER if len(view.story.reports) == 2 and style.width >= WIDE else (FEW_REPORTS,)
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
        *change_lines(view, style),
        *tension_lines(view, style, close=limits.close),
        *figure_lines(view, style, most=limits.figures),
        *single_lines(view, style, limits),
        *omission_lines(view, style, limits),
        *when_lines(view, style, limits),
        *brief_section(view, style),
    ]


def brief_section(view: StoryView, style: Style) -> list[str]:
    """The brief under its heading."""
    lines = brief_lines(view, style, heading=False)
    return ["", style.bold("BRIEF"), *lines] if lines else []


def brief_lines(view: StoryView, style: Style, *, heading: bool) -> list[str]:
    """The brief as one paragraph, each sentence with its marks."""
    told = " ".join(
        f"{sentence.text.removesuffix('.')} [{few_marks(view, sentence.citations)}]." for sentence in view.story.brief
    )
    lines = wrapped(told, style.width, indent="  ", first="  ")
    return [style.bold(shortened(visible(view.story.title.upper()), style.width)), *lines] if heading else lines


def few_marks(view: StoryView, places: tuple[Place, ...]) -> str:
    """The marks of the places; of very many the first, the others counted."""
    marks = view.marks(places).split(" ")
    return (
        " ".join(marks) if len(marks) <= MOST_MARKS else f"{' '.join(marks[:MOST_MARKS])} + {len(marks) - MOST_MARKS}"
    )


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
