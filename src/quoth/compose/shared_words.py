"""The words of somebody that several reports carry: one sentence for all that are bound together, and their own sentences."""

from msgspec import Struct

from quoth.compose.lettering import letters
from quoth.compose.views import StoryView
from quoth.compose.wording import lower_first
from quoth.types import Edge, Place


class Carried(Struct, frozen=True):
    """The sentence in which a report carries the shared words, and the words themselves where they stand in it."""

    report: str
    place: Place
    said: Place


class CarriedRow(Struct, frozen=True):
    """Which reports carry the same words, whose they are, and where each has them; `brief` goes without the words."""

    told: str
    brief: str
    carried: tuple[Carried, ...]


def carried_rows(view: StoryView) -> list[CarriedRow]:
    """A row for each statement that reports of different origin carry."""
    circles: dict[tuple[str, str], list[Edge]] = {}
    for edge in view.story.lineage.edges:
        if edge.kind == "same-source" and edge.child in view.letters:
            circles.setdefault((edge.parent, edge.why), []).append(edge)
    return [carried_row(view, edges) for edges in circles.values()]


def carried_row(view: StoryView, edges: list[Edge]) -> CarriedRow:
    """One statement with all who carry it, in the order of the story."""
    places: dict[str, Place] = {}
    for edge in edges:
        for passage in edge.passages[:1]:
            places.setdefault(edge.parent, passage.parent)
            places.setdefault(edge.child, passage.child)
    ends = [report for report in view.letters if report in {edge.parent for edge in edges} | {e.child for e in edges}]
    head = f"{letters(view, ends)} carry the same statement"
    why = edges[0].why
    words = next((view.words(place) for measure in edges[0].measures for place in measure.spans), "")
    brief = f"{head}{whose(why)}; none of them was made from another."
    return CarriedRow(
        f"{head}: {lower_first(why)}",
        brief,
        tuple(Carried(r, places[r], said_in(view, places[r], words)) for r in ends if r in places),
    )


def said_in(view: StoryView, place: Place, words: str) -> Place:
    """Where the words stand in a sentence, whatever its apostrophes and capitals; the sentence where they do not as such."""
    sentence, sought = plain(view.reports[place.report].text[place.start : place.end]), plain(words)
    at = sentence.find(sought) if sought else -1
    return place if at < 0 else Place(place.report, place.start + at, place.start + at + len(sought), part=place.part)


def plain(words: str) -> str:
    """Words with straight apostrophes, in small letters where that leaves every letter in its place."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in words).replace("’", "'")


def whose(why: str) -> str:
    """ " of Ada Rell" where the evidence names whose words they are."""
    head = lower_first(why).split(" are quoted", 1)[0].split(" (“", 1)[0]
    return f" of {head.removeprefix('the same words of ')}" if head.startswith("the same words of ") else ""
