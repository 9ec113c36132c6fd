"""Headings name what is disputed in a few words of the reports, or ask plainly."""

import pytest

from quoth.compare.topics import fullest_topic, heading, phrases_in, topic_of


@pytest.mark.parametrize(
    ("words", "other", "topic"),
    [
        ("inspectors warned of a leaking roof valve in May", "the leaking roof valve was known", "Leaking roof valve"),
        (
            "the ferry has paid for the repair of the quay",
            "it would pay for the repair of the quay",
            "Repair of the quay",
        ),
        ("about 40 villagers fled", "nobody knows when", None),
        ("the claims about it", "the claims are false", None),
        ("it sailed to Norvik", "she left for Norvik", None),
    ],
)
def test_a_topic_is_a_noun_phrase_of_both_wordings(words: str, other: str, topic: str | None) -> None:
    assert topic_of(words, other) == topic


def test_a_phrase_ends_before_a_verb() -> None:
    assert [phrase.text for phrase in phrases_in("the fire began in a battery hall")] == ["fire", "battery hall"]


def test_a_heading_has_eight_words_at_most_and_cuts_no_name_in_two() -> None:
    assert (
        heading("South Varland troop deployment", "one of them, or both?") == "Troop deployment: one of them, or both?"
    )
    assert heading("Committees", "for the time being, or without a limit?") == "For the time being, or without a limit?"


def test_a_heading_without_a_topic_asks_plainly() -> None:
    assert heading(None, "on whose word?") == "On whose word?"
    assert heading("Roof valve", "on whose word?") == "Roof valve: on whose word?"


def test_the_fullest_phrase_stands_for_words_that_nobody_shares() -> None:
    assert fullest_topic("he spoke of the quay and of a leaking roof valve") == "Leaking roof valve"
