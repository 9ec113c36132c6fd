"""Every address with what answers it, behind the door; and what is said where something goes wrong."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quoth.edges.web.serving import (
    adding_pages,
    api,
    audit_pages,
    correcting_pages,
    corrections_page,
    demo_page,
    difference_page,
    display,
    plain_pages,
    reading_page,
    removing_page,
    report_page,
    stories_page,
    story_page,
)
from quoth.edges.web.serving.answers import NotThere, as_json, page, show_style, style_address
from quoth.edges.web.serving.door import App, Door, Keys
from quoth.edges.web.serving.jobs import TooMuchWaiting
from quoth.edges.web.serving.led_on import led_on
from quoth.edges.web.serving.site import Site
from quoth.edges.web.serving.telling_anew import while_told_anew
from quoth.errors import QuothError, StoreUnusable, WrongUse

# Answers made at a time: more would only wait for each other, and each holds a connection to the store.
AT_A_TIME = 8
# Seconds after which some of the work is done.
RETRY_AFTER = "5"
TITLES = {
    400: "Not understood", 404: "Not there", 405: "Not done", 410: "Gone", 413: "Too much", 422: "Not done", 429: "Later", 503: "The store",
}  # fmt: skip
WORDS = {
    400: "The form or the address could not be read.",
    404: "There is nothing at this address.",
    405: "This cannot be done at this address.",
    500: "This went wrong inside quoth. Nothing was changed.",
}


def routes() -> list[Route]:
    """Every address."""
    return [
        Route("/", stories_page.stories),
        Route("/stories", stories_page.stories),
        Route("/stories.{form:str}", stories_page.stories),
        Route("/s/{story}", story_page.story),
        Route("/s/{story}/read", reading_page.read),
        Route("/s/{story}/read.{form:str}", reading_page.read),
        Route("/s/{story}/r/{report}", report_page.report),
        Route("/s/{story}/d/{difference}", difference_page.difference),
        *(
            route
            for path in ("/s/{story}/correct", "/s/{story}/d/{difference}/correct", "/s/{story}/r/{report}/correct")
            for route in (Route(path, correcting_pages.correct), Route(path, correcting_pages.save, methods=["POST"]))
        ),
        Route("/s/{story}/r/{report}/correct/remove", removing_page.remove, methods=["POST"]),
        Route("/corrections", corrections_page.corrections),
        Route("/corrections.{form:str}", corrections_page.corrections),
        Route("/corrections/{decision}/undo", corrections_page.take_back, methods=["POST"]),
        Route("/r/{report}", story_page.report_home),
        Route("/add", adding_pages.add_form),
        Route("/add", adding_pages.add, methods=["POST"]),
        Route("/demo", adding_pages.add_demo, methods=["POST"]),
        Route("/demo/away", demo_page.ask),
        Route("/demo/away", demo_page.take_away, methods=["POST"]),
        Route("/work/{job}", adding_pages.work),
        Route("/audit", audit_pages.audit_form),
        Route("/audit", audit_pages.audit, methods=["POST"]),
        Route("/audit/{audit}", audit_pages.show_audit),
        Route("/audit/{audit}/remove", audit_pages.remove_audit, methods=["POST"]),
        Route("/audits", audit_pages.audits),
        Route("/audits.{form:str}", audit_pages.audits),
        Route("/display", display.display),
        Route("/display", display.choose, methods=["POST"]),
        Route("/help", plain_pages.help_page),
        Route("/favicon.ico", plain_pages.no_picture),
        Route(style_address(), show_style),
        *api.routes(),
    ]


def make_app(site: Site, keys: Keys) -> App:
    """The pages of a site behind the door."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = AT_A_TIME
        yield
        site.jobs.end()

    inner = Starlette(
        routes=routes(),
        lifespan=lifespan,
        exception_handlers={
            NotThere: not_there,
            api.Refusal: refusal,
            HTTPException: refused,
            QuothError: told_error,
            Exception: unknown,
        },
    )
    inner.router.redirect_slashes = False
    inner.state.site = site
    return Door(display.Displayed(inner), keys)


def not_there(request: Request, error: Exception) -> Response:
    """Nothing is at the address, or not at this moment, or not any more."""
    return while_told_anew(request) or led_on(request) or said(request, 404)


def refused(request: Request, error: Exception) -> Response:
    """What the framework refuses."""
    if not isinstance(error, HTTPException):
        return said(request, 400)
    answer = said(request, error.status_code)
    answer.headers.update(error.headers or {})  # which methods there are, where one is not
    return answer


def refusal(request: Request, error: Exception) -> Response:
    """What the API does not take."""
    return said(request, error.status if isinstance(error, api.Refusal) else 400, str(error))


def told_error(request: Request, error: Exception) -> Response:
    """An error that quoth raised on purpose says what to do."""
    hint = error.hint if isinstance(error, QuothError) else ""
    if isinstance(error, TooMuchWaiting):
        answer = said(request, 429, str(error), hint)
        answer.headers["retry-after"] = RETRY_AFTER
        return answer
    status = 503 if isinstance(error, StoreUnusable) else 422 if isinstance(error, WrongUse) else 400
    return said(request, status, str(error), hint)


def unknown(request: Request, error: Exception) -> Response:
    """An error of our own: nothing of it is shown."""
    return said(request, 500)


def said(request: Request, status: int, words: str = "", hint: str = "") -> Response:
    """What went wrong, as a page or for a program."""
    title = TITLES.get(status, "Not done")
    words = words or WORDS.get(status, WORDS[400])
    if request.url.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": f"{words} {hint}".strip()}
        return Response(as_json(problem), status_code=status, media_type="application/problem+json")
    return page("problem.html", title=title, status=status, words=words, hint=hint)
