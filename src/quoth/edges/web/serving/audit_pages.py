"""An article held against sources: given on a page, worked out beside, kept at an address made of both."""

from typing import Any

import msgspec
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.formats.records import audit_record
from quoth.edges.store.audits import KeptAudit, audit_of, count_audits, forget_audit, listed_audits, method_of_audit
from quoth.edges.store.listing import listed_stories
from quoth.edges.web.audit_rows import audit_rows
from quoth.edges.web.serving.adding_pages import form_of, sources_in
from quoth.edges.web.serving.answers import (
    NotThere,
    as_json,
    asked_of,
    document,
    elsewhere,
    id_in,
    listed_as,
    page,
    site_of,
    table_as,
)
from quoth.edges.web.serving.auditing import method_of, name_of
from quoth.edges.web.serving.deciding_rows import when_in_words
from quoth.edges.web.serving.jobs import Job
from quoth.edges.web.serving.led_on import story_now
from quoth.edges.web.serving.orders import Order
from quoth.edges.web.serving.site import Site
from quoth.edges.web.serving.told import told_story
from quoth.types import Source

MOST_STORIES, MOST_AUDITS, A_PAGE = 200, 10, 50
COLUMNS_OF_LIST = ("id", "title", "against", "sentences", "findings", "made_at")


def audit_form(request: Request) -> Response:
    """The page on which an article and its sources are given."""
    return audit_page(request, "", NOTHING)


class GivenToAudit(Struct, frozen=True):
    """What was filled in, shown again beside what is missing: pasted texts, reports chosen (None: all), names of files."""

    article: str = ""
    source: str = ""
    reports: tuple[str, ...] | None = None
    files: tuple[str, ...] = ()


NOTHING = GivenToAudit()


def audit_page(request: Request, problem: str, given: GivenToAudit) -> Response:
    """The form, with the reports of one story or the list of stories to choose from, and the latest audits."""
    site = site_of(request)
    chosen = request.query_params.get("story", "")
    with site.reading() as connection:
        told = told_story(connection, story_now(connection, id_in(chosen))) if chosen else None
        stories = [] if told else listed_stories(connection, sort="newest", limit=MOST_STORIES)
        made = listed_audits(connection, limit=MOST_AUDITS)
        count = count_audits(connection)
    members = [] if told is None else [
        {"id": report, "letter": told.view.letters[report], "name": told.view.name(report),
         "title": told.view.reports[report].report.raw.title}
        for report in told.story.reports
    ]  # fmt: skip
    return page(
        "audit_form.html", title="Audit", here="audit", problem=problem, status=422 if problem else 200, members=members,
        given=given, key=told.story.id if told else "",
        story=told.story.title if told else "", stories=[{"id": one.id, "title": one.title, "reports": one.reports} for one in stories],
        before=[{**msgspec.structs.asdict(one), "made_at": when_in_words(one.made_at)} for one in made], count=count,
        crumbs=[("stories", "/")],
    )  # fmt: skip


async def audit(request: Request) -> Response:
    """Takes the article and its sources."""
    async with form_of(request) as form:
        article = await sources_in(form, "article", "article_file")
        sources = await sources_in(form, "source", "source_files")
        chosen = tuple(dict.fromkeys(str(one) for one in form.getlist("report") if isinstance(one, str)))[:100]
        given = given_in(form, chosen)
    if len(article) != 1 or not (sources or chosen):
        words = "Give one article" if len(article) != 1 else "Give a source, or choose reports of a story"
        return await run_in_threadpool(audit_page, request, f"{words}.", given)
    site = site_of(request)
    order = site.order_to_audit(article[0], tuple(id_in(one) for one in chosen), tuple(sources))
    key, job = await run_in_threadpool(begun, site, article[0], order)
    return elsewhere(f"/work/{job.id}" if job else f"/audit/{key}")


def given_in(form: FormData, chosen: tuple[str, ...]) -> GivenToAudit:
    """What was filled in, to be shown again."""
    uploads = (one for name in ("article_file", "source_files") for one in form.getlist(name))
    files = tuple(one.filename for one in uploads if isinstance(one, UploadFile) and one.filename)
    return GivenToAudit(str(form.get("article") or ""), str(form.get("source") or ""), chosen, files)


def begun(site: Site, article: Source, order: Order) -> tuple[str, Job | None]:
    """The address of an audit, and the work on it; no work where it was made by this very method already."""
    key = name_of(article, order.against, order.sources)
    with site.reading() as connection:
        if method_of_audit(connection, key) == method_of(connection, order):
            return key, None
    return key, site.jobs.start(order, "an audit", key, again=True, back=f"/audit/{key}")


def audits(request: Request) -> Response:
    """Every audit that was made, as a page or a document."""
    form = listed_as(request)
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 6 else 1
    number = max(number, 1)
    with site_of(request).reading() as connection:
        count = count_audits(connection)
        listed = listed_audits(connection, limit=A_PAGE, offset=(number - 1) * A_PAGE)
    rows = [msgspec.structs.asdict(one) for one in listed]
    if form:
        return table_as(rows, form, "audits", heading="Audits", line=line_of, columns=COLUMNS_OF_LIST)
    for row in rows:
        row["made_at"] = when_in_words(row["made_at"])
    return page(
        "audits.html", title="Audits", here="audit", rows=rows, count=count, forms="/audits", crumbs=[("audit", "/audit")],
        before=f"/audits?page={number - 1}" if number > 1 else "", after=f"/audits?page={number + 1}" if count > number * A_PAGE else "",
    )  # fmt: skip


def line_of(row: dict[str, Any]) -> str:
    """One audit of the list, in a line of Markdown."""
    from quoth.edges.formats.markdown import plain

    return (
        f"{row['made_at'][:16]} **{plain(row['title'])}** {row['id']}, against {plain(', '.join(row['against']))}: "
        f"{row['findings']} findings in {row['sentences']} sentences"
    )


def show_audit(request: Request) -> Response:
    """An audit that is kept; where it is still worked on, how far that has come."""
    name, form = asked_of(request.path_params["audit"])
    site, key = site_of(request), id_in(name)
    with site.reading() as connection:
        kept = audit_of(connection, key)
    if kept is None:
        if site.jobs.get(key) is None:
            raise NotThere
        return elsewhere(f"/work/{key}")
    if form:
        return audit_document(kept, form)
    rows = audit_rows(kept.audit)
    return page(
        "audit.html", title=f"{kept.title} held against its sources", here="audit", audit=rows, key=key, headline=kept.title,
        crumbs=[("audit", "/audit"), ("audits", "/audits")], forms=f"/audit/{key}", skip="findings",
        made=f"Made {when_in_words(kept.made_at)} UTC of the texts as they were then.",
    )  # fmt: skip


def audit_document(kept: KeptAudit, form: str) -> Response:
    """An audit as JSON (as `quoth audit` prints it), a table with a row a sentence, Markdown, or one file to send."""
    from quoth.edges.formats.tables import csv_of
    from quoth.edges.web.serving.audit_forms import COLUMNS, in_markdown, sentence_rows

    name = f"audit-{kept.id}"
    if form == "json":
        return document(as_json(audit_record(kept.audit)), form, name)
    if form == "csv":
        return document(csv_of(sentence_rows(kept.audit), columns=COLUMNS), form, name)
    if form == "md":
        return document(in_markdown(kept.audit, f"{kept.title} held against its sources").encode(), form, name)
    from quoth.edges.web.one_file import render_audit_page

    return document(render_audit_page(kept.audit).encode(), form, name)


def remove_audit(request: Request) -> Response:
    """Takes an audit away; the article and its sources can be given again."""
    key = id_in(request.path_params["audit"])
    with site_of(request).writing() as connection:
        if not forget_audit(connection, key):
            raise NotThere
    return elsewhere("/audits")
