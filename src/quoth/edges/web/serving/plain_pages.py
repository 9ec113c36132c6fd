"""Pages that say the same to everybody."""

from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.web.serving.answers import page, site_of


def help_page(request: Request) -> Response:
    """How to read the pages, and what leaves this machine (nothing)."""
    return page("help.html", title="Help", here="help", store=site_of(request).store.name, crumbs=[("stories", "/")])


def no_picture(request: Request) -> Response:
    """Browsers ask for a picture of the site; there is none."""
    return Response(status_code=204)
