"""What a report sets against the account before it: a rejection that goes on, a reply, another figure."""

from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.types import AnnotatedReport, Difference

BODIES = counted("23 people", 23, scope=("killed",))
FEWER = counted("19 people", 19, scope=("killed",))


def conflicts(*reports: AnnotatedReport) -> list[Difference]:
    groups = tuple((report.id,) for report in reports)
    return [d for d in reconcile_story(reports, lineage_of(*groups)).differences if d.verdict == "conflict"]


def rules(*reports: AnnotatedReport) -> set[str]:
    return {difference.rule for difference in conflicts(*reports)}


def test_a_figure_that_is_given_for_the_one_before_it_is_a_conflict_of_figures() -> None:
    report = report_of(
        "a",
        Said("the lake ferry had killed 23 people by nightfall", 0, "Ada Brenn", quantities=[BODIES]),
        Said("the figure was 19 people", 1, "Olav Tarn", quantities=[FEWER]),
    )
    (difference,) = conflicts(report)
    assert (difference.kind, difference.rule) == ("figure", "another_figure_is_given")
    assert {side.speaker for side in difference.sides} == {"Ada Brenn", "Olav Tarn"}


def test_a_figure_that_comes_on_top_is_no_conflict() -> None:
    report = report_of(
        "a",
        Said("the lake ferry had killed 23 people by nightfall", 0, "Ada Brenn", quantities=[BODIES]),
        Said("the figure was 19 people more", 1, "Olav Tarn", quantities=[FEWER]),
    )
    assert "another_figure_is_given" not in rules(report)


def test_a_figure_that_lets_the_other_in_is_no_conflict() -> None:
    at_least = counted("at least 19 people", 19, bound="at-least", scope=("killed",))
    report = report_of(
        "a",
        Said("the lake ferry had killed 23 people by nightfall", 0, "Ada Brenn", quantities=[BODIES]),
        Said("the number is at least 19 people", 1, "Olav Tarn", quantities=[at_least]),
    )
    assert "another_figure_is_given" not in rules(report)


def test_who_calls_the_number_too_high_contradicts_it() -> None:
    report = report_of(
        "a",
        Said("some 23 people crossed the ford", 0, "Ada Brenn", quantities=[counted("23 people", 23)]),
        Said("that figure is far too high", 1, "Olav Tarn"),
    )
    (difference,) = conflicts(report)
    assert (difference.kind, difference.rule) == ("figure", "figure_is_called_wrong")


def test_one_speaker_does_not_answer_himself() -> None:
    report = report_of(
        "a",
        Said("the lake ferry had killed 23 people by nightfall", 0, "Ada Brenn", quantities=[BODIES]),
        Said("the figure was 19 people", 1, "Ada Brenn", quantities=[FEWER]),
    )
    assert "another_figure_is_given" not in rules(report)


def test_the_headings_have_at_most_eight_words() -> None:
    report = report_of(
        "a",
        Said("the lake ferry had killed 23 people by nightfall", 0, "Ada Brenn", quantities=[BODIES]),
        Said("the figure was 19 people", 1, "Olav Tarn", quantities=[FEWER]),
    )
    assert all(len(difference.question.split()) <= 8 for difference in conflicts(report))
