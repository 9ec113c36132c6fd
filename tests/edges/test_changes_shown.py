"""What changed over time, and what a headline says against its body: a line each on the terminal, a section elsewhere."""

from msgspec.structs import replace
from tests import factory

from quoth.edges.formats.markdown import render_markdown
from quoth.edges.terminal import render_dossier
from quoth.edges.web.one_file import render_page
from quoth.edges.web.serving.told import ToldStory, differences_in, linked
from quoth.edges.web.story_rows import story_rows
from quoth.types import Dossier, Side


def shown(made: Dossier, *, width: int = 100) -> list[str]:
    return render_dossier(made, width=width, ascii=False, colour=False).split("\n")


def changed() -> Dossier:
    one, two = factory.harbour(), factory.herald()
    made = factory.dossier(one, two)
    sides = (
        Side((factory.place(one, "about 12 days"),), None, ("o1",)),
        Side((factory.place(two, "12 days"),), None, ("o1",)),
    )
    update = factory.difference(
        "u1", *sides, kind="figure", verdict="compatible", reason="update", question="12, or 14 days?"
    )
    (story,) = made.stories
    return replace(made, stories=(replace(story, differences=(*story.differences, update)),))


def test_a_change_over_time_is_one_line_with_both_wordings() -> None:
    lines = shown(changed())
    at = lines.index("CHANGED OVER TIME   1 point")
    assert "12, or 14 days?" in lines[at + 1]
    assert " → " in lines[at + 1]


def test_a_headline_against_its_body_is_one_line() -> None:
    lines = shown(factory.dossier())
    at = lines.index("HEADLINE AGAINST BODY")
    assert "Halted, or will stop?" in lines[at + 1]


def test_where_nothing_changed_nothing_is_said_of_it() -> None:
    (story,) = factory.dossier().stories
    made = replace(factory.dossier(), stories=(replace(story, differences=()),))
    assert not [line for line in shown(made) if line.startswith(("CHANGED", "HEADLINE"))]


def test_on_a_narrow_screen_the_wordings_stand_alone() -> None:
    assert all(len(line) <= 50 for line in shown(changed(), width=50))


def test_in_markdown_a_change_is_a_section_with_the_days_known_and_no_milder_difference() -> None:
    text = render_markdown(changed())
    (section,) = [part for part in text.split("\n## ") if part.startswith("Changed over time")]
    assert "1. **12, or 14 days?** figure\n" in section
    assert "“about 12 days”" in section
    assert "(2026-05-04 10:00)" in section
    assert text.count("12, or 14 days?") == 1


def test_in_markdown_a_headline_against_its_body_is_a_section() -> None:
    assert "## The reports against themselves\n\n1. **Halted, or will stop?**" in render_markdown(changed())


def test_on_the_page_both_are_sections_of_cards() -> None:
    page = render_page(changed())
    before, _, behind = page.partition(">Changed over time <")
    assert "12, or 14 days?" not in before
    assert (
        behind.index("12, or 14 days?") < behind.index(">The reports against themselves <") < behind.index("Halted, or")
    )


def test_the_number_of_a_difference_on_the_page_is_that_at_its_own_address() -> None:
    told = ToldStory(changed(), "")
    rows = linked(told, story_rows(told.view, 1))
    numbers = {row["id"].partition("-")[2]: row["number"] for row in differences_in(rows)}
    assert numbers == {one.id: number for number, one in enumerate(told.differences, 1)}
