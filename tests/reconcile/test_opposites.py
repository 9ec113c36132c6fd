"""Opposite words about one thing are set against each other; the same words about other things are not."""

from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.compare.opposite_words import say_the_same
from quoth.reconcile import reconcile_story
from quoth.reconcile.opposites import widened
from quoth.types import Difference, Place


def opposites(*reports: object, grouped: bool = False) -> tuple[Difference, ...]:
    names = (tuple(r.id for r in reports),) if grouped else tuple((r.id,) for r in reports)  # type: ignore[attr-defined]
    ledger = reconcile_story(reports, lineage_of(*names))  # type: ignore[arg-type]
    return tuple(d for d in ledger.differences if d.rule == "opposite_things_are_said_of_one")


OFF = Said("the operator had switched off the alarm in February", 0, "Dock Union")
ON = Said("the alarm was in operation at all times", 0, "Hallam Agro", kind="organisation")


def test_an_alarm_switched_off_and_in_operation_is_a_dispute_of_the_two_who_say_so() -> None:
    (found,) = opposites(report_of("a", OFF), report_of("b", ON))
    assert (found.kind, found.between, found.verdict) == ("polarity", "speakers", "conflict")
    assert [side.speaker for side in found.sides] == ["Dock Union", "Hallam Agro"]


def test_opposite_words_about_two_things_are_no_difference() -> None:
    other = Said("the ferry was in operation at all times", 0, "Hallam Agro", kind="organisation")
    assert opposites(report_of("a", OFF), report_of("b", other)) == ()


def test_a_rewrite_is_not_set_against_its_own_source() -> None:
    off = Said("the alarm was switched off in February", 0)
    on = Said("the alarm was in operation", 0)
    assert opposites(report_of("a", off), report_of("b", on), grouped=True) == ()


def test_a_negated_phrase_stands_on_the_other_side() -> None:
    never = Said("the alarm was never switched off", 0, "Hallam Agro", kind="organisation")
    assert opposites(report_of("a", OFF), report_of("b", never), report_of("c", ON)) != ()
    assert opposites(report_of("b", never), report_of("c", Said(ON.content, 0, "Ann Orr"))) == ()


def test_who_denies_a_phrase_stands_on_its_other_side() -> None:
    packed = Said("the ferry Vella was jam-packed that night", 0, "Ann Orr")
    denied = Said("the ferry Vella was overloaded that night", 0, "Vella Lines", stance="denied", kind="organisation")
    listed = opposites(report_of("a", packed), report_of("b", denied))
    told = reconcile_story((report_of("a", packed), report_of("b", denied)), lineage_of(("a",), ("b",))).differences
    assert listed or any(d.verdict == "conflict" and d.kind == "polarity" for d in told)


def test_an_account_takes_the_place_of_the_words_it_holds_and_puts_out_no_others() -> None:
    held = (Place("a", 10, 40), Place("b", 5, 30), Place("c", 0, 20))
    assert widened(held, (Place("b", 0, 60),)) == (Place("a", 10, 40), Place("b", 0, 60), Place("c", 0, 20))
    assert widened(held, (Place("d", 0, 9),)) == (*held, Place("d", 0, 9))


def test_a_no_and_a_word_that_means_it_are_no_dispute() -> None:
    one = Said("the alarm of the hall was not working on Thursday night", 0, "Ann Orr")
    other = Said("the alarm of the hall was out of action on Thursday night", 0, "Nils Brandt")
    reports = report_of("a", one), report_of("b", other)
    ledger = reconcile_story(reports, lineage_of(("a",), ("b",)))
    assert [d for d in ledger.differences if d.kind == "polarity"] == []
    assert all(not claim.denied for claim in ledger.claims)


def test_phrases_of_one_side_say_the_same() -> None:
    assert say_the_same("the pump was broken", "the pump was not working")
    assert not say_the_same("the pump was broken", "the pump was working")
