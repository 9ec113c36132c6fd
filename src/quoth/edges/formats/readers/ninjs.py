"""ninjs, the IPTC's news in JSON: version 1 (`headline`, `body_html`) and version 2 (`headlines`, `bodies`)."""

from collections.abc import Iterator
from typing import Any

from quoth.acquire.html import draft_of_html
from quoth.acquire.metadata import web_address
from quoth.acquire.times import iso_of
from quoth.edges.formats.pieces import Given, Piece, filled
from quoth.edges.formats.readers.feed import without_title
from quoth.edges.formats.readers.json_values import object_of, objects, string
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

WITHDRAWN = ("canceled", "cancelled", "withheld")
MAIN = ("main", "headline")


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of an item."""
    yield Piece(make=lambda: draft_of_item(object_of(given.whole()), given.settings))


def draft_of_item(item: dict[str, Any], settings: Settings) -> Draft:
    """An item as a draft; raises `ReportUnreadable` for a withdrawn one and one without a text."""
    status = string(item, "pubstatus", "pubStatus") or ""
    if status.lower() in WITHDRAWN:
        raise ReportUnreadable("withdrawn", f"Its sender has marked it as {status}: it is not to be used.")
    kind, body = body_of(item)
    if not body:
        raise ReportUnreadable("no-text", "The item has no body: perhaps a picture, or only its description.")
    if kind == "text":
        draft = Draft(text=body.replace("\r\n", "\n"), found={"text": "body of the item"})
    else:
        draft = without_title(draft_of_html(f"<html><body><article>{body}</article></body></html>", settings))
    return filled(
        draft,
        title=headline_of(item),
        outlet=outlet_of(item),
        authors=authors_of(item),
        published=time_of(item),
        url=address_of(item),
        language=(string(item, "language") or "")[:2].lower() or None,
    )


def body_of(item: dict[str, Any]) -> tuple[str, str]:
    """The kind and the words of the body: HTML before text, since it keeps the paragraphs."""
    for one in objects(item, "bodies"):
        value = string(one, "value")
        if value:
            return ("html" if "html" in (string(one, "contentType", "contenttype") or "") else "text"), value
    markup = string(item, "body_html", "body_xhtml")
    return ("html", markup) if markup else ("text", string(item, "body_text") or "")


def headline_of(item: dict[str, Any]) -> str | None:
    """The main headline."""
    listed = objects(item, "headlines")
    main = [one for one in listed if (string(one, "role") or "main").rpartition(":")[2] in MAIN]
    found = (string(one, "value") for one in (*main, *listed))
    return next(filter(None, found), None) or string(item, "headline")


def outlet_of(item: dict[str, Any]) -> str | None:
    """Who put it out: the source, the provider, the holder of the rights."""
    rights = objects(item, "rightsInfo")
    info: Any = item.get("infoSources") or item.get("infosource")
    named = info if isinstance(info, list) else []
    found = [string(one, "name") for one in named if isinstance(one, dict)]
    return (
        string(item, "source", "provider", "copyrightholder", "copyrightHolder")
        or next(filter(None, found), None)
        or next(filter(None, (string(one, "copyrightHolder") for one in rights)), None)
    )


def authors_of(item: dict[str, Any]) -> tuple[str, ...]:
    """The byline as one name."""
    byline = string(item, "byline")
    return (byline.removeprefix("By ").removeprefix("by "),) if byline else ()


def time_of(item: dict[str, Any]) -> str | None:
    """When it was first put out, else when this version was made."""
    names = ("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated")
    return next(filter(None, (iso_of(string(item, name)) for name in names)), None)


def address_of(item: dict[str, Any]) -> str | None:
    """Its address on the web, where its name is one or an alternative is given."""
    others = (string(one, "value") for one in objects(item, "altids") + objects(item, "altIds"))
    return next((one for one in (string(item, "uri"), *others) if web_address(one)), None)
