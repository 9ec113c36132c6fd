"""The dossier and the audit: what quoth gives out."""

from typing import Literal

from msgspec import Struct

from quoth.types.claims import Claim, Difference, DifferenceKind, Figure, Omission, Severity, Speaker
from quoth.types.lineage import Lineage
from quoth.types.reports import AnnotatedReport
from quoth.types.spans import Place, Span


class Rejected(Struct, frozen=True):
    """An input that could not be read: why in one word, and in a sentence that says what to do."""

    input: str
    reason: str
    detail: str


class BriefSentence(Struct, frozen=True):
    """A sentence of the brief with the places it rests on; never without one."""

    text: str
    citations: tuple[Place, ...]


class Nearby(Struct, frozen=True):
    """The story that the one report of another perhaps belongs to: its id and title, and in a sentence why it was kept apart."""

    story: str
    title: str
    why: str


class Part(Struct, frozen=True):
    """Of a report that tells of several events, the sentences that are of the story."""

    report: str
    sentences: tuple[Span, ...]


class Story(Struct, frozen=True, omit_defaults=True):
    """The reports of one event and everything found about them.

    `nearby` is there only where its few reports nearly joined another, `parts` only where it has a digest.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    first: str | None
    last: str | None
    lineage: Lineage
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    figures: tuple[Figure, ...]
    speakers: tuple[Speaker, ...]
    omissions: tuple[Omission, ...]
    brief: tuple[BriefSentence, ...]
    nearby: Nearby | None = None
    parts: tuple[Part, ...] = ()


class Dossier(Struct, frozen=True):
    """What `quoth.read` gives: the reports as read, the inputs rejected, the stories."""

    reports: tuple[AnnotatedReport, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[Story, ...]


class AuditedSentence(Struct, frozen=True):
    """A sentence of the audited article with its verdict and the source's words it was held against.

    `why` says of one without a finding why it could not be compared, or is in no source.
    """

    start: int
    end: int
    verdict: Literal["supported", "partly", "not-found", "distorted", "own", "mark"]
    evidence: tuple[Place, ...]
    why: str = ""


class AuditFinding(Struct, frozen=True):
    """One thing the article made of its source that the source does not say."""

    kind: DifferenceKind
    severity: Severity
    article: Place
    source: Place | None
    why: str
    rule: str


class AuditOmission(Struct, frozen=True):
    """A denial or a limit of a source that the article leaves out."""

    source: Place
    why: str


class Audit(Struct, frozen=True):
    """An article held against its sources, sentence by sentence; `rejected` are the sources that gave no report."""

    article: AnnotatedReport
    sources: tuple[AnnotatedReport, ...]
    sentences: tuple[AuditedSentence, ...]
    findings: tuple[AuditFinding, ...]
    omissions: tuple[AuditOmission, ...]
    rejected: tuple[Rejected, ...] = ()
