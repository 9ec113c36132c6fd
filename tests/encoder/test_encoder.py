"""The encoder: the same text gets the same bits whatever stands beside it; damaged files are never parsed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.encoder import DIMENSIONS, Encoder, load_encoder
from quoth.encoder.files import SHA256, checked, read_weights
from quoth.errors import EncoderMissing

SENTENCES = (
    "The mayor said the bridge would stay closed.",
    "According to the mayor, the bridge is to remain shut.",
    "Grain prices rose by four per cent in May.",
    "A",
    "An unusually long sentence, with clauses that follow each other, and names such as Tolm, Reik and Brenn in it.",
)


def unit(encoder: Encoder, text: str) -> np.ndarray:
    vector = encoder.encode_all([text])[0].vector
    return np.asarray(vector / np.linalg.norm(vector))


def test_a_sentence_keeps_its_bits_alone_in_any_order_and_twice(encoder: Encoder) -> None:
    alone = [encoder.encode_all([text])[0].vector.tobytes() for text in SENTENCES]
    together = [made.vector.tobytes() for made in encoder.encode_all([*SENTENCES, *SENTENCES])]
    backwards = [made.vector.tobytes() for made in encoder.encode_all(SENTENCES[::-1])][::-1]
    assert together == alone + alone
    assert backwards == alone


def test_sentences_that_say_the_same_are_nearer_than_others(encoder: Encoder) -> None:
    bridge, again, grain = (unit(encoder, text) for text in SENTENCES[:3])
    assert bridge @ again > 0.8
    assert bridge @ grain < 0.2


def test_the_vector_is_that_of_32_bit_arithmetic_but_for_rounding(encoder: Encoder) -> None:
    golden = [0.0208, -0.0040, -0.0104, -0.0627, -0.1655]
    assert unit(encoder, "A man is playing a guitar.")[:5] == pytest.approx(golden, abs=1e-2)


def test_states_of_all_words_add_up_whatever_the_cut(encoder: Encoder) -> None:
    text = SENTENCES[4]
    made = encoder.encode_all([text])[0]
    space = text.index(" with")
    halves = made.pool(0, space) + made.pool(space, len(text))
    assert halves == pytest.approx(made.pool(0, len(text)), abs=1e-4)


def test_no_words_have_no_states(encoder: Encoder) -> None:
    made = encoder.encode_all(["", "   "])
    assert not made[0].vector.any()
    assert made[1].pool(0, 3).shape == (DIMENSIONS,)


def test_a_text_of_many_windows_is_read_to_its_end(encoder: Encoder) -> None:
    text = "The river rose again. " * 300 + "Zanzibar"
    made = encoder.encode_all([text])[0]
    assert made.pool(len(text) - 8, len(text)).any()
    assert np.isfinite(made.vector).all()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_a_finite_vector(text: str) -> None:
    assert np.isfinite(load_encoder().encode_all([text])[0].vector).all()


@pytest.mark.parametrize("name", SHA256)
@pytest.mark.parametrize("place", [0, 1000, -1])
def test_a_file_with_one_flipped_bit_is_refused_before_it_is_parsed(name: str, place: int) -> None:
    data = bytearray(read_weights(name))
    data[place] ^= 1
    with pytest.raises(EncoderMissing, match="damaged"):
        checked(name, bytes(data))
