"""A report taken out of the store for good, from the page on which it is corrected, once somebody has said so twice."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.removing import remove_reports
from quoth.edges.web.serving.adding_pages import form_of
from quoth.edges.web.serving.answers import id_in, site_of
from quoth.edges.web.serving.correcting_pages import correcting
from quoth.edges.web.serving.report_page import report_of
from quoth.edges.web.serving.telling_anew import forget_for_now, told_anew
from quoth.edges.web.serving.told import told_story


async def remove(request: Request) -> Response:
    """Takes a report out where the box is ticked."""
    async with form_of(request) as form:
        sure = form.get("sure") == "yes"
    return await run_in_threadpool(removed if sure else refused, request)


def refused(request: Request) -> Response:
    """The form again, with what is missing."""
    return correcting(request, "Nothing was removed: tick the box below the report to say that you mean it.")


def removed(request: Request) -> Response:
    """Removes the report; its story is told anew without it."""
    site = site_of(request)
    with site.writing() as connection:
        told = told_story(connection, id_in(request.path_params["story"]))
        report = report_of(told, request.path_params["report"]).id
        gone = forget_for_now(connection, (report,))
        remove_reports(connection, (report,))
    return told_anew(site, "/", gone - {report})
