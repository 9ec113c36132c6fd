"""A report is read as a reader sees it, and every place it gives stands in the untouched text."""

from quoth.acquire import acquire_report
from quoth.encoder import Encoder
from quoth.pipeline import read_report
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Source

PLAIN = (
    "The mayor, Lena Moss, said on Tuesday that 12,000 cars a day use the bridge. “We have no choice,” Ms. Moss said."
)
HIDDEN = PLAIN.replace("said on", "sa\u200bid on").replace("12,000", "1\u200b2,0\u206000").replace("Ms. ", "Ms.\u00a0")
MANIFEST = "".join(chr(0xFE00 + number % 16) for number in range(200)) + "".join(map(chr, range(0xE0100, 0xE01A0)))


def read(text: str, encoder: Encoder) -> AnnotatedReport:
    return read_report(acquire_report(Source("a.txt", text.encode(), "text"), settings=Settings()), encoder)


def without(text: str) -> str:
    return "".join(char for char in text if char not in "\u200b\u2060" and char not in MANIFEST).replace("\u00a0", " ")


def said(report: AnnotatedReport) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (
            without("".join(piece.of(report.text) for piece in statement.content)),
            tuple(link.speaker for link in statement.chain),
        )
        for statement in report.statements
    ]


def test_hidden_characters_change_neither_what_is_found_nor_the_text(encoder: Encoder) -> None:
    plain, hidden = read(PLAIN, encoder), read(HIDDEN + MANIFEST, encoder)
    assert hidden.text == HIDDEN + MANIFEST
    assert said(hidden) == said(plain)
    assert [(quantity.low, quantity.unit) for quantity in hidden.quantities] == [
        (quantity.low, quantity.unit) for quantity in plain.quantities
    ]
    assert [without(span.of(hidden.text)) for span in hidden.report.sentences] == [
        span.of(plain.text) for span in plain.report.sentences
    ]
    assert (hidden.sentence_vectors == plain.sentence_vectors).all()


def test_a_figure_with_hidden_characters_is_evidence_as_it_stands(encoder: Encoder) -> None:
    quantity = read(HIDDEN, encoder).quantities[0]
    assert HIDDEN[quantity.start : quantity.end].startswith("1\u200b2,0\u206000")
