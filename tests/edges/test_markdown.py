"""The dossier as Markdown: the order of the page, a footnote for each quotation, and no mark of a report that acts."""

import re

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.edges.formats.markdown import plain, render_markdown
from quoth.types import Dossier, Nearby


@pytest.fixture(scope="module")
def text() -> str:
    return render_markdown(factory.dossier())


def test_the_sections_stand_in_the_order_of_the_page(text: str) -> None:
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "Origin", "The reports disagree", "The speakers disagree", "Figures", "Only one says it", "Left out", "When", "Brief",
        "The reports against themselves", "Not read",
    ]  # fmt: skip


def test_each_report_stands_under_its_letter(text: str) -> None:
    assert "- **A** Harbour Gazette, “Ferry to Osk stops for about 12 days”, 2026-05-04 10:00\n" in text
    assert "- **B** Osk Herald, “Osk ferry halted for 12 days”, undated\n" in text


def test_a_difference_shows_both_wordings_before_our_reading(text: str) -> None:
    assert (
        "1. **About 12, or 12?** bound\n"
        "   - A: “about 12 days”, Ada Rell; read as 12, not exactly[^A0]\n"
        "   - B: “12 days after”[^B1]\n"
        '   - "about 12" against "12": the same number with another bound.\n'
    ) in text


def test_a_footnote_is_named_by_report_and_paragraph_and_stands_there_once(text: str) -> None:
    used = set(re.findall(r"\[\^([^\]]+)\](?!:)", text))
    noted = re.findall(r"^\[\^([^\]]+)\]:", text, re.MULTILINE)
    assert used == set(noted)
    assert len(noted) == len(set(noted))
    assert "[^B1.2]: Osk Herald, paragraph 1, characters 72 to 89: “its engine failed”" in text


def test_every_sentence_of_the_brief_carries_a_mark(text: str) -> None:
    assert "Ada Rell: “The ferry to Osk will stop for about 12 days”.[^A0][^B1]" in text


def test_figures_are_a_table_with_a_row_a_value(text: str) -> None:
    assert "| days | A | Ada Rell | about 12[^A0] |\n| days | B | own voice | 12[^B1] |\n" in text


def test_what_could_not_be_read_is_told(text: str) -> None:
    assert "- photo.jpg: It is no text. Paste the text instead." in text


def test_two_stories_keep_their_footnotes_apart() -> None:
    first, second = factory.harbour(), factory.herald()
    both = Dossier((first, second), (), (factory.story(first, second), factory.story(first, second, id="other")))
    noted = re.findall(r"^\[\^([^\]]+)\]:", render_markdown(both), re.MULTILINE)
    assert len(noted) == len(set(noted))
    assert "2-A0" in noted


@pytest.mark.parametrize(
    ("words", "harmless"),
    [
        ("**bold** _thin_ `code`", r"\*\*bold\*\* \_thin\_ \`code\`"),
        ("[link](javascript:x) ![i](y)", r"\[link\](javascript:x) !\[i\](y)"),
        ("<script>x</script> &lt;", r"\<script\>x\</script\> \&lt;"),
        ("a | b", r"a \| b"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("> no quotation", r"\> no quotation"),
        ("x\n\n---\n\ny", "x --- y"),
        ("~~gone~~ $x$ note[^1]", r"\~\~gone\~\~ \$x\$ note\[\^1\]"),
        ("a 12-day stop, then 3-4 days", "a 12-day stop, then 3-4 days"),
        ("turn\u202eed \x1b[2J", r"turn⟨U+202E⟩ed ␛\[2J"),
    ],
)
def test_marks_of_markdown_and_acting_characters_in_words_do_nothing(words: str, harmless: str) -> None:
    assert plain(words) == harmless


def test_payloads_in_reports_open_no_heading_link_or_tag() -> None:
    payload = "</b>\n\n# heading\n\n[link](http://osk.example) <img src=x> | cell"
    first = factory.harbour(factory.HARBOUR.replace("harbour master", payload.replace("\n\n", " ")))
    made = factory.dossier(first)
    made = replace(made, stories=(replace(made.stories[0], title=payload),))
    text = render_markdown(made)
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\[(?!\^)", text)


def test_the_same_dossier_gives_the_same_text(text: str) -> None:
    assert render_markdown(factory.dossier()) == text


def test_what_a_lone_report_perhaps_belongs_to_stands_below_the_reports() -> None:
    told = factory.dossier(nearby=Nearby("other", "Ferry *lost*", "Both name Ada Rell."))
    assert "undated\n\nPerhaps belongs to “Ferry \\*lost\\*”: Both name Ada Rell.\n" in render_markdown(told)
