"""Who or what can say something at all."""

import pytest

from quoth.annotate.voices import can_speak
from quoth.types import Span


def speaks(words: str) -> bool:
    return can_speak(words, Span(0, len(words)))


@pytest.mark.parametrize(
    "words",
    [
        "the evening crossing",
        "a confrontation at the weir",
        "the alleged deployment",
        "49 alive and 24",
        "the number of people",
        "the shutdown",
        "Sunday",
        "clearing the ditch",
        "WE DON'T KNOW",
        "they would not say",
    ],
)
def test_events_states_amounts_and_times_say_nothing(words: str) -> None:
    assert not speaks(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ana Holm",
        "she",
        "the harbour administration",
        "an initial investigation of the scene",
        "the findings",
        "a survey by the Norlux institute",
        "residents fearing a flood",
        "Union No. 2",
        "the two",
        "Fanning",
        "the Harlow Foundation",
        "a Harlow Post article last week",
        "the predictions",
    ],
)
def test_people_bodies_papers_and_findings_can_be_sources(words: str) -> None:
    assert speaks(words)


def test_who_made_what_the_sentence_is_about_says_nothing() -> None:
    text = "The inquiry led by the harbour board was confirmed."
    board = Span(text.index("the harbour"), text.index(" was"))
    assert not can_speak(text, board)
