"""Names that last while a story grows: of a story, its claims, differences, figures and speakers, by what its first reports say.

Reports stand in the order of their times, so that one more mostly comes behind those that are there. What is named by its first
words keeps its name then; the ids of a dossier are made of all that belongs together, and change.
"""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

from quoth.compose.views import StoryView, names_in_story
from quoth.types import Claim, Difference, Figure, Place, Story

Key = TypeVar("Key")


def story_name(story: Story) -> str:
    """The first report that tells of nothing else; of a story told in round-ups alone the first of them, and where in it."""
    parts = {part.report: part.sentences for part in story.parts}
    first = next((report for report in story.reports if report not in parts), None)
    if first is None and story.reports:
        sentences = parts[story.reports[0]]
        return f"{story.reports[0]}-{sentences[0].start if sentences else 0}"
    return first or story.id


def names_of_claims(view: StoryView) -> dict[str, str]:
    """For each claim by its id: the first report that has it, in whatever way, and its first statement behind it."""

    def name(claim: Claim) -> str:
        supports = (*claim.asserted, *claim.denied, *claim.undecided)
        first = min(supports, key=lambda one: in_story(view, one.report), default=None)
        return f"{first.report}-{first.statement}" if first else claim.id

    return each_its_own((claim.id, name(claim)) for claim in view.story.claims)


def names_of_differences(view: StoryView) -> dict[str, str]:
    """For each difference by its id: its kind, and the first words of the two sides that were there first."""

    def name(one: Difference) -> str:
        firsts = [first_of(view, side.spans) for side in one.sides if side.spans]
        return digest(one.kind, one.between, *map(in_words, in_order(view, firsts)[:2])) if firsts else one.id

    return each_its_own((one.id, name(one)) for one in view.story.differences)


def names_of_figures(view: StoryView) -> list[str]:
    """For each figure, in their order: its first words."""

    def name(figure: Figure) -> str:
        spans = [value.span for value in figure.values]
        return digest("figure", in_words(first_of(view, spans)) if spans else figure.counts)

    return list(each_its_own((number, name(figure)) for number, figure in enumerate(view.story.figures)).values())


class Voices:
    """The speakers of a story, found by whatever a report calls them."""

    def __init__(self, view: StoryView) -> None:
        self.story = story_name(view.story)
        self.names = names_in_story(view)
        self.kinds = {one.name: one.kind for one in view.story.speakers}
        self.first = names_of_speakers(view)

    def name(self, met: str) -> str:
        """The name that the speaker has in the story, and in its list of speakers."""
        return self.names.get(met, met)

    def kind(self, met: str) -> str | None:
        """What the speaker is, where he is listed."""
        return self.kinds.get(self.name(met))

    def key(self, met: str) -> str:
        """The name that lasts."""
        return f"{self.story}-{self.first.get(self.name(met), met)}"


def names_of_speakers(view: StoryView) -> dict[str, str]:
    """For each speaker by the name that he has in the story: what the first report with him calls him."""
    listed = names_in_story(view)
    called: dict[str, str] = {}
    for report in view.story.reports:
        for said in view.reports[report].statements if report in view.reports else ():
            for link in said.chain:
                if link.speaker in listed:
                    called.setdefault(listed[link.speaker], link.speaker)
    return {one.name: called.get(one.name, one.name) for one in view.story.speakers}


def each_its_own(named: Iterable[tuple[Key, str]]) -> dict[Key, str]:
    """The names, a number behind those that came before."""
    found: dict[Key, str] = {}
    taken: dict[str, int] = {}
    for key, name in named:
        taken[name] = taken.get(name, 0) + 1
        found[key] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return found


def in_story(view: StoryView, report: str) -> int:
    """The place of a report in the story; one that is not in it comes last."""
    return view.places.get(report, len(view.places))


def in_order(view: StoryView, places: Iterable[Place]) -> list[Place]:
    """Places as they come in the story, headlines that came apart first."""
    return sorted(places, key=lambda place: (in_story(view, place.report), place.part != "title", place))


def first_of(view: StoryView, places: Iterable[Place]) -> Place:
    """The first of some places."""
    return in_order(view, places)[0]


def in_words(place: Place) -> str:
    """A place in words that name it."""
    return f"{place.report}:{place.part}:{place.start}-{place.end}"


def digest(*pieces: str) -> str:
    """Twelve digits for some words."""
    return hashlib.sha256("\x1f".join(pieces).encode("utf-8", "surrogatepass")).hexdigest()[:12]
