"""One sentence in quotation marks in two reports: an exchanged word is a conflict, a shortened one none."""

from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.types import Difference

SAID = '"we shall use whatever hidden methods the harbour needs to find him"'


def quoted(first: str, second: str) -> list[Difference]:
    a, b = report_of("a", Said(first, 0, "Ada Brenn")), report_of("b", Said(second, 0, "Ada Brenn"))
    ledger = reconcile_story((a, b), lineage_of(("a",), ("b",)))
    return [difference for difference in ledger.differences if difference.rule == "quoted_in_other_words"]


def test_a_word_exchanged_in_a_quotation_is_a_conflict() -> None:
    (difference,) = quoted(SAID, SAID.replace("methods", "machines"))
    assert (difference.kind, difference.verdict) == ("quote-altered", "conflict")
    assert difference.question in {"“methods”, or “machines”?", "“machines”, or “methods”?"}


def test_a_number_in_figures_is_none() -> None:
    first = '"it would take two of the three harbours to send so many boats"'
    listed = quoted(first, first.replace("two", "2").replace("three", "3"))
    assert {difference.verdict for difference in listed} <= {"compatible"}


def test_a_shortened_quotation_is_none() -> None:
    assert not quoted(SAID, '"we shall use whatever hidden methods the harbour needs"')


def test_another_sentence_is_none() -> None:
    assert not quoted(SAID, '"nobody in the harbour has seen the boat since the storm of that week"')


def test_another_number_in_a_quotation_is_a_grave_conflict() -> None:
    first = '"the boat lay in that harbour for almost three years without a keeper"'
    (difference,) = quoted(first, first.replace("almost three", "nearly four"))
    assert (difference.verdict, difference.severity) == ("conflict", "high")
    assert difference.question in {"“three”, or “four”?", "“four”, or “three”?"}
