"""The shapes of the JSON that quoth prints: the contract, as types from which the schema is made."""

from msgspec import Struct

from quoth.types import (
    AnnotatedReport,
    Audit,
    AuditedSentence,
    AuditFinding,
    AuditOmission,
    Credit,
    Date,
    Dossier,
    Entity,
    Mark,
    Quantity,
    Rejected,
    Statement,
    Story,
)

DOSSIER_SCHEMA = "dossier/1"
AUDIT_SCHEMA = "audit/1"


class ReportRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report with what it says; `found` tells how charset, title, date and the like were found.

    `first_seen` and `links` are left out where a report has none.
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
    found: dict[str, str]
    sentences: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    credit: Credit | None
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    first_seen: str | None = None
    links: tuple[str, ...] = ()


class DossierRecord(Struct, frozen=True, kw_only=True):
    """What `quoth read --json` prints."""

    quoth: str
    schema: str
    reports: tuple[ReportRecord, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[Story, ...]


class AuditRecord(Struct, frozen=True, kw_only=True):
    """What `quoth audit --json` prints."""

    quoth: str
    schema: str
    article: ReportRecord
    sources: tuple[ReportRecord, ...]
    sentences: tuple[AuditedSentence, ...]
    findings: tuple[AuditFinding, ...]
    omissions: tuple[AuditOmission, ...]


def report_record(read: AnnotatedReport) -> ReportRecord:
    """A report as `quoth annotate` prints it, a line each."""
    report, raw = read.report, read.report.raw
    return ReportRecord(
        id=raw.id,
        input=raw.input,
        also=raw.also,
        title=raw.title,
        outlet=raw.outlet,
        publisher=raw.publisher,
        authors=raw.authors,
        published=raw.published,
        url=raw.url,
        language=raw.language,
        text=raw.text,
        found=dict(sorted(raw.found.items())),
        sentences=tuple((span.start, span.end) for span in report.sentences),
        marks=report.marks,
        credit=report.credit,
        entities=read.entities,
        statements=read.statements,
        quantities=read.quantities,
        dates=read.dates,
        first_seen=raw.first_seen,
        links=raw.links,
    )


def dossier_record(dossier: Dossier) -> DossierRecord:
    """The dossier as `quoth read --json` prints it."""
    return DossierRecord(
        quoth=version(),
        schema=DOSSIER_SCHEMA,
        reports=tuple(report_record(report) for report in dossier.reports),
        rejected=dossier.rejected,
        stories=dossier.stories,
    )


def audit_record(audit: Audit) -> AuditRecord:
    """The audit as `quoth audit --json` prints it."""
    return AuditRecord(
        quoth=version(),
        schema=AUDIT_SCHEMA,
        article=report_record(audit.article),
        sources=tuple(report_record(source) for source in audit.sources),
        sentences=audit.sentences,
        findings=audit.findings,
        omissions=audit.omissions,
    )


def version() -> str:
    """The version that wrote the record."""
    from quoth import __version__

    return __version__
