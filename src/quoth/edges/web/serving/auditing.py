"""An audit worked out for the pages, in every form in which they give it."""

import msgspec

from quoth.audit import audit_article
from quoth.compose.views import letters_of
from quoth.edges.formats.inputs import read_apart
from quoth.edges.formats.markdown import plain
from quoth.edges.formats.records import audit_record
from quoth.edges.formats.tables import csv_of
from quoth.edges.gate import visible
from quoth.edges.store.engines import reading
from quoth.edges.store.looking import annotated_reports, raw_reports
from quoth.edges.store.settling import Desk, stale_among
from quoth.edges.web.audit_rows import VERDICTS, audit_rows, word_for
from quoth.edges.web.serving.answers import rendered_page
from quoth.edges.web.serving.orders import Audited, Order
from quoth.errors import ReportUnreadable, WrongUse
from quoth.pipeline import acquire_by_name
from quoth.types import AnnotatedReport, Audit, AuditFinding, Place


def audited(order: Order, desk: Desk) -> Audited:
    """The article of an order held against its sources."""
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
    made = audit_article(read[0], (*kept_reports(order.against, desk), *read[1:]))
    rows = audit_rows(made)
    title = f"{rows['article']['name']} held against its sources"
    when = desk.now()[:16].replace("T", " ")
    page = rendered_page(
        "audit.html", title=title, here="audit", audit=rows, crumbs=[("audit", "/audit")],
        forms=f"/audit/{order_name(order)}", made=f"Made {when} UTC; kept until quoth serve ends.",
    )  # fmt: skip
    return Audited(
        title=visible(title),
        html=page.decode(),
        json=msgspec.json.format(msgspec.json.encode(audit_record(made))).decode(),
        csv=csv_of(sentence_rows(made), columns=COLUMNS).decode(),
        markdown=in_markdown(made, title),
    )


def order_name(order: Order) -> str:
    """The address of the audit."""
    from quoth.edges.web.serving.audit_pages import name_of

    return name_of(order.article, order.against, list(order.sources)) if order.article else ""


def kept_reports(ids: tuple[str, ...], desk: Desk) -> list[AnnotatedReport]:
    """Reports of the store as they were read; read again where another method read them."""
    with reading(desk.store.engine) as connection:
        raws = raw_reports(connection, ids)
        if len(raws) < len(ids):
            raise WrongUse("A report that was chosen is not in the store.")
        stale = set(stale_among(connection, list(ids), desk.reader.method))
        sound = {read.id: read for read in annotated_reports(connection, [raw for raw in raws if raw.id not in stale])}
    return [sound[raw.id] if raw.id in sound else desk.reader.read(raw) for raw in raws]


COLUMNS = ("paragraph", "sentence", "verdict", "findings", "source", "checked_by")


def sentence_rows(made: Audit) -> list[dict[str, object]]:
    """A row a sentence, with an empty column for who has checked it."""
    reads = {read.id: read for read in (made.article, *made.sources)}
    letters = letters_of(tuple(reads))
    return [
        {
            "paragraph": made.article.report.paragraph_of(one.start),
            "sentence": " ".join(made.article.text[one.start : one.end].split()),
            "verdict": word_for(made, one),
            "findings": [f"{found.kind}: {found.why}" for found in findings_in(made, one.start, one.end)],
            "source": [f"{letters[at.report]}: {words_of(reads[at.report], at)}" for at in one.evidence[:3]],
            "checked_by": "",
        }
        for one in made.sentences
        if one.verdict in VERDICTS
    ]


def findings_in(made: Audit, start: int, end: int) -> list[AuditFinding]:
    """What was found in a sentence."""
    return [one for one in made.findings if one.article.part == "text" and start <= one.article.start < end]


def words_of(read: AnnotatedReport, at: Place) -> str:
    """The words of a place in one line."""
    text = (read.report.raw.title or "") if at.part == "title" else read.text
    return " ".join(text[at.start : at.end].split())


def in_markdown(made: Audit, title: str) -> str:
    """The sentences with their verdicts and findings."""
    lines = [f"# {plain(title)}", ""]
    for row in sentence_rows(made):
        lines.append(f"- **{row['verdict']}** “{plain(str(row['sentence']))}”")
        lines += [f"  - {plain(str(one))}" for one in (*row["findings"], *row["source"])]  # type: ignore[misc]
    return "\n".join(lines) + "\n"
