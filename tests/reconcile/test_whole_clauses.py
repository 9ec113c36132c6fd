"""What is printed as a claim is a whole clause; what hangs on another is taken with it."""

import pytest
from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.reconcile.whole_clauses import is_whole, lacks_subject


@pytest.mark.parametrize(
    "words",
    [
        "the mill was closed on Friday",
        "If it rains, the fair will be called off",
        "At least seven people were hurt",
        "In May the council had promised a new bridge",
        "had the mill been warned?",
    ],
)
def test_a_clause_with_its_verb_is_whole(words: str) -> None:
    assert is_whole(words)


@pytest.mark.parametrize(
    "words",
    ["before the mill was closed", "who had left in March", "after an attack on the mill", "two of them seriously"],
)
def test_what_hangs_on_another_clause_or_has_no_verb_is_not_whole(words: str) -> None:
    assert not is_whole(words)


def test_what_begins_with_its_verb_lacks_a_subject() -> None:
    assert lacks_subject("had been ignored for an hour")
    assert not lacks_subject("Had been ignored")
    assert not lacks_subject("had the mill been warned?")


def test_marks_of_a_claim_are_in_pairs_and_a_minus_stays() -> None:
    report = report_of(
        "a", Said('the harbour was closed "without a word"', 0), Said("-7 degrees was too cold for paint", 1)
    )
    texts = sorted(claim.text for claim in reconcile_story((report,), lineage_of(("a",))).claims)
    assert texts == ["-7 degrees was too cold for paint", 'the harbour was closed "without a word"']


def test_half_a_range_is_not_whole() -> None:
    assert not is_whole("repairs would cost between 9")
    assert is_whole("repairs would cost between 9 and 12 million")


def test_what_is_tied_to_another_clause_is_printed_alone_if_it_is_whole() -> None:
    report = report_of("a", Said("when thieves took nine drawings from the hall", 0))
    assert [c.text for c in reconcile_story((report,), lineage_of(("a",))).claims] == [
        "thieves took nine drawings from the hall"
    ]
