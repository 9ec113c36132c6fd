"""The text dossier and the text audit as an editor reads them: what stands where, and how a line is cut."""

import re

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.edges.terminal import render_audit, render_dossier, render_stories
from quoth.edges.terminal.layout import packed, row, shortened
from quoth.edges.terminal.plot import bar
from quoth.types import Dossier, Origin, Origins, Side
from quoth.types.statements import Bound

HEADINGS = ("ORIGIN", "THE REPORTS DISAGREE", "THE SPEAKERS DISAGREE", "FIGURES", "ONLY ONE SAYS IT", "WHEN", "BRIEF")
JUDGEMENTS = re.compile(r"\b(true|false|fake|verified|biased)\b", re.IGNORECASE)


def shown(dossier: Dossier | None = None, *, width: int = 100, ascii: bool = False, colour: bool = False) -> str:
    return render_dossier(dossier or factory.dossier(), width=width, ascii=ascii, colour=colour)


def headings(text: str) -> list[str]:
    return [heading for line in text.split("\n") for heading in HEADINGS if line.startswith(heading)]


def test_a_section_without_content_vanishes_but_the_origin_stays() -> None:
    bare = factory.dossier(None, None, differences=(), figures=(), claims=(), brief=())
    assert headings(shown(bare)) == ["ORIGIN", "WHEN"]


def test_each_difference_has_its_question_both_wordings_and_their_places() -> None:
    text = shown()
    assert "1 bound    About 12, or 12?" in text
    assert re.search(r"A  “about 12 days”.*B  “12 days after”.*A0 B1", text)


def test_the_origin_comes_with_letters_and_a_band() -> None:
    text = shown()
    assert "ORIGIN   Count A and B as one source (Harbour Gazette)." in text
    assert "B is very likely (80–95%) a rewrite of A: it came later." in text


def test_more_than_seven_disagreements_are_counted_not_shown() -> None:
    first, second = factory.harbour(), factory.herald()
    sides = (
        Side((factory.place(first, "about 12 days"),), None, ("o1",)),
        Side((factory.place(second, "12 days after"),), None, ("o1",)),
    )
    many = tuple(factory.difference(f"d{n}", *sides, question=f"Question {n}?") for n in range(1, 10))
    text = shown(factory.dossier(first, second, differences=many))
    assert "9 points; the first 7" in text
    assert "Question 7?" in text
    assert "Question 8?" not in text
    assert "+ 2 milder or further: bound" in text


def test_reports_on_one_side_stand_together_and_only_who_has_the_words_at_them() -> None:
    first, second = factory.harbour(), factory.herald()
    sides = (
        Side((factory.place(first, "The ferry to Osk"), factory.place(second, "The Osk ferry")), None, ("o1",)),
        Side((factory.place(second, "its engine failed"),), None, ("o1",)),
    )
    text = shown(factory.dossier(first, second, differences=(factory.difference("d", *sides),)))
    assert "A  “The ferry to Osk” · B similarly" in text


def test_two_reports_fit_one_screen(demo: Dossier) -> None:
    story = demo.stories[0]
    pair = replace(demo, stories=(replace(story, reports=story.reports[:2]),))
    first = {**dict.fromkeys(story.reports[:2])}
    kept = tuple(
        d for d in story.differences if all(p.report in first for side in d.sides for p in side.spans)
    )  # fmt: skip
    claims = tuple(c for c in story.claims if c.span.report in first)
    lineage = replace(story.lineage, edges=(), origins=Origins(2, 2, "", tuple(Origin(r, r, r, (r,)) for r in first)))
    brief = tuple(s for s in story.brief if all(p.report in first for p in s.citations))
    figures = tuple(
        replace(f, values=tuple(v for v in f.values if v.span.report in first)) for f in story.figures
    )  # fmt: skip
    shrunk = replace(
        pair.stories[0], differences=kept, claims=claims, lineage=lineage, brief=brief, figures=figures
    )  # fmt: skip
    assert render_dossier(replace(pair, stories=(shrunk,)), width=100, ascii=False, colour=False).count("\n") <= 50


def test_a_quotation_is_never_cut_inside_a_word(demo: Dossier) -> None:
    words = {
        word for read in demo.reports for word in re.findall(r"\w+", f"{read.text} {read.report.raw.title}".casefold())
    }
    for width in (60, 100):
        text = render_dossier(demo, width=width, ascii=False, colour=False)
        for last in re.findall(r"(\w+)…”", text):
            assert last.casefold() in words


def test_no_word_of_judgement_stands_outside_quotations(demo: Dossier) -> None:
    for dossier in (factory.dossier(), demo):
        text = " ".join(shown(dossier).split())
        assert JUDGEMENTS.findall(re.sub(r"“[^”]*”", "", text)) == []


def test_the_brief_alone_is_the_brief_with_its_marks() -> None:
    text = render_dossier(factory.dossier(), width=100, ascii=False, colour=False, brief=True)
    assert text == "  Ada Rell: “The ferry to Osk will stop for about 12 days” [A0 B1].\n"


def test_the_days_that_could_not_be_placed_say_what_would_place_them() -> None:
    assert "(--date herald.txt=YYYY-MM-DD): “Monday” B2" in shown()


def test_a_story_is_two_lines_in_the_list() -> None:
    text = render_stories(factory.dossier(), width=100, ascii=False, colour=False)
    assert text == (
        "Ferry to Osk stops for about 12 days\n"
        "  2 reports · 1 origin · 1 disagreement · 1 dispute between speakers · largest: About 12, or 12?\n"
    )


def test_a_single_report_has_nothing_to_be_held_against() -> None:
    first = factory.harbour()
    made = factory.dossier(first)
    alone = replace(
        made.stories[0], reports=(first.id,), differences=(), figures=(), claims=(), brief=(),
        lineage=replace(made.stories[0].lineage, edges=()),
    )  # fmt: skip
    text = shown(Dossier((first,), (), (alone,)))
    assert "ORIGIN   One report: nothing to hold it against." in text


@pytest.mark.parametrize(
    ("bound", "low", "high", "drawn"),
    [
        ("exactly", 5, 5, "     ●     "),
        ("about", 5, 5, "     ○     "),
        ("at-most", None, 5, "─────]     "),
        ("at-least", 5, None, "     ●─>   "),
        ("between", 2, 5, "  ●──●     "),
        ("more-than", 10, None, "          ●"),
    ],
)
def test_every_bound_has_a_mark_of_its_own(bound: Bound, low: int | None, high: int | None, drawn: str) -> None:
    value = factory.figure_value(factory.place(factory.harbour(), "12 days"), 5, None)
    assert bar(replace(value, bound=bound, low=low, high=high), 10, 11) == drawn


def test_what_comes_on_top_is_drawn_as_open() -> None:
    value = factory.figure_value(factory.place(factory.harbour(), "12 days"), 5, None, scope=("additional",))
    assert bar(value, 10, 11) == "     ●┄┄┄┄┄"


def test_text_is_cut_at_a_word_and_its_quotation_closed() -> None:
    assert shortened("“a ferry to Osk”", 12) == "“a ferry…”"
    assert shortened("a ferry to Osk", 10) == "a ferry…"
    assert shortened("short", 10) == "short"


def test_pieces_are_broken_only_between_two_of_them() -> None:
    assert packed(["13 May 2024", "16 May 2024"], 20, indent="  ", first="  ") == ["  13 May 2024 ·", "  16 May 2024"]


def test_marks_stand_at_the_right_edge() -> None:
    assert row("left", "A1", 10) == "left    A1"


def test_the_audit_shows_a_sentence_once_with_both_wordings() -> None:
    text = render_audit(factory.audit(), width=100, ascii=False, colour=False)
    assert text.startswith(
        "Osk Herald held against Harbour Gazette\n  3 sentences: 1 carried · 1 changed · 1 own judgement\n"
    )
    assert text.count("The Osk ferry will stop") == 1
    assert re.search(r"CHANGED, bound +\"12\" against \"about 12\"\. \(medium\)", text)
    assert re.search(r"source  “about 12 days” +¶0", text)
    assert "LEFT OUT\n  “the engine had failed”" in text


def test_an_audit_without_findings_says_so() -> None:
    made = factory.audit()
    quiet = replace(made, findings=(), omissions=(), sentences=made.sentences[:1])
    assert "Nothing was found that the sources do not say." in render_audit(quiet, width=80, ascii=False, colour=False)
