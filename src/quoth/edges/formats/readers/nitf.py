"""NITF, the agencies' older XML, where it stands alone and in no news item."""

from typing import Any

from quoth.acquire.headline import headline_of
from quoth.acquire.times import iso_of
from quoth.edges.formats.readers.xml import first, local, words
from quoth.errors import ReportUnreadable
from quoth.types import Draft

PARAGRAPHS = ("p", "hl2", "li")
FOUND = "NITF"


def draft_of_nitf(root: Any) -> Draft:
    """A story as a draft; raises `ReportUnreadable` for one without a text."""
    body = first(root, "body.content")
    listed = [words(one) for one in body.iter() if local(one) in PARAGRAPHS] if body is not None else []
    paragraphs = [one for one in listed if one]
    if not paragraphs:
        raise ReportUnreadable("no-text", "The story carries no text: perhaps a picture, or only its description.")
    text = "\n\n".join(paragraphs)
    title = words(first(root, "hl1")) or words(first(root, "title"))
    known: dict[str, Any] = {
        "title": title or None,
        "outlet": said(root, "pubdata", "name") or words(first(root, "distributor")) or said(root, "doc.copyright", "holder") or None,
        "authors": authors_of(first(root, "byline")),
        "published": iso_of(said(root, "date.issue", "norm") or said(root, "story.date", "norm")),
        "url": said(root, "pubdata", "ex-ref") or None,
    }  # fmt: skip
    found = {field: FOUND for field, value in known.items() if value} | {"text": "body of the story"}
    apart = bool(title) and (headline_of(text) or "").casefold() != title.casefold()
    return Draft(text=text, title_apart=apart, found=found, **known)


def authors_of(byline: Any) -> tuple[str, ...]:
    """The persons of a byline, else the byline itself."""
    if byline is None:
        return ()
    named = tuple(filter(None, (words(one) for one in byline.iter() if local(one) == "person")))
    line = words(byline)
    return named or ((line.removeprefix("By ").removeprefix("by "),) if line else ())


def said(root: Any, element: str, attribute: str) -> str:
    """An attribute of the first element of a name."""
    found = first(root, element)
    return str(found.get(attribute) or "").strip() if found is not None else ""
