"""A sentence is cut where a clause of its own begins, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.text.clauses import clauses_of
from quoth.types import Span


def clauses(text: str) -> list[str]:
    return [clause.of(text) for clause in clauses_of(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The bridge was closed on Monday; two lorries were left on it.",
            ["The bridge was closed on Monday", "two lorries were left on it."],
        ),
        (
            "The council backed the plan, but the mayor has yet to sign it.",
            ["The council backed the plan", "but the mayor has yet to sign it."],
        ),
        (
            "The ship sank off Port Ellery, which lies in the north.",
            ["The ship sank off Port Ellery", "which lies in the north."],
        ),
        ("He bought bread, milk and a newspaper of the day before.", None),
        ("The crew slept, and the ship sank.", None),
        ("It was “a good day, but the mayor was late for it”.", None),
        ("The bridge (built in 1901; widened in 1950 by the army) was closed.", None),
    ],
)
def test_a_new_subject_or_a_full_break_begins_a_clause(sentence: str, parts: list[str] | None) -> None:
    assert clauses(sentence) == (parts or [sentence])


@given(st.text(alphabet='ab ;,—but the which"()\n', max_size=300))
def test_clauses_are_in_order_and_within_the_sentence(text: str) -> None:
    pieces = clauses_of(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert pieces[0].start == 0
    assert pieces[-1].end == len(text)
