"""Word documents, by python-docx: body, tables and tracked changes as accepted; not notes, comments, heads and feet of pages."""

from collections.abc import Iterator
from typing import Any

from quoth.acquire.blocks import BETWEEN_CELLS
from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.office import draft_of_styled
from quoth.edges.formats.readers.xml import MOST_ELEMENTS, local, root_of
from quoth.edges.formats.readers.zips import member_bytes, opened_zip
from quoth.errors import ReportUnreadable
from quoth.types import Draft

BODY = "word/document.xml"
LARGEST_BODY = 50_000_000
GONE = frozenset({"del", "moveFrom", "txbxContent", "Fallback"})
TITLES = ("title", "heading 1")


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of a document."""
    yield Piece(make=lambda: draft_in(given))


def draft_in(given: Given) -> Draft:
    """A document as a draft; raises `ReportUnreadable` for what is none, or holds no text."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    given.whole()
    with opened_zip(given.file, "Word document") as held:
        body = member_bytes(held, BODY, LARGEST_BODY)
    if not body:
        raise ReportUnreadable("broken", "It is no Word document: it has no body.")
    root_of(body)  # refuses what is deep, huge or typed before the library unfolds it
    given.file.seek(0)
    try:
        document: Any = docx.Document(given.file)
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise ReportUnreadable("broken", "It is no sound Word document.") from error
    changed = sum(local(one) in ("ins", "del") for one in document.element.body.iter())
    more = {"tracked changes": f"{changed}, read as accepted"} if changed else {}
    return draft_of_styled(list(lines_in(document)), TITLES, given.settings, **more)


def lines_in(holder: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The paragraphs of a document or a cell with their styles, those of its tables in their place, a merged cell once.

    A row of which no cell has more than one paragraph is one line, its cells apart.
    """
    from docx.table import Table

    for block in holder.iter_inner_content():
        if not isinstance(block, Table):
            yield text_of(block._p), style_of(block)
            continue
        seen: set[Any] = set()
        for row in block.rows if depth < 5 else ():
            cells = []
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    cells.append([line for line in lines_in(cell, depth + 1) if line[0]])
            if all(len(cell) < 2 for cell in cells):
                yield BETWEEN_CELLS.join(cell[0][0] for cell in cells if cell), ""
            else:
                yield from (line for cell in cells for line in cell)
        if len(seen) > MOST_ELEMENTS:
            raise ReportUnreadable("too-large", "Its tables have more cells than any report's.")


def style_of(paragraph: Any) -> str:
    """The name of a paragraph's style."""
    try:
        return str(paragraph.style.name or "").lower()
    except (AttributeError, KeyError):
        return ""


def text_of(paragraph: Any) -> str:
    """The words of a paragraph, with what was inserted and without what was deleted."""
    found: list[str] = []
    waiting = [paragraph]
    while waiting:
        one = waiting.pop()
        name = local(one)
        if name in GONE:
            continue
        if name == "t":
            found.append(one.text or "")
        elif name in ("tab", "br", "cr"):
            found.append(" ")
        elif name == "noBreakHyphen":
            found.append("-")
        waiting.extend(reversed(one))
    return " ".join("".join(found).split())
