"""OpenDocument texts, as LibreOffice writes them: paragraphs, headings, items and rows; not notes, comments, what was deleted."""

from collections.abc import Iterator
from typing import Any

from quoth.acquire.blocks import BETWEEN_CELLS
from quoth.acquire.raised import Place, Run, in_line
from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.office import Look, draft_of_styled, unread_in
from quoth.edges.formats.readers.xml import first, local, root_of
from quoth.edges.formats.readers.zips import member_bytes, opened_zip
from quoth.errors import ReportUnreadable
from quoth.types import Draft

BODY, STYLES = "content.xml", "styles.xml"
LARGEST_BODY = 50_000_000
LINES = frozenset({"p", "h"})
# Deleted words are kept before the text; frames hold pictures and boxes beside it.
GONE = frozenset({"tracked-changes", "note", "annotation", "frame", "forms", "table-of-content", "sequence-decls",
                  "hidden-text", "hidden-paragraph"})  # fmt: skip
SPACES = frozenset({"s", "tab", "line-break"})
HEIGHTS: dict[str, Place] = {"super": "raised", "sub": "lowered"}
DEEPEST_STYLE = 20
TITLES = ("Title", "Heading_20_1")


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of a document."""
    yield Piece(make=lambda: draft_in(given))


def draft_in(given: Given) -> Draft:
    """A document as a draft; raises `ReportUnreadable` for what is none, or holds no text."""
    given.whole()
    with opened_zip(given.file, "OpenDocument text") as held:
        body = member_bytes(held, BODY, LARGEST_BODY)
        common = member_bytes(held, STYLES, LARGEST_BODY)
    if not body:
        raise ReportUnreadable("broken", "It is no OpenDocument: it has no content.")
    root = root_of(body)
    looks = looks_in([*([root_of(common)] if common else []), root])
    unread: list[str] = []
    styled = list(lines_in(root, looks, unread))
    changed = sum(local(one) == "changed-region" for one in root.iter())
    return draft_of_styled(styled, TITLES, given.settings, changed=changed, unread=unread)


def looks_in(roots: list[Any]) -> dict[str, Look]:
    """How each style looks, with what it has from its parents."""
    held = {name: one for root in roots for one in root.iter() if local(one) == "style" and (name := said(one, "name"))}
    looks: dict[str, Look] = {}
    for name in held:
        look, seen, at = Look(), set[str](), name
        while at in held and at not in seen and len(seen) < DEEPEST_STYLE:
            seen.add(at)
            look, at = look.over(look_of(held[at])), said(held[at], "parent-style-name")
        looks[name] = look
    return looks


def look_of(style: Any) -> Look:
    """How a style looks by its own properties."""
    held = first(style, "text-properties")
    if held is None:
        return Look()
    struck = said(held, "text-line-through-style") or said(held, "text-line-through-type")
    hidden = said(held, "display")
    unread = (struck not in ("", "none")) or hidden == "none" if struck or hidden else None
    words = said(held, "text-position").split()
    height = words[0] if words else ""
    place: Place | None = None
    if height:
        flat = height.rstrip("%").strip("+-0.") == "" and height not in HEIGHTS
        place = HEIGHTS.get(height) or ("line" if flat else "lowered" if height.startswith("-") else "raised")
    return Look(unread, place)


def said(element: Any, name: str) -> str:
    """An attribute of an element by its name without its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def lines_in(element: Any, looks: dict[str, Look], unread: list[str]) -> Iterator[tuple[str, str]]:
    """The lines of an element with their styles; a row of cells of one line each is one line."""
    name = local(element)
    if name in GONE or said(element, "display") == "none":
        return
    if name in LINES:
        runs = list(texts_in(element, looks, looks.get(said(element, "style-name"), Look())))
        unread += unread_in(runs)
        yield " ".join(in_line(run for run in runs if not run.unread).split()), style_of(element)
    elif name == "table-row":
        cells = [[line for line in lines_in(cell, looks, unread) if line[0]] for cell in element]
        if all(len(cell) < 2 for cell in cells):
            yield BETWEEN_CELLS.join(cell[0][0] for cell in cells if cell), ""
        else:
            yield from (line for cell in cells for line in cell)
    else:
        for child in element:
            yield from lines_in(child, looks, unread)


def style_of(element: Any) -> str:
    """The style of a line; a heading of the first level has that of one."""
    return "Heading_20_1" if said(element, "outline-level") == "1" else said(element, "style-name")


def texts_in(element: Any, looks: dict[str, Look], look: Look) -> Iterator[Run]:
    """The words of a line, each with how it looks; white space is folded later."""
    yield look.run(element.text or "")
    for child in element:
        if local(child) in SPACES:
            yield look.run(" ")
        elif local(child) not in GONE:
            yield from texts_in(child, looks, looks.get(said(child, "style-name"), Look()).over(look))
        yield look.run(child.tail or "")
