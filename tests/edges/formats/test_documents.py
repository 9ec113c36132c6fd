"""Word and PDF: drafts and papers as text, in the order in which people read them."""

import io
from itertools import pairwise

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.edges.formats.made import SENTENCES, TITLE, draft_of, drafts_of
from tests.edges.formats.pdf_made import file_of

from quoth.errors import ReportUnreadable

Line = tuple[float, float, str]


def word(*changes: str, title: bool = True) -> bytes:
    """A document as Word has it: title, paragraphs, a table, and what is given as XML in the last paragraph."""
    made = docx.Document()
    if title:
        made.add_paragraph(TITLE, style="Title")
    for sentence in SENTENCES:
        made.add_paragraph(sentence)
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Bridge", "12 weeks", "Ferry", "20 minutes"), strict=True
    ):
        cell.text = words
    paragraph = made.add_paragraph("The end ")
    for change in changes:
        paragraph._p.append(parse_xml(change))
    made.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


INSERTED = f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>was moved</w:t></w:r></w:ins>'
DELETED = f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>is near</w:delText></w:r></w:del>'


def test_a_word_document_has_its_title_paragraphs_and_tables() -> None:
    draft = draft_of("docx", word())
    assert (draft.title, draft.found["title"]) == (TITLE, "style")
    assert all(sentence in draft.text for sentence in SENTENCES)
    assert "Bridge\t12 weeks\n\nFerry\t20 minutes\n\nThe end" in draft.text
    assert "CONFIDENTIAL" not in draft.text


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    draft = draft_of("docx", word(INSERTED, DELETED))
    assert draft.text.endswith("The end was moved")
    assert draft.found["tracked changes"] == "2, read as accepted"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0old", word()[:2000]])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    try:
        assert drafts_of("docx", data) in (["broken"], ["empty"])
    except ReportUnreadable as error:
        assert error.reason in ("broken", "empty")


def pdf(*sheets: list[Line]) -> bytes:
    """A PDF with lines of text at places, counted in points from the lower left corner."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in sheets:
        stream = b"".join(
            b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n"
            % (20 if words == TITLE else 10, x, y, words.encode("latin-1", "replace"))
            for x, y, words in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return file_of(objects)


def column(x: float, top: float, words: str, wide: int = 40) -> list[Line]:
    """Words as lines of a column, a long word at a line's end broken."""
    lines, line = [], ""
    for one in words.split():
        if len(line) + len(one) > wide:
            lines.append(line)
            line = ""
        line = f"{line} {one}".strip()
    return [(x, top - 12 * number, told) for number, told in enumerate([*lines, line])]


def test_columns_are_read_one_after_the_other_without_heads_and_numbers() -> None:
    left, right = " ".join(SENTENCES[:3]), " ".join(SENTENCES[3:6])
    sheets: list[list[Line]] = [
        [(50, 780, "HARBOUR GAZETTE 4 March 2025"), (50, 740, TITLE), *column(50, 700, f"{left} {number}."),
         *column(330, 700, f"{right} {number}."), (300, 20, str(number))]
        for number in (1, 2)
    ]  # fmt: skip
    sheets[1] = [line for line in sheets[1] if line[2] != TITLE]
    draft = draft_of("pdf", pdf(*sheets))
    assert draft.title == TITLE
    ends = ["estimate. 1.", "other five of them yet.", "estimate. 2."]
    places = [draft.text.replace("\n", " ").find(end) for end in ends]
    assert all(at < later for at, later in pairwise(places)), places
    assert places[0] > 0
    assert "HARBOUR GAZETTE" not in draft.text
    assert not draft.text.rstrip().endswith("\n2")


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    draft = draft_of(
        "pdf",
        pdf([(50, 700, "The builders said that the re-"), (50, 688, "pair of the well-known bridge takes long.")]),
    )
    assert draft.text == "The builders said that the repair of the well-known bridge takes long."


def test_a_head_above_the_title_of_a_single_page_is_left_out_and_a_date_is_not() -> None:
    body = [(50.0, 740.0, TITLE), *column(50, 700, " ".join(SENTENCES), 80)]
    text = draft_of("pdf", pdf([(50, 780, "The Gazette, Monday edition"), *body])).text
    assert "Monday edition" not in text
    assert SENTENCES[0] in text
    assert "4 March 2025" in draft_of("pdf", pdf([(50, 780, "Harbour Post, 4 March 2025"), *body])).text


def test_a_head_that_stands_close_to_the_text_is_left_out_all_the_same() -> None:
    told = [
        f"The {place} ferry stays in port, said the mayor of {place} on Monday." for place in ("Tolm", "Marn", "Hesk")
    ]
    sheets: list[list[Line]] = [
        [(50, 780, f"HARBOUR GAZETTE {number}"), *column(50, 768, words)] for number, words in enumerate(told, 1)
    ]
    text = draft_of("pdf", pdf(*sheets)).text
    assert text.split("\n\n") == told


def test_a_blank_under_the_next_letter_parts_no_word() -> None:
    sheet: list[Line] = [
        (50, 700, "The sign "),
        (88.35, 700, "allers met on Monday."),
        *column(50, 680, SENTENCES[0], 80),
    ]
    assert "The signallers met on Monday." in draft_of("pdf", pdf(sheet)).text


def test_the_comments_of_a_printed_page_are_no_report() -> None:
    lines = [TITLE, *SENTENCES[:2], "6 comments", "They should have closed it years ago."]
    sheet: list[Line] = [(50.0, 740.0 - 40 * number, told) for number, told in enumerate(lines)]
    text = draft_of("pdf", pdf(sheet)).text
    assert SENTENCES[1] in text
    assert "years ago" not in text


def in_columns(*told: str) -> list[Line]:
    """Three columns of a page, 28 letters wide, with the words that are given for each."""
    return [line for x, words in zip((30, 220, 410), told, strict=True) for line in column(x, 700, words, wide=28)]


def test_an_order_that_the_sentences_bear_out_is_not_doubted() -> None:
    words = " ".join(SENTENCES).split()
    parts = [" ".join(words[at : at + 42]) for at in (0, 42, 84)]
    draft = draft_of("pdf", pdf(in_columns(*parts)))
    assert draft.found["text"] == "PDF"
    assert all(sentence in draft.text for sentence in (*SENTENCES[:2], *SENTENCES[3:5]))


def test_a_doubtful_order_is_told() -> None:
    broken = f"{SENTENCES[0]} Engineers found a crack of 40 centimetres in one of them and the"
    draft = draft_of("pdf", pdf(in_columns(broken, SENTENCES[2], SENTENCES[3])))
    assert draft.found["text"] == "order of text uncertain: a sentence breaks off between two columns on page 1"


@pytest.mark.parametrize(
    ("data", "reason"), [(pdf([]), "no-text"), (b"%PDF-1.4", "broken"), (b"%PDF-1.7 words and no more", "broken")]
)
def test_what_holds_no_text_is_refused(data: bytes, reason: str) -> None:
    assert drafts_of("pdf", data) in ([reason], ["no-text"])
