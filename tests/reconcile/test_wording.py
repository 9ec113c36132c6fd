"""A claim is printed in the wording that stands best for all: whole, central, near the origin."""

from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile import reconcile_story


def texts(*said: Said) -> list[str]:
    report = report_of("a", *said)
    return sorted(claim.text for claim in reconcile_story((report,), lineage_of(("a",))).claims)


def test_a_conjunction_in_front_is_no_part_of_the_wording() -> None:
    assert texts(Said("but the mayor has yet to sign it", 0)) == ["the mayor has yet to sign it"]


def test_quotation_marks_at_the_edges_are_no_part_of_the_wording() -> None:
    assert texts(Said("“The bridge is closed,”", 0)) == ["The bridge is closed"]


def test_the_source_gives_the_wording_and_not_its_rewrite() -> None:
    a = report_of("a", Said("the harbour bridge is closed to all lorries", 0))
    b = report_of("b", Said("all lorries are kept off the harbour bridge", 0))
    (claim,) = reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).claims
    assert claim.text == "the harbour bridge is closed to all lorries"


def test_a_wording_that_points_back_gives_way_to_one_that_does_not() -> None:
    a = report_of("a", Said("it is closed to all lorries on the harbour side", 0))
    b = report_of("b", Said("the harbour bridge is closed to all lorries", 0))
    (claim,) = reconcile_story((a, b), lineage_of(("a",), ("b",))).claims
    assert claim.text == "the harbour bridge is closed to all lorries"
