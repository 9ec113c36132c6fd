"""A sentence retold in wholly other words keeps its doubt and its source without a name, or differs from the one it was made from."""

import pytest
from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile.merging import Found
from quoth.reconcile.provenance import provenance_of
from quoth.reconcile.retold import find_lost_in_retelling

LINEAGE = lineage_of(("a", "b"), derived=[("b", "a")])


def found(source: Said, rewrite: Said) -> list[Found]:
    reports = {"a": report_of("a", source), "b": report_of("b", rewrite)}
    return list(find_lost_in_retelling(reports, provenance_of(("a", "b"), LINEAGE)))


def rules(source: Said, rewrite: Said) -> list[str]:
    return [one.finding.rule for one in found(source, rewrite)]


def test_a_doubt_of_which_nothing_is_left_is_a_conflict() -> None:
    (one,) = found(Said("the keeper is thought to own far more boats", 0), Said("boats galore has that keeper", 0))
    assert (one.finding.kind, one.between, one.finding.verdict) == ("certainty", "reports", "conflict")


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("the keeper is thought to own far more boats", "boats galore the keeper seems to have"),
        ("the keeper was less likely to own a boat", "few keepers had a boat"),
        ("the keeper could not reach the boats", "the keeper never got to the boats"),
        ("the wardens, who reportedly ate early, counted all boats in the harbour", "on the quay stood forty barrels"),
    ],
)
def test_a_doubt_that_is_kept_or_none_or_of_something_else_is_not(source: str, rewrite: str) -> None:
    assert rules(Said(source, 0), Said(rewrite, 0)) == []


def test_a_source_without_a_name_that_is_gone_is_a_conflict() -> None:
    source = Said("the harbour will be sold in June", 0, "two people briefed on the sale", kind="unnamed")
    assert rules(source, Said("in June the harbour goes to a buyer", 0)) == ["nameless_source_was_not_retold"]


def test_a_source_without_a_name_that_is_kept_in_other_words_is_not() -> None:
    source = Said("the harbour will be sold in June", 0, "two people briefed on the sale", kind="unnamed")
    assert rules(source, Said("one hears that in June the harbour goes to a buyer", 0)) == []
    assert rules(source, Said("in June the harbour goes to a buyer", 0, "an insider", kind="unnamed")) == []


def test_a_named_speaker_whom_a_retelling_leaves_out_is_the_matter_of_surer_pairs() -> None:
    assert rules(Said("the harbour will be sold", 0, "Ada Brenn"), Said("the harbour goes to a buyer", 0)) == []
