"""The dossier on a terminal: within its width, in plain characters where asked, and nothing in it acts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests import factory

from quoth.compose.views import view_of
from quoth.edges.gate import visible
from quoth.edges.terminal import render_audit, render_dossier, render_stories
from quoth.edges.terminal.layout import BOLD, RESET, Style, columns, shortened, wrapped
from quoth.edges.terminal.limits import Limits
from quoth.edges.terminal.opening import origin_lines
from quoth.types import Dossier, Lineage, Measure, Origin, Origins, Passage

HEADINGS = ("ORIGIN", "THE REPORTS DISAGREE", "THE SPEAKERS DISAGREE", "FIGURES", "ONLY ONE SAYS IT", "WHEN", "BRIEF")
# Every C0 and C1 control but the line feed, what turns the line round, line and paragraph separators.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
ATTACKS = (
    "\x1b]52;c;aGFjaw==\x07",
    "\x1b[2J\x1b[1;1H",
    "\x9b31m",
    "\u202eevil\u2066",
    "\r\x08\x08",
    "\x00\x7f",
    "\u2028",
)


def text_of(
    dossier: Dossier, *, width: int = 100, ascii: bool = False, colour: bool = False, quiet: bool = False
) -> str:
    return render_dossier(dossier, width=width, ascii=ascii, colour=colour, quiet=quiet)


def attacked(attack: str) -> Dossier:
    """The dossier of two reports whose title, outlet and words carry an attack."""
    one = factory.harbour(factory.HARBOUR.replace("Tickets", f"{attack}Tickets"))
    raw = replace(one.report.raw, title=f"Ferry {attack} stops", outlet=f"Gazette {attack}", input=f"{attack}.txt")
    made = factory.dossier(replace(one, report=replace(one.report, raw=raw)))
    rejected = tuple(replace(item, input=f"photo{attack}.jpg") for item in made.rejected)
    stories = tuple(replace(story, title=f"{story.title} {attack}") for story in made.stories)
    return replace(made, rejected=rejected, stories=stories)


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int, ascii: bool, demo: Dossier) -> None:
    for dossier in (demo, factory.dossier()):
        lines = text_of(dossier, width=width, ascii=ascii).split("\n")
        assert [line for line in lines if columns(line) > width] == []
    lines = render_audit(factory.audit(), width=width, ascii=ascii, colour=False).split("\n")
    assert [line for line in lines if columns(line) > width] == []


def test_plain_characters_are_ascii_and_nothing_else(demo: Dossier) -> None:
    assert not text_of(demo).isascii()
    assert text_of(demo, ascii=True).isascii()
    assert render_stories(demo, width=100, ascii=True, colour=False).isascii()
    assert render_audit(factory.audit(), width=100, ascii=True, colour=False).isascii()


def test_colour_adds_bold_and_no_words(demo: Dossier) -> None:
    bold = text_of(demo, colour=True)
    assert BOLD in bold
    assert bold.replace(BOLD, "").replace(RESET, "") == text_of(demo)


@pytest.mark.parametrize("attack", ATTACKS)
def test_words_from_outside_cannot_act_on_the_terminal(attack: str) -> None:
    dossier = attacked(attack)
    written = [
        text_of(dossier),
        text_of(dossier, quiet=True),
        text_of(dossier, ascii=True),
        render_stories(dossier, width=100, ascii=False, colour=False),
        render_audit(factory.audit(source=dossier.reports[0]), width=100, ascii=False, colour=False),
    ]
    assert [ACTING.findall(text) for text in written] == [[]] * len(written)


@given(st.text(max_size=200))
def test_the_gate_lets_nothing_act_and_keeps_its_word(text: str) -> None:
    once = visible(text)
    assert not ACTING.search(once.replace("\t", ""))
    assert visible(once) == once


def test_the_gate_shows_what_it_stopped() -> None:
    assert visible("a\x1b[1mb\x07c\u202ed") == "a␛[1mb\\x07c⟨U+202E⟩d"
    assert visible("naïve – “quoted” 東京\n") == "naïve – “quoted” 東京\n"


def test_the_sections_stand_in_one_order() -> None:
    text = text_of(factory.dossier())
    starts = [text.index(f"\n{heading}") for heading in HEADINGS]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("differences", "REPORTS DISAGREE"),
        ("differences", "SPEAKERS DISAGREE"),
        ("figures", "FIGURES"),
        ("brief", "BRIEF"),
    ],
)
def test_a_section_vanishes_when_it_is_empty(field: str, heading: str) -> None:
    assert heading in text_of(factory.dossier())
    empty: dict[str, object] = {field: ()}
    assert heading not in text_of(factory.dossier(**empty))  # type: ignore[arg-type]


def test_a_dossier_that_found_nothing_still_tells_its_origin() -> None:
    alone = factory.harbour()
    made = factory.dossier()
    origins = Origins(1, 1, "One report.", (Origin("o1", "Harbour Gazette", alone.id, (alone.id,)),))
    bare = replace(
        made.stories[0], reports=(alone.id,), lineage=Lineage((), origins), claims=(), differences=(), figures=(),
        speakers=(), omissions=(), brief=(),
    )  # fmt: skip
    text = text_of(Dossier((replace(alone, dates=()),), (), (bare,)))
    assert "ORIGIN" in text
    assert [heading for heading in HEADINGS[1:] if heading in text] == []
    assert "NOT READ" not in text


def test_what_could_not_be_read_is_told_with_its_reason() -> None:
    text = text_of(factory.dossier())
    assert "NOT READ" in text
    assert "photo.jpg: It is no text." in text


def test_the_quiet_form_is_four_lines_with_the_largest_disagreement() -> None:
    lines = text_of(factory.dossier(), quiet=True).rstrip("\n").split("\n")
    assert len(lines) == 4
    assert lines[0].startswith("FERRY TO OSK STOPS")
    assert lines[1].startswith("ORIGIN")
    assert lines[3] == "LARGEST  About 12, or 12?"


def test_the_quiet_form_says_that_nothing_was_found() -> None:
    assert text_of(factory.dossier(differences=()), quiet=True).endswith("\nNo disagreement was found.\n")


def test_two_reports_fit_one_screen() -> None:
    assert len(text_of(factory.dossier()).split("\n")) <= 50


def test_both_wordings_of_a_disagreement_are_shown_with_their_marks() -> None:
    text = text_of(factory.dossier())
    [line] = [line for line in text.split("\n") if "About 12, or 12?" in line]
    assert "A  “about 12 days”  B  “12 days after”" in line
    assert line.endswith(" A0 B1")


def test_the_audit_shows_the_words_of_both_sides() -> None:
    text = render_audit(factory.audit(), width=100, ascii=False, colour=False)
    assert "Osk Herald held against Harbour Gazette" in text
    assert '"12" against "about 12".' in text
    assert "about 12 days" in text
    assert "the engine had failed" in text


def test_the_words_that_two_reports_share_are_shown_in_both() -> None:
    first, second = factory.harbour(), factory.herald()
    made = factory.dossier(first, second)
    story = made.stories[0]
    sentence = "The ferry to Osk will stop for about 12 days, harbour master Ada Rell said on Monday."
    said = factory.place(second, "Ada Rell spoke on Monday."), factory.place(first, sentence)
    edge = replace(
        story.lineage.edges[0], kind="same-source", passages=(Passage(*said, 1.0),), own=(),
        measures=(Measure("runs", 1.0, "the same words", (factory.place(second, "on Monday"),)),),
        why="the same words of Ada Rell are quoted (“on Monday”).",
    )  # fmt: skip
    origins = Origins(2, 2, "", tuple(Origin(name, name, name, (name,)) for name in story.reports))
    text = text_of(replace(made, stories=(replace(story, lineage=Lineage((edge,), origins)),)))
    assert "A and B count apart, though they carry the same statement." in text
    assert "A and B carry the same statement of Ada Rell; none of them was made from another." in text
    assert "says   A1 “…ferry to Osk will stop for about 12 days, harbour master Ada Rell said on Monday" in text
    assert "       B2 “Ada Rell spoke on Monday" in text


def test_of_an_edited_text_the_sentences_are_shown_where_they_differ() -> None:
    first, second = factory.harbour(), factory.herald()
    made = factory.dossier(first, second)
    story = made.stories[0]
    same = factory.place(second, "Ada Rell spoke on Monday."), factory.place(second, "Ada Rell spoke on Monday.")
    told, before = "The Osk ferry will stop for 12 days", "The ferry to Osk will stop for about 12 days"
    other = factory.place(second, told), factory.place(first, before)
    edge = replace(story.lineage.edges[0], kind="edited", passages=(Passage(*same, 1.0), Passage(*other, 0.9)))
    text = text_of(replace(made, stories=(replace(story, lineage=replace(story.lineage, edges=(edge,))),)))
    assert "differ B1 “The Osk ferry will stop for 12 days”" in text
    assert "spoke on Monday.”  " not in text


def test_links_without_room_are_told_in_a_few_words() -> None:
    first, second = factory.harbour(), factory.herald()
    made = factory.dossier(first, second)
    story = made.stories[0]
    edges = tuple(replace(story.lineage.edges[0], kind=kind) for kind in ("rewrite", "summary", "partial"))
    view = view_of(made, replace(story, lineage=replace(story.lineage, edges=edges)))
    lines = origin_lines(view, Style(100, False, False), replace(Limits(), edges=1))
    assert lines[-1] == ("  B is very likely (80–95%) a summary of A; B is very likely (80–95%) made in part from A.")


def test_lines_break_at_words_and_keep_all_of_them() -> None:
    words = "The ferry to Osk will stop for about twelve days because its engine failed".split()
    lines = wrapped(" ".join(words), 20, indent="  ", first="- ")
    assert all(len(line) <= 20 for line in lines)
    assert " ".join(lines).removeprefix("- ").split() == words


def test_wide_letters_take_two_columns() -> None:
    assert columns("東京") == 4
    assert all(columns(line) <= 10 for line in wrapped("東京 大阪 京都 神戸", 10))


@given(st.text(alphabet="abc dé東“”", max_size=80), st.integers(min_value=4, max_value=40))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert columns(shortened(text, width)) <= width
