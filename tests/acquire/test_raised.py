"""What stands above or below its line is glued to no figure."""

import pytest

from quoth.acquire.raised import Run, in_line


def up(words: str) -> Run:
    return Run(words, "raised")


def down(words: str) -> Run:
    return Run(words, "lowered")


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        ([Run("About 640"), up("2"), Run(" people left.")], "About 640 people left."),
        ([Run("she said."), up("1,3"), Run(" He")], "she said. He"),
        ([Run("a rise"), up("[4]"), Run(", he said")], "a rise, he said"),
        ([Run("the minister"), up("a"), Run(" said")], "the minister said"),
        ([Run("12 km"), up("2"), Run(" of forest")], "12 km² of forest"),
        ([Run("4 m"), up("3")], "4 m³"),
        ([Run("the firm"), up("2")], "the firm"),
        ([Run("3 × 10"), up("-6")], "3 × 10⁻⁶"),
        ([Run("the 20"), up("th"), Run(" of May")], "the 20th of May"),
        ([Run("M"), up("r"), Run(" Low")], "Mr Low"),
        ([Run("CO"), down("2"), Run(" rose")], "CO2 rose"),
        ([Run("£3"), up("1"), Run("⁄"), down("2"), Run(" million")], "£3½ million"),
        ([Run("£3"), up("3"), Run("/"), down("16")], "£3 3/16"),
        ([up("the whole sentence is raised")], "the whole sentence is raised"),
    ],
)
def test_marks_of_notes_go_and_powers_fractions_and_ordinals_stay(runs: list[Run], line: str) -> None:
    assert in_line(runs) == line
