"""The count in the heading and what stands below it add up, and a reader is told where the others are."""

from msgspec.structs import replace
from tests import factory

from quoth.edges.web.contents import shown_in_words
from quoth.edges.web.one_file import render_page
from quoth.types import Difference, Side


def points(conflicts: int, compatible: int) -> list[Difference]:
    """So many conflicts, then so many that can both hold."""
    one, two = factory.harbour(), factory.herald()
    sides = (
        Side((factory.place(one, "about 12 days"),), "Ada Rell", ("o1",)),
        Side((factory.place(two, "12 days after"),), None, ("o1",)),
    )
    verdicts = ["conflict"] * conflicts + ["compatible"] * compatible
    return [
        replace(factory.difference(f"p{n}", *sides), verdict=verdict, question=f"About {n}, or 12?")
        for n, verdict in enumerate(verdicts)
    ]


def test_the_count_of_the_heading_adds_up() -> None:
    assert shown_in_words(points(11, 3), 7) == "7 of 11 here; 4 milder below, with 3 that are not counted"
    assert shown_in_words(points(11, 1), 7) == "7 of 11 here; 4 milder below, with 1 that is not counted"
    assert shown_in_words(points(3, 2), 3) == ""


def test_a_click_leads_to_those_that_stand_below() -> None:
    known = factory.dossier()
    made = replace(known.stories[0], differences=tuple(points(11, 3)))
    page = render_page(replace(known, stories=(made,)))
    assert 'href="#e1-p7">7 of 11 here; 4 milder below' in page
    assert 'id="e1-p7"' in page[page.index("<summary>4 milder") :]
