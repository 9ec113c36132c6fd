"""What a report sets against the account before it: a rejection that goes on, a reply, another figure."""

from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.encoder import load_encoder
from quoth.pipeline import build_dossier
from quoth.reconcile import reconcile_story
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Difference, Source

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


def test_two_people_who_tell_how_long_it_takes_are_set_against_each_other() -> None:
    text = "Mayor Olav Tarn said the bridge would stay shut for at least three months; the railway said it would open within weeks."
    [row] = [row for row in told_of(text) if row.rule == "another_stretch_is_told"]
    assert (row.kind, row.question) == ("date", "At least three months, or within weeks?")
    text = "Mayor Olav Tarn said the bridge would stay shut for three weeks; the railway said it would open within a month."
    assert not [row for row in told_of(text) if row.rule == "another_stretch_is_told"]


def test_who_puts_a_sum_otherwise_answers_what_somebody_says_on_and_on() -> None:
    text = (
        "Auditor Ada Brenn said she expected the sum in question, $48 million, to grow. “We read three years. There are more,” "
        "she said. People close to Olav Tarn put the contracts at $31 million."
    )
    assert "another_figure_is_given" in {row.rule for row in told_of(text)}


def told_of(text: str) -> tuple[Difference, ...]:
    source = Source("a.txt", f"Bridge over the Rell closed\n\n{text}\n".encode(), "text")
    [story] = build_dossier([source], settings=Settings(), encoder=load_encoder()).stories
    return story.differences
