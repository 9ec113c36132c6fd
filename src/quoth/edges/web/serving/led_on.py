"""An address that somebody kept of a story that has another by now: it leads to where its reports are told, and says what changed."""

import re
from urllib.parse import urlencode

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.codec import read_story
from quoth.edges.store.earlier import Moved, difference_then, moved, moved_in_words
from quoth.edges.store.listing import titles_of
from quoth.edges.store.tables import stories
from quoth.edges.web.serving.answers import NAMED, asked_of, elsewhere, page, site_of, story_address
from quoth.edges.web.serving.telling_anew import not_yet
from quoth.edges.web.serving.told import ToldStory

# What may stand behind an address and is carried along.
CARRIED = ("as", "table", "marks", "statement", "line")
PLAIN = re.compile(r"[a-z0-9-]{1,40}")
LOST = {
    "point": "The point that was asked for is not told so any more.",
    "report": "The report that was asked for is not told here any more.",
}
EARLIER, WANTED = "from", "for"
GONE = "The reports of this story were taken out of the store."
UNTOLD = "This story is not told at this moment."
CHANGED = "The story has changed since this form was opened. Nothing was written."


def led_on(request: Request) -> Response | None:
    """What is said at the address of a story that has another by now; nothing where none ever had this one."""
    name, form = asked_of(str(request.path_params.get("story", "")))
    found = NAMED.fullmatch(name)
    if found is None:
        return None
    with site_of(request).reading() as connection:
        one = moved(connection, found[1])
        if one is None or one.story == found[1]:
            return None
        if one.story is None:
            return told_nowhere(one, program=bool(asked_of(request.url.path)[1]))
        address = address_now(connection, request, one, found[1], form)
    if address is None or request.method in ("GET", "HEAD"):
        return elsewhere(address) if address else None
    return page("problem.html", title="Not done", status=409, words=CHANGED, hint=moved_in_words(one), link=address)


def told_nowhere(one: Moved, *, program: bool) -> Response:
    """A story whose reports were taken out, or wait to be told."""
    if one.gone:
        return page("problem.html", title="Gone", status=410, words=GONE, hint="")
    if program:
        return not_yet()
    return page(
        "problem.html",
        title="Not told",
        status=503,
        words=UNTOLD,
        hint="It is told with the next report that is added.",
    )


def address_now(connection: Connection, request: Request, one: Moved, then: str, form: str) -> str | None:
    """The address that holds now what was asked for by an earlier one; None where a document is lost."""
    key = one.story or ""
    base = story_address(titles_of(connection, [key])[key], key)
    given, asked = request.path_params, {EARLIER: then}
    tail, lost = "", ""
    if "report" in given:
        name, form = asked_of(given["report"])
        now = one.held.get(report_then(one, name))
        tail, lost = (f"/r/{now}", "") if now else ("", "report")
    elif "difference" in given:
        name, form = asked_of(given["difference"])
        data = connection.execute(select(stories.c.data).where(stories.c.id == key)).scalar_one()
        point = difference_then(read_story(data), set(one.held), name)
        tail, lost = (f"/d/{point}", "") if point else ("", "point")
    elif request.url.path.removesuffix(f".{given.get('form', '')}").endswith("/read"):
        form = str(given.get("form", ""))
        tail, pair = "/read", [one.held.get(report_then(one, request.query_params.get(side, ""))) for side in "lr"]
        asked |= {side: report for side, report in zip("lr", pair, strict=True) if report and all(pair)}
    if lost:
        return None if form else f"{base}?{urlencode({**asked, WANTED: lost})}"
    if request.url.path.endswith("/correct"):
        tail += "/correct"
    values = ((name, request.query_params.get(name, "")) for name in CARRIED)
    asked |= {name: value for name, value in values if PLAIN.fullmatch(value)}
    if form:
        asked.pop(EARLIER)
    return f"{base}{tail}{'.' if form else ''}{form}{'?' if asked else ''}{urlencode(asked)}"


def story_now(connection: Connection, key: str) -> str:
    """The id that a story has now, by that one or by one that it had before; the same where there is none."""
    found = moved(connection, key)
    return found.story if found is not None and found.story else key


def report_then(one: Moved, name: str) -> str:
    """The id of a report that an earlier address names by its letter or by its id."""
    from quoth.compose.views import letter_of

    letters = {letter_of(number): report for number, report in enumerate(one.held)}
    found = NAMED.fullmatch(name)
    return letters.get(name) or (found[1] if found else "")


def since_then(request: Request | None, connection: Connection, told: ToldStory) -> str:
    """What became of a story since it had the address that led here, and whether it waits to be told anew."""
    waits = (
        f"This is being told anew since a correction at {told.anew[11:16]} UTC; until then it stands as it was."
        if told.anew
        else ""
    )
    moved_on = moved_since(request, connection, told) if request else ""
    return f"{moved_on} {waits}".strip()


def moved_since(request: Request, connection: Connection, told: ToldStory) -> str:
    """What became of a story since it had the address that led here; nothing where it was asked for by its own."""
    then = request.query_params.get(EARLIER, "")
    found = moved(connection, then) if NAMED.fullmatch(then) else None
    if found is None or found.story != told.story.id or then == told.story.id:
        return ""
    lost = LOST.get(request.query_params.get(WANTED, ""), "")
    return f"{moved_in_words(found, told.view.letters)} {lost}".strip()
