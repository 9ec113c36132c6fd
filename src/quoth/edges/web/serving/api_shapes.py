"""What the API takes and gives, as types from which its description is made."""

from typing import Annotated, Any

from msgspec import Meta, Struct

from quoth.edges.store.audits import ListedAudit
from quoth.edges.store.listing import FoundReport, ListedStory

MOST_REPORTS, MOST_SOURCES = 500, 50
Text = Annotated[str, Meta(min_length=1, max_length=8_000_000)]
Short = Annotated[str, Meta(max_length=2_000)]
Id = Annotated[str, Meta(pattern="^[0-9a-f]{12}$")]


class GivenReport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report to read: its text, and what is known of it."""

    text: Text
    title: Short | None = None
    outlet: Short | None = None
    published: Short | None = None
    url: Short | None = None
    authors: Annotated[tuple[Short, ...], Meta(max_length=50)] = ()


class GivenReports(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reports to add."""

    reports: Annotated[tuple[GivenReport, ...], Meta(min_length=1, max_length=MOST_REPORTS)]


class GivenAudit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article to hold against reports of the store, other texts, or both."""

    article: GivenReport
    against: Annotated[tuple[Id, ...], Meta(max_length=MOST_SOURCES)] = ()
    sources: Annotated[tuple[GivenReport, ...], Meta(max_length=MOST_SOURCES)] = ()


class Stories(Struct, frozen=True, kw_only=True):
    """A part of the list of stories; `next` asks for the part behind it."""

    items: tuple[ListedStory, ...]
    next: str | None


class Found(Struct, frozen=True, kw_only=True):
    """A part of what was found; `next` asks for the part behind it."""

    items: tuple[FoundReport, ...]
    next: str | None


class Audits(Struct, frozen=True, kw_only=True):
    """A part of the list of audits; `next` asks for the part behind it."""

    items: tuple[ListedAudit, ...]
    next: str | None


class Begun(Struct, frozen=True, kw_only=True):
    """Work that has been begun: where to ask how it stands, and where its result will be."""

    work: str
    result: str | None


class TookRecord(Struct, frozen=True, kw_only=True):
    """A report that is in the store now."""

    input: str
    report: str
    title: str
    outcome: str


class LeftRecord(Struct, frozen=True, kw_only=True):
    """An input that gave no report, and why."""

    input: str
    reason: str
    detail: str


class WorkRecord(Struct, frozen=True, kw_only=True):
    """How work stands."""

    id: str
    state: str
    took: tuple[TookRecord, ...]
    left: tuple[LeftRecord, ...]
    stories: int | None
    problem: str | None


class CorrectionRecord(Struct, frozen=True, kw_only=True):
    """Something that a person decided, and how it stands."""

    id: str
    kind: str
    reports: tuple[str, ...]
    words: tuple[str, ...]
    value: str
    author: str
    at: str
    state: str
    undoes: str | None


class Corrections(Struct, frozen=True, kw_only=True):
    """Everything that people decided."""

    items: tuple[CorrectionRecord, ...]


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = ""


Shape = type[Any]
