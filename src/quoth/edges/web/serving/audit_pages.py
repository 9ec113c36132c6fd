"""An article held against sources: given on a page, worked out beside, shown at an address made of both."""

import hashlib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.listing import listed_stories
from quoth.edges.web.serving.adding_pages import form_of, sources_in
from quoth.edges.web.serving.answers import NotThere, asked_of, document, elsewhere, html, id_in, page, site_of
from quoth.edges.web.serving.told import told_story
from quoth.types import Source

MOST_STORIES = 200


def audit_form(request: Request) -> Response:
    """The page on which an article and its sources are given."""
    return audit_page(request, "", 200)


def audit_page(request: Request, problem: str, status: int) -> Response:
    """The form, with the reports of one story or the list of stories to choose from."""
    site = site_of(request)
    chosen = request.query_params.get("story", "")
    with site.reading() as connection:
        told = told_story(connection, id_in(chosen)) if chosen else None
        stories = [] if told else listed_stories(connection, sort="newest", limit=MOST_STORIES)
    members = [] if told is None else [
        {"id": report, "letter": told.view.letters[report], "name": told.view.name(report),
         "title": told.view.reports[report].report.raw.title}
        for report in told.story.reports
    ]  # fmt: skip
    return page(
        "audit_form.html", title="Audit", here="audit", problem=problem, status=status, members=members,
        story=told.story.title if told else "", stories=[{"id": one.id, "title": one.title, "reports": one.reports} for one in stories],
        crumbs=[("stories", "/")],
    )  # fmt: skip


async def audit(request: Request) -> Response:
    """Takes the article and its sources."""
    async with form_of(request) as form:
        article = await sources_in(form, "article", "article_file")
        sources = await sources_in(form, "source", "source_files")
        chosen = tuple(dict.fromkeys(str(one) for one in form.getlist("report") if isinstance(one, str)))[:100]
    if len(article) != 1 or not (sources or chosen):
        words = "Give one article" if len(article) != 1 else "Give a source, or choose reports of a story"
        return await run_in_threadpool(audit_page, request, f"{words}.", 422)
    site = site_of(request)
    order = site.order_to_audit(article[0], tuple(id_in(one) for one in chosen), tuple(sources))
    job = site.jobs.start(order, "an audit", name_of(article[0], chosen, sources))
    return elsewhere(f"/audit/{job.id}" if job.audited else f"/work/{job.id}")


def name_of(article: Source, chosen: tuple[str, ...], sources: list[Source]) -> str:
    """The address of an audit, made of what is held against what."""
    total = hashlib.sha256(article.data)
    for one in (*chosen, *(hashlib.sha256(source.data).hexdigest() for source in sources)):
        total.update(b"\x1f" + one.encode())
    return total.hexdigest()[:12]


def show_audit(request: Request) -> Response:
    """An audit that was made since the pages were started."""
    name, form = asked_of(request.path_params["audit"])
    job = site_of(request).jobs.get(name)
    if job is None:
        raise NotThere
    made = job.audited
    if made is None:
        return elsewhere(f"/work/{job.id}")
    if not form:
        return html(made.html.encode())
    if form == "html":
        raise NotThere
    bodies = {"json": made.json, "csv": made.csv, "md": made.markdown}
    return document(bodies[form].encode(), form, f"audit-{job.id}")
