"""A rewrite that surely says the same without any word of doubt or limit left differs from its source, whatever its words."""

import pytest
from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.types import Difference

SOURCE = "the keeper appeared to have fallen asleep beside the lamp"
LINEAGE = lineage_of(("a", "b"), derived=[("b", "a")])
REST = [Said("tides were high on Sunday", 5), Said("fishermen sold herring at the quay", 7)]


def found(source: str, rewrite: str) -> list[Difference]:
    a, b = report_of("a", Said(source, 0), *REST), report_of("b", Said(rewrite, 0), *REST)
    return [d for d in reconcile_story((a, b), LINEAGE).differences if d.verdict == "conflict"]


def test_a_doubt_that_a_rewrite_in_other_words_has_not_is_a_conflict() -> None:
    (difference,) = found(SOURCE, "the keeper dozed off under the lamp")
    assert (difference.kind, difference.rule, difference.between) == ("certainty", "doubt_was_lost", "reports")


@pytest.mark.parametrize(
    "rewrite", ["the keeper perhaps dozed off under the lamp", "signs are that the keeper dozed off under the lamp"]
)
def test_a_doubt_kept_in_other_words_is_none(rewrite: str) -> None:
    assert found(SOURCE, rewrite) == []


def test_who_could_not_do_a_thing_doubts_nothing() -> None:
    assert found("the keeper could not reach the lamp in the tower", "the keeper failed to get to the lamp") == []


def test_a_limit_that_is_gone_is_a_conflict_of_scope() -> None:
    (difference,) = found("the lamp will stay dark for the time being", "the lamp of the tower stays dark")
    assert (difference.kind, difference.rule) == ("scope", "limit_is_gone")


def test_a_limit_kept_in_other_words_is_none() -> None:
    assert found("the lamp will stay dark for the time being", "the lamp of the tower temporarily stays dark") == []


def test_a_source_is_not_held_to_the_doubts_of_its_rewrite() -> None:
    assert found("the keeper dozed off under the lamp", SOURCE) == []
