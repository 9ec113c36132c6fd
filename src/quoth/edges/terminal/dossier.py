"""The text dossier: title, origin, disagreements of reports and of speakers, figures, what one says alone, dates, brief."""

from collections.abc import Callable

from quoth.compose.views import (
    ABOVE_THE_FOLD,
    StoryView,
    conflicts_between,
    counted,
    milder,
    origins_in_words,
    view_of,
)
from quoth.edges.terminal.gate import visible
from quoth.edges.terminal.layout import Style, row, shortened, wrapped
from quoth.edges.terminal.plot import figure_lines
from quoth.types import Difference, Dossier, Edge, Story
from quoth.types.lineage import DERIVATION

KIND_WIDTH, MARK_WIDTH = 21, 9
SMALL_STORY = 6
BANDS = ((0.95, "almost certainly"), (0.8, "very likely"), (0.55, "likely"))


def render_dossier(
    dossier: Dossier, *, width: int, ascii: bool, colour: bool, quiet: bool = False, brief: bool = False
) -> str:
    """Every story of a dossier as text of the given width, ending in a line feed."""
    style = Style(width, ascii, colour)
    pieces = []
    for story in dossier.stories:
        view = view_of(dossier, story)
        if brief:
            pieces.append(brief_lines(view, style, heading=len(dossier.stories) > 1))
        elif quiet:
            pieces.append(quiet_lines(view, style))
        else:
            pieces.append([line for section in SECTIONS for line in section(view, style)])
    return style.plain("\n\n".join("\n".join(line.rstrip() for line in lines) for lines in pieces)) + "\n"


def render_stories(dossier: Dossier, *, width: int, ascii: bool, colour: bool) -> str:
    """The stories found, two lines each: title, and counts with the largest disagreement as a question."""
    style = Style(width, ascii, colour)
    lines = []
    for story in dossier.stories:
        largest = next(iter(conflicts_between(story, "reports")), None)
        question = f" · largest: {visible(largest.question)}" if largest else ""
        lines += [style.bold(shortened(story.title, width)), shortened(f"  {counts_line(story)}{question}", width)]
    return style.plain("\n".join(lines)) + "\n"


def counts_line(story: Story) -> str:
    """Reports, origins, disagreements, disputes."""
    pieces = [counted(len(story.reports), "report"), origins_in_words(story)]
    reports, speakers = len(conflicts_between(story, "reports")), len(conflicts_between(story, "speakers"))
    pieces += [counted(reports, "disagreement")] if reports else []
    pieces += [f"{counted(speakers, 'dispute')} between speakers"] if speakers else []
    return " · ".join(pieces)


def title_lines(view: StoryView, style: Style) -> list[str]:
    """Title with the counts, then each report under its letter."""
    story = view.story
    counts = f"{counted(len(story.reports), 'report')} · {origins_in_words(story)} · {counted(len(story.speakers), 'speaker')}"
    title = shortened(story.title.upper(), style.width - len(counts) - 2)
    lines = [row(style.bold(title), counts, style.width + (len(style.bold(title)) - len(title)))]
    for report in story.reports:
        raw = view.reports[report].report.raw
        day = (raw.published or "undated")[:16].replace("T", " ")
        headline = f" · “{raw.title}”" if raw.title else ""
        left = f"  {view.letters[report]}  {visible(view.name(report))}"
        lines.append(shortened(f"{left}{visible(headline)}", style.width - len(day) - 3) + f" · {day}")
    return lines


def origin_lines(view: StoryView, style: Style) -> list[str]:
    """What counts as one source, with the reasons."""
    story = view.story
    lines = ["", style.bold("ORIGIN") + f"   {origin_verdict(view)}"]
    shown = [edge for edge in story.lineage.edges if edge.child in view.letters]
    for edge in shown[: 4 if len(story.reports) <= SMALL_STORY else 8]:
        lines += wrapped(edge_in_words(view, edge), style.width, indent="    ", first="  ")
    if len(shown) > 8:
        lines.append(f"  + {len(shown) - 8} more links")
    if not shown:
        lines += wrapped(story.lineage.origins.why, style.width, indent="  ", first="  ")
    return lines


def origin_verdict(view: StoryView) -> str:
    """ "Count A and B as one source." or how many there are, and which reports belong together."""
    groups = [group for group in view.story.lineage.origins.groups if len(group.reports) > 1]
    if len(view.story.reports) == 1:
        return "One report: nothing to hold it against."
    if not groups:
        return "Each report is an origin of its own."
    told = [
        f"Count {joined([view.letters[r] for r in group.reports])} as one source ({visible(group.name)})."
        for group in groups
    ]
    alone = [view.letters[g.reports[0]] for g in view.story.lineage.origins.groups if len(g.reports) == 1]
    return " ".join([*told, *([f"{joined(alone)} {'stands' if len(alone) == 1 else 'stand'} alone."] if alone else [])])


def edge_in_words(view: StoryView, edge: Edge) -> str:
    """Which report from which, how surely, and why."""
    child = view.letters[edge.child]
    parent = view.letters.get(edge.parent) or edge.parent.removeprefix("external:")
    sure = likelihood(edge.probability)
    if edge.parent.startswith("external:"):
        return f"{child} {edge.why[3:] if edge.why.startswith('It ') else edge.why}"
    if edge.kind == "siblings":
        return f"{child} and {parent} {sure} rest on one dispatch: {edge.why}"
    if edge.kind in DERIVATION:
        kind = {"edited": "an edited copy", "partial": "made in part", "copy": "a copy"}.get(
            edge.kind, f"a {edge.kind}"
        )
        return f"{child} is {sure} {kind} {'from' if edge.kind == 'partial' else 'of'} {parent}: {edge.why}"
    return f"{child} and {parent} carry the same statement: {edge.why}"


def likelihood(probability: float) -> str:
    """The word of ICD 203 for a probability."""
    return next((word for least, word in BANDS if probability >= least), "perhaps")


def joined(letters: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return letters[0] if len(letters) == 1 else f"{', '.join(letters[:-1])} and {letters[-1]}"


def disagreement_lines(view: StoryView, style: Style) -> list[str]:
    """The conflicts of the reports, the costliest first, each with both wordings and their places."""
    found = conflicts_between(view.story, "reports")
    mild = milder(view.story)
    if not found and not mild:
        return []
    head = (
        f"   {counted(len(found), 'point')}"
        if len(found) <= ABOVE_THE_FOLD
        else f"   {len(found)} points; the first {ABOVE_THE_FOLD}"
    )
    lines = ["", style.bold("THE REPORTS DISAGREE") + head]
    for number, difference in enumerate(found[:ABOVE_THE_FOLD], 1):
        lines += difference_lines(view, style, number, difference)
    rest = len(found[ABOVE_THE_FOLD:]) + len(mild)
    if rest:
        kinds = list(dict.fromkeys(d.kind for d in (*found[ABOVE_THE_FOLD:], *mild)))
        lines.append(shortened(f"  + {rest} milder or further: {', '.join(kinds)}", style.width))
    return lines


def difference_lines(view: StoryView, style: Style, number: int, difference: Difference) -> list[str]:
    """One disagreement: kind and question, then a line a side with its words and its marks."""
    lines = [f"  {number} {shortened(difference.kind + ': ' + difference.question, style.width - 4)}"]
    for side, (letters, words, marks) in zip(difference.sides, view.sides(difference), strict=True):
        reading = f" · {side.reading}" if side.reading and difference.kind == "comparison" else ""
        speaker = f" ({visible(side.speaker)})" if side.speaker and difference.kind.startswith("attribution") else ""
        own = " (own voice)" if not side.speaker and difference.kind.startswith("attribution") else ""
        room = style.width - len(marks) - 9 - len(letters) - len(speaker or own) - 4
        quotation = f"“{shortened(words, max(20, room - len(reading)))}”"
        lines.append(row(f"      {letters}  {quotation}{speaker or own}{reading}", shortened(marks, 12), style.width))
    return lines


def dispute_lines(view: StoryView, style: Style) -> list[str]:
    """Where those quoted contradict each other."""
    found = conflicts_between(view.story, "speakers")
    if not found:
        return []
    lines = ["", style.bold("THE SPEAKERS DISAGREE") + f"   {counted(len(found), 'point')}"]
    for difference in found[:3]:
        lines.append("  " + shortened(difference.question, style.width - 2))
        for side, (_, words, marks) in zip(difference.sides, view.sides(difference), strict=True):
            who = visible(side.speaker or "the report itself")
            room = style.width - len(who) - len(marks) - 12
            lines.append(row(f"    {who}: “{shortened(words, max(20, room))}”", shortened(marks, 14), style.width))
    if len(found) > 3:
        lines.append(f"  + {len(found) - 3} more")
    return lines


def single_lines(view: StoryView, style: Style) -> list[str]:
    """What only one report says, in its own words."""
    if len(view.story.reports) < 2:
        return []
    lines: list[str] = []
    for report in view.story.reports:
        claims = [
            c for c in view.story.claims
            if c.status == "single" and {s.report for s in (*c.asserted, *c.denied, *c.undecided)} == {report}
        ]  # fmt: skip
        if claims:
            told = " · ".join(f"{shortened(c.text, 44)} {view.mark(c.span)}" for c in claims[:4])
            more = f" · + {len(claims) - 4}" if len(claims) > 4 else ""
            lines += wrapped(told + more, style.width, indent="     ", first=f"  {view.letters[report]}  ")[:3]
    return ["", style.bold("ONLY ONE SAYS IT"), *lines[:12]] if lines else []


def when_lines(view: StoryView, style: Style) -> list[str]:
    """The dates in the reports by day; those that could not be placed, and what would place them."""
    placed: dict[str, list[str]] = {}
    open_words: list[str] = []
    for report in view.story.reports:
        read = view.reports[report]
        for date in read.dates:
            words = f"{' '.join(date.span.of(read.text).split())} {view.letters[report]}{read.report.paragraph_of(date.start)}"
            if date.earliest is None:
                open_words.append(f"“{words.rsplit(' ', 1)[0]}” {words.rsplit(' ', 1)[1]}")
            else:
                placed.setdefault(
                    date.earliest if date.earliest == date.latest else f"{date.earliest}/{date.latest}", []
                ).append(words)
    if not placed and not open_words:
        return []
    line = " · ".join(f"{day}: {', '.join(dict.fromkeys(words[:2]))}" for day, words in sorted(placed.items())[:8])
    lines = ["", *wrapped(line, style.width, indent="       ", first=f"{style.bold('WHEN')}   ")[:4]]
    undated = [r for r in view.story.reports if not view.reports[r].report.raw.published]
    if open_words and undated:
        name = view.reports[undated[0]].report.raw.input.rsplit("/", 1)[-1]
        told = f"Undated, so these stay open: {', '.join(dict.fromkeys(open_words[:5]))}. Use --date {name}=2026-01-31"
        lines += wrapped(told, style.width, indent="       ", first="       ")
    return lines


def brief_section(view: StoryView, style: Style) -> list[str]:
    """The brief under its heading."""
    lines = brief_lines(view, style, heading=False)
    return ["", style.bold("BRIEF"), *(f"  {line}" for line in lines)] if lines else []


def brief_lines(view: StoryView, style: Style, *, heading: bool) -> list[str]:
    """The brief as one paragraph, each sentence with its marks."""
    told = " ".join(f"{visible(s.text)[:-1]} [{view.marks(s.citations)}]." for s in view.story.brief)
    lines = wrapped(told, style.width - 2)
    return [style.bold(shortened(view.story.title.upper(), style.width)), *lines] if heading else lines


def quiet_lines(view: StoryView, style: Style) -> list[str]:
    """Title, the verdict on origins, the counts."""
    story = view.story
    return [
        style.bold(shortened(story.title.upper(), style.width)),
        f"ORIGIN   {origin_verdict(view)}",
        f"{counts_line(story)} · {counted(len(story.claims), 'claim')} · {counted(len(story.figures), 'figure')}",
    ]


SECTIONS: tuple[Callable[[StoryView, Style], list[str]], ...] = (
    title_lines,
    origin_lines,
    disagreement_lines,
    dispute_lines,
    figure_lines,
    single_lines,
    when_lines,
    brief_section,
)
