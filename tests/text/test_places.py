"""Places are looked up as if every sentence were looked at."""

from itertools import pairwise

from quoth.text.places import first_over, number_at
from quoth.types import Span

SENTENCES = (*(Span(start, end) for start, end in pairwise((2, 5, 9, 10, 20))), Span(25, 30))


def test_a_place_is_in_the_sentence_in_which_it_is_found_by_looking_at_all() -> None:
    for at in range(32):
        looked = next((n for n, one in enumerate(SENTENCES) if one.start <= at < one.end), -1)
        assert number_at(SENTENCES, at) == looked
        for end in range(at + 1, 33):
            span = Span(at, end)
            assert first_over(SENTENCES, span) == next((one for one in SENTENCES if one.overlaps(span)), None)
