"""The visible copy: what no reader sees is out, and every place finds its way back."""

from hypothesis import given
from hypothesis import strategies as st

from quoth.text.visible import invisible_count, plain, visible_copy
from quoth.types import Span

LETTERS = "ab \u200bé\ufb01\ufb03\u00ad\ufe0f\U0001d400\u3000\uff21\U000e0101"


def test_hidden_characters_are_left_out_and_blanks_are_spaces() -> None:
    assert visible_copy("sa\u200bid\u00a0“no”\ufe0f").text == "said “no”"


def test_a_word_found_in_the_copy_is_taken_back_whole() -> None:
    text = "He sa\u200bid no."
    copy = visible_copy(text)
    at = copy.text.index("said")
    assert copy.back(Span(at, at + 4)).of(text) == "sa\u200bid"


def test_a_ligature_stands_for_its_one_character() -> None:
    text = "of\ufb01ce"
    assert visible_copy(text).text == "office"
    assert visible_copy(text).back(Span(3, 4)).of(text) == "\ufb01"


def test_hidden_characters_are_counted() -> None:
    assert invisible_count("a\u200bb\ufe0f") == 2
    assert invisible_count("plain") == 0


@given(st.text(alphabet=LETTERS, max_size=40))
def test_every_character_of_the_copy_goes_back_to_the_one_it_came_from(text: str) -> None:
    copy = visible_copy(text)
    origins = [place for place, char in enumerate(text) for _ in plain(char)]
    assert [copy.place(at) for at in range(len(copy.text))] == origins


@given(st.text(max_size=60))
def test_the_way_back_never_leaves_the_text(text: str) -> None:
    copy = visible_copy(text)
    whole = copy.back(Span(0, len(copy.text)))
    assert 0 <= whole.start <= whole.end <= len(text)
