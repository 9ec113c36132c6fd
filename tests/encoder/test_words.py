"""Vectors without a model: the same words are alike, whatever stands beside them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quoth.encoder import DIMENSIONS
from quoth.encoder.words import WordEncoder


def vector(text: str) -> np.ndarray:
    return WordEncoder().encode_all([text])[0].vector


def likeness(left: str, right: str) -> float:
    a, b = vector(left), vector(right)
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_texts_with_the_same_words_are_alike_and_others_are_not() -> None:
    ferry = "The ferry to Osk was stopped by the harbour master"
    assert likeness(ferry, "A harbour master stopped the ferry to Osk") > 0.8
    assert abs(likeness(ferry, "Grain prices rose by four per cent in May")) < 0.3


def test_forms_of_a_word_meet() -> None:
    assert likeness("deployed", "deployment") > 0.99


def test_the_words_of_a_stretch_are_its_share_of_the_whole() -> None:
    text = "Divers found the wreck near Osk"
    made = WordEncoder().encode_all([text])[0]
    cut = text.index("the")
    assert np.array_equal(made.pool(0, cut) + made.pool(cut, len(text)), made.pool(0, len(text)))


def test_it_finds_no_attributions() -> None:
    assert not WordEncoder().reads
    assert list(WordEncoder().score_all([])) == []


@given(st.text(max_size=80))
def test_any_text_has_a_finite_vector(text: str) -> None:
    made = vector(text)
    assert made.shape == (DIMENSIONS,)
    assert np.isfinite(made).all()
