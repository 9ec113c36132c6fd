"""A claim holds the statements that say the same; its wording stands in a report; its status follows who says it."""

from itertools import permutations

from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.types import Interval

CLOSED = "the harbour bridge is closed to all lorries"
SHUT = "the harbour bridge was shut to all lorries"


def test_the_same_assertion_in_two_reports_is_one_claim() -> None:
    a = report_of("a", Said(CLOSED, 0), Said("the school has a new roof of copper", 1))
    b = report_of("b", Said(SHUT, 0), Said("the football match ended in a draw", 2))
    ledger = reconcile_story((a, b), lineage_of(("a",), ("b",)))
    assert sorted(len(claim.asserted) for claim in ledger.claims) == [1, 1, 2]
    agreed = next(claim for claim in ledger.claims if len(claim.asserted) == 2)
    assert (agreed.status, agreed.origins, agreed.text) == ("agreed", Interval(2, 2), CLOSED)


def test_a_rewrite_does_not_make_a_claim_agreed() -> None:
    a, b = report_of("a", Said(CLOSED, 0)), report_of("b", Said(SHUT, 0))
    ledger = reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")]))
    (claim,) = ledger.claims
    assert (claim.status, claim.origins, claim.span.report) == ("single", Interval(1, 1), "a")


def test_who_denies_and_who_leaves_it_open_stand_apart() -> None:
    a = report_of("a", Said(CLOSED, 0, "Dana Korvel"))
    b = report_of("b", Said(SHUT, 0, "Ilan Brost", stance="denied"))
    c = report_of("c", Said("the harbour bridge may be closed to all lorries", 0, stance="hedged"))
    (claim,) = reconcile_story((a, b, c), lineage_of(("a",), ("b",), ("c",))).claims
    assert [support.report for support in claim.asserted] == ["a"]
    assert [support.report for support in claim.denied] == ["b"]
    assert [support.report for support in claim.undecided] == ["c"]
    assert claim.status == "disputed"


def test_who_declines_to_say_whether_it_is_so_supports_nothing() -> None:
    a = report_of("a", Said("the city council has opened an inquiry into the harbour bridge", 0, "Dana Korvel"))
    silent = "declined to say whether the city council has opened an inquiry into the harbour bridge"
    b = report_of("b", Said(silent, 0, "Ilan Brost"))
    (claim,) = reconcile_story((a, b), lineage_of(("a",), ("b",))).claims
    assert [support.report for support in claim.asserted] == ["a"]
    assert [support.report for support in claim.undecided] == ["b"]
    assert claim.sources == Interval(1, 1)


def test_disputed_claims_come_first() -> None:
    a = report_of("a", Said("the school has a new roof of copper", 1), Said(CLOSED, 0, "Dana Korvel"))
    b = report_of("b", Said("a new copper roof covers the school", 1), Said(SHUT, 0, "Ilan Brost", stance="denied"))
    ledger = reconcile_story((a, b), lineage_of(("a",), ("b",)))
    assert [claim.status for claim in ledger.claims] == ["disputed", "agreed"]


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = (
        report_of("a", Said(CLOSED, 0, "Dana Korvel"), Said("the school has a new roof of copper", 1)),
        report_of("b", Said(SHUT, 0, "Ilan Brost", stance="denied")),
        report_of("c", Said("a new copper roof covers the school", 1), Said(CLOSED, 0)),
    )
    lineage = lineage_of(("a", "c"), ("b",), derived=[("c", "a")])
    ledgers = {reconcile_story(order, lineage) for order in permutations(reports)}
    assert len(ledgers) == 1


def test_no_reports_make_an_empty_ledger() -> None:
    ledger = reconcile_story((), lineage_of())
    assert (ledger.claims, ledger.differences, ledger.speakers) == ((), (), ())
