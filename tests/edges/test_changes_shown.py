"""What changed over time, and what a headline says against its body, stand on the terminal in a line each."""

from msgspec.structs import replace
from tests import factory

from quoth.edges.terminal import render_dossier
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
