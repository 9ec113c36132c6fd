"""How somebody wants the pages: light or dark, loose or dense. Kept in a cookie of fixed words, put on each page on its way out."""

from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.web.serving.adding_pages import form_of
from quoth.edges.web.serving.answers import page
from quoth.edges.web.serving.door import App, Message, Receive, Scope, Send

COOKIE = "quoth-display"
A_YEAR = 365 * 24 * 3600
# What can be chosen: the name of the field, its title, the words and what each does. The first of each is how pages are anyway.
CHOICES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "theme": ("Colours", (("system", "as the system says"), ("light", "light"), ("dark", "dark"))),
    "contrast": ("Contrast", (("usual", "usual"), ("strong", "strong: no grey, no coloured grounds"))),
    "density": ("Density", (("loose", "loose: 17 px"), ("compact", "compact: 15 px, more on a screen"))),
}
USUAL = {name: choices[0][0] for name, (_, choices) in CHOICES.items()}
OPENING = b'<html lang="en"'


def chosen(cookies: str) -> dict[str, str]:
    """What the cookie asks for; where it holds anything but our words, the usual."""
    try:
        kept = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return USUAL
    words = set(kept.value.split(".")) if kept else set()
    return {
        name: next((word for word, _ in choices if word in words), choices[0][0])
        for name, (_, choices) in CHOICES.items()
    }


def display(request: Request) -> Response:
    """The page on which it is chosen."""
    return shown(chosen(request.headers.get("cookie", "")))


def shown(wanted: dict[str, str]) -> Response:
    """The form with what holds now."""
    groups = [
        {"name": name, "title": title, "choices": [
            {"value": value, "words": words, "here": wanted[name] == value} for value, words in choices
        ]}
        for name, (title, choices) in CHOICES.items()
    ]  # fmt: skip
    return page("display.html", title="Display", here="display", groups=groups, crumbs=[("stories", "/")])


async def choose(request: Request) -> Response:
    """Takes the choice; what is not among ours is the usual."""
    async with form_of(request) as form:
        given = {name: str(form.get(name) or "") for name in CHOICES}
    words = [given[name] if given[name] in dict(choices) else choices[0][0] for name, (_, choices) in CHOICES.items()]
    answer = await run_in_threadpool(shown, chosen(f"{COOKIE}={'.'.join(words)}"))
    answer.status_code = 303
    answer.headers["location"] = "/display"
    answer.set_cookie(COOKIE, ".".join(words), max_age=A_YEAR, path="/", httponly=True, samesite="strict")
    return answer


class Displayed:
    """Puts what was chosen on the root of each page, so that a page is made once for everybody."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; pages come in one piece, and what is no page goes through."""
        cookies = next((value for name, value in scope.get("headers", ()) if name == b"cookie"), b"")
        classes = classes_of(chosen(cookies.decode("latin-1"))) if scope["type"] == "http" else b""
        if not classes:
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start" and is_page(message):
                held.append(message)
                return
            if held and message["type"] == "http.response.body":
                body = message.get("body", b"").replace(OPENING, OPENING + b' class="' + classes + b'"', 1)
                await send(with_length(held.pop(), len(body)))
                message = {**message, "body": body}
            await send(message)

        await self._app(scope, receive, out)


def classes_of(wanted: dict[str, str]) -> bytes:
    """The classes of what is not as usual: only words of ours."""
    return " ".join(word for name, word in wanted.items() if word != USUAL[name]).encode()


def is_page(message: Message) -> bool:
    """Whether an answer is a page to look at."""
    known: dict[bytes, Any] = dict(message.get("headers", ()))
    return known.get(b"content-type", b"").startswith(b"text/html") and b"content-disposition" not in known


def with_length(message: Message, length: int) -> Message:
    """The head of an answer with its length now."""
    others = [(name, value) for name, value in message["headers"] if name.lower() != b"content-length"]
    return {**message, "headers": [*others, (b"content-length", str(length).encode())]}
