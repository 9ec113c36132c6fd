"""Invented reports in bad shape, and how they are read: what the tests of bad input share."""

from quoth.encoder import Encoder
from quoth.encoder.words import WordEncoder
from quoth.pipeline import read_report
from quoth.types import AnnotatedReport, RawReport

PLAIN = WordEncoder()


def raw(text: str, title: str | None = None) -> RawReport:
    """A report as it comes in, without a date; a title is the first line of the text."""
    return RawReport(
        id="r1", input="r1", also=(), title=title, outlet=None, publisher=None, authors=(), published=None, url=None,
        language="en", text=text, title_apart=False, found={},
    )  # fmt: skip


def read(text: str, title: str | None = None, encoder: Encoder = PLAIN) -> AnnotatedReport:
    """The report cleaned and read, by the rules alone unless an encoder is given."""
    return read_report(raw(text, title), encoder)


def said(read: AnnotatedReport) -> list[tuple[str, str]]:
    """For each statement the speakers of its chain, outermost first, and what is said."""
    text = read.report.text
    return [
        (" < ".join(link.speaker for link in s.chain), " ".join(piece.of(text) for piece in s.content))
        for s in read.statements
    ]


def sayings(text: str, title: str | None = None, encoder: Encoder = PLAIN) -> list[tuple[str, str]]:
    """What `said` tells of a text, without what the report says itself."""
    return [pair for pair in said(read(text, title, encoder)) if pair[0]]
