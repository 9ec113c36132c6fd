"""Correcting a reading in place: a difference, a statement, a story; each correction has a name, a time, and a way back."""

import getpass
from typing import Any

from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.deciding import CHANGING, Decision, Kind, decide, decided, undo
from quoth.edges.store.keeping import forget_stories_of
from quoth.edges.store.listing import listed_stories
from quoth.edges.store.tables import decisions, story_reports
from quoth.edges.web.notes import Notes, one_line, speakers_of
from quoth.edges.web.serving.adding_pages import form_of
from quoth.edges.web.serving.answers import NotThere, as_json, asked_of, document, elsewhere, id_in, page, site_of
from quoth.edges.web.serving.deciding_rows import decision_row
from quoth.edges.web.serving.difference_page import difference_of
from quoth.edges.web.serving.report_page import report_of
from quoth.edges.web.serving.site import Site
from quoth.edges.web.serving.told import ToldStory, told_story
from quoth.edges.web.story_rows import difference_row
from quoth.types import AnnotatedReport, Place, Statement

LONGEST_NAME, MOST_STORIES = 80, 200
DIFFERENCE: dict[str, Kind] = {"accept": "accept-difference", "reject": "reject-difference"}
STATEMENT: dict[str, Kind] = {
    "accept": "accept-statement", "reject": "reject-statement", "speaker": "attribute-statement", "own": "attribute-statement",
}  # fmt: skip


class NotUnderstood(Exception):
    """A form that cannot be carried out as it was filled in; the words say what is missing."""


def corrections(request: Request) -> Response:
    """Everything that people have decided, the latest first."""
    form = asked_of(request.url.path.rsplit("/", 1)[-1])[1]
    with site_of(request).reading() as connection:
        rows = [decision_row(kept) for kept in reversed(decided(connection))]
    if form == "json":
        return document(as_json(rows), form, "corrections")
    if form == "csv":
        from quoth.edges.formats.tables import csv_of

        columns = ("id", "kind", "reports", "words", "value", "author", "at", "state", "undoes")
        return document(csv_of(rows, columns=columns), form, "corrections")
    if form == "md":
        from quoth.edges.formats.markdown import plain

        lines = [
            f"- {plain(row['at'])} {plain(row['author'])}: {row['told']} ({row['state']}) {plain('; '.join(row['words']))}"
            for row in rows
        ]
        return document(("# Corrections\n\n" + "\n".join(lines) + "\n").encode(), form, "corrections")
    if form:
        raise NotThere
    return page(
        "corrections.html",
        title="Corrections",
        here="corrections",
        rows=rows,
        forms="/corrections",
        crumbs=[("stories", "/")],
    )


def correct(request: Request) -> Response:
    """The form for a difference, a statement or a story, by the address."""
    return correcting(request, "")


def correcting(request: Request, problem: str) -> Response:
    """The form, with what is missing in it where something is."""
    with site_of(request).reading() as connection:
        told = told_story(connection, id_in(request.path_params["story"]))
        values = subject_of(request, connection, told)
        author = usual_author(connection)
    return page(
        "correct.html", title="Correct this reading", author=author, problem=problem, action=request.url.path + query_of(request),
        status=422 if problem else 200, **values,
    )  # fmt: skip


def query_of(request: Request) -> str:
    """What stands behind the address, of what we put there."""
    statement = request.query_params.get("statement")
    return f"?statement={id_in(statement)}" if statement else ""


def subject_of(request: Request, connection: Connection, told: ToldStory) -> dict[str, Any]:
    """What is to be corrected, as its template shows it."""
    known: dict[str, Any] = {"item": None, "said": None, "whole": None, "crumbs": [("stories", "/"), told.crumb]}
    notes = Notes(told.view.reports, told.view.letters, "e")
    if "difference" in request.path_params:
        number, one = difference_of(told, request.path_params["difference"])
        known["item"] = difference_row(notes, one, number)
        known["crumbs"].append((one.question, told.difference_address(one.id)))
    elif "report" in request.path_params:
        read = report_of(told, request.path_params["report"])
        said = statement_of(read, request.query_params.get("statement", ""))
        words = one_line(" … ".join(piece.of(read.text) for piece in said.content))
        known["said"] = {
            "words": words,
            "speakers": speakers_of(said),
            "stance": said.stance,
            **notes.badge(read.id),
            "name": notes.name(read.id),
        }
        known["crumbs"].append((notes.name(read.id), told.report_address(read.id)))
    else:
        others = [one for one in listed_stories(connection, limit=MOST_STORIES) if one.id != told.story.id]
        known["whole"] = {
            "title": told.story.title,
            "reports": [
                {**notes.badge(report), "id": report, "name": notes.name(report), "title": told.view.reports[report].report.raw.title}
                for report in told.story.reports
            ],
            "others": [{"id": one.id, "title": one.title, "reports": one.reports} for one in others],
        }  # fmt: skip
    return {**known, "notes": notes.cards()}


def statement_of(read: AnnotatedReport, key: str) -> Statement:
    """The statement of an id; raises `NotThere`."""
    for said in read.statements:
        if said.id == key:
            return said
    raise NotThere


def usual_author(connection: Connection) -> str:
    """Who decided last, or who has started the pages."""
    last = connection.execute(select(decisions.c.author).order_by(decisions.c.made_at.desc()).limit(1)).scalar()
    if last:
        return str(last)
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name
        return ""


async def save(request: Request) -> Response:
    """Takes a correction."""
    async with form_of(request) as form:
        return await run_in_threadpool(saved, request, form)


def saved(request: Request, form: FormData) -> Response:
    """Writes the decision and has the stories told anew; shows the form again where something is missing in it."""
    site = site_of(request)
    author = str(form.get("author") or "").strip()[:LONGEST_NAME]
    try:
        if not author:
            raise NotUnderstood("Say who corrects this: corrections stand with a name.")
        with site.reading() as connection:
            told = told_story(connection, id_in(request.path_params["story"]))
            made, back = decision_in(request, connection, told, form, author)
    except NotUnderstood as error:
        return correcting(request, str(error))
    with site.writing() as connection:
        decide(connection, made)
        if made.kind in CHANGING:
            forget_stories_of(connection, list(made.reports))
    return told_anew(site, back) if made.kind in CHANGING else elsewhere(back)


def told_anew(site: Site, back: str) -> Response:
    """The stories are made anew beside; the page of the work leads back when it is done."""
    job = site.jobs.start(site.order_to_add(()), "stories told anew", back=back)
    return elsewhere(f"/work/{job.id}")


def decision_in(
    request: Request, connection: Connection, told: ToldStory, form: FormData, author: str
) -> tuple[Decision, str]:
    """The decision that a form asks for, and where to look afterwards; raises `NotUnderstood`."""
    at, choice = site_of(request).now(), str(form.get("choice") or "")
    if "difference" in request.path_params:
        _, one = difference_of(told, request.path_params["difference"])
        places = tuple(sorted({place for side in one.sides for place in side.spans}))
        reports = tuple(dict.fromkeys(place.report for place in places))
        made = Decision(
            kind=kind_of(DIFFERENCE, choice),
            reports=reports,
            places=places,
            value={"kind": one.kind},
            author=author,
            at=at,
        )
        return made, told.address
    if "report" in request.path_params:
        read = report_of(told, request.path_params["report"])
        said = statement_of(read, request.query_params.get("statement", ""))
        speaker = str(form.get("speaker") or "").strip()[:200] if choice == "speaker" else ""
        if choice == "speaker" and not speaker:
            raise NotUnderstood("Say who it is that says this.")
        value = {"speaker": speaker} if choice in ("speaker", "own") else {}
        places = tuple(Place(read.id, piece.start, piece.end) for piece in said.content)
        made = Decision(
            kind=kind_of(STATEMENT, choice), reports=(read.id,), places=places, value=value, author=author, at=at
        )
        return made, f"{told.report_address(read.id)}?marks=claims"
    kind, reports, back = about_stories(connection, told, form, choice)
    return Decision(kind=kind, reports=reports, places=(), value={}, author=author, at=at), back


def kind_of(kinds: dict[str, Kind], choice: str) -> Kind:
    """The kind of decision that was chosen; raises `NotUnderstood`."""
    if choice not in kinds:
        raise NotUnderstood("Choose one of these.")
    return kinds[choice]


def about_stories(
    connection: Connection, told: ToldStory, form: FormData, choice: str
) -> tuple[Kind, tuple[str, ...], str]:
    """What a form says of whole stories: reports that go, a story that comes, two reports that are or are not one."""
    members = told.story.reports
    if choice == "split":
        gone = tuple(report for report in members if report in form.getlist("report"))
        if not gone or len(gone) == len(members):
            raise NotUnderstood("Choose the reports that are of another story: at least one, and not all.")
        return "split-stories", gone, f"/r/{gone[0]}"
    if choice == "merge":
        other = str(form.get("other") or "")
        found = connection.execute(
            select(story_reports.c.report).where(story_reports.c.story == other, story_reports.c.told_by.is_(None))
        )
        reports = tuple(dict.fromkeys((*members, *sorted(found.scalars()))))
        if len(reports) == len(members):
            raise NotUnderstood("Choose the story that this one belongs to.")
        return "merge-stories", reports, f"/r/{members[0]}"
    if choice in ("independent", "derived"):
        pair = (str(form.get("child") or ""), str(form.get("parent") or ""))
        if pair[0] == pair[1] or not set(pair) <= set(members):
            raise NotUnderstood("Choose two reports of this story.")
        return ("independent" if choice == "independent" else "derived"), pair, told.address
    raise NotUnderstood("Choose one of these.")


def take_back(request: Request) -> Response:
    """Undoes a decision, which stays on record."""
    key, site = id_in(request.path_params["decision"]), site_of(request)
    with site.reading() as connection:
        found = connection.execute(select(decisions.c.kind, decisions.c.subject).where(decisions.c.id == key)).first()
        author = usual_author(connection)
    if found is None:
        raise NotThere
    with site.writing() as connection:
        undo(connection, key, author=author, at=site.now())
        forget_stories_of(connection, list(found.subject))
    return told_anew(site, "/corrections")
