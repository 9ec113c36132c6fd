"""A rule is told as a reader would say it."""

from quoth.compose.rule_words import WORDS, rule_in_words
from quoth.reconcile.other_numbers import RUNGS


def test_a_rule_with_a_name_that_says_little_has_words_of_its_own() -> None:
    assert rule_in_words("is_hardly_another").startswith("two nearly equal counts")
    assert rule_in_words("attribution-dropped") == "one report says whose word it is, the other does not"


def test_any_other_rule_is_told_by_its_name() -> None:
    assert rule_in_words("figure_was_taken_back") == "figure was taken back"


def test_the_rungs_that_set_numbers_against_each_other_all_have_words() -> None:
    assert {*RUNGS} <= {*WORDS}


def test_no_words_are_longer_than_a_line_or_end_in_a_stop() -> None:
    assert all(len(words) < 110 and not words.endswith(".") for words in WORDS.values())
