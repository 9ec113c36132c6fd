"""Stories told anew after a correction: until they are written, their pages say so and look again by themselves."""

from collections.abc import Collection

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.anew import count_again, wait_for_telling
from quoth.edges.store.deciding import ABOUT_DIFFERENCES, Decision
from quoth.edges.store.keeping import forget_stories_of
from quoth.edges.store.tables import story_reports
from quoth.edges.web.serving.answers import NAMED, as_json, asked_of, elsewhere, page, site_of
from quoth.edges.web.serving.site import Site

EVERY_SECONDS = "1"


def forget_for_now(connection: Connection, reports: Collection[str]) -> frozenset[str]:
    """Takes away the stories in which some reports stand; gives the ids of these stories and of all their reports."""
    gone = told_with(connection, reports)
    forget_stories_of(connection, list(reports))
    return gone


def wait_for_now(connection: Connection, reports: Collection[str], since: str) -> frozenset[str]:
    """The stories in which some reports stand are to be told anew, and stay up until they are; gives the same ids."""
    wait_for_telling(connection, reports, since)
    return told_with(connection, reports)


def told_or_counted(connection: Connection, made: Decision, since: str, *, changed: bool) -> frozenset[str] | None:
    """Has the stories of a decision told anew, and gives what `wait_for_now` gives; None where nothing waits.

    Whether a difference is left out hides a row and counts the others: that is done here and now.
    """
    if not changed:
        return None
    if made.kind not in ABOUT_DIFFERENCES:
        return wait_for_now(connection, made.reports, since)
    count_again(connection, made.reports)
    return None


def told_with(connection: Connection, reports: Collection[str]) -> frozenset[str]:
    """The ids of the stories in which some reports stand, and of all reports of these."""
    wanted = select(story_reports.c.story).where(story_reports.c.report.in_(list(reports)))
    members = select(story_reports.c.story, story_reports.c.report).where(story_reports.c.story.in_(wanted))
    rows = connection.execute(members).all()
    return frozenset(name for row in rows for name in row)


def told_anew(site: Site, back: str, gone: frozenset[str]) -> Response:
    """The stories are made anew beside; the page of the work leads back when it is done."""
    job = site.jobs.start(site.order_to_add(()), "stories told anew", back=back, anew=gone)
    return elsewhere(f"/work/{job.id}")


def while_told_anew(request: Request) -> Response | None:
    """What is said at the address of a story that is told anew right now; else nothing."""
    _, room, name, *_ = [*request.url.path.split("/"), "", ""]
    found = NAMED.fullmatch(asked_of(name)[0])
    if request.method != "GET" or room not in ("s", "r") or found is None:
        return None
    at_work = [job for job in site_of(request).jobs.open() if found[1] in job.anew]
    if not at_work:
        return None
    if asked_of(request.url.path)[1]:
        return not_yet()
    return page(
        "anew.html", title="Told anew", here="stories", status=503, job=at_work[-1], crumbs=[("stories", "/")],
        headers={"refresh": EVERY_SECONDS, "retry-after": EVERY_SECONDS},
    )  # fmt: skip


def not_yet() -> Response:
    """For a program that asks for a story that is not told at this moment."""
    words = "This story is being told anew. Ask again in a moment."
    problem = {"type": "about:blank", "title": "Not told yet", "status": 503, "detail": words}
    return Response(
        as_json(problem), status_code=503, media_type="application/problem+json", headers={"retry-after": EVERY_SECONDS}
    )
