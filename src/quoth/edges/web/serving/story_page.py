"""The page of a story, in the order of the one file, and the story as a document."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.formats.records import dossier_record
from quoth.edges.shipped import demo_ids
from quoth.edges.web.serving.answers import (
    NAMED,
    as_json,
    asked_of,
    document,
    elsewhere,
    html,
    id_in,
    named,
    rendered_page,
    site_of,
)
from quoth.edges.web.serving.deciding_rows import decisions_on, marker_of
from quoth.edges.web.serving.led_on import EARLIER, since_then
from quoth.edges.web.serving.states import States, with_states
from quoth.edges.web.serving.told import ToldStory, linked, state_of_story, told_story
from quoth.edges.web.story_rows import story_rows
from quoth.errors import WrongUse


def story(request: Request) -> Response:
    """One story."""
    name, form = asked_of(request.path_params["story"])
    key = id_in(name)
    site = site_of(request)
    with site.reading() as connection:
        state = state_of_story(connection, key)
        made_of = (key, *state, marker_of(connection))
        if form == "json" and "as" not in request.query_params:
            body = site.kept.get(("json", *made_of), lambda: story_json(connection, key))
            return document(body, form, key)
        if form:
            return as_form(connection, key, form, request)
        then = request.query_params.get(EARLIER, "")
        if NAMED.fullmatch(then):
            return html(story_body(connection, key, request))
        return html(site.kept.get(("story", *made_of), lambda: story_body(connection, key)))


def story_json(connection: Connection, key: str) -> bytes:
    """The story with its reports, for a program."""
    return as_json(dossier_record(told_story(connection, key).dossier))


def story_body(connection: Connection, key: str, request: Request | None = None) -> bytes:
    """The page itself; with a request also what became of the story since the address that led here."""
    told = told_story(connection, key)
    rows = linked(told, story_rows(told.view, 1))
    rows = with_states(told, rows, States(connection, told))
    rows["key"] = key
    rows["demo"] = not demo_ids().isdisjoint(told.story.reports)
    rows["decisions"] = decisions_on(connection, told)
    rows["read_address"] = f"{told.address}/read" if len(told.story.reports) > 1 else ""
    return rendered_page(
        "dossier.html", title=told.story.title, stories=[rows], rejected=[], crumbs=[("stories", "/")],
        forms=told.address, skip="findings", made=made_in_words(told),
        since=f"{since_then(request, connection, told)} {told.fell}".strip(),
    )  # fmt: skip


def made_in_words(told: ToldStory) -> str:
    """Of what the page was made, for its foot."""
    count = len(told.story.reports)
    return f"Made of {count} report{'' if count == 1 else 's'}, {told.changed_at[:16].replace('T', ' ')} UTC."


def as_form(connection: Connection, key: str, form: str, request: Request) -> Response:
    """The story as a table, Markdown, or one file to send."""
    told = told_story(connection, key)
    name = named(told.story.title, key)
    asked = request.query_params.get("as")
    if asked is not None:
        return given_out(connection, told, asked, request.query_params.get("table", "claims"))
    if form == "csv":
        from quoth.edges.formats.story_tables import TABLES, story_table

        table = known_table(request.query_params.get("table", "claims"), TABLES)
        return document(story_table(told.view, table), form, f"{name}-{table}")
    if form == "md":
        from quoth.edges.formats.markdown import render_markdown

        return document(render_markdown(told.dossier).encode(), form, name)
    from quoth.edges.web.one_file import render_page

    return document(render_page(told.dossier).encode(), form, name)


def given_out(connection: Connection, told: ToldStory, asked: str, table: str) -> Response:
    """The story in any format that is written, to keep; raises `NotThere` for another, or one that is not installed."""
    from importlib import import_module

    from quoth.edges.formats.doors import EXITS, TABLES, missing
    from quoth.edges.formats.writers import atom
    from quoth.edges.store.changes import changes_of
    from quoth.edges.web.serving.answers import NotThere

    if asked not in EXITS or missing(EXITS[asked]):
        raise NotThere
    form, name = EXITS[asked], named(told.story.title, told.story.id)
    if form.tables:
        name = f"{name}-{known_table(table, TABLES)}"
    if asked == "atom":
        body = atom.write(told.dossier, changes=changes_of(connection, [read.id for read in told.dossier.reports]))
    else:
        body = import_module(form.module).write(told.dossier, table)
    headers = {"content-disposition": f'attachment; filename="{name}.{form.ending}"'}
    return Response(body, headers=headers, media_type=form.media)


def known_table(table: str, tables: Iterable[str]) -> str:
    """The name of a table; raises `WrongUse` for one that there is not."""
    if table not in tables:
        raise WrongUse("There is no such table.", hint=f"There are: {', '.join(tables)}")
    return table


def report_home(request: Request) -> Response:
    """A report by its id alone: the story in which it is told first."""
    key = id_in(request.path_params["report"])
    with site_of(request).reading() as connection:
        return elsewhere(address_of_report(connection, key))


def address_of_report(connection: Connection, key: str) -> str:
    """Where a report is shown, or the later version that has replaced it; raises `NotThere`."""
    from sqlalchemy import select

    from quoth.edges.store.earlier import last_versions
    from quoth.edges.store.tables import stories, story_reports
    from quoth.edges.web.serving.answers import NotThere, story_address

    wanted = (
        select(stories.c.id, stories.c.title, story_reports.c.report, story_reports.c.told_by)
        .join(story_reports, story_reports.c.story == stories.c.id)
        .where(story_reports.c.report == last_versions(connection, [key]).get(key, key))
        .order_by(stories.c.id)
    )
    found: Any = connection.execute(wanted).first()
    if found is None:
        raise NotThere
    return f"{story_address(found.title, found.id)}/r/{found.told_by or found.report}"
