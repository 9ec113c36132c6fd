"""Rows that every way of showing shares: values on one axis, days in order, what one says alone, words for likelihood."""

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.compose.contrasts import contrast, words_at
from quoth.compose.corrections import told_as_moved
from quoth.compose.days import day_rows, in_days, undated
from quoth.compose.facing import with_sides_facing
from quoth.compose.likelihood import word_and_band
from quoth.compose.links import links_in_words
from quoth.compose.origins import origin_verdict
from quoth.compose.singles import quotation_rows, single_rows, tells_something
from quoth.compose.values import agreed_figures, charts_of, round_up, short
from quoth.compose.views import StoryView, letters_of, view_of
from quoth.compose.wording import curly, inner_marks, quoted, without_tail
from quoth.types import Date, Figure, Side


def view(**known: object) -> StoryView:
    made = factory.dossier(None, None, **known)
    return view_of(made, made.stories[0])


def figure(unit: str, *values: tuple[float, tuple[str, ...]]) -> Figure:
    where = factory.place(factory.harbour(), "12 days")
    return Figure(unit, unit, tuple(factory.figure_value(where, number, None, scope=scope) for number, scope in values))  # type: ignore[arg-type]


def test_letters_go_on_behind_z() -> None:
    letters = letters_of(tuple(str(number) for number in range(28)))
    assert (letters["0"], letters["25"], letters["26"], letters["27"]) == ("A", "Z", "AA", "AB")


def test_a_mark_is_letter_and_paragraph_and_the_headline_is_paragraph_0() -> None:
    made = view()
    read = made.reports["harbour"]
    assert made.mark(factory.place(read, "Tickets")) == "A2"
    assert made.mark(factory.place(read, "Ferry to Osk")) == "A0"


def test_figures_of_one_unit_and_size_share_an_axis() -> None:
    figures = (figure("person", (1500, ()), (2000, ())), figure("person", (10000, ()), (11000, ())))
    assert [chart.top for chart in charts_of(view(figures=figures))] == [15000]


def test_a_figure_far_larger_has_an_axis_of_its_own() -> None:
    figures = (figure("person", (1500, ()), (2000, ())), figure("person", (600000, ()), (700000, ())))
    assert len(charts_of(view(figures=figures))) == 2


def test_people_hurt_and_people_moved_are_two_quantities() -> None:
    figures = (figure("person", (40, ("injured",)), (50, ("injured",))), figure("person", (90, ()), (95, ())))
    assert len(charts_of(view(figures=figures))) == 2


def test_a_figure_that_all_give_alike_is_in_no_chart() -> None:
    made = view(figures=(figure("day", (12, ()), (12, ())),))
    assert charts_of(made) == ()
    assert [row.value.low for row in agreed_figures(made)] == [12]


@pytest.mark.parametrize(("value", "top"), [(0, 1.0), (7, 8), (98, 100), (1500, 2000), (float("inf"), 1.0), (0.3, 0.4)])
def test_an_axis_ends_at_a_round_number_above(value: float, top: float) -> None:
    assert round_up(value) == pytest.approx(top)


def test_large_numbers_on_an_axis_are_short() -> None:
    assert [short(n) for n in (0, 7500, 2_500_000, 5e9)] == ["0", "7,500", "2.5 m", "5 bn"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-10-23", "2024-10-23", "23 Oct 2024"),
        ("2022-02-01", "2022-02-28", "Feb 2022"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2025-06-02", "2025-06-08", "2 to 8 Jun 2025"),
        ("2025-06-30", "2025-07-06", "30 Jun 2025 to 6 Jul 2025"),
        ("2010-01-01", "2019-12-31", "2010 to 2019"),
        ("soon", "soon", "soon"),
    ],
)
def test_days_are_told_as_short_as_they_are_exact(first: str, last: str, words: str) -> None:
    assert in_days(first, last) == words


def test_days_stand_in_order_and_open_ones_last() -> None:
    read = factory.harbour()
    at = factory.place(read, "Monday")
    dates = tuple(
        Date(at.start, at.end, day, day, "day", None) for day in ("2026-05-04", None, "2026-01-02")
    )  # fmt: skip
    made = factory.dossier(replace(read, dates=dates))
    rows = day_rows(view_of(made, made.stories[0]))
    assert [row.day for row in rows] == ["2 Jan 2026", "4 May 2026", None]
    assert undated(view_of(made, made.stories[0])) == [1]


def test_what_one_report_says_alone_is_listed_under_it() -> None:
    rows = single_rows(view())
    assert [(report, [row.words for row in found]) for report, found in rows.items()] == [
        ("harbour", ["Tickets stay valid for all"])
    ]
    assert rows["harbour"][0].own_voice


@pytest.mark.parametrize(
    ("probability", "word"),
    [(0.99, "almost certainly"), (0.95, "almost certainly"), (0.8, "very likely"), (0.55, "likely"), (0.54, "perhaps")],
)
def test_words_for_likelihood_keep_to_their_bands(probability: float, word: str) -> None:
    assert word_and_band(probability)[0] == word


def test_the_verdict_on_origins_counts_copies_once() -> None:
    assert origin_verdict(view()) == "Count A and B as one source (Harbour Gazette)."


def test_a_link_is_told_with_the_band_of_its_word() -> None:
    made = view()
    assert links_in_words(made) == ["B is very likely (80–95%) a rewrite of A: it came later."]


def test_a_remark_goes_only_where_it_limits_nothing() -> None:
    assert without_tail("the ferry will stop for 12 days, which is long") == "the ferry will stop for 12 days"
    kept = "the ferry will stop for 12 days, which could change"
    assert without_tail(kept) == kept


def test_quotation_marks_inside_become_single_ones() -> None:
    assert quoted('a "very long" stop') == "“a ‘very long’ stop”"
    assert quoted("'Like thunder': a valley looks on") == "“'Like thunder': a valley looks on”"
    assert quoted("'Like thunder'") == "“Like thunder”"
    assert quoted("'Never close the dock workers had heard") == "“Never close the dock workers had heard”"
    assert quoted('"We stop now"') == "“We stop now”"
    assert quoted("“We stop now,") == "“We stop now”"
    assert quoted("“We stop now,” she said") == "“‘We stop now,’ she said”"
    assert quoted("“We” and “they”") == "“‘We’ and ‘they’”"


def test_a_mark_of_which_one_end_is_cut_off_gets_the_other() -> None:
    assert quoted('there was a "rush to close') == "“there was a ‘rush to close’”"
    assert quoted("saying: “No, I know the rules,") == "“saying: ‘No, I know the rules’”"
    assert quoted("stop now,” the harbour master said") == "“‘stop now,’ the harbour master said”"


def test_straight_marks_become_curly_and_are_closed() -> None:
    assert curly('a "very long" stop') == "a “very long” stop"
    assert curly('a "very long stop') == "a “very long stop”"


def test_a_single_word_is_shown_with_what_follows_it() -> None:
    read = factory.harbour()
    assert words_at(read, factory.place(read, "Tickets")) == "“Tickets stay valid”"
    assert words_at(read, factory.place(read, "about 12 days")) == "“about 12 days”"


def test_a_lost_speaker_is_told_as_one() -> None:
    first, second = factory.harbour(), factory.herald()
    sides = (
        Side((factory.place(first, "The ferry to Osk will stop"),), "Ada Rell", ("o1",)),
        Side((factory.place(second, "The Osk ferry will stop"),), None, ("o1",)),
    )
    found = contrast({r.id: r for r in (first, second)}, factory.difference("d", *sides, kind="attribution-dropped"))
    assert found == (
        "what Ada Rell says in Harbour Gazette, “The ferry to Osk will stop”, Osk Herald says in its own voice: "
        "“The Osk ferry will stop”"
    )


def test_the_same_words_make_no_contrast() -> None:
    first = factory.harbour()
    side = Side((factory.place(first, "Tickets stay valid"),), None, ("o1",))
    assert contrast({first.id: first}, factory.difference("d", side, side)) is None


def test_wordings_of_one_speaker_face_each_other() -> None:
    first, second = factory.harbour(), factory.herald()
    told = factory.statement(second, "t9", "its engine failed", "Ada Rell")
    second = replace(second, statements=(second.statements[0], told))
    sides = (
        Side((factory.place(first, "The ferry to Osk will stop"),), "Ada Rell", ("o1",)),
        Side(
            (factory.place(second, "The Osk ferry will stop"), factory.place(second, "its engine failed")),
            "The mayor; Ada Rell", ("o1",),
        ),
    )  # fmt: skip
    found = with_sides_facing({r.id: r for r in (first, second)}, factory.difference("d", *sides))
    assert found.sides[1].spans[0] == factory.place(second, "its engine failed")
    assert found.sides[1].speaker == "Ada Rell; The mayor"
    assert found.sides[0] == sides[0]


def test_a_chart_of_people_says_what_became_of_them() -> None:
    (chart,) = charts_of(view(figures=(figure("person", (40, ("killed",)), (50, ("killed",))),)))
    assert chart.unit == "people dead"


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("37 others are in hospital with a fever.", "people in hospital"),
        ("37 hurt men are in hospital.", "people injured"),
    ],
)
def test_whoever_is_ill_in_hospital_is_not_injured(sentence: str, unit: str) -> None:
    read = factory.harbour(f"{factory.HARBOUR}\n\n{sentence}")
    where, made = factory.place(read, "37"), view()
    scope = ("injured",)
    values = tuple(factory.figure_value(where, number, None, scope=scope) for number in (27, 37))
    shown = StoryView(replace(made.story, figures=(Figure("person", "person", values),)), {read.id: read}, made.letters)
    (chart,) = charts_of(shown)
    assert chart.unit == unit


def test_a_sentence_of_everyday_words_is_nothing_that_only_one_says() -> None:
    assert not tells_something("Here is what we know so far")
    assert tells_something("The ferry was halted")


@pytest.mark.parametrize(
    ("sentence", "figure", "words"),
    [
        (
            "Ada Rell said the port had asked for 400,000 crowns for ropes and lamps last year and that her office had granted 150,000.",
            "150,000",
            "“her office had granted 150,000”",
        ),
        (
            "The crew thought of the quay as the place where the leak began, although the hull could not be excluded.",
            "excluded",
            "“the hull could not be excluded”",
        ),
        (
            "The crew, who had come from Osk, said that they had warned the port in May that the lamps were without power.",
            "May",
            "“they had warned the port in May”",
        ),
    ],
)
def test_a_single_word_is_shown_with_its_clause_and_no_piece_of_another(sentence: str, figure: str, words: str) -> None:
    read = factory.report("one", f"Osk ferry\n\n{sentence}\n")
    assert words_at(read, factory.place(read, figure)) == words


def test_a_mark_that_opens_a_line_is_an_opening_one() -> None:
    assert inner_marks('Title\n\n"It is late," she said.') == "Title\n\n‘It is late,’ she said."


LONG = "the port had been asked to close the old quay but had not been ordered to do so"


def test_a_yes_or_no_is_told_up_to_where_it_turns() -> None:
    first = factory.report(
        "one",
        f"Osk\n\nThe note said {LONG}.\n",
        outlet="Post",
    )
    second = factory.report("two", "Osk\n\nA note says the port was ordered to close the old quay.\n", outlet="Echo")
    said = (
        LONG,
        "the port was ordered to close the old quay",
    )
    reports = {
        read.id: replace(read, statements=(factory.statement(read, read.id, words, "note"),))
        for read, words in zip((first, second), said, strict=True)
    }
    sides = tuple(
        Side((factory.place(read, read.text.split("\n\n")[1].strip().rstrip(".")),), "note", ("o1",))
        for read in (first, second)
    )
    told = contrast(reports, factory.difference("d1", *sides, kind="polarity"))
    assert told is not None
    assert "but had not been ordered to do so" in told
    assert "note said" not in told


def test_two_days_in_two_reports_of_one_outlet_are_told_as_a_change() -> None:
    early = factory.report("early", "Osk\n\nThe ferry sails again on June 9.\n", outlet="Post", published="2026-05-04")
    late = factory.report("late", "Osk\n\nThe ferry sails again on June 16.\n", outlet="Post", published="2026-05-08")
    other = replace(late, report=replace(late.report, raw=replace(late.report.raw, outlet="Echo")))
    sides = (
        Side((factory.place(late, "June 16"),), None, ("o1",)),
        Side((factory.place(early, "June 9"),), None, ("o1",)),
    )
    moved = factory.difference("d1", *sides, kind="date", question="June 16, or June 9?")
    found = told_as_moved({"early": early, "late": late}, moved)
    assert (found.verdict, found.reason, found.question) == ("compatible", "update", "June 9, then June 16?")
    assert told_as_moved({"early": early, "late": other}, moved) == moved


def test_a_quotation_that_both_have_is_none_of_one_alone() -> None:
    first = factory.harbour(factory.HARBOUR + '\n"We wait for a part," Rell said.\n')
    second = factory.herald(
        factory.HERALD.replace("Share this", '"We wait for a part," said Rell. "It is late," she said.\n\nShare this')
    )
    made = factory.dossier(first, second)
    rows = quotation_rows(view_of(made, made.stories[0]))
    texts = {"harbour": first.text, "herald": second.text}
    assert [[place.span.of(texts[row.report]) for place in row.places] for row in rows] == [[], ["It is late,"]]
