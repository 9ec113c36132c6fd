"""Speakers get the article and the capital that a sentence of ours needs."""

import pytest

from quoth.text.subjects import at_the_beginning, in_sentence


@pytest.mark.parametrize(
    ("name", "inside", "beginning"),
    [
        ("spokesman", "the spokesman", "The spokesman"),
        ("Prosecutors", "the prosecutors", "The prosecutors"),
        ("two officials", "two officials", "Two officials"),
        ("Several residents", "several residents", "Several residents"),
        ("Interior Ministry", "the Interior Ministry", "The Interior Ministry"),
        ("Maud Esker", "Maud Esker", "Maud Esker"),
        ("her client", "her client", "Her client"),
        ("NATO", "NATO", "NATO"),
    ],
)
def test_a_speaker_in_a_sentence(name: str, inside: str, beginning: str) -> None:
    assert (in_sentence(name), at_the_beginning(name)) == (inside, beginning)
