"""An audit worked out for the pages, and written to the store under the address that is made of what is held against what."""

import hashlib

from sqlalchemy import Connection

from quoth.audit import audit_article
from quoth.edges.formats.inputs import read_apart
from quoth.edges.gate import visible
from quoth.edges.models import NONE
from quoth.edges.store.applying import corrected_reading
from quoth.edges.store.audits import KeptAudit, keep_audit, method_of_audits
from quoth.edges.store.deciding import in_force
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.looking import annotated_reports, raw_reports
from quoth.edges.store.methods import SHIPPED
from quoth.edges.store.reading_corrected import corrected_raw
from quoth.edges.store.settling import Desk, stale_among
from quoth.edges.web.serving.orders import Audited, Order
from quoth.errors import ReportUnreadable, WrongUse
from quoth.pipeline import acquire_by_name
from quoth.text.outlets import outlet_or_file
from quoth.types import AnnotatedReport, Source


def audited(order: Order, desk: Desk) -> Audited:
    """The article of an order held against its sources, and kept."""
    if order.article is None:
        raise WrongUse("There is no article to audit.")
    subject = tuple(read_apart((order.article,), desk.settings))
    if len(subject) != 1:
        raise ReportUnreadable("not-one", f"The article's file holds {len(subject)} reports; an audit takes one.")
    held = (*subject, *read_apart(order.sources, desk.settings))
    given = [acquire_by_name(source, desk.settings) for source in held]
    desk.progress("reading", 0, len(given))
    read = []
    for number, raw in enumerate(given, 1):
        read.append(desk.reader.read(raw))
        desk.progress("reading", number, len(given))
    with reading(desk.store.engine) as connection:
        method = method_of(connection, order)
    sources = (*kept_reports(order.against, desk), *read[1:])
    kept = KeptAudit(
        id=name_of(order.article, order.against, order.sources),
        title=visible(title_of(read[0])),
        against=tuple(visible(name_in_words(source)) for source in sources),
        method=method,
        made_at=desk.now(),
        audit=audit_article(read[0], sources),
    )
    with writing(desk.store.engine) as connection:
        keep_audit(connection, kept)
    return Audited(kept.id, kept.title)


def name_of(article: Source, chosen: tuple[str, ...], sources: tuple[Source, ...]) -> str:
    """The address of an audit, made of what is held against what."""
    total = hashlib.sha256(article.data)
    for one in (*chosen, *(hashlib.sha256(source.data).hexdigest() for source in sources)):
        total.update(b"\x1f" + one.encode())
    return total.hexdigest()[:12]


def method_of(connection: Connection, order: Order) -> str:
    """By which method, and after which decisions of people on its sources, an order is carried out.

    Another one makes the audit of the same texts anew.
    """
    method = method_of_audits(NONE if order.model == NONE else order.model_sha256 or SHIPPED)
    names = [one.id for one in in_force(connection, order.against)] if order.against else []
    return f"{method}+{hashlib.sha256(' '.join(names).encode()).hexdigest()[:8]}" if names else method


def title_of(read: AnnotatedReport) -> str:
    """What an audit is called by: the headline of its article, or how it begins."""
    return " ".join((read.report.raw.title or read.text.strip()).split())[:120]


def name_in_words(read: AnnotatedReport) -> str:
    """The outlet of a source, or the name it came by."""
    return outlet_or_file(read.report.raw)


def kept_reports(ids: tuple[str, ...], desk: Desk) -> list[AnnotatedReport]:
    """Reports of the store as people have corrected them; read again where another method read them."""
    with reading(desk.store.engine) as connection:
        raws = raw_reports(connection, ids)
        if len(raws) < len(ids):
            raise WrongUse("A report that was chosen is not in the store.")
        made = in_force(connection, ids)
        stale = set(stale_among(connection, list(ids), desk.reader.method))
        sound = {read.id: read for read in annotated_reports(connection, [
            corrected_raw(raw, made) for raw in raws if raw.id not in stale
        ])}  # fmt: skip
    reads = [sound[raw.id] if raw.id in sound else desk.reader.read(raw, made) for raw in raws]
    return [corrected_reading(read, made) for read in reads]
