"""Speakers who contradict each other are set against each other, also within one report."""

from msgspec.structs import replace
from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.reconcile.denied_within import find_denied_within
from quoth.reconcile.members import gather_members
from quoth.types import Difference, Span

WARNED = "the inspectors warned the port of the sprinklers in January"


def disputes(*reports: object) -> tuple[Difference, ...]:
    names = tuple((report.id,) for report in reports)  # type: ignore[attr-defined]
    ledger = reconcile_story(reports, lineage_of(*names))  # type: ignore[arg-type]
    return tuple(d for d in ledger.differences if d.between == "speakers" and d.kind == "polarity")


def test_a_denial_stands_against_what_another_speaker_asserts() -> None:
    a = report_of("a", Said(WARNED, 0, "Ilan Brost"))
    b = report_of("b", Said("inspectors had warned the port of the sprinklers", 0, "Maud Esker", stance="denied"))
    (dispute,) = disputes(a, b)
    assert dispute.verdict == "conflict"
    assert [side.speaker for side in dispute.sides] == ["Ilan Brost", "Maud Esker"]
    assert len(dispute.question.split()) <= 8
    assert dispute.question.endswith("?")


def test_a_denial_that_points_back_means_what_was_said_before_it() -> None:
    a = report_of("a", Said(WARNED, 0, "Ilan Brost"), Said("that", 1, "Maud Esker", stance="denied"))
    (dispute,) = disputes(a)
    assert [side.speaker for side in dispute.sides] == ["Ilan Brost", "Maud Esker"]


def test_nobody_contradicts_himself_by_repeating_a_denial() -> None:
    a = report_of("a", Said(WARNED, 0, "Maud Esker", stance="denied"))
    b = report_of("b", Said(WARNED, 0, "Maud Esker", stance="denied"))
    assert disputes(a, b) == ()


def test_a_denial_of_something_else_is_no_dispute() -> None:
    a = report_of("a", Said(WARNED, 0, "Ilan Brost"))
    b = report_of("b", Said("the crane fell into the dock", 5, "Maud Esker", stance="denied"))
    assert disputes(a, b) == ()


def test_all_who_assert_it_and_all_who_deny_it_are_in_one_dispute() -> None:
    a = report_of("a", Said(WARNED, 0, "Ilan Brost"))
    b = report_of("b", Said("the inspectors warned the port of the sprinklers", 0, "Harbour Union"))
    c = report_of("c", Said("inspectors warned the port of the sprinklers", 0, "Maud Esker", stance="denied"))
    (dispute,) = disputes(a, b, c)
    assert [len(side.spans) for side in dispute.sides] == [2, 1]


def test_who_speaks_of_something_else_stands_on_no_side() -> None:
    a = report_of("a", Said(WARNED, 0, "Ilan Brost"), Said("the crane fell into the dock", 5, "Harbour Union"))
    b = report_of("b", Said("inspectors had warned the port of the sprinklers", 0, "Maud Esker", stance="denied"))
    (dispute,) = disputes(a, b)
    assert [side.speaker for side in dispute.sides] == ["Ilan Brost", "Maud Esker"]
    assert dispute.why == "Maud Esker denied what Ilan Brost said."


def test_a_lack_inside_a_sentence_puts_nobody_on_the_side_of_the_denial() -> None:
    a = report_of("a", Said(WARNED, 0, "Ilan Brost"))
    b = report_of("b", Said("inspectors had warned the port of the sprinklers", 0, "Maud Esker", stance="denied"))
    c = report_of("c", Said("the inspectors listed two sprinklers without pressure in January", 0, "Port Inspectorate"))
    (dispute,) = disputes(a, b, c)
    assert dispute.sides[1].speaker == "Maud Esker"
    assert all(place.report != "c" for place in dispute.sides[1].spans)


def test_a_denial_of_another_thing_about_the_same_ship_is_no_dispute() -> None:
    a = report_of("a", Said("the vessel had been advised to stay in port", 0, "Weather Office"))
    b = report_of("b", Said("the vessel was overloaded", 0, "Harbour Line", stance="denied"))
    c = report_of(
        "c", Said("the vessel left the quay at nine", 1, "Ann Orr"), Said("the vessel is sound", 2, "Bo Lind")
    )
    assert disputes(a, b, c) == ()


def test_the_denial_of_a_charge_clears_only_whom_it_is_about() -> None:
    a = report_of("a", Said("the coach had abused two swimmers", 0, "Ann Orr", stance="alleged"))
    b = report_of(
        "b",
        Said("the ferry company had a good year", 7, "Bo Lind"),
        Said("the allegations", 0, "Karl Moss", stance="denied"),
    )
    assert disputes(a, b) == ()


def test_a_request_that_is_denied_is_not_granted_and_nothing_else() -> None:
    a = report_of("a", Said("the panel made a request for the documents", 0, "Ann Orr"))
    b = report_of("b", Said("the request for the documents", 0, "Karl Moss", stance="denied"))
    assert disputes(a, b) == ()


def test_what_was_rejected_years_ago_is_not_set_against_what_is_said_now() -> None:
    a = report_of("a", Said("the contract is a model for the workers", 0, "Ann Orr"))
    b = report_of("b", Said("the contract is a model for workers four years ago", 0, "Karl Moss", stance="denied"))
    assert disputes(a, b) == ()


def test_a_not_in_a_clause_that_hangs_on_a_noun_denies_nothing() -> None:
    a = report_of("a", Said("a worn hose, last changed in March, was the likely cause of the fire", 0, "inspectors"))
    b = report_of(
        "b", Said("the fire was caused by a worn hose that had not been changed since March", 0, "Ilan Brost")
    )
    assert disputes(a, b) == ()


def test_who_keeps_back_the_news_of_a_thing_does_not_assert_it() -> None:
    kept = Said("the port is trying to suppress news of the sprinkler failure", 0, "Ilan Brost")
    said = Said("records show the failure of the sprinklers in the sheds", 0, "Fire Office", kind="government")
    denied = Said("claims of a sprinkler failure", 0, "Maud Esker", stance="denied")
    (dispute,) = disputes(report_of("a", said, Said("the quay is open again", 3), kept), report_of("b", denied))
    assert dispute.sides[0].speaker == "Fire Office"


def test_who_calls_it_false_what_was_said_before_denies_it() -> None:
    told = Said("the depot was sold in secret", 0, "Ada Venn")
    report = report_of("a", told, Said("that a fabrication", 9, "Olaf Brenn"))
    (difference,) = reconcile_story((report,), lineage_of(("a",))).differences
    assert (difference.kind, difference.between) == ("polarity", "speakers")
    assert {side.speaker for side in difference.sides} == {"Ada Venn", "Olaf Brenn"}


def test_a_denial_of_any_such_thing_means_what_was_said_before() -> None:
    told = Said("the inspectors had written twice about the valve", 0, "Ada Venn")
    report = report_of("a", told, Said("receiving any such letter", 9, "Olaf Brenn", stance="denied"))
    (difference,) = reconcile_story((report,), lineage_of(("a",))).differences
    assert {side.speaker for side in difference.sides} == {"Ada Venn", "Olaf Brenn"}


def test_to_call_another_thing_false_denies_nothing_before() -> None:
    told = Said("the depot was sold in secret", 0, "Ada Venn")
    report = report_of("a", told, Said("the passports were fake and cheap", 9, "Olaf Brenn"))
    assert reconcile_story((report,), lineage_of(("a",))).differences == ()


def test_who_dismisses_the_reports_dismisses_what_the_report_opens_with() -> None:
    report = report_of(
        "a",
        Said("the port had sold 40 cranes in secret", 0, "Ada Venn"),
        Said("the cranes will be shipped in March", 1, "Bo Lind"),
        Said("the reports", 9, "Olaf Brenn", stance="denied"),
    )
    (difference,) = reconcile_story((report,), lineage_of(("a",))).differences
    assert {side.speaker for side in difference.sides} == {"Ada Venn", "Olaf Brenn"}


def test_what_is_denied_at_the_end_of_its_own_sentence_is_in_dispute() -> None:
    report = report_of("a", Said("the miners were promised no layoffs, an account rejected by the mine", 0, "Ada Venn"))
    (difference,) = reconcile_story((report,), lineage_of(("a",))).differences
    assert {side.speaker for side in difference.sides} == {"Ada Venn", "the mine"}


def test_who_is_heard_to_deny_by_a_verb_of_seeing_denies_nothing() -> None:
    read = report_of("a", Said("sees a double standard in the port's accounts", 0, "Olaf Brenn", stance="denied"))
    said = read.statements[0]
    link = replace(said.chain[0], cue=Span(0, len("sees")))
    seen = replace(read, statements=(replace(said, chain=(link,)),))
    told = report_of("b", Said("there was a double standard in the port's accounts", 0, "Ada Venn"))
    assert disputes(seen, told) == ()


def test_what_is_denied_behind_a_semicolon_is_a_dispute() -> None:
    told = "the mate was held in May on charges of theft; he has denied those allegations"
    (found,) = find_denied_within(gather_members((report_of("a", Said(told, 0)),)))
    assert (found.finding.kind, found.between) == ("polarity", "speakers")
    assert [told[p.start : p.end] for p in found.finding.right] == ["he has denied those allegations"]
