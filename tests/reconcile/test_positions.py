"""A figure or a position that a later report has otherwise is told as a change over time, and no quarrel of the two."""

from msgspec.structs import replace
from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.types import AnnotatedReport, Difference, Link, Span
from quoth.types.statements import Stance

OWNER, FERRY = "Orlan Line", "the ferry had been overloaded with passengers"
APART = lineage_of(("a",), ("b",))
LATER = "2031-05-11T18:00:00Z"


def dated(report: AnnotatedReport, published: str) -> AnnotatedReport:
    return replace(report, report=replace(report.report, raw=replace(report.report.raw, published=published)))


def said(name: str, cue: str, published: str, stance: Stance = "asserted") -> AnnotatedReport:
    report = report_of(name, Said(f"{FERRY} {cue} it", 0, OWNER, stance=stance, kind="organisation"))
    statement, at = report.statements[0], len(FERRY) + 1
    link = Link(OWNER, None, "organisation", None, None, Span(at, at + len(cue)), None)
    return dated(replace(report, statements=(replace(statement, chain=(link,)),)), published)


def updates(*reports: AnnotatedReport) -> list[Difference]:
    return [d for d in reconcile_story(reports, APART).differences if d.reason == "update"]


def test_what_a_speaker_denied_and_later_admits_is_a_position_that_changed() -> None:
    first = said("a", "denied", "2031-05-10T09:00:00Z", "denied")
    (difference,) = updates(first, said("b", "admitted", LATER))
    assert (difference.kind, difference.verdict, difference.rule) == ("polarity", "compatible", "position_changed")
    assert [side.spans[0].report for side in difference.sides] == ["a", "b"]


def test_a_yes_and_a_no_of_one_hour_are_no_change() -> None:
    assert updates(said("a", "denied", LATER, "denied"), said("b", "admitted", LATER)) == []


def test_who_only_says_it_admits_nothing() -> None:
    assert updates(said("a", "denied", "2031-05-10T09:00:00Z", "denied"), said("b", "said", LATER)) == []


def test_a_later_copy_that_turns_a_denial_round_is_a_disagreement_and_no_change_of_mind() -> None:
    first, copy = said("a", "denied", "2031-05-10T09:00:00Z", "denied"), said("b", "admitted", LATER)
    found = reconcile_story((first, copy), lineage_of(("a", "b"), derived=[("b", "a")])).differences
    assert {(d.kind, d.verdict, d.reason) for d in found} == {("polarity", "conflict", None)}


def test_a_count_that_a_later_copy_says_has_risen_is_an_update() -> None:
    dead = [counted("13 people", 13, scope=("killed",)), counted("19 people", 19, scope=("killed",))]
    a = report_of("a", Said("the ferry that capsized off Orlan killed 13 people", 0, quantities=dead[:1]))
    b = report_of("b", Said("dead of the ferry that capsized off Orlan rose to 19 people", 0, quantities=dead[1:]))
    lineage = lineage_of(("a", "b"), derived=[("b", "a")])
    found = reconcile_story((dated(a, "2031-05-10T09:00:00Z"), dated(b, LATER)), lineage).differences
    assert [(d.kind, d.verdict, d.reason) for d in found] == [("figure", "compatible", "update")]
    assert [side.spans[0].report for side in found[0].sides] == ["a", "b"]
