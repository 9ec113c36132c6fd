"""What the reports disagree on is found along the lineage, between independent reports, and between speakers."""

from itertools import permutations

from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.types import Difference, Ledger

INJURED = counted("at least 40 people", 40, bound="at-least", scope=("injured",))
BARE = counted("40 people", 40, scope=("injured",))
MORE = counted("61 people", 61, scope=("injured",))


def conflicts(ledger: Ledger) -> list[Difference]:
    return [difference for difference in ledger.differences if difference.verdict == "conflict"]


def test_a_lost_bound_along_a_lineage_is_a_conflict_between_the_reports() -> None:
    a = report_of("a", Said("the depot fire injured at least 40 people", 0, quantities=[INJURED]))
    b = report_of("b", Said("the depot fire injured 40 people", 0, quantities=[BARE]))
    (difference,) = conflicts(reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])))
    assert (difference.kind, difference.between) == ("bound", "reports")
    assert {place.report for side in difference.sides for place in side.spans} == {"a", "b"}


def test_a_lost_bound_between_independent_reports_is_no_conflict() -> None:
    a = report_of("a", Said("the depot fire injured at least 40 people", 0, quantities=[INJURED]))
    b = report_of("b", Said("the depot fire injured 40 people", 0, quantities=[BARE]))
    assert conflicts(reconcile_story((a, b), lineage_of(("a",), ("b",)))) == []


def test_two_rewrites_with_the_same_slip_are_one_difference() -> None:
    a = report_of("a", Said("the depot fire injured at least 40 people", 0, quantities=[INJURED]))
    b = report_of("b", Said("the depot fire injured 40 people", 0, quantities=[BARE]))
    c = report_of("c", Said("the depot fire has injured 40 people", 0, quantities=[BARE]))
    lineage = lineage_of(("a", "b", "c"), derived=[("b", "a"), ("c", "a")])
    (difference,) = conflicts(reconcile_story((a, b, c), lineage))
    assert sorted(len(side.spans) for side in difference.sides) == [1, 2]


def test_two_speakers_with_two_values_disagree_as_speakers() -> None:
    a = report_of("a", Said("the depot fire injured 40 people", 0, "Dana Korvel", quantities=[BARE]))
    b = report_of("b", Said("the depot fire injured 61 people", 0, "Ilan Brost", quantities=[MORE]))
    (difference,) = conflicts(reconcile_story((a, b), lineage_of(("a",), ("b",))))
    assert (difference.kind, difference.between) == ("figure", "speakers")
    assert {side.speaker for side in difference.sides} == {"Dana Korvel", "Ilan Brost"}


def test_a_report_that_repeats_the_same_words_differs_in_nothing() -> None:
    a = report_of("a", Said("the depot fire injured 40 people", 0, quantities=[BARE]))
    b = report_of("b", Said("the depot fire injured 40 people", 0, quantities=[BARE]))
    assert reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).differences == ()


def test_differences_do_not_depend_on_the_order_of_the_reports() -> None:
    reports = (
        report_of("a", Said("the depot fire injured at least 40 people", 0, quantities=[INJURED])),
        report_of("b", Said("the depot fire injured 40 people", 0, quantities=[BARE])),
        report_of("c", Said("the depot fire injured 61 people", 0, "Ilan Brost", quantities=[MORE])),
    )
    lineage = lineage_of(("a", "b"), ("c",), derived=[("b", "a")])
    assert len({reconcile_story(order, lineage).differences for order in permutations(reports)}) == 1


def test_conflicts_come_before_what_can_both_hold() -> None:
    a = report_of(
        "a",
        Said("the depot fire injured at least 40 people", 0, quantities=[INJURED]),
        Said("the storm cut the power of 900 homes", 1, quantities=[counted("900 homes", 900, unit="home")]),
    )
    b = report_of(
        "b",
        Said("the depot fire injured 40 people", 0, quantities=[BARE]),
        Said(
            "the storm cut the power of about 900 homes",
            1,
            quantities=[counted("about 900 homes", 900, bound="about", unit="home")],
        ),
    )
    verdicts = [d.verdict for d in reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).differences]
    assert verdicts == sorted(verdicts, key=("conflict", "unclear", "compatible").index)
    assert set(verdicts) == {"conflict", "compatible"}


OPEN = "the northern harbour tunnel will open this year in spite of the flood"
SHUT = "the northern harbour tunnel would not open this year because of the flood"


def test_one_speaker_who_says_yes_in_one_report_and_no_in_another_is_told_wrongly_by_one() -> None:
    a, b = report_of("a", Said(OPEN, 0, "Dana Korvel")), report_of("b", Said(SHUT, 0, "Dana Korvel"))
    (difference,) = conflicts(reconcile_story((a, b), lineage_of(("a",), ("b",))))
    assert (difference.kind, difference.between, difference.rule) == (
        "polarity", "reports", "one_speaker_says_yes_and_no",
    )  # fmt: skip


def test_a_number_one_is_no_negation() -> None:
    one = "the No. 1 aim of the northern harbour office is a tunnel this year"
    other = "the number one aim of the northern harbour office is a tunnel this year"
    a, b = report_of("a", Said(one, 0, "Dana Korvel")), report_of("b", Said(other, 0, "Dana Korvel"))
    assert conflicts(reconcile_story((a, b), lineage_of(("a",), ("b",)))) == []
