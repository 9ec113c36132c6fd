"""Content words: where a capital shows a name, and how a word is cut into what is compared."""

import pytest

from quoth.text.content import is_name, stems_in, words_with_opening
from quoth.text.tokens import tokens_of


def names(text: str) -> list[str]:
    return [token.text for token, opens in words_with_opening(text, 0, len(text)) if is_name(token, opens=opens)]


def stems(word: str) -> list[str]:
    return list(stems_in(tokens_of(word)[0]))


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    assert names("The ferry left Hemsby with Lars Wint.") == ["Hemsby", "Lars", "Wint"]


@pytest.mark.parametrize("text", ["Floods came.", "“Floods came.”", "• Floods came", "It came on Tuesday in March."])
def test_a_capital_that_opens_or_a_day_is_none(text: str) -> None:
    assert names(text) == []


def test_the_parts_of_a_hyphenated_word_stand_apart() -> None:
    assert stems("flood-damaged") == [*stems("flood"), *stems("damaged")]


def test_a_name_of_two_syllables_is_one_name_however_it_is_written() -> None:
    assert stems("Sun-won") == stems("Sunwon")
    assert len(stems("Anglo-Dutch")) == 2


def test_words_that_say_nothing_have_no_stem() -> None:
    assert stems("the") == []
