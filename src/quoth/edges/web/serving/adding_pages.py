"""Adding reports: pasted, uploaded, or the demo; the work is shown on a page that comes again until it is done."""

from contextlib import AbstractAsyncContextManager
from typing import Any, Literal

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from quoth.acquire.header import parted_header, with_header
from quoth.acquire.record import NAMES
from quoth.edges.formats.beginnings import BEGINNING, JSON, LINES, door_of, why_not_read
from quoth.edges.formats.dating import is_moment
from quoth.edges.formats.inputs import format_of, not_read
from quoth.edges.formats.lines import is_record, records_in
from quoth.edges.shipped import demo_sources
from quoth.edges.store.keeping import UPLOADED
from quoth.edges.store.removing import demo_reports
from quoth.edges.web.serving.answers import NotThere, as_json, asked_of, document, elsewhere, page, site_of, table_as
from quoth.edges.web.serving.door import MOST_BYTES, TOO_MUCH
from quoth.edges.web.serving.jobs import Job
from quoth.edges.web.serving.site import Site
from quoth.edges.web.serving.too_much import GIVEN_BACK, TooMuch
from quoth.settings import Settings
from quoth.text.outlets import PASTED
from quoth.types import Source

MOST_FILES, MOST_FIELDS = 2_000, 1_000
EVERY_SECONDS = 1
LONGEST_NAME, LONGEST_FILE_NAME, LONGEST_OUTLET = 40, 200, 200
OUTCOMES = {"added": "new", "version": "new version", "seen": "seen at another place", "known": "was there already"}


def add_form(request: Request) -> Response:
    """The page on which reports are given."""
    return form_shown(request)


def form_shown(request: Request, problem: str = "", given: dict[str, str] | None = None, status: int = 422) -> Response:
    """The form, with what is missing in it where something is, and what was filled in."""
    with site_of(request).reading() as connection:
        demo = bool(demo_reports(connection))
    return page(
        "add.html", title="Add reports", here="add", problem=problem, demo=demo, crumbs=[("stories", "/")],
        given=dict.fromkeys(GIVEN_BACK, "") | (given or {}), status=status if problem else 200,
    )  # fmt: skip


async def add(request: Request) -> Response:
    """Takes what was pasted and uploaded."""
    held = request.scope.get(TOO_MUCH)
    if isinstance(held, TooMuch):
        return await run_in_threadpool(form_shown, request, held.words, held.fields, 413)
    async with form_of(request) as form:
        sources = await sources_in(form, "text", "files")
        given = {name: str(form.get(name) or "") for name in GIVEN_BACK}
    if not sources:
        problem = "Nothing was given: paste a report or choose files."
        return await run_in_threadpool(form_shown, request, problem, given)
    return begun(site_of(request), tuple(sources))


def add_demo(request: Request) -> Response:
    """Takes the story that ships with the program."""
    return begun(site_of(request), demo_sources())


def begun(site: Site, sources: tuple[Source, ...]) -> Response:
    """Puts the work in the queue and shows how it goes."""
    job = site.jobs.start(site.order_to_add(sources), f"{len(sources)} input{'' if len(sources) == 1 else 's'}")
    return elsewhere(f"/work/{job.id}")


def form_of(request: Request) -> AbstractAsyncContextManager[FormData]:
    """The fields of a form, as many as any of ours has and no more; the body was counted at the door."""
    return request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES)


async def sources_in(form: FormData, text: str, uploads: str) -> list[Source]:
    """What was pasted into a field and what was uploaded in another, each under a name that says what it is."""
    found = []
    published = str(form.get("published") or "")[:40] or None
    outlet = " ".join(str(form.get("outlet") or "").split())[:LONGEST_OUTLET]
    pasted = str(form.get(text) or "").replace("\r\n", "\n")
    if pasted.strip():
        found.append(pasted_source(pasted, published, outlet))
    for item in form.getlist(uploads):
        if isinstance(item, UploadFile) and (item.filename or item.size):
            data = await item.read()
            found += await run_in_threadpool(uploaded_sources, item.filename or "upload", data)
    return found


def pasted_source(text: str, published: str | None, outlet: str = "") -> Source:
    """A pasted report under the first words of its first line; an outlet given beside a text heads it, as in a file."""
    data = text.encode("utf-8", "surrogatepass")
    first = text.strip().partition("\n")[0]
    if outlet and not is_record(data) and format_of(data) == "text":
        data = under_outlet(text, outlet).encode("utf-8", "surrogatepass")
    name = " ".join(first.replace("/", " ").split())[:LONGEST_NAME].strip() or "text"
    kind: Literal["text", "html", "record"] = "record" if is_record(data) else format_of(data)
    return Source(f"{PASTED}{name}", data, kind, published=published if is_moment(published or "") else None)


def under_outlet(text: str, outlet: str) -> str:
    """A text whose header names the outlet, beside what its own header says."""
    fields, body = parted_header(text.lstrip("\n"), NAMES)
    told = {name: ", ".join(value) if isinstance(value, list) else value for name, value in fields.items()}
    return with_header({**told, "outlet": outlet}, body)


def uploaded_sources(name: str, data: bytes) -> list[Source]:
    """The reports of one file, by its ending as on the command line."""
    from io import BytesIO

    name = name.replace("\\", "/").rsplit("/", 1)[-1][-LONGEST_FILE_NAME:] or "upload"
    ending = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
    name = f"{UPLOADED}{name}"
    if ending in LINES:
        return list(records_in(name, BytesIO(data), Settings()))
    if door_of(name, data[:BEGINNING]):
        return [Source(name, data, "document")]
    why = why_not_read(name, data[:BEGINNING], named=False)
    if why is not None:
        return [not_read(name, *why)]
    return [Source(name, data, "record" if ending in JSON else format_of(data))]


def work(request: Request) -> Response:
    """How far the work has come; asked for again by itself until it is done."""
    name, form = asked_of(request.path_params["job"])
    site = site_of(request)
    job = site.jobs.get(name)
    if job is None:
        raise NotThere
    if form:
        return as_document(job, form)
    if job.state == "done" and job.back:
        return elsewhere(job.back)
    again = {} if job.over else {"refresh": str(EVERY_SECONDS)}
    return page(
        "work.html", title=heading_of(job), here="corrections" if job.anew else "add",
        job=job, outcomes=OUTCOMES, forms=f"/work/{job.id}", stories=stories_of(site, job) if job.over else [], headers=again,
        crumbs=[("stories", "/"), ("corrections", "/corrections") if job.anew else ("add", "/add")],
    )  # fmt: skip


def heading_of(job: Job) -> str:
    """What goes on, or how it ended."""
    if job.over:
        return "Done" if job.state == "done" else "Not done"
    return "Telling anew" if job.anew else "Reading"


def as_document(job: Job, form: str) -> Response:
    """How work stands: whole as JSON, what became of each input as a table or a list; raises `NotThere` for another form."""
    from quoth.edges.formats.markdown import plain

    if form == "json":
        return document(as_json(job_record(job)), form, "work")
    rows = [
        *({"input": one.input, "outcome": OUTCOMES[one.outcome], "report": one.report, "detail": one.title} for one in job.took),
        *({"input": one.input, "outcome": "not read", "report": "", "detail": one.detail} for one in job.left),
    ]  # fmt: skip
    return table_as(
        rows, form, "work", heading=f"Work\n\n{job.state}", columns=("input", "outcome", "report", "detail"),
        line=lambda row: f"**{row['outcome']}** {plain(row['input'])}: {plain(row['detail'])}",
    )  # fmt: skip


def job_record(job: Job) -> dict[str, Any]:
    """How work stands, for a program."""
    return {
        "id": job.id,
        "state": job.state,
        "step": job.step,
        "took": job.took,
        "left": job.left,
        "stories": job.stories,
        "failed": job.failed,
    }


def stories_of(site: Site, job: Job) -> list[dict[str, Any]]:
    """The stories in which what was taken stands now, those with most of it first."""
    from sqlalchemy import select

    from quoth.edges.store.looking import rows_for
    from quoth.edges.store.tables import stories, story_reports
    from quoth.edges.web.serving.answers import story_address

    ids = [one.report for one in job.took]
    wanted = select(stories.c.id, stories.c.title, stories.c.reports, stories.c.conflicts, story_reports.c.report)
    wanted = wanted.join(story_reports, story_reports.c.story == stories.c.id)
    with site.reading() as connection:
        rows = list(rows_for(connection, wanted, story_reports.c.report, ids))
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["id"]] = counts.get(row["id"], 0) + 1
    named = {row["id"]: row for row in rows}
    return [
        {"title": row["title"], "address": story_address(row["title"], key), "reports": row["reports"], "conflicts": row["conflicts"]}
        for key, row in sorted(named.items(), key=lambda item: (-counts[item[0]], item[0]))
    ][:50]  # fmt: skip
