"""The dossier as Markdown, in the order of the page, each quotation with a footnote named by report and paragraph."""

import re

from quoth.compose.corrections import change_in_words
from quoth.compose.crediting import credits_in_words
from quoth.compose.days import day_rows
from quoth.compose.holders import holders, similarly
from quoth.compose.left_out import omission_rows
from quoth.compose.links import link_rows
from quoth.compose.measured import around, topic_of, worked_out_from
from quoth.compose.origins import origin_verdict
from quoth.compose.singles import SingleRow, single_rows
from quoth.compose.values import heading_of, in_words, number_of, scope_in_words
from quoth.compose.views import (
    StoryView,
    changed_over_time,
    conflicts_between,
    day_in_words,
    first_printed,
    milder,
    names_in_story,
    nearby_in_words,
    origins_in_words,
    speakers_in_words,
    view_of,
)
from quoth.compose.voices import Voice, voices_of
from quoth.compose.wording import quoted
from quoth.edges.gate import visible
from quoth.text.counting import counted
from quoth.types import Difference, Dossier, Figure, FigureValue, Place, Side

# What acts inside a line in CommonMark and its dialects; what acts only at the beginning of a line is kept from there.
SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$&^])")
OPENING = re.compile(r"^([-+=>:]|\d{1,9}(?=[.)]))")
MOST_SINGLES, MOST_FIGURES, MOST_OWN = 12, 40, 12


def render_markdown(dossier: Dossier) -> str:
    """All stories of a dossier, then what could not be read."""
    lines = [
        line for number, story in enumerate(dossier.stories) for line in story_lines(view_of(dossier, story), number)
    ]
    if dossier.rejected:
        lines += ["## Not read", "", *(f"- {plain(r.input)}: {plain(r.detail)}" for r in dossier.rejected)]
    return "\n".join(lines).strip("\n") + "\n"


def plain(words: str) -> str:
    """Words from outside in one line, with every mark of Markdown and every acting character made harmless."""
    escaped = SPECIAL.sub(r"\\\1", " ".join(visible(words).split()))
    return OPENING.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", escaped)


def in_marks(words: str) -> str:
    """Words from outside in quotation marks, which are not doubled where they have marks of their own."""
    return plain(quoted(words))


class Footnotes:
    """The places quoted so far: each has one mark, its report and paragraph, with a number where one has several."""

    def __init__(self, view: StoryView, story: int) -> None:
        self._view = view
        self._prefix = f"{story + 1}-" if story else ""
        self._names: dict[Place, str] = {}

    def mark(self, place: Place) -> str:
        """The footnote mark of a place."""
        if place not in self._names:
            name = f"{self._prefix}{self._view.mark(place)}"
            taken = sum(known == name or known.startswith(f"{name}.") for known in self._names.values())
            self._names[place] = f"{name}.{taken + 1}" if taken else name
        return f"[^{self._names[place]}]"

    def marks(self, places: tuple[Place, ...]) -> str:
        """The marks of several places, each once."""
        return "".join(dict.fromkeys(self.mark(place) for place in places))

    def lines(self) -> list[str]:
        """The notes themselves."""
        return [
            f"[^{name}]: {plain(self._view.name(place.report))}, {where(self._view, place)}, "
            f"characters {place.start} to {place.end}: {in_marks(self._view.words(place))}"
            for place, name in self._names.items()
        ]


def where(view: StoryView, place: Place) -> str:
    """Headline or paragraph."""
    number = view.mark(place).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return "headline" if number == "0" else f"paragraph {number}"


def story_lines(view: StoryView, number: int) -> list[str]:
    """One story, section by section; a section without content is left out."""
    notes = Footnotes(view, number)
    sections = (
        ("Origin", origin_lines(notes, view)),
        (
            "The reports disagree",
            differences(notes, view, [*conflicts_between(view.story, "reports"), *milder(view.story)]),
        ),
        ("The speakers disagree", differences(notes, view, conflicts_between(view.story, "speakers"))),
        ("Changed over time", change_lines(notes, view)),
        ("Figures", figure_lines(notes, view)),
        ("Only one says it", only_lines(notes, view)),
        ("Left out", omission_lines(notes, view)),
        ("When", when_lines(notes, view)),
        ("Brief", brief_lines(notes, view)),
        ("The reports against themselves", differences(notes, view, conflicts_between(view.story, "itself"))),
    )
    told = [line for heading, lines in sections if lines for line in (f"## {heading}", "", *lines, "")]
    return [*head_lines(view), "", *told, *notes.lines(), ""]


def head_lines(view: StoryView) -> list[str]:
    """Title, counts, and each report under its letter."""
    story = view.story
    counts = [counted(len(story.reports), "report"), origins_in_words(story), speakers_in_words(view)]
    lines = [f"# {plain(story.title)}", "", " · ".join(counts), ""]
    credited = credits_in_words(view, story.reports)
    for report in story.reports:
        raw = view.reports[report].report.raw
        title = f", {in_marks(raw.title)}" if raw.title else ""
        day = plain(day_in_words(view.reports[report]))
        credit = f", {plain(credited[report])}" if report in credited else ""
        lines.append(f"- **{view.letters[report]}** {plain(view.name(report))}{title}, {day}{credit}")
    nearby = nearby_in_words(view)
    return [*lines, "", plain(nearby)] if nearby else lines


def origin_lines(notes: Footnotes, view: StoryView) -> list[str]:
    """What counts as one source, then each link with its reasons and what the report adds of its own."""
    lines = [f"**{plain(origin_verdict(view))}**"]
    rows = link_rows(view)
    lines += [""] if rows else []
    for row in rows:
        carried = notes.marks(tuple(one.place for one in row.carried))
        lines.append(f"- {plain(row.told)}{carried}")
        lines += [f"  - {plain(f'changes {change_in_words(view, changed)}')}" for changed in row.changed]
        if row.edge is not None and row.own:
            child = view.letters[row.edge.child]
            own = ", ".join(f"{in_marks(view.words(place))}{notes.mark(place)}" for place in row.own[:MOST_OWN])
            more = f" and {len(row.own) - MOST_OWN} more" if len(row.own) > MOST_OWN else ""
            lines.append(f"  - {child} adds of its own: {own}{more}")
    return lines


def differences(notes: Footnotes, view: StoryView, found: list[Difference]) -> list[str]:
    """A numbered list of differences."""
    return [line for number, one in enumerate(found, 1) for line in difference_lines(notes, view, number, one)]


def difference_lines(notes: Footnotes, view: StoryView, number: int, difference: Difference) -> list[str]:
    """One difference: question and kind, both wordings, what is read from them."""
    verdict = "" if difference.verdict == "conflict" else f" ({difference.verdict})"
    return [
        f"{number}. **{plain(difference.question)}** {difference.kind}{verdict}",
        *(side_line(notes, view, side) for side in in_order(view, difference)),
        f"   - {plain(difference.why)}",
    ]


def change_lines(notes: Footnotes, view: StoryView) -> list[str]:
    """What a later report has otherwise: both wordings with the days of their reports, the earlier first."""
    lines = []
    for number, one in enumerate(changed_over_time(view.story), 1):
        earlier_first = sorted(one.sides, key=lambda side: first_printed(view, side) or "")
        lines.append(f"{number}. **{plain(one.question)}** {one.kind}")
        lines += [f"{side_line(notes, view, side)}{day_behind(view, side)}" for side in earlier_first]
    return lines


def day_behind(view: StoryView, side: Side) -> str:
    """When a side was first printed, in brackets, where that is known."""
    day = (first_printed(view, side) or "")[:16].replace("T", " ")
    return f" ({plain(day)})" if day else ""


def in_order(view: StoryView, difference: Difference) -> tuple[Side, ...]:
    """The sides of reports in the order of these; who says it before who denies it."""
    if difference.between == "speakers":
        return difference.sides
    places = view.places
    return tuple(sorted(difference.sides, key=lambda s: min((places.get(p.report, 0) for p in s.spans), default=0)))


def side_line(notes: Footnotes, view: StoryView, side: Side) -> str:
    """One side: letters, words, speaker, reading."""
    told = view.words(side.spans[0]) if side.spans else ""
    held, others = holders(view, told, side.spans)
    letters, like = " ".join(held), f" ({similarly(others)})" if others else ""
    words = f"{in_marks(told)}{like}" if side.spans else "not there"
    voices = voices_of(view.reports, side, names_in_story(view))
    speaker = f", {plain(voices[0].name)}" if voices[0].name else ""
    marks = notes.marks(side.spans[:3])
    if len(voices) > 1:
        speaker = ", " + "; ".join(f"{called(voice)}{notes.marks(voice.places[:3])}" for voice in voices)
        marks = ""
    known = (None, side.speaker, "the report's own voice")
    reading = "" if side.reading in known else f"; read as {plain((side.reading or '').replace(' < ', ' → '))}"
    speaker = ", own voice" if side.reading == known[2] and len(voices) < 2 else speaker
    return f"   - {letters}: {words}{speaker}{reading}{marks}"


def called(voice: Voice) -> str:
    """Whose words they are."""
    return plain(voice.name) if voice.name else "in the headline" if voice.headline else "own voice"


def figure_lines(notes: Footnotes, view: StoryView) -> list[str]:
    """The figures as a table, a row a value."""
    names = names_in_story(view)
    rows = [
        f"| {counted_in_words(view, figure)} | {view.letters.get(value.span.report, '?')} "
        f"| {plain(names.get(value.speaker or '', value.speaker or 'own voice'))} | {value_in_words(view, value)}{notes.mark(value.span)} |"
        for figure in view.story.figures
        for value in figure.values
        if number_of(value) is not None
    ]
    head = ["| what is counted | report | whose word | value |", "| --- | --- | --- | --- |"]
    more = [f"| and {len(rows) - MOST_FIGURES} more | | | |"] if len(rows) > MOST_FIGURES else []
    return [*head, *rows[:MOST_FIGURES], *more] if rows else []


def counted_in_words(view: StoryView, figure: Figure) -> str:
    """What is counted; of a bare unit with the words around its first number."""
    topic = topic_of(view, figure)
    return plain(heading_of(view, figure)) + (f", as in {in_marks(around(view, topic))}" if topic else "")


def value_in_words(view: StoryView, value: FigureValue) -> str:
    """The value; where no such number stands in the report, with the words that it was worked out from."""
    source = worked_out_from(view, value)
    told = plain(in_words(value) + scope_in_words(value))
    return f"{told}; worked out from {in_marks(source)}" if source else told


def only_lines(notes: Footnotes, view: StoryView) -> list[str]:
    """What one report alone says, by report."""
    lines = []
    for report, rows in single_rows(view).items():
        lines.append(f"- **{view.letters[report]}** {plain(view.name(report))}")
        lines += [only_line(notes, row) for row in rows[:MOST_SINGLES]]
        lines += [f"  - and {len(rows) - MOST_SINGLES} more"] if len(rows) > MOST_SINGLES else []
    return lines


def only_line(notes: Footnotes, row: SingleRow) -> str:
    """One claim, marked where the outlet says it in its own voice."""
    return f"  - {in_marks(row.words)}{' (own voice)' if row.own_voice else ''}{notes.mark(row.place)}"


def omission_lines(notes: Footnotes, view: StoryView) -> list[str]:
    """Denials and limits that a report leaves out."""
    return [
        f"- **{view.letters.get(row.report, '?')}** drops {plain(row.what)}: {in_marks(row.words)}{notes.mark(row.place)}"
        for row in omission_rows(view)
    ]


def when_lines(notes: Footnotes, view: StoryView) -> list[str]:
    """The dates in order, those that could not be placed last."""
    return [
        f"- {row.day or 'not placed'}: {in_marks(view.words(row.places[0]))}{notes.marks(row.places[:4])}"
        for row in day_rows(view)
    ]


def brief_lines(notes: Footnotes, view: StoryView) -> list[str]:
    """The brief as one paragraph, each sentence with its marks."""
    told = " ".join(f"{plain(s.text)}{notes.marks(s.citations)}" for s in view.story.brief)
    return [told] if told else []
