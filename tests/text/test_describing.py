"""Descriptions without a name are compared by head, number, country and the words that are their own."""

import pytest

from quoth.text.describing import description_of, may_be_one, rewords, shortens


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("politicians", "Latvian politicians"),
        ("inspectorate of mines", "state mines inspectorate"),
        ("country's river service", "national river service"),
        ("indictment", "40-page indictment"),
    ],
)
def test_a_shorter_description_leaves_words_out(short: str, full: str) -> None:
    assert shortens(description_of(short), description_of(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("official", "officials"),
        ("Estonian politicians", "Latvian politicians"),
        ("river service", "health service"),
        ("survivors", "two other survivors"),
    ],
)
def test_another_number_country_word_or_another_one_is_no_shorter_description(short: str, full: str) -> None:
    assert not shortens(description_of(short), description_of(full))


def test_lawmakers_may_be_called_politicians() -> None:
    assert rewords(description_of("Latvian lawmakers"), description_of("Latvian politicians"))
    assert not rewords(description_of("lawmakers"), description_of("politicians"))


def test_an_official_may_be_anybody_but_not_several() -> None:
    assert may_be_one(description_of("harbour official"), description_of("diplomat"))
    assert not may_be_one(description_of("harbour official"), description_of("two diplomats"))
