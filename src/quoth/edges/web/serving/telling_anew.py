"""Stories told anew after a correction: until they are written, their pages say so and look again by themselves."""

from collections.abc import Collection

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.keeping import forget_stories_of
from quoth.edges.store.tables import story_reports
from quoth.edges.web.serving.answers import NAMED, elsewhere, page, site_of
from quoth.edges.web.serving.site import Site

EVERY_SECONDS = "1"


def forget_for_now(connection: Connection, reports: Collection[str]) -> frozenset[str]:
    """Takes away the stories in which some reports stand; gives the ids of these stories and of all their reports."""
    wanted = select(story_reports.c.story).where(story_reports.c.report.in_(list(reports)))
    members = select(story_reports.c.story, story_reports.c.report).where(story_reports.c.story.in_(wanted))
    rows = connection.execute(members).all()
    forget_stories_of(connection, list(reports))
    return frozenset(name for row in rows for name in row)


def told_anew(site: Site, back: str, gone: frozenset[str]) -> Response:
    """The stories are made anew beside; the page of the work leads back when it is done."""
    job = site.jobs.start(site.order_to_add(()), "stories told anew", back=back, anew=gone)
    return elsewhere(f"/work/{job.id}")


def while_told_anew(request: Request) -> Response | None:
    """What is said at the address of a story that is told anew right now; else nothing."""
    _, room, name, *_ = [*request.url.path.split("/"), "", ""]
    found = NAMED.fullmatch(name)
    if request.method != "GET" or room not in ("s", "r") or found is None:
        return None
    at_work = [job for job in site_of(request).jobs.open() if found[1] in job.anew]
    if not at_work:
        return None
    return page(
        "anew.html", title="Told anew", here="stories", status=503, job=at_work[-1], crumbs=[("stories", "/")],
        headers={"refresh": EVERY_SECONDS, "retry-after": EVERY_SECONDS},
    )  # fmt: skip
