"""Word documents, by python-docx: body, tables and tracked changes as accepted; not notes, comments, heads and feet of pages."""

from collections.abc import Iterator
from typing import Any

from quoth.acquire.blocks import BETWEEN_CELLS
from quoth.acquire.raised import Place, Run, in_line
from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.office import Look, draft_of_styled, unread_in
from quoth.edges.formats.readers.xml import MOST_ELEMENTS, local, root_of
from quoth.edges.formats.readers.zips import member_bytes, opened_zip
from quoth.errors import ReportUnreadable
from quoth.types import Draft

BODY = "word/document.xml"
LARGEST_BODY = 50_000_000
GONE = frozenset({"del", "moveFrom", "txbxContent", "Fallback"})
CHANGES = frozenset({"ins", "del", "moveFrom"})
TITLES = ("title", "heading 1")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = {"t": "", "tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# What is struck out or hidden is not said.
STRUCK = ("strike", "dstrike", "vanish")
OFF = ("0", "false", "off")
PLACES: dict[str, Place] = {"superscript": "raised", "subscript": "lowered"}
DEEPEST_STYLE = 20


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
        raise ReportUnreadable(
            "broken", "It is no Word document of the usual kind.", hint="Save it as .docx."
        ) from error
    changed = sum(local(one) in CHANGES for one in document.element.body.iter())
    words = Words(looks_in(document))
    styled = list(lines_in(document, words))
    return draft_of_styled(styled, TITLES, given.settings, changed=changed, unread=words.unread)


class Words:
    """The words of paragraphs by how they look; keeps what is not read since it is struck out or hidden."""

    def __init__(self, looks: dict[str, Look]) -> None:
        self._looks = looks
        self.unread: list[str] = []

    def of(self, paragraph: Any) -> str:
        """The words of a paragraph, with what was inserted and without what was deleted."""
        found: list[Run] = []
        waiting = [paragraph]
        of_style = self._looks.get(named_in(paragraph, "pPr", "pStyle"), Look())
        look = of_style
        while waiting:
            one = waiting.pop()
            name = local(one)
            if name in GONE:
                continue
            if name == "r":
                look = look_of(one, self._looks.get(named_in(one, "rPr", "rStyle"), Look()).over(of_style))
            elif name in SIGNS:
                found.append(look.run((one.text or "") if name == "t" else SIGNS[name]))
            waiting.extend(reversed(one))
        self.unread += unread_in(found)
        return " ".join(in_line(run for run in found if not run.unread).split())


def looks_in(document: Any) -> dict[str, Look]:
    """How each style looks, with what it has from those that it is based on; the looks of paragraphs are not told as titles are."""
    held = {str(one.get(f"{W}styleId")): one for one in document.styles.element.iter(f"{W}style")}
    looks: dict[str, Look] = {}
    for name in held:
        look, seen, at = Look(), set[str](), name
        while at in held and at not in seen and len(seen) < DEEPEST_STYLE:
            seen.add(at)
            look = look.over(look_of(held[at], Look()))
            based = held[at].find(f"{W}basedOn")
            at = str(based.get(f"{W}val")) if based is not None else ""
        looks[name] = look
    return looks


def look_of(element: Any, under: Look) -> Look:
    """How a run or a style looks by its own properties, over how what it stands on looks."""
    held = element.find(f"{W}rPr")
    if held is None:
        return under
    said = {local(one): str(one.get(f"{W}val") or "on") for one in held}
    gone = [said[name] not in OFF for name in STRUCK if name in said]
    place = PLACES.get(said["vertAlign"], "line") if "vertAlign" in said else None
    return Look(any(gone) if gone else None, place).over(under)


def named_in(element: Any, holder: str, name: str) -> str:
    """The style that an element names."""
    held = element.find(f"{W}{holder}/{W}{name}")
    return str(held.get(f"{W}val")) if held is not None else ""


def lines_in(holder: Any, words: Words, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The paragraphs of a document or a cell with their styles, those of its tables in their place, a merged cell once.

    A row of which no cell has more than one paragraph is one line, its cells apart.
    """
    from docx.table import Table

    for block in holder.iter_inner_content():
        if not isinstance(block, Table):
            yield words.of(block._p), style_of(block)
            continue
        seen: set[Any] = set()
        for row in block.rows if depth < 5 else ():
            cells = []
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    cells.append([line for line in lines_in(cell, words, depth + 1) if line[0]])
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
