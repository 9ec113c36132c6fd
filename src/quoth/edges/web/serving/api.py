"""The JSON API: the same store for programs. Each operation says what it takes and gives; its description is made of that."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quoth.edges.formats.records import (
    AuditRecord,
    DossierRecord,
    ReportRecord,
    audit_record,
    dossier_record,
    report_record,
)
from quoth.edges.store.applying import corrected_reading
from quoth.edges.store.audits import audit_of, listed_audits
from quoth.edges.store.deciding import decided, in_force
from quoth.edges.store.earlier import moved
from quoth.edges.store.listing import ONLY, ORDERS, found_reports, listed_stories
from quoth.edges.store.looking import annotated_reports, raw_reports
from quoth.edges.store.reading_corrected import corrected_raw
from quoth.edges.store.searching import has_words
from quoth.edges.web.serving.answers import NotThere, as_json, elsewhere, site_of
from quoth.edges.web.serving.api_shapes import (
    Audits,
    Begun,
    CorrectionRecord,
    Corrections,
    Found,
    GivenAudit,
    GivenReport,
    GivenReports,
    LeftRecord,
    Shape,
    Stories,
    TookRecord,
    WorkRecord,
)
from quoth.edges.web.serving.auditing import name_of
from quoth.edges.web.serving.deciding_rows import decision_row
from quoth.edges.web.serving.jobs import Job
from quoth.edges.web.serving.led_on import GONE, UNTOLD
from quoth.edges.web.serving.told import told_story
from quoth.types import Source

MOST, USUAL = 200, 50
LONGEST_CURSOR = 8
LONGEST_SEARCH = 400
JSON = "application/json"


class Refusal(Exception):
    """A request of a program that cannot be carried out: status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class MovedOn(Exception):
    """What was asked for has another id by now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Query(Struct, frozen=True):
    """A value behind the address: its name, what it may be, what it is for."""

    name: str
    told: str
    choices: tuple[str, ...] = ()
    number: bool = False
    needed: bool = False


class Operation(Struct, frozen=True):
    """One address of the API with one method."""

    method: Literal["GET", "POST"]
    path: str
    told: str
    work: Callable[[Request, Any], Any]
    gives: Shape
    takes: Shape | None = None
    queries: tuple[Query, ...] = ()
    status: int = 200
    moves: bool = False


def routes() -> list[Route]:
    """A route for each operation, and the one of the description."""
    return [Route(one.path, answering(one), methods=[one.method]) for one in OPERATIONS] + [
        Route("/api/openapi.json", description)
    ]


def answering(operation: Operation) -> Callable[[Request], Any]:
    """What answers an operation: the body read by its type, the result written by its own."""

    async def answer(request: Request) -> Response:
        given = body_of(request, await request.body(), operation.takes)
        unknown = set(request.query_params) - {query.name for query in operation.queries}
        if unknown or len(request.query_params.multi_items()) != len(request.query_params):
            raise Refusal(422, "A value behind the address is not known here, or is there twice.")
        try:
            made = await run_in_threadpool(operation.work, request, given)
        except MovedOn as moved_on:
            return elsewhere(moved_on.address)
        return Response(as_json(made), status_code=operation.status, media_type=JSON)

    return answer


def body_of(request: Request, data: bytes, shape: Shape | None) -> Any:
    """The body by its type; raises `Refusal`."""
    if shape is None:
        return None
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise Refusal(415, "The body must be application/json.")
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refusal(422, f"The body is not as described: {error}") from error


def choice(request: Request, name: str, among: Any, usual: str) -> str:
    """A value that must be one of some."""
    given = request.query_params.get(name, usual)
    if given not in among:
        raise Refusal(422, f"{name} must be one of: {', '.join(among)}.")
    return given


def limit_of(request: Request) -> int:
    """How many are asked for."""
    given = request.query_params.get("limit", str(USUAL))
    if not (given.isascii() and given.isdigit() and len(given) < 5 and 1 <= int(given) <= MOST):
        raise Refusal(422, f"limit must be a number from 1 to {MOST}.")
    return int(given)


def offset_of(request: Request) -> int:
    """Where a part begins, by the cursor that the part before gave."""
    given = request.query_params.get("cursor", "0")
    if not (given.isascii() and given.isdigit() and len(given) <= LONGEST_CURSOR):
        raise Refusal(422, "cursor must be one that an answer gave.")
    return int(given)


def api_stories(request: Request, given: None) -> Stories:
    """A part of the list."""
    sort, only = choice(request, "sort", ORDERS, "newest"), choice(request, "only", ONLY, "all")
    limit, offset = limit_of(request), offset_of(request)
    with site_of(request).reading() as connection:
        found = listed_stories(connection, sort=sort, only=only, limit=limit + 1, offset=offset)
    return Stories(items=tuple(found[:limit]), next=str(offset + limit) if len(found) > limit else None)


def api_story(request: Request, given: None) -> DossierRecord:
    """One story; by an id that it had before, the way to it."""
    key = key_in(request)
    with site_of(request).reading() as connection:
        try:
            return dossier_record(told_story(connection, key).dossier)
        except NotThere:
            since = moved(connection, key)
    if since is None:
        raise NotThere
    if since.story is None:
        raise Refusal(410, GONE) if since.gone else Refusal(503, UNTOLD)
    raise MovedOn(f"/api/stories/{since.story}")


def key_in(request: Request) -> str:
    """The id in the address."""
    key: str = request.path_params["id"]
    return key


def api_report(request: Request, given: None) -> ReportRecord:
    """One report, as people have corrected it."""
    key = key_in(request)
    with site_of(request).reading() as connection:
        raws = raw_reports(connection, [key])
        if not raws:
            raise NotThere
        made = in_force(connection, [key])
        read = annotated_reports(connection, [corrected_raw(raw, made) for raw in raws])[0]
        return report_record(corrected_reading(read, made))


def api_search(request: Request, given: None) -> Found:
    """The reports that hold all words."""
    words = request.query_params.get("q", "")
    if not words or len(words) > LONGEST_SEARCH:
        raise Refusal(422, f"q must hold 1 to {LONGEST_SEARCH} characters.")
    limit, offset = limit_of(request), offset_of(request)
    with site_of(request).reading() as connection:
        found = found_reports(connection, words, limit=limit + 1, offset=offset) if has_words(words) else []
    return Found(items=tuple(found[:limit]), next=str(offset + limit) if len(found) > limit else None)


def api_add(request: Request, given: GivenReports) -> Begun:
    """Reports put into the queue."""
    site = site_of(request)
    sources = tuple(source_of(report, number) for number, report in enumerate(given.reports, 1))
    job = site.jobs.start(site.order_to_add(sources), f"{len(sources)} inputs")
    return Begun(work=f"/api/work/{job.id}", result=None)


def source_of(report: GivenReport, number: int) -> Source:
    """A report as the record that it is."""
    known = {name: value for name, value in msgspec.structs.asdict(report).items() if value}
    return Source(f"api#{number}", msgspec.json.encode(known), "record")


def api_audit(request: Request, given: GivenAudit) -> Begun:
    """An audit put into the queue."""
    if not given.against and not given.sources:
        raise Refusal(422, "Name reports in against, or give sources.")
    site, article = site_of(request), source_of(given.article, 1)
    sources = tuple(source_of(report, number) for number, report in enumerate(given.sources, 2))
    against = tuple(dict.fromkeys(given.against))
    key = name_of(article, against, sources)
    site.jobs.start(site.order_to_audit(article, against, sources), "an audit", key, again=True, back=f"/audit/{key}")
    return Begun(work=f"/api/work/{key}", result=f"/api/audits/{key}")


def api_audits(request: Request, given: None) -> Audits:
    """A part of the list of audits."""
    limit, offset = limit_of(request), offset_of(request)
    with site_of(request).reading() as connection:
        found = listed_audits(connection, limit=limit + 1, offset=offset)
    return Audits(items=tuple(found[:limit]), next=str(offset + limit) if len(found) > limit else None)


def job_of(request: Request) -> Job:
    """The work of the address; raises `NotThere`."""
    job = site_of(request).jobs.get(key_in(request))
    if job is None:
        raise NotThere
    return job


def api_work(request: Request, given: None) -> WorkRecord:
    """How work stands."""
    job = job_of(request)
    return WorkRecord(
        id=job.id,
        state=job.state,
        took=tuple(TookRecord(input=o.input, report=o.report, title=o.title, outcome=o.outcome) for o in job.took),
        left=tuple(LeftRecord(input=o.input, reason=o.reason, detail=o.detail) for o in job.left),
        stories=job.stories,
        problem=job.failed.words if job.failed else None,
    )


def api_audit_result(request: Request, given: None) -> AuditRecord:
    """An audit that is done."""
    with site_of(request).reading() as connection:
        kept = audit_of(connection, key_in(request))
    if kept is None:
        raise NotThere
    return audit_record(kept.audit)


def api_corrections(request: Request, given: None) -> Corrections:
    """Everything that people decided."""
    with site_of(request).reading() as connection:
        rows = [decision_row(kept) for kept in decided(connection)]
    fields = CorrectionRecord.__struct_fields__
    return Corrections(
        items=tuple(msgspec.convert({name: row[name] for name in fields}, CorrectionRecord) for row in rows)
    )


def description(request: Request) -> Response:
    """The description of all this."""
    from quoth.edges.web.serving.openapi import openapi

    return Response(as_json(openapi(OPERATIONS)), media_type=JSON)


LIMIT = Query("limit", f"How many, 1 to {MOST}; {USUAL} without it.", number=True)
CURSOR = Query("cursor", "Where to go on: what the answer before gave as next.")
OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "GET", "/api/stories", "The list of stories, a part at a time.", api_stories, Stories,
        queries=(Query("sort", "What comes first.", tuple(ORDERS)), Query("only", "Which of them.", tuple(ONLY)), LIMIT, CURSOR),
    ),
    Operation(
        "GET", "/api/stories/{id}", "One story with its reports: the dossier.", api_story, DossierRecord, moves=True,
    ),
    Operation("GET", "/api/reports/{id}", "One report with everything that was read in it.", api_report, ReportRecord),
    Operation(
        "GET", "/api/search", "Reports by words of title, text and speakers, the best first.", api_search, Found,
        queries=(Query("q", "All must occur; words in quotation marks side by side; start*.", needed=True), LIMIT, CURSOR),
    ),
    Operation("POST", "/api/reports", "Add reports; they are read beside, one after the other.", api_add, Begun, GivenReports, status=202),
    Operation("POST", "/api/audits", "Hold an article against its sources.", api_audit, Begun, GivenAudit, status=202),
    Operation("GET", "/api/audits", "The audits that are kept, the latest first, a part at a time.", api_audits, Audits, queries=(LIMIT, CURSOR)),
    Operation("GET", "/api/audits/{id}", "An audit that is done.", api_audit_result, AuditRecord),
    Operation("GET", "/api/work/{id}", "How work stands.", api_work, WorkRecord),
    Operation("GET", "/api/corrections", "What people decided, in the order of deciding.", api_corrections, Corrections),
)  # fmt: skip
