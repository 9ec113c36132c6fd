"""Answers: a page, a document to keep, a word of what is wrong. Nothing that was asked is repeated."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.web.isolation import without_idle_isolation
from quoth.edges.web.one_file import environment
from quoth.edges.web.serving.site import Site

FORMS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
NAMED = re.compile(r"(?:[a-z0-9-]{0,60}-)?([0-9a-f]{12})")
ADDRESSED = re.compile(r"(.*?)(?:\.(json|csv|md|html))?")
WORD = re.compile(r"[a-z0-9]+")
LONGEST_SLUG = 40
A_YEAR = "private, max-age=31536000, immutable"


class NotThere(Exception):
    """There is nothing at this address."""


def site_of(request: Request) -> Site:
    """The site that a request was made to."""
    site: Site = request.app.state.site
    return site


def asked_of(name: str) -> tuple[str, str]:
    """A piece of an address as the name in it and the form that is asked for ("" for the page)."""
    found = ADDRESSED.fullmatch(name)
    return (found[1], found[2] or "") if found else (name, "")


def listed_as(request: Request) -> str:
    """The form in which a list is asked for ("" for the page); raises `NotThere` for one in which there is none."""
    form = str(request.path_params.get("form", ""))
    if form not in ("", "json", "csv", "md"):
        raise NotThere
    return form


def id_in(name: str) -> str:
    """The id at the end of a piece of an address; raises `NotThere`."""
    found = NAMED.fullmatch(name)
    if found is None:
        raise NotThere
    return found[1]


def named(title: str, key: str) -> str:
    """An id with words before it that a person can read in an address."""
    apart = unicodedata.normalize("NFKD", title).lower()
    slug = "-".join(WORD.findall(apart.encode("ascii", "ignore").decode()))[:LONGEST_SLUG].strip("-")
    return f"{slug}-{key}" if slug else key


def story_address(title: str, key: str) -> str:
    """The address of a story."""
    return f"/s/{named(title, key)}"


def rendered_page(template: str, *, title: str, here: str = "", **values: Any) -> bytes:
    """A page inside the frame that all of them share; `here` is the place in the top line where we are."""
    from quoth import __version__

    known = {
        "crumbs": (),
        "forms": "",
        "desk": True,
        "skip": "main",
        "made": "",
        "since": "",
        "layout": "served.html",
        **values,
    }
    page: str = environment().get_template(template).render(
        title=title, here=here, style=style_address(), version=__version__, **known
    )  # fmt: skip
    return without_idle_isolation(page).encode()


def page(
    template: str, *, title: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any
) -> Response:
    """A page as an answer."""
    return html(rendered_page(template, title=title, **values), status=status, headers=headers)


def html(body: bytes, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Bytes of a page as an answer."""
    return Response(body, status_code=status, headers=headers, media_type=FORMS["html"])


def document(body: bytes, form: str, name: str) -> Response:
    """A document: CSV, Markdown and pages are kept as files, JSON is shown."""
    headers = {} if form == "json" else {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return Response(body, headers=headers, media_type=FORMS[form])


def table_as(
    rows: list[dict[str, Any]],
    form: str,
    name: str,
    *,
    heading: str,
    line: Callable[[dict[str, Any]], str],
    columns: tuple[str, ...] = (),
) -> Response:
    """A list as JSON, CSV or Markdown, a line a row; raises `NotThere` for another form."""
    if form == "json":
        return document(as_json(rows), form, name)
    if form == "csv":
        from quoth.edges.formats.tables import csv_of

        return document(csv_of(rows, columns=columns), form, name)
    if form == "md":
        lines = [f"- {line(row)}" for row in rows]
        return document(f"# {heading}\n\n{chr(10).join(lines)}\n".encode(), form, name)
    raise NotThere


def as_json(value: object) -> bytes:
    """A value as a JSON document."""
    from quoth.edges.formats.dossier_json import as_document

    return as_document(value)


def elsewhere(address: str) -> Response:
    """Go and look there; the address is always one of our own making."""
    return Response(status_code=303, headers={"location": address})


@cache
def style() -> bytes:
    """The style of all pages: that of the one file, and what only the served ones have."""
    made = environment()
    return (made.get_template("page.css").render() + made.get_template("desk.css").render()).encode()


@cache
def style_address() -> str:
    """The address of the style, which changes with it."""
    return f"/style-{hashlib.sha256(style()).hexdigest()[:12]}.css"


def show_style(request: Request) -> Response:
    """The style; it may be kept, since another one has another address."""
    return Response(style(), media_type="text/css; charset=utf-8", headers={"cache-control": A_YEAR})
