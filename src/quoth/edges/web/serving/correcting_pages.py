"""Correcting a reading in place: a difference, a statement, a report, a story; each correction has a name, a time, a way back."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from quoth.compose.views import names_in_story
from quoth.edges.store.deciding import CHANGING, Decision, Kept, after_all, decide
from quoth.edges.store.listing import listed_stories
from quoth.edges.store.looking import annotated_reports, raw_reports
from quoth.edges.store.reading_corrected import READ_ANEW
from quoth.edges.store.replacing import decided_since, take_back_for
from quoth.edges.web.notes import Notes, one_line, speakers_of
from quoth.edges.web.serving.adding_pages import form_of
from quoth.edges.web.serving.answers import NotThere, elsewhere, id_in, page, site_of
from quoth.edges.web.serving.deciding_rows import (
    LONGEST_AUTHOR,
    decisions_on,
    name_given,
    usual_author,
    value_of,
    with_name,
)
from quoth.edges.web.serving.decisions_in_forms import (
    LONGEST_NAME,
    Asked,
    NotUnderstood,
    lines_left_out,
    lines_told,
    on_difference,
    on_report,
    on_statement,
    on_stories,
)
from quoth.edges.web.serving.difference_page import standing_or_rejected
from quoth.edges.web.serving.led_on import since_then
from quoth.edges.web.serving.report_page import report_of
from quoth.edges.web.serving.states import States
from quoth.edges.web.serving.telling_anew import told_anew, told_or_counted
from quoth.edges.web.serving.told import ToldStory, told_story
from quoth.edges.web.story_rows import difference_row
from quoth.types import AnnotatedReport, Span, Statement

MOST_STORIES = 200
FIRST_WORDS = 140
# What a form may hold: of some fields one, of others several.
FIELDS = ("choice", "published", "outlet", "speaker", "other", "child", "parent", "anyway", "reason")
LISTS = ("line", "report", "through")
# What somebody has done, where another is told of it before it is overruled.
DONE = {
    "accept-difference": "accepted this", "accept-statement": "accepted this", "reject-difference": "rejected this",
    "reject-statement": "rejected this", "attribute-statement": "gave this to", "independent": "said that these are independent",
    "derived": "said that one of these was made from the other", "belongs-to-report": "said that this belongs to the report",
    "not-of-report": "said that this is no part of the report", "set-published": "set the date to", "set-outlet": "set the outlet to",
}  # fmt: skip


def correct(request: Request) -> Response:
    """The form for a difference, a statement, a report or a story, by the address."""
    return correcting(request, "")


def correcting(request: Request, problem: str, asked: Asked | None = None, over: Kept | None = None) -> Response:
    """The form, with what is missing in it where something is, and what was filled in.

    `over` is what somebody else has decided since it was opened.
    """
    with site_of(request).reading() as connection:
        told = told_story(connection, id_in(request.path_params["story"]))
        values = subject_of(request, connection, told)
        author, since = name_given(request) or usual_author(connection), since_then(request, connection, told)
    action = request.url.path.removesuffix("/remove") + query_of(request)
    return page(
        "correct.html", author=(asked.author if asked else "") or author, given=given_in(asked), since=since, problem=problem,
        action=action, status=409 if over else 422 if problem else 200, seen=told.seen if over or not asked else asked.text("seen"),
        over=over.id if over else "", **values,
    )  # fmt: skip


def given_in(asked: Asked | None) -> dict[str, Any]:
    """What was filled in, so that nobody is asked for it twice; `sent` says whether anything was."""
    form = asked.form if asked else FormData()
    given: dict[str, Any] = {name: str(form.get(name) or "")[:LONGEST_NAME] for name in FIELDS}
    return {
        **given,
        **{name: [str(one)[:LONGEST_NAME] for one in form.getlist(name)] for name in LISTS},
        "sent": asked is not None,
    }


def query_of(request: Request) -> str:
    """What stands behind the address, of what we put there."""
    statement = request.query_params.get("statement")
    return f"?statement={id_in(statement)}" if statement else ""


def subject_of(request: Request, connection: Connection, told: ToldStory) -> dict[str, Any]:
    """What is to be corrected, as its template shows it."""
    notes = Notes(told.view.reports, told.view.letters, "e")
    known: dict[str, Any] = {"item": None, "said": None, "whole": None, "report": None}
    crumbs = [("stories", "/"), told.crumb]
    title = "Correct this reading"
    if "difference" in request.path_params:
        number, one = standing_or_rejected(connection, told, request.path_params["difference"])
        known["item"] = {
            **difference_row(notes, one, number, names_in_story(told.view)),
            "state": States(connection, told).difference(one),
        }
        crumbs.append((one.question, told.difference_address(one.id)))
    elif "report" in request.path_params:
        read = report_of(told, request.path_params["report"])
        crumbs.append((notes.name(read.id), told.report_address(read.id)))
        if "statement" in request.query_params:
            known["said"] = said_row(notes, read, said_or_rejected(connection, read, request.query_params["statement"]))
        else:
            going = [one for one in decisions_on(connection, told) if read.id in one["reports"]]
            known["report"] = {**report_subject(notes, read, request.query_params.get("line", "")), "going": going}
            title = "Correct what is known of this report"
    else:
        known["whole"] = whole_subject(notes, connection, told)
        title = "Correct the story"
    return {**known, "title": title, "crumbs": crumbs, "notes": notes.cards()}


def said_row(notes: Notes, read: AnnotatedReport, said: Statement) -> dict[str, Any]:
    """A statement with its chain, who says it first."""
    return {
        "words": one_line(" … ".join(piece.of(read.text) for piece in said.content)),
        "speakers": speakers_of(said),
        "chain": [link.speaker for link in reversed(said.chain)],
        "stance": said.stance,
        **notes.badge(read.id),
        "name": notes.name(read.id),
    }


def report_subject(notes: Notes, read: AnnotatedReport, line: str) -> dict[str, Any]:
    """A report with its date, its outlet and its lines; `line` is where the one begins that is meant."""
    raw = read.report.raw

    def rows(spans: list[Span]) -> list[dict[str, Any]]:
        return [
            {"start": span.start, "words": shortened(one_line(span.of(read.text))), "here": str(span.start) == line,
             "mark": read.report.paragraph_of(span.start)}
            for span in spans
        ]  # fmt: skip

    return {
        **notes.badge(read.id),
        "name": notes.name(read.id),
        "title": raw.title or "",
        "published": raw.published or "",
        "outlet": raw.outlet or "",
        "found": {name: raw.found.get(name, "") for name in ("published", "outlet")},
        "left_out": rows(lines_left_out(read)),
        "told": rows(lines_told(read)),
        "line": line,
    }


def shortened(words: str) -> str:
    """The first words of a line."""
    return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS].rpartition(' ')[0]} …"


def whole_subject(notes: Notes, connection: Connection, told: ToldStory) -> dict[str, Any]:
    """A story with its reports and with the others that it may belong to."""
    others = [one for one in listed_stories(connection, limit=MOST_STORIES) if one.id != told.story.id]
    return {
        "title": told.story.title,
        "reports": [
            {**notes.badge(report), "id": report, "name": notes.name(report), "title": told.view.reports[report].report.raw.title}
            for report in told.story.reports
        ],
        "others": [{"id": one.id, "title": one.title, "reports": one.reports} for one in others],
    }  # fmt: skip


def said_or_rejected(connection: Connection, read: AnnotatedReport, key: str) -> Statement:
    """The statement of an id, also one that people have rejected; raises `NotThere`."""
    for said in read.statements:
        if said.id == key:
            return said
    for said in annotated_reports(connection, raw_reports(connection, [read.id]))[0].statements:
        if said.id == key:
            return said
    raise NotThere


async def save(request: Request) -> Response:
    """Takes a correction."""
    async with form_of(request) as form:
        return await run_in_threadpool(saved, request, form)


def saved(request: Request, form: FormData) -> Response:
    """Writes the decision and has the stories told anew; shows the form again where something is missing in it."""
    site = site_of(request)
    given = form.get("author")
    author = (name_given(request) if given is None else str(given)).strip()[:LONGEST_AUTHOR]
    asked = Asked(form, author, site.now())
    try:
        if not asked.author:
            raise NotUnderstood("Say who corrects this: corrections stand with a name.")
        with site.reading() as connection:
            told = told_story(connection, id_in(request.path_params["story"]))
            made, back = decision_in(request, connection, told, asked)
            other = decided_since(connection, made, asked.text("seen")) if "seen" in form else None
    except NotUnderstood as error:
        return correcting(request, str(error), asked)
    if other is not None:
        return correcting(request, told_otherwise(other, made), asked, other)
    with site.writing() as connection:
        since = after_all(connection, made.at)
        undone = take_back_for(connection, made, asked.text("over"))
        decide(connection, replace(made, at=after_all(connection, made.at)))
        gone = told_or_counted(connection, made, since, changed=bool(undone) or made.kind in CHANGING)
    return with_name(elsewhere(back) if gone is None else told_anew(site, back, gone), asked.author)


def told_otherwise(other: Kept, made: Decision) -> str:
    """What somebody else has decided meanwhile, and whether this is to be written all the same."""
    one = other.decision
    value = value_of(one)
    done = DONE[one.kind] if value or one.kind != "attribute-statement" else "gave this to the report itself"
    asked = {"accept": "Accept", "reject": "Reject"}.get(made.kind.partition("-")[0], "Write yours")
    told = f"{done} {value}".strip()
    return f"{one.author} {told} at {one.at[11:16]} UTC on {one.at[:10]}, after this form was opened. {asked} all the same?"


def decision_in(request: Request, connection: Connection, told: ToldStory, asked: Asked) -> tuple[Decision, str]:
    """The decision that a form asks for, and where to look afterwards; raises `NotUnderstood`.

    A story that is told anew for what was read anew may have another address: the report leads to it.
    """
    if "difference" in request.path_params:
        _, one = standing_or_rejected(connection, told, request.path_params["difference"])
        made = on_difference(asked, one)
        return made, f"{told.address}#e1-{one.id}" if made.kind == "accept-difference" else told.address
    if "report" not in request.path_params:
        return on_stories(asked, connection, told)
    read = report_of(told, request.path_params["report"])
    if "statement" in request.query_params:
        said = said_or_rejected(connection, read, request.query_params["statement"])
        return on_statement(asked, read, said), f"{told.report_address(read.id)}?marks=claims"
    made = on_report(asked, read)
    return made, f"/r/{read.id}" if made.kind in READ_ANEW else told.report_address(read.id)
