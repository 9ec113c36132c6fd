"""Rows that the terminal, the page and Markdown share: letters and marks of reports, sides, disputes, figures, dates."""

import string
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from quoth.compose.wording import quoted
from quoth.text.counting import counted
from quoth.text.folding import fold_words
from quoth.text.outlets import outlet_or_file, outlets_behind
from quoth.text.within import within
from quoth.types import AnnotatedReport, Difference, Dossier, Place, Side, Speaker, Story

# How many disagreements are told in full; the rest is counted.
ABOVE_THE_FOLD = 7


class StoryView(Struct, frozen=True, dict=True):
    """A story with its reports at hand, each under its letter; what is looked up for every link is made once."""

    story: Story
    reports: dict[str, AnnotatedReport]
    letters: dict[str, str]

    @cached_property
    def prints(self) -> dict[str, tuple[str, ...]]:
        """For each report of which there are copies all prints of its text, itself among them, in the order of the story."""
        groups: dict[str, set[str]] = {}
        for edge in self.story.lineage.edges:
            if edge.kind == "copy" and edge.parent in self.letters:
                one, other = (groups.get(end, {end}) for end in (edge.child, edge.parent))
                large, small = (one, other) if len(one) >= len(other) else (other, one)
                large |= small
                groups.update(dict.fromkeys(small, large))
                groups.update(dict.fromkeys((edge.child, edge.parent), large))
        places = self.places
        ordered: dict[int, tuple[str, ...]] = {}
        for group in groups.values():
            if id(group) not in ordered:
                ordered[id(group)] = tuple(sorted(group, key=lambda report: places.get(report, len(places))))
        return {report: ordered[id(group)] for report, group in groups.items()}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each report in the story."""
        return {report: number for number, report in enumerate(self.letters)}

    @cached_property
    def agencies(self) -> dict[str, str]:
        """The agency that each crediting report gives for the whole of it."""
        return {check.report: check.agency for check in self.story.lineage.credits}

    def mark(self, place: Place) -> str:
        """Letter and paragraph ("A3"); the headline that came apart is paragraph 0."""
        letter = self.letters.get(place.report, "?")
        if place.part == "title":
            return f"{letter}0"
        return f"{letter}{self.reports[place.report].report.paragraph_of(place.start)}"

    def marks(self, places: Iterable[Place]) -> str:
        """The marks of several places, each once, in order."""
        return " ".join(dict.fromkeys(self.mark(place) for place in places))

    def words(self, place: Place) -> str:
        """The words of a place."""
        read = self.reports[place.report]
        text = (read.report.raw.title or "") if place.part == "title" else read.text
        return " ".join(text[place.start : place.end].split())

    def name(self, report: str) -> str:
        """The outlet, or the name the report came by."""
        return outlet_or_file(self.reports[report].report.raw)

    def sides(self, difference: Difference) -> list[tuple[str, str, str]]:
        """Letters, words and marks of each side."""
        rows = []
        for side in difference.sides:
            letters = " ".join(dict.fromkeys(self.letters.get(place.report, "?") for place in side.spans))
            first = side.spans[0] if side.spans else None
            words = self.words(first) if first else "not there"
            rows.append((letters, words, self.marks(side.spans)))
        return rows


def letters_of(reports: tuple[str, ...]) -> dict[str, str]:
    """A to Z, then AA, AB and so on to ZZ, AAA, in the order of the story."""
    return {report: letter_of(number) for number, report in enumerate(reports)}


def letter_of(number: int) -> str:
    """The letter, or the letters, of a report by its number from 0."""
    letters, left = "", number + 1
    while left:
        left, at = divmod(left - 1, len(string.ascii_uppercase))
        letters = string.ascii_uppercase[at] + letters
    return letters


def view_of(dossier: Dossier, story: Story) -> StoryView:
    """The story with its reports looked up and lettered; of a digest what is of the story."""
    parts = {part.report: part.sentences for part in story.parts}
    reports = {
        read.id: within(read, parts[read.id]) if read.id in parts else read
        for read in dossier.reports
        if read.id in story.reports
    }
    return StoryView(story, reports, letters_of(story.reports))


def conflicts_between(story: Story, between: str) -> list[Difference]:
    """The conflicts of reports, of speakers, or of a report with itself, in the order of the story."""
    return [d for d in story.differences if d.between == between and d.verdict == "conflict"]


def disputes_of(story: Story) -> list[Difference]:
    """Where speakers contradict each other, what most places carry first."""
    found = conflicts_between(story, "speakers")
    return sorted(found, key=lambda d: -sum(len(side.spans) for side in d.sides))


def speakers_in_words(view: StoryView) -> str:
    """ "14 speakers": who is quoted, without the outlets that the story is read in or goes back to."""
    return counted(len(people_quoted(view)), "speaker")


def people_quoted(view: StoryView) -> list[Speaker]:
    """Who is quoted, without the outlets that the story is read in or goes back to."""
    lineage = view.story.lineage
    outlets = [*map(view.name, view.story.reports), *(group.name for group in lineage.origins.groups)]
    known = {tuple(fold_words(outlet)) for outlet in (*outlets, *(check.agency for check in lineage.credits))}
    return [s for s in view.story.speakers if s.kind != "media" or tuple(fold_words(s.name)) not in known]


def names_in_story(view: StoryView) -> dict[str, str]:
    """For every way in which a report calls a speaker his name in the story."""
    return {name: speaker.name for speaker in view.story.speakers for name in (*speaker.variants, speaker.name)}


def people_of(side: Side, called: Mapping[str, str]) -> list[str]:
    """The speakers of a side by their names in the story, each once, whatever the reports call them."""
    names = side.speaker.split("; ") if side.speaker else []
    found: dict[str, str] = {}
    for name in names:
        told = called.get(name, name)
        found.setdefault(told.casefold(), told)
    return list(found.values())


def milder(story: Story) -> list[Difference]:
    """Differences between reports that can both hold, or that are unclear, but for what changed over time."""
    changed = {d.id for d in changed_over_time(story)}
    return [d for d in story.differences if d.between == "reports" and d.verdict != "conflict" and d.id not in changed]


def changed_over_time(story: Story) -> list[Difference]:
    """What a later report has otherwise than an earlier one: no quarrel of the two, the earlier one left."""
    return [
        d
        for d in story.differences
        if d.reason == "update" and d.between != "itself" and d.verdict != "conflict" and len(d.sides) >= 2
    ]


def origins_in_words(story: Story) -> str:
    """ "1 origin", "2 to 3 origins"."""
    origins = story.lineage.origins
    number = f"{origins.low:,}" if origins.low == origins.high else f"{origins.low:,} to {origins.high:,}"
    return f"{number} {'origin' if number == '1' else 'origins'}"


def first_printed(view: StoryView, side: Side) -> str | None:
    """When the first of a side's reports was published; None where one of them is undated."""
    times = [view.reports[place.report].report.raw.published for place in side.spans]
    return min((time for time in times if time), default=None) if all(times) else None


def outlets_in_words(view: StoryView) -> str | None:
    """ "38 outlets" where that is another number than that of the reports; None where it is not, or was not to be counted."""
    outlets = outlets_behind(read.report.raw for read in view.reports.values())
    if outlets is None or outlets == len(view.story.reports):
        return None
    return f"{outlets} {'outlet' if outlets == 1 else 'outlets'}"


def day_in_words(read: AnnotatedReport) -> str:
    """When a report says that it was published, to the minute, and when it was first seen where that is known."""
    raw = read.report.raw
    day = (raw.published or "undated")[:16].replace("T", " ")
    return f"{day}, first seen {raw.first_seen[:16].replace('T', ' ')}" if raw.first_seen else day


def nearby_in_words(view: StoryView) -> str | None:
    """Which story a report that stands alone perhaps belongs to, and why it was kept apart."""
    nearby = view.story.nearby
    return f"Perhaps belongs to {quoted(nearby.title)}: {nearby.why}" if nearby else None


def reports_shown(view: StoryView, most: int) -> tuple[str, ...]:
    """So many reports of a large story, in its order: those that others go back to before those that go back to others."""
    reports = view.story.reports
    if len(reports) <= most:
        return reports
    roots = {group.root for group in view.story.lineage.origins.groups}
    chosen = set(sorted(reports, key=lambda report: report not in roots)[:most])
    return tuple(report for report in reports if report in chosen)
