"""Differences come in the order of what it would cost to copy the wrong wording."""

from typing import get_args

from msgspec.structs import replace

from quoth.reconcile.ranking import KINDS, cost_of_copying
from quoth.types import Difference, Place, Side
from quoth.types.claims import DifferenceKind, Severity, Verdict


def difference(kind: DifferenceKind, severity: Severity = "medium", verdict: Verdict = "conflict") -> Difference:
    sides = (Side((Place("a", 0, 1),), None, ("o0",)), Side((Place("b", 0, 1),), None, ("o0",)))
    return Difference(kind, kind, "reports", verdict, None, "", "", sides, "", severity, "")


def ordered(*listed: Difference) -> list[str]:
    return [found.kind for found in sorted(listed, key=cost_of_copying)]


def test_a_figure_comes_before_a_lost_speaker_and_that_before_a_hedge() -> None:
    assert ordered(difference("certainty"), difference("attribution-dropped"), difference("bound")) == [
        "bound",
        "attribution-dropped",
        "certainty",
    ]


def test_a_doubt_that_makes_another_fact_comes_before_a_speaker_who_could_be_missed() -> None:
    assert ordered(difference("attribution-dropped"), difference("certainty", "high")) == [
        "certainty",
        "attribution-dropped",
    ]


def test_within_figures_the_severe_one_comes_first() -> None:
    assert ordered(difference("comparison", "low"), difference("unit", "high")) == ["unit", "comparison"]


def test_what_can_both_hold_comes_last() -> None:
    assert ordered(difference("figure", verdict="compatible"), difference("place", "low")) == ["place", "figure"]


def test_every_kind_has_a_rank() -> None:
    assert sorted(KINDS) == sorted(get_args(DifferenceKind))


def test_another_day_and_another_accuser_come_before_a_lost_doubt() -> None:
    assert ordered(difference("certainty", "high"), difference("date"), difference("participant", "high")) == [
        "participant",
        "date",
        "certainty",
    ]


def test_of_two_figures_that_of_the_dead_comes_first() -> None:
    wheels, dead = (
        replace(difference("figure"), id=name, question=asked)
        for name, asked in (("a", "9, or 8 boats?"), ("b", "3, or 4 dead?"))
    )
    assert [one.id for one in sorted((wheels, dead), key=cost_of_copying)] == ["b", "a"]
