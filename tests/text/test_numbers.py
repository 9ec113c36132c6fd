"""Numbers in digits and words: what they are worth, how far they reach, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.text.numbers import Number, digits_value, number_at, plain
from quoth.text.tokens import tokens_of


def read(words: str) -> Number | None:
    return number_at(tokens_of(words), 0)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14", 14),
        ("1,250", 1_250),
        ("1,250,300", 1_250_300),
        ("2.5", 2.5),
        ("1.5m", 1_500_000),
        ("1.2bn", 1_200_000_000),
        ("14k people", 14_000),
        ("1.5 million", 1_500_000),
        ("14 thousand", 14_000),
        ("10 lakh", 1_000_000),
        ("3 crore", 30_000_000),
        ("2 ½", 2.5),
        ("five hundred", 500),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("one hundred and one", 101),
        ("fourteen thousand two hundred and six", 14_206),
        ("two million three hundred thousand", 2_300_000),
        ("three and a half million", 3_500_000),
        ("zero point five", 0.5),
        ("half a million", 500_000),
        ("a million", 1_000_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
    ],
)
def test_a_number_has_the_value_of_its_words(words: str, value: float) -> None:
    number = read(words)
    assert number is not None
    assert number.value == value
    assert not number.vague
    assert not number.share


@pytest.mark.parametrize(
    ("words", "floor"),
    [
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
    ],
)
def test_a_vague_plural_is_a_floor(words: str, floor: int) -> None:
    number = read(words)
    assert number is not None
    assert (number.value, number.vague, number.last) == (floor, True, len(words.split()))


@pytest.mark.parametrize(
    ("words", "share"), [("two-thirds", 2 / 3), ("two thirds", 2 / 3), ("a quarter of", 1 / 4), ("three-fifths", 3 / 5)]
)
def test_a_fraction_is_a_share_of_one(words: str, share: float) -> None:
    number = read(words)
    assert number is not None
    assert number.share
    assert number.value == pytest.approx(share)


@pytest.mark.parametrize(
    "words",
    ["the", "hundred", "score", "and six", "1,25", "34-year-old", "half an hour", "m", "9" * 40, "a loaf"],
)
def test_other_words_are_no_number(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(("words", "reach"), [("14 ships", 1), ("six seven", 1), ("one hundred and the rest", 2)])
def test_a_number_ends_where_its_words_end(words: str, reach: int) -> None:
    number = read(words)
    assert number is not None
    assert number.last == reach


def test_letters_glued_to_digits_are_a_suffix_unless_they_are_a_scale() -> None:
    distance, money = read("12km"), read("12m")
    assert distance is not None
    assert money is not None
    assert (distance.value, distance.suffix) == (12, "km")
    assert (money.value, money.suffix) == (12_000_000, "")


def test_whole_numbers_are_whole() -> None:
    assert isinstance(plain(12.0), int)
    assert plain(2.5) == 2.5


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_commas_are_the_same_number(value: int) -> None:
    assert digits_value(f"{value:,}") == digits_value(str(value)) == value


@given(st.text(alphabet="0123456789.,-kmbn ", min_size=1, max_size=60))
def test_any_row_of_figures_is_read_or_left(words: str) -> None:
    tokens = tokens_of(words)
    for index in range(len(tokens)):
        number = number_at(tokens, index)
        assert number is None or index <= number.first < number.last <= len(tokens)


def test_a_long_row_of_number_words_is_one_number() -> None:
    words = "one hundred " + "thousand " * 3_000
    assert number_at(tokens_of(words), 0) is not None
