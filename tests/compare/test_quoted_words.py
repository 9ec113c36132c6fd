"""Words in quotation marks are the same but for spelling, apostrophes, and what stands in brackets."""

import pytest

from quoth.compare.quoted_words import plain_words, quoted_at, same_words, sentences_in
from quoth.types import Span

HELD = "The keys of the lock were with the warden (Per Holm) all night, and nobody asked him for them."


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("The keys of the lock were with the warden all night", True),
        ("The keys of the lock were with [Holm] all night", True),
        ("the keys of [the gate] were with the warden all night, and nobody asked [Mr Holm] for them", True),
        ("The keys of the lock were with the wardens all night", True),
        ("The keys of the lock were with the mayor all night", False),
        ("The keys of the lock were [not] with the mayor all night", False),
        ("[Everything]", False),
    ],
)
def test_brackets_stand_for_words(words: str, same: bool) -> None:
    piece, held = (quoted_at(text, Span(0, len(text))) for text in (words, HELD))
    assert same_words(piece, held) is same


def test_two_brackets_with_other_words_beside_them_are_not_the_same() -> None:
    one, other = "It was on Monday (3 May) that the pier fell", "It was on Sunday (9 May) that the pier fell"
    assert not same_words(quoted_at(one, Span(0, len(one))), quoted_at(other, Span(0, len(other))))


def test_spelling_and_apostrophes_are_no_difference() -> None:
    assert plain_words("Ten per cent of the harbour’s colour") == plain_words("ten percent of the harbor's color")
    one, other = "a cat in the neighbours yard", "a cat in the neighbour's yard"
    assert same_words(quoted_at(one, Span(0, len(one))), quoted_at(other, Span(0, len(other))))


def test_a_quotation_is_cut_at_sentences_and_dots() -> None:
    text = "We went in. Nobody was there ... and the lamp was on."
    assert [piece.words[0] for piece in sentences_in(text, Span(0, len(text)))] == ["we", "nobody", "and"]
