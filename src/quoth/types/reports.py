"""Reports: as they came in (`RawReport`), with marks and sentences (`Report`), and read (`AnnotatedReport`)."""

from typing import Any, Literal

from msgspec import Struct

from quoth.types.spans import Place, Span
from quoth.types.statements import Date, Entity, Quantity, Statement

MarkKind = Literal[
    "byline", "copyright", "credit", "dateline", "teaser", "share", "subscribe", "cookie", "photo", "sources",
    "navigation", "contact", "update", "other",
]  # fmt: skip


class Draft(Struct, frozen=True, kw_only=True):
    """What a reader of one format finds in a file, before identity and language are settled; `found` tells how each piece was found."""

    text: str
    title: str | None = None
    title_apart: bool = False
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    first_seen: str | None = None
    url: str | None = None
    links: tuple[str, ...] = ()
    language: str | None = None
    found: dict[str, str]


class Source(Struct, frozen=True):
    """Bytes and where they came from: the input of `acquire_report`.

    `input` is the path or name (`file.jsonl#3` for the third line); `published` and `language` are what the caller already
    knows about the report and win over what the bytes say of themselves. `draft` is what a process apart has found in the
    bytes; a "document" (a letter, an archive's page, a feed's entry) is only read so. `problem` says why an "unreadable" one
    could not be opened, or with a `reason`, in a sentence, why it gives no report; a `draft` is then what is known of it.
    """

    input: str
    data: bytes
    format: Literal["text", "html", "record", "document", "unreadable"]
    published: str | None = None
    language: str | None = None
    problem: str = ""
    draft: Draft | None = None
    reason: str = ""


class RawReport(Struct, frozen=True):
    """A report as it was published, decoded. `title_apart` says that the title is not the first line of the text.

    `found` tells how each piece was found ("charset": "utf-8, declared"), so that nothing is guessed silently. `published` is
    what the report claims; `first_seen` is when somebody who looked saw it first. `links` are the addresses that its story links.
    """

    id: str
    input: str
    also: tuple[str, ...]
    title: str | None
    outlet: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None
    language: str
    text: str
    title_apart: bool
    found: dict[str, str]
    first_seen: str | None = None
    links: tuple[str, ...] = ()


class Mark(Struct, frozen=True):
    """A stretch of a report that is no part of the story."""

    start: int
    end: int
    kind: MarkKind


class Credit(Struct, frozen=True):
    """An agency credit or dateline found in the text. It is a claim of the report, not a fact about it."""

    agency: str
    start: int
    end: int


class Report(Struct, frozen=True):
    """A report with its marks, its credit and its sentences; the text itself is untouched.

    `headline` is where the title stands when it is part of the text. `sentences` cover the story only: marks are
    left out, the headline is the first of them where it is part of the text. `partial`: only those of one story are here.
    """

    raw: RawReport
    headline: Span | None
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    marks: tuple[Mark, ...]
    credit: Credit | None
    partial: bool = False

    @property
    def id(self) -> str:
        """The identifier of the report."""
        return self.raw.id

    @property
    def text(self) -> str:
        """The untouched text that every span points into."""
        return self.raw.text

    def place(self, span: Span) -> Place:
        """The span with this report's identifier."""
        return Place(self.raw.id, span.start, span.end)

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph that holds the offset, the headline being paragraph 0 where it is in the text."""
        number = 0
        for number, paragraph in enumerate(self.paragraphs, 0 if self.headline else 1):
            if offset < paragraph.end:
                return number
        return number


class AnnotatedReport(Struct, frozen=True):
    """A report with what it says. The vectors are unit rows (float32, n x 384), read-only, never printed.

    `sentence_vectors[i]` belongs to `report.sentences[i]`, `statement_vectors[i]` to `statements[i]` (the mean of
    the token states of its content inside its sentences). `title_vector` has one row, or none without a title.
    """

    report: Report
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    sentence_vectors: Any
    statement_vectors: Any
    title_vector: Any

    @property
    def id(self) -> str:
        """The identifier of the report."""
        return self.report.raw.id

    @property
    def text(self) -> str:
        """The untouched text that every span points into."""
        return self.report.raw.text
