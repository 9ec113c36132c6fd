"""Drafts of Word and OpenDocument as people mark them: struck out, hidden, raised, changed, several reports in one."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from tests.edges.formats.made import SENTENCES, TITLE, draft_of

Part = tuple[str, str]
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("text", "text"), ("style", "style"))
)
ODT_STYLES = {
    "struck": 'style:text-line-through-style="solid"',
    "hidden": 'text:display="none"',
    "raised": 'style:text-position="33% 58%"',
    "bold": 'style:text-position="0% 100%"',
}


def word(*parts: Part) -> bytes:
    """A Word document of one line of parts, each with its look."""
    made = docx.Document()
    style = made.styles.add_style("Gone", WD_STYLE_TYPE.CHARACTER)
    style.font.strike = True
    made.styles.add_style("Gone for good", WD_STYLE_TYPE.CHARACTER).base_style = style
    line = made.add_paragraph()
    for words, look in parts:
        run = line.add_run(words)
        run.font.strike = {"struck": True, "kept": False}.get(look)
        run.font.hidden = True if look == "hidden" else None
        if look == "raised":
            run.font.superscript = True
        if look in ("styled", "kept"):
            run.style = made.styles["Gone for good"]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def open_document(*parts: Part, body: str = "") -> bytes:
    """The same as LibreOffice writes it."""
    looks = "".join(
        f'<style:style style:name="{name}"><style:text-properties {said}/></style:style>'
        for name, said in ODT_STYLES.items()
    )
    looks += '<style:style style:name="styled" style:parent-style-name="struck"/>'
    unstruck = '<style:text-properties style:text-line-through-style="none"/>'
    looks += f'<style:style style:name="kept" style:parent-style-name="struck">{unstruck}</style:style>'
    spans = "".join(
        f'<text:span text:style-name="{look}">{words}</text:span>' if look else words for words, look in parts
    )
    told = f"<office:automatic-styles>{looks}</office:automatic-styles>"
    told += f"<office:body><office:text>{body}<text:p>{spans}</text:p></office:text></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        held.writestr("content.xml", f"<office:document-content {NAMES}>{told}</office:document-content>")
    return out.getvalue()


DOORS: list[tuple[str, Callable[..., bytes]]] = [("docx", word), ("odt", open_document)]


@pytest.mark.parametrize(("door", "made"), DOORS)
def test_a_raised_mark_of_a_note_is_no_part_of_a_figure(door: str, made: Callable[..., bytes]) -> None:
    draft = draft_of(
        door, made(("About 640", ""), ("2", "raised"), (" people left 3 km", ""), ("2", "raised"), (" of fields.", ""))
    )
    assert draft.text == "About 640 people left 3 km² of fields."
    assert "left out" not in draft.found


@pytest.mark.parametrize(("door", "made"), DOORS)
def test_what_is_struck_out_or_hidden_is_not_said_and_that_is_told(door: str, made: Callable[..., bytes]) -> None:
    parts = (
        ("About ", ""),
        ("460 ", "struck"),
        ("470 ", "styled"),
        ("640 people left", "kept"),
        (" in panic", "hidden"),
        (".", ""),
    )
    draft = draft_of(door, made(*parts))
    assert draft.text == "About 640 people left."
    assert draft.found["left out"] == "“460 470 in panic”, struck out or hidden"


def test_changes_of_an_opendocument_are_told() -> None:
    changes = "<text:tracked-changes><text:changed-region/><text:changed-region/></text:tracked-changes>"
    assert (
        draft_of("odt", open_document(("It rained.", ""), body=changes)).found["tracked changes"]
        == "2, read as accepted"
    )


def test_headings_of_one_rank_over_whole_reports_are_told() -> None:
    def with_headings(*headings: str) -> bytes:
        made = docx.Document()
        for heading in headings:
            made.add_heading(heading, 1)
            for sentence in SENTENCES:
                made.add_paragraph(sentence)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    other = "Ferry company calls off the strike"
    assert draft_of("docx", with_headings(TITLE, other)).found["headings"] == f"“{TITLE}”, “{other}”"
    assert "headings" not in draft_of("docx", with_headings(TITLE, "Background")).found
