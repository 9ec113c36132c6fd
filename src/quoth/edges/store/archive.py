"""The store, or one story of it, as JSON Lines: everything that was given, read, told and decided; and back, exactly.

The rows of statements, claims and differences are not in it: they are made of the readings and the stories, and checked
against the texts, when an archive is taken in.
"""

from typing import Literal

from msgspec import Struct

from quoth.types import Place

ARCHIVE = "store/1"


class Head(Struct, frozen=True, kw_only=True, tag="store", tag_field="kind"):
    """The first line: which shape the others have, and who wrote them."""

    schema: str
    quoth: str


class ContentLine(Struct, frozen=True, kw_only=True, tag="content", tag_field="kind"):
    """Bytes as they came."""

    sha256: str
    data: bytes


class ReportLine(Struct, frozen=True, kw_only=True, tag="report", tag_field="kind"):
    """A report as it was published; its id is checked against its text."""

    id: str
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
    superseded_by: str | None
    first_seen: str | None = None
    links: tuple[str, ...] = ()


class SightingLine(Struct, frozen=True, kw_only=True, tag="sighting", tag_field="kind"):
    """Where and when a report was seen, and what was given with it."""

    report: str
    content: str
    input: str
    format: Literal["text", "html", "record", "document"]
    address: str | None
    given_published: str | None
    given_language: str | None
    seen_at: str


class ReadingLine(Struct, frozen=True, kw_only=True, tag="reading", tag_field="kind"):
    """What was read in a report, by which method; `data` is the reading as JSON, the vectors are float32."""

    report: str
    method: str
    data: str
    sentences: bytes
    statements: bytes
    title: bytes


class StoryLine(Struct, frozen=True, kw_only=True, tag="story", tag_field="kind"):
    """A story as JSON, what it was made of and how, and the reports for which a member stands."""

    made_of: str
    method: str
    changed_at: str
    stands_for: dict[str, str]
    data: str


class KnownLine(Struct, frozen=True, kw_only=True, tag="known", tag_field="kind"):
    """An id under which a story was told that is told no more: how many reports it had, and which of them are left."""

    id: str
    size: int
    reports: tuple[str, ...]


class DecisionLine(Struct, frozen=True, kw_only=True, tag="decision", tag_field="kind"):
    """A decision with the words it was made on."""

    id: str
    decision: str
    reports: tuple[str, ...]
    places: tuple[Place, ...]
    words: tuple[str, ...]
    value: str
    author: str
    at: str
    undoes: str | None


class AuditLine(Struct, frozen=True, kw_only=True, tag="audit", tag_field="kind"):
    """An audit: how it is called, against what, how much was found; `data` is the audit as JSON."""

    id: str
    title: str
    against: tuple[str, ...]
    method: str
    sentences: int
    findings: int
    made_at: str
    data: str


class End(Struct, frozen=True, kw_only=True, tag="end", tag_field="kind"):
    """The last line, with the number of those between it and the first: what is cut off is not taken for whole."""

    lines: int


Line = ContentLine | ReportLine | SightingLine | ReadingLine | StoryLine | KnownLine | DecisionLine | AuditLine | End
