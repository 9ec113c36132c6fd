"""Audits kept: under an address made of what was held against what, with the article and the sources as they were read."""

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, func, select

from quoth.edges.store.checking import check_reading, places_in, words_at, words_of
from quoth.edges.store.codec import Reading, annotated, reading_of
from quoth.edges.store.methods import TELLING, digest
from quoth.edges.store.tables import audits
from quoth.errors import StoreDamaged
from quoth.types import AnnotatedReport, Audit, AuditedSentence, AuditFinding, AuditOmission, RawReport, Span


class Held(Struct, frozen=True, kw_only=True):
    """A report of an audit with its reading."""

    raw: RawReport
    reading: Reading


class AuditData(Struct, frozen=True, kw_only=True):
    """An audit as it is written: without vectors, which nothing of it needs any more."""

    article: Held
    sources: tuple[Held, ...]
    sentences: tuple[AuditedSentence, ...]
    findings: tuple[AuditFinding, ...]
    omissions: tuple[AuditOmission, ...]


class ListedAudit(Struct, frozen=True, kw_only=True):
    """An audit as the list of audits shows it; `against` are the names of its sources."""

    id: str
    title: str
    against: tuple[str, ...]
    sentences: int
    findings: int
    made_at: str


class KeptAudit(Struct, frozen=True, kw_only=True):
    """An audit to write: its id, how it is called, against what, by which method and when it was made."""

    id: str
    title: str
    against: tuple[str, ...]
    method: str
    made_at: str
    audit: Audit


DATA = msgspec.json.Decoder(AuditData)


def method_of_audits(model: str) -> str:
    """The method by which articles are audited, with a model."""
    return digest((*TELLING, "audit"), model)


def keep_audit(connection: Connection, kept: KeptAudit) -> None:
    """Writes an audit in the place of one of before; raises `StoreDamaged` where a place lies outside its text."""
    data = data_of(kept.audit)
    write_audit(connection, ListedAudit(
        id=kept.id, title=kept.title, against=kept.against, sentences=len(kept.audit.sentences),
        findings=len(kept.audit.findings), made_at=kept.made_at,
    ), kept.method, msgspec.json.encode(data).decode())  # fmt: skip


def write_audit(connection: Connection, listed: ListedAudit, method: str, data: str) -> None:
    """The row of an audit, its places held against its texts."""
    check_audit(read_data(data))
    row = {**msgspec.structs.asdict(listed), "method": method, "data": data}
    connection.execute(delete(audits).where(audits.c.id == listed.id))
    connection.execute(audits.insert(), [row])


def forget_audit(connection: Connection, key: str) -> bool:
    """Takes an audit away; gives whether it was there."""
    return connection.execute(delete(audits).where(audits.c.id == key)).rowcount > 0


def listed_audits(connection: Connection, *, limit: int, offset: int = 0) -> list[ListedAudit]:
    """The audits, the latest first."""
    columns = [audits.c[name] for name in ListedAudit.__struct_fields__]
    wanted = select(*columns).order_by(audits.c.made_at.desc(), audits.c.id).limit(limit).offset(offset)
    return [ListedAudit(**{**row, "against": tuple(row["against"])}) for row in connection.execute(wanted).mappings()]


def count_audits(connection: Connection) -> int:
    """How many audits there are."""
    return int(connection.execute(select(func.count()).select_from(audits)).scalar_one())


def audit_of(connection: Connection, key: str) -> KeptAudit | None:
    """The audit of an id, or None; raises `StoreDamaged` where its data cannot be read."""
    row = connection.execute(select(audits).where(audits.c.id == key)).mappings().first()
    if row is None:
        return None
    told = {name: row[name] for name in ("id", "title", "method", "made_at")}
    return KeptAudit(**told, against=tuple(row["against"]), audit=audit_in(read_data(row["data"])))


def method_of_audit(connection: Connection, key: str) -> str | None:
    """The method by which the audit of an id was made, or None."""
    found: str | None = connection.execute(select(audits.c.method).where(audits.c.id == key)).scalar()
    return found


def data_of(audit: Audit) -> AuditData:
    """An audit as it is written."""
    return AuditData(
        article=held(audit.article),
        sources=tuple(held(source) for source in audit.sources),
        sentences=audit.sentences,
        findings=audit.findings,
        omissions=audit.omissions,
    )


def held(read: AnnotatedReport) -> Held:
    """A report with its reading."""
    return Held(raw=read.report.raw, reading=reading_of(read))


def audit_in(data: AuditData) -> Audit:
    """An audit put together again."""
    return Audit(
        annotated(data.article.raw, data.article.reading, None),
        tuple(annotated(one.raw, one.reading, None) for one in data.sources),
        data.sentences,
        data.findings,
        data.omissions,
    )


def read_data(data: str) -> AuditData:
    """An audit from its JSON; raises `StoreDamaged` where it is none."""
    try:
        return DATA.decode(data)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"An audit in the store is damaged: {error}") from error


def check_audit(data: AuditData) -> None:
    """Raises `StoreDamaged` where a place of an audit, or of a reading in it, lies outside its text."""
    texts: dict[tuple[str, str], str] = {}
    for one in (data.article, *data.sources):
        check_reading(one.raw.id, one.raw.text, one.reading)
        texts |= {(one.raw.id, "text"): one.raw.text, (one.raw.id, "title"): one.raw.title or ""}
    for place in places_in((data.sentences, data.findings, data.omissions)):
        words_at(texts, place)
    for sentence in data.sentences:
        words_of(data.article.raw.id, data.article.raw.text, Span(sentence.start, sentence.end))
