"""The demo taken away again: what goes with it is shown once, then it goes, and nothing else does."""

from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.deciding import Kept
from quoth.edges.store.removing import Going, demo_reports, going, remove_reports
from quoth.edges.web.serving.answers import NotThere, page, site_of
from quoth.edges.web.serving.deciding_rows import decision_row
from quoth.edges.web.serving.telling_anew import forget_for_now, told_anew


def ask(request: Request) -> Response:
    """Which reports and corrections would go; raises `NotThere` where the demo is not in the store."""
    with site_of(request).reading() as connection:
        found = [going(connection, report) for report in demo_reports(connection)]
    if not found:
        raise NotThere
    return page(
        "demo_away.html", title="Take the demo away", here="stories", crumbs=[("stories", "/")],
        reports=found, decisions=[decision_row(kept) for kept in decisions_in(found).values()],
    )  # fmt: skip


def decisions_in(found: list[Going]) -> dict[str, Kept]:
    """The decisions that hang on some reports, each once."""
    return {kept.id: kept for one in found for kept in one.made}


def take_away(request: Request) -> Response:
    """Removes the demo with every correction of it; a story that other reports of the store share is told anew without it."""
    site = site_of(request)
    with site.writing() as connection:
        ids = demo_reports(connection)
        if not ids:
            raise NotThere
        gone = forget_for_now(connection, ids)
        remove_reports(connection, ids)
    return told_anew(site, "/", gone - set(ids))
