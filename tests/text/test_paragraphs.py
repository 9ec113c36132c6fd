"""Paragraphs: blank lines and line breaks part them, machine-wrapped lines belong together."""

import pytest

from quoth.text.paragraphs import split_paragraphs


def parts(text: str) -> list[str]:
    return [span.of(text) for span in split_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts_paragraphs(end: str) -> None:
    assert parts(f"The port is shut.{end}{end}The road is open.{end}") == ["The port is shut.", "The road is open."]


def test_a_line_break_parts_paragraphs_too() -> None:
    assert parts("Bridge shut\nThe mayor said so.") == ["Bridge shut", "The mayor said so."]


def test_lines_wrapped_by_a_machine_are_one_paragraph() -> None:
    text = (
        "The mayor of Tolm said on Tuesday that the old bridge over\n"
        "the river would be closed to lorries until the summer, and\n"
        "that the council had no money for another."
    )
    assert parts(text) == [text]


def test_list_items_of_one_length_are_not_taken_for_wrapped_lines() -> None:
    items = [f"• The district of {name} reported that its wells were dry again." for name in ("Reik", "Brenn", "Tolm")]
    assert parts("\n".join(items)) == items


def test_a_line_that_goes_on_in_small_letters_is_the_same_paragraph() -> None:
    assert parts("The mayor, who had left the hall,\nsaid nothing.") == [
        "The mayor, who had left the hall,\nsaid nothing."
    ]


def test_lines_without_letters_are_no_paragraphs() -> None:
    assert parts("One.\n\n___\n\n\u200b\u200b\n\nTwo.") == ["One.", "Two."]


def test_invisible_characters_at_the_edges_are_left_out() -> None:
    assert parts("\ufeff\u200bThe port is shut.\ufe0f\U000e0101\n") == ["The port is shut."]
