"""NewsML-G2, the agencies' XML: news items with their text as XHTML or NITF; credit and version as the sender gives them."""

from collections.abc import Iterator
from typing import Any

from quoth.acquire.headline import headline_of as first_line
from quoth.acquire.metadata import web_address
from quoth.acquire.times import iso_of
from quoth.edges.formats.pieces import Given, Piece, numbered
from quoth.edges.formats.readers.nitf import draft_of_nitf
from quoth.edges.formats.readers.xml import first, local, root_of, words
from quoth.errors import ReportUnreadable
from quoth.types import Draft

WITHDRAWN = ("canceled", "withheld")
PARAGRAPHS = ("p", "h2", "h3", "li", "hl2")
CREDITS = ("creditline",)


def pieces(given: Given) -> Iterator[Piece]:
    """A piece a news item; raises `ReportUnreadable` where there is none."""
    root = root_of(given.whole())
    if local(root) == "nitf":
        yield Piece(make=lambda: draft_of_nitf(root))
        return
    items = [one for one in root.iter() if local(one) == "newsItem"]
    if not items:
        raise ReportUnreadable("no-text", "It holds no news item: perhaps a package that only names its items.")
    for number, item in enumerate(items, 1):
        label = numbered(number) if len(items) > 1 else ""
        yield Piece(label, make=lambda item=item: draft_of_item(item))  # type: ignore[misc]


def draft_of_item(item: Any) -> Draft:
    """A news item as a draft; raises `ReportUnreadable` for a withdrawn one and one without a text."""
    meta, content = first(item, "itemMeta"), first(item, "contentMeta")
    status = attribute(meta, "pubStatus", "qcode").rpartition(":")[2]
    if status in WITHDRAWN:
        raise ReportUnreadable("withdrawn", f"Its sender has marked it as {status}: it is not to be used.")
    paragraphs = paragraphs_in(first(item, "contentSet"))
    if not paragraphs:
        raise ReportUnreadable("no-text", "The item carries no text: perhaps a picture, or only its description.")
    title = words(first(content, "headline")) if content is not None else ""
    title = (
        title
        or words(first(first(item, "contentSet"), "hl1", "h1"))
        or words(first(meta, "title") if meta is not None else None)
    )
    text = "\n\n".join(paragraphs)
    known: dict[str, Any] = {
        "title": title or None,
        "outlet": outlet_of(meta, content),
        "authors": authors_of(content),
        "published": time_of(meta, content),
        "url": next((one for one in (item.get("guid"), attribute(meta, "link", "href")) if web_address(one)), None),
    }
    found = {field: "NewsML-G2" for field, value in known.items() if value} | {"text": "body of the item"}
    apart = bool(title) and (first_line(text) or "").casefold() != title.casefold()
    language = (attribute(content, "language", "tag") or "")[:2].lower() or None
    return Draft(text=text, title_apart=apart, language=language, found=found | credit_in(content), **known)


def paragraphs_in(content: Any) -> list[str]:
    """The paragraphs of the first text that is carried."""
    inline = first(content, "inlineXML", "inlineData") if content is not None else None
    if inline is None:
        return []
    body = first(inline, "body.content")
    body = first(inline, "body") if body is None else body
    listed = [words(one) for one in (inline if body is None else body).iter() if local(one) in PARAGRAPHS]
    found = [one for one in listed if one]
    if found or local(inline) != "inlineData":
        return found
    return [one for piece in "".join(inline.itertext()).split("\n\n") if (one := " ".join(piece.split()))]


def attribute(element: Any, name: str, attribute_name: str) -> str:
    """An attribute of the first element of a name; nothing where it is not there."""
    found = first(element, name) if element is not None else None
    return str(found.get(attribute_name) or "") if found is not None else ""


def outlet_of(meta: Any, content: Any) -> str | None:
    """Who put it out: by the source of the information, the provider, or its code."""
    for holder, name in ((content, "infoSource"), (meta, "provider")):
        element = first(holder, name) if holder is not None else None
        if element is not None:
            named = words(first(element, "name")) or str(element.get("literal") or "")
            if named or element.get("qcode"):
                return named or str(element.get("qcode")).rpartition(":")[2]
    return None


def authors_of(content: Any) -> tuple[str, ...]:
    """The names of those who wrote it, else its byline."""
    if content is None:
        return ()
    named = tuple(words(first(one, "name")) for one in content.iter() if local(one) == "creator")
    byline = words(first(content, "by"))
    return tuple(filter(None, named)) or ((byline.removeprefix("By "),) if byline else ())


def time_of(meta: Any, content: Any) -> str | None:
    """When it was first put out, else made, else when this version was."""
    for holder, name in ((meta, "firstCreated"), (content, "contentCreated"), (meta, "versionCreated")):
        found = iso_of(words(first(holder, name))) if holder is not None else None
        if found:
            return found
    return None


def credit_in(content: Any) -> dict[str, str]:
    """The credit line, which is a claim of the sender and stands beside what was found."""
    line = words(first(content, *CREDITS)) if content is not None else ""
    return {"credit line": line[:200]} if line else {}
