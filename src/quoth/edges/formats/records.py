"""The shapes of the JSON that quoth prints: the contract, as types from which the schema is made."""

from msgspec import Struct

from quoth.compare.points import every_statement
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


def report_record(read: AnnotatedReport, points: frozenset[str] = frozenset()) -> ReportRecord:
    """A report as `quoth annotate` prints it, a line each; in a dossier with the points (by id) that its claims rest on."""
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
        statements=every_statement(read, points) if points else read.statements,
        quantities=read.quantities,
        dates=read.dates,
        first_seen=raw.first_seen,
        links=raw.links,
    )


def dossier_record(dossier: Dossier) -> DossierRecord:
    """The dossier as `quoth read --json` prints it."""
    points = points_behind(dossier)
    return DossierRecord(
        quoth=version(),
        schema=DOSSIER_SCHEMA,
        reports=tuple(report_record(read, points.get(read.id, frozenset())) for read in dossier.reports),
        rejected=dossier.rejected,
        stories=dossier.stories,
    )


def points_behind(dossier: Dossier) -> dict[str, frozenset[str]]:
    """The ids of what the claims rest on that is no statement of its report, by report."""
    known = {statement.id for read in dossier.reports for statement in read.statements}
    found: dict[str, set[str]] = {}
    for story in dossier.stories:
        for claim in story.claims:
            for support in (*claim.asserted, *claim.denied, *claim.undecided):
                if support.statement not in known:
                    found.setdefault(support.report, set()).add(support.statement)
    return {report: frozenset(ids) for report, ids in found.items()}


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
