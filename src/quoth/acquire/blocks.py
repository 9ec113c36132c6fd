"""The blocks of an extracted page in order, a line each: paragraphs, subheads, quotations, list items, table rows."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "div", "ab", "code", "body", "main", "doc"})
SPACES = re.compile(r"[ \t\r\n\f\x0b\xa0\u2028\u2029]+")
# Cells of a row are kept apart by a character that no sentence holds.
BETWEEN_CELLS = "\t"


def blocks_of(element: Any) -> Iterator[str]:
    """The lines of an extracted element, in reading order."""
    if element.tag == "row":
        yield from nonempty(BETWEEN_CELLS.join(filter(None, (one_line("".join(texts_of(cell))) for cell in element))))
        return
    line = [element.text or ""]
    for child in element:
        if child.tag in BLOCKS:
            yield from nonempty(one_line("".join(line)))
            yield from blocks_of(child)
            line = [child.tail or ""]
        elif child.tag == "lb" and element.tag == "code":
            yield from nonempty(one_line("".join(line)))
            line = [child.tail or ""]
        else:
            line += (*texts_of(child), child.tail or "")
    yield from nonempty(one_line("".join(line)))


def texts_of(element: Any) -> Iterator[str]:
    """The text of an element; a line break is a space."""
    yield " " if element.tag == "lb" else element.text or ""
    for child in element:
        yield from texts_of(child)
        yield child.tail or ""


def nonempty(line: str) -> Iterator[str]:
    """The line, if there is anything in it."""
    if line:
        yield line


def line_of(node: "LexborNode") -> str:
    """The words of a node of a page in one line; a line break is a blank."""
    shown = (each for each in node.traverse(include_text=True) if each.tag in ("br", "-text"))
    return one_line("".join(" " if each.tag == "br" else each.text() for each in shown))


def one_line(text: str) -> str:
    """White space folded to single blanks."""
    return SPACES.sub(" ", text).strip()
