"""A stretch of text takes the other mark of each quotation along, or leaves its lone mark."""

import pytest

from quoth.text.paired import with_marks_in_pairs
from quoth.types import Span


@pytest.mark.parametrize(
    ("text", "piece", "whole"),
    [
        ('The mill had "no plan at all", she said.', 'The mill had "no plan at all', 'The mill had "no plan at all"'),
        ("He called it “a farce” twice.", "it “a farce", "it “a farce”"),
        ('"The mill is shut," she said. "It is over."', "The mill is shut", "The mill is shut"),
        ('She said "no comment" and left.', 'no comment" and left', '"no comment" and left'),
        ("Nothing is quoted here at all.", "quoted here", "quoted here"),
    ],
)
def test_quotation_marks_come_in_pairs(text: str, piece: str, whole: str) -> None:
    start = text.index(piece)
    assert with_marks_in_pairs(text, Span(start, start + len(piece))).of(text) == whole


def test_a_quotation_that_goes_on_too_long_is_left_out_with_its_mark() -> None:
    text = "The mill had “no plan " + "at all " * 60 + "and no money”, she said."
    assert with_marks_in_pairs(text, Span(0, 25)).of(text) == "The mill had"
