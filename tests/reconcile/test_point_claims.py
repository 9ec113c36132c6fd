"""Claims are told point by point: two facts of one sentence are two claims where other reports tell them apart."""

from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.compare.points import every_statement
from quoth.reconcile import reconcile_story
from quoth.types import AnnotatedReport, Claim, Ledger

BOTH = "the storm tore the roof off the railway station, and the river flooded forty houses in Lower Osk"
ROOF = "the storm tore the roof off the railway station"
FLOOD = "the river flooded forty houses in Lower Osk"


def words_behind(claim: Claim, *reports: AnnotatedReport) -> list[str]:
    """The words of every support of a claim."""
    told = {s.id: (read, s) for read in reports for s in every_statement(read)}
    found = [told[s.statement] for s in (*claim.asserted, *claim.denied, *claim.undecided)]
    return sorted(piece.of(read.text) for read, s in found for piece in s.content)


def shared(ledger: Ledger) -> list[Claim]:
    """The claims of two reports or more."""
    return [c for c in ledger.claims if len({s.report for s in (*c.asserted, *c.denied, *c.undecided)}) > 1]


def test_two_facts_of_one_sentence_are_two_claims_where_others_tell_them_apart() -> None:
    a, b = report_of("a", Said(BOTH, 0)), report_of("b", Said(ROOF, 0), Said(FLOOD, 0))
    found = [words_behind(claim, a, b) for claim in shared(reconcile_story((a, b), lineage_of(("a",), ("b",))))]
    assert sorted(found) == [[FLOOD, FLOOD], [ROOF, ROOF]]


def test_a_statement_whose_points_nobody_shares_is_one_claim() -> None:
    a, b = report_of("a", Said(BOTH, 0)), report_of("b", Said("the school choir sang for the visitors", 1))
    ledger = reconcile_story((a, b), lineage_of(("a",), ("b",)))
    assert sorted(words_behind(claim, a, b) for claim in ledger.claims) == [
        ["the school choir sang for the visitors"],
        [BOTH],
    ]


def test_what_is_left_of_a_statement_is_one_claim() -> None:
    whole = f"{BOTH}, while the ferries to Halm lay in the harbour"
    a, b = report_of("a", Said(whole, 0)), report_of("b", Said(ROOF, 0))
    ledger = reconcile_story((a, b), lineage_of(("a",), ("b",)))
    (roof,) = shared(ledger)
    assert words_behind(roof, a, b) == [ROOF, ROOF]
    (left,) = [claim for claim in ledger.claims if claim is not roof]
    assert words_behind(left, a, b) == [FLOOD, "while the ferries to Halm lay in the harbour"]


def test_every_claim_stands_in_a_report() -> None:
    a, b = report_of("a", Said(BOTH, 0, "Dana Korvel")), report_of("b", Said(FLOOD, 0, "Ilan Brost"))
    for claim in reconcile_story((a, b), lineage_of(("a",), ("b",))).claims:
        read = {"a": a, "b": b}[claim.span.report]
        assert claim.text == read.text[claim.span.start : claim.span.end]


def test_statements_are_grouped_as_they_stand_too() -> None:
    a, b = report_of("a", Said(BOTH, 0)), report_of("b", Said(BOTH, 0))
    (whole,) = reconcile_story((a, b), lineage_of(("a",), ("b",))).wholes
    assert [support.statement for support in whole.asserted] == ["a-0", "b-0"]
