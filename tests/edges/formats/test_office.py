"""One report as LibreOffice 7.4 writes it: as Word, as OpenDocument and as PDF."""

from pathlib import Path

import pytest
from tests.edges.formats.made import draft_of, drafts_of

from quoth.edges.formats.beginnings import BEGINNING, door_by_content
from quoth.errors import ReportUnreadable

FILES = Path(__file__).parent / "libreoffice"
TITLE = "Bridge in Tolm closed after engineers find crack"
TOLD = (
    TITLE,
    "By Anna Reik",
    "The bridge in Tolm will stay closed for at least 5 weeks after engineers found a crack in a pillar, the city said on Monday in a "
    "statement that was long enough to be broken over several lines of a page.",
    "“We have known that pillar for years, and nobody listened,” said Jon Darrow, who speaks for the engineers.",
    "Repairs would cost between 5 and 44 million crowns, the treasurer told reporters after the meeting of the council on Tuesday.",
    "The pillar was built in 1990.",
    "It carries 44 tonnes.",
)  # fmt: skip
TABLE = ("Year\tClosures", "2024\t3")
END = "The union wants an inquiry; the company that runs the bridge did not answer questions by Tuesday evening."


@pytest.mark.parametrize("door", ["docx", "odt"])
def test_a_document_is_read_with_its_title_its_items_and_its_table(door: str) -> None:
    draft = draft_of(door, (FILES / f"story.{door}").read_bytes())
    assert (draft.title, draft.authors) == (TITLE, ("Anna Reik",))
    assert draft.text.split("\n\n") == [*TOLD, *TABLE, END]


def test_a_pdf_is_read_in_paragraphs_without_bullets_its_title_by_itself() -> None:
    draft = draft_of("pdf", (FILES / "story.pdf").read_bytes())
    assert (draft.title, draft.authors) == (TITLE, ("Anna Reik",))
    assert draft.text.split("\n\n")[: len(TOLD)] == list(TOLD)
    assert draft.text.endswith(END)


@pytest.mark.parametrize("door", ["docx", "odt", "pdf"])
def test_a_document_is_known_without_its_name(door: str) -> None:
    assert door_by_content((FILES / f"story.{door}").read_bytes()[:BEGINNING]) == door


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", (FILES / "story.odt").read_bytes()[:900]])
def test_what_is_no_opendocument_is_refused(data: bytes) -> None:
    try:
        assert drafts_of("odt", data) in (["broken"], ["empty"])
    except ReportUnreadable as error:
        assert error.reason in ("broken", "empty")
