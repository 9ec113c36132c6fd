"""OpenDocument texts, as LibreOffice writes them: paragraphs, headings, items and rows; not notes, comments, what was deleted."""

from collections.abc import Iterator
from typing import Any

from quoth.acquire.blocks import BETWEEN_CELLS
from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.office import draft_of_styled
from quoth.edges.formats.readers.xml import local, root_of
from quoth.edges.formats.readers.zips import member_bytes, opened_zip
from quoth.errors import ReportUnreadable
from quoth.types import Draft

BODY = "content.xml"
LARGEST_BODY = 50_000_000
LINES = frozenset({"p", "h"})
# Deleted words are kept before the text; frames hold pictures and boxes beside it.
GONE = frozenset({"tracked-changes", "note", "annotation", "frame", "forms", "table-of-content", "sequence-decls"})
SPACES = frozenset({"s", "tab", "line-break"})
TITLES = ("Title", "Heading_20_1")


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of a document."""
    yield Piece(make=lambda: draft_in(given))


def draft_in(given: Given) -> Draft:
    """A document as a draft; raises `ReportUnreadable` for what is none, or holds no text."""
    given.whole()
    with opened_zip(given.file, "OpenDocument text") as held:
        body = member_bytes(held, BODY, LARGEST_BODY)
    if not body:
        raise ReportUnreadable("broken", "It is no OpenDocument: it has no content.")
    return draft_of_styled(list(lines_in(root_of(body))), TITLES, given.settings)


def lines_in(element: Any) -> Iterator[tuple[str, str]]:
    """The lines of an element with their styles; a row of cells of one line each is one line."""
    name = local(element)
    if name in GONE:
        return
    if name in LINES:
        yield "".join(texts_in(element)).strip(), style_of(element)
    elif name == "table-row":
        cells = [[line for line in lines_in(cell) if line[0]] for cell in element]
        if all(len(cell) < 2 for cell in cells):
            yield BETWEEN_CELLS.join(cell[0][0] for cell in cells if cell), ""
        else:
            yield from (line for cell in cells for line in cell)
    else:
        for child in element:
            yield from lines_in(child)


def style_of(element: Any) -> str:
    """The style of a line; a heading of the first level has that of one."""
    values = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    return "Heading_20_1" if values.get("outline-level") == "1" else values.get("style-name", "")


def texts_in(element: Any) -> Iterator[str]:
    """The words of a line, white space folded as the format has it."""
    yield spaced(element.text or "")
    for child in element:
        if local(child) in SPACES:
            yield " "
        elif local(child) not in GONE:
            yield from texts_in(child)
        yield spaced(child.tail or "")


def spaced(words: str) -> str:
    """Words with one blank where white space stands at their ends."""
    inner = " ".join(words.split())
    if not inner:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}"
