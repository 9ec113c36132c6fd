"""Content words meet across their forms, and words that say nothing are left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.text.stems import content_stems, stem_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deployed", "deployment"),
        ("families", "family"),
        ("denied", "denial"),
        ("labour", "labor"),
        ("organisation", "organized"),
        ("defence", "defense"),
        ("Müller", "Muller"),
    ],
)
def test_forms_and_spellings_of_a_word_meet(one: str, other: str) -> None:
    assert stem_of(one.lower()) == stem_of(other.lower())


def test_short_words_keep_three_letters() -> None:
    assert stem_of("king") == "king"
    assert stem_of("ring") == "ring"


def test_function_words_and_words_of_saying_are_left_out() -> None:
    assert content_stems("The mayor said that it would not be so.") == ("may",)


def test_figures_stand_without_separators() -> None:
    assert content_stems("1,500 tents") == ("1500", "tent")


@given(st.text(max_size=200))
def test_any_text_has_stems(text: str) -> None:
    assert all(content_stems(text))
