"""Words and marks with their places."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quoth.text.tokens import tokens_of


def words(text: str) -> list[str]:
    return [token.text for token in tokens_of(text)]


def test_possessives_and_contractions_are_tokens_of_their_own() -> None:
    assert words("Okafor’s aide didn't say they'll go") == [
        "Okafor", "’s", "aide", "did", "n't", "say", "they", "'ll", "go",
    ]  # fmt: skip


def test_dotted_initials_stay_whole_and_hyphens_join() -> None:
    assert words("The U.S. envoy J. Marlow-Reed said so.") == [
        "The", "U.S.", "envoy", "J.", "Marlow-Reed", "said", "so", ".",
    ]  # fmt: skip


def test_figures_keep_their_points_and_commas() -> None:
    assert words("$1,250.75 or 14%, at 9:30") == ["$", "1,250.75", "or", "14", "%", ",", "at", "9:30"]


def test_a_curly_clitic_is_compared_in_its_straight_form() -> None:
    assert [token.lower for token in tokens_of("Kim’s")] == ["kim", "'s"]


@given(st.text())
def test_every_character_but_white_space_is_in_exactly_one_token(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(
        char for char in text if not char.isspace() and char.strip()
    )
    assert all(a.end <= b.start for a, b in pairwise(tokens))


def test_a_line_of_two_hundred_thousand_words_is_cut_in_one_go() -> None:
    assert len(tokens_of("word " * 200_000)) == 200_000
    assert tokens_of("-." * 100_000) and tokens_of("a." * 100_000) and tokens_of("'" * 100_000)
