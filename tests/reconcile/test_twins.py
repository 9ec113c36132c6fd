"""Reports of one text are held against the others once, and what is found is told of all of them."""

import time

from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.reconcile.provenance import provenance_of
from quoth.reconcile.twins import twins_among
from quoth.types import AnnotatedReport

SAID = (
    Said("the depot fire injured 40 people", 0, quantities=[counted("40 people", 40)]),
    Said("the mayor opened a shelter in the school", 1, "Dana Korvel"),
)
OTHER = Said("the depot fire injured 61 people", 0, quantities=[counted("61 people", 61)])


def copies(count: int) -> tuple[AnnotatedReport, ...]:
    """So many reports of one text, by outlets of their own."""
    return tuple(report_of(f"c{n:03}", *SAID, outlet=f"Outlet {n}") for n in range(count))


def test_a_report_that_was_made_from_no_other_stands_for_its_copies() -> None:
    three = {read.id: read for read in copies(3)}
    lineage = lineage_of(tuple(three), derived=[("c000", "c002"), ("c001", "c002")])
    twins = twins_among(three, provenance_of(tuple(three), lineage))
    assert twins.singles == ("c002",)


def test_one_text_of_two_origins_is_read_twice() -> None:
    two = {read.id: read for read in copies(2)}
    twins = twins_among(two, provenance_of(tuple(two), lineage_of(("c000",), ("c001",))))
    assert twins.singles == ("c000", "c001")


def test_every_copy_supports_the_claims_of_its_text() -> None:
    three = copies(3)
    ledger = reconcile_story(three, lineage_of(tuple(read.id for read in three)))
    assert [len(claim.asserted) for claim in ledger.claims] == [3, 3]
    assert {claim.outlets for claim in ledger.claims} == {3}


def test_a_difference_is_told_of_every_copy() -> None:
    three, other = copies(3), report_of("x", OTHER)
    group = (*(read.id for read in three), "x")
    ledger = reconcile_story((*three, other), lineage_of(group, derived=[("x", "c000")]))
    difference = next(d for d in ledger.differences if d.kind == "figure")
    assert sorted(len(side.spans) for side in difference.sides) == [1, 3]


def test_many_copies_take_hardly_longer_than_one() -> None:
    many = copies(200)
    start = time.process_time()
    reconcile_story(many, lineage_of(tuple(read.id for read in many)))
    assert time.process_time() - start < 3
