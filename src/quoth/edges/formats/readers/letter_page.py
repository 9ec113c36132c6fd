"""A letter's page as its reader sees it: headings, paragraphs and rules in a row, whatever elements carry them."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire import raised
from quoth.acquire.blocks import one_line
from quoth.acquire.metadata import web_address
from quoth.acquire.raised import Place, in_line
from quoth.edges.formats.readers.letter_blocks import (
    LONE,
    RULE,
    RULE_LEVEL,
    WORDS,
    Block,
    Line,
    block_of,
    is_heading,
    words_of,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
APART = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer header h1 h2 h3 h4 h5 h6 li main"
    " nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
STRUCK_OUT = frozenset({"del", "s", "strike"})
PLACES: dict[str, Place] = {"sup": "raised", "sub": "lowered"}
BOLD = frozenset({"b", "strong", "th"})
BOLD_STYLE = re.compile(r"font-weight:(?:bold|[6-9]00)|font-size:(?:2\d|[3-9]\d)(?:\.\d{1,3})?px")
# Shorter lines in bold are names, labels and buttons.
FEWEST_IN_BOLD, FEWEST_COUNTED = 4, 2
COUNTED = re.compile(r"#?\d{1,2}[.):]?\s")


class Run(NamedTuple):
    """Some words of a page with what is around them; no words: a line break."""

    words: str
    bold: bool
    address: str | None
    level: int
    node: "LexborNode | None"
    place: Place = "line"


class Around(NamedTuple):
    """What is around the words at some place of a page."""

    bold: bool = False
    address: str | None = None
    level: int = WORDS
    place: Place = "line"


def blocks_in_page(tree: "LexborHTMLParser") -> list[Block]:
    """The blocks of a page in its order."""
    if tree.body is None:
        return []
    flow = Flow()
    flow.walk(tree.body, Around())
    flow.end()
    return flow.blocks


class Flow:
    """The words of a page as they come, cut into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []

    def walk(self, node: "LexborNode", around: Around) -> None:
        """Takes all that stands in a node; nodes nest no deeper than pages may."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                words = child.text(deep=False) or ""
                self._runs.append(Run(words, around.bold, around.address, around.level, child, around.place))
            elif tag == "br":
                self._runs.append(Run("", False, None, around.level, child))
            elif tag in STRUCK_OUT:
                continue
            elif tag == "hr":
                self.end()
                self.blocks.append(Block("", RULE_LEVEL))
            elif tag in APART:
                self.end()
                self.walk(child, within(child, around))
                self.end()
            else:
                self.walk(child, within(child, around))

    def end(self) -> None:
        """Ends the block that is begun; two line breaks end one as well."""
        lines: list[Line] = []
        level = max((run.level for run in self._runs), default=WORDS)
        for runs in broken(self._runs):
            line = line_of(runs)
            if line.words:
                lines.append(line)
            elif lines:
                self.blocks += blocks_of(lines, level)
                lines = []
        self._runs = []
        self.blocks += blocks_of(lines, level) if lines else []


def within(node: "LexborNode", around: Around) -> Around:
    """What is around the words within a node."""
    bold = around.bold or node.tag in BOLD
    style = node.attributes.get("style")
    if style and not bold:
        bold = BOLD_STYLE.search("".join(style[:2000].lower().split())) is not None
    address = web_address(node.attributes.get("href")) if node.tag == "a" else None
    level = HEADINGS.get(node.tag or "", around.level)
    return Around(bold, address or around.address, level, PLACES.get(node.tag or "", around.place))


def broken(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs line by line."""
    line: list[Run] = []
    for run in runs:
        if run.words:
            line.append(run)
        else:
            yield line
            line = []
    yield line


def line_of(runs: Sequence[Run]) -> Line:
    """A line of some runs."""
    seen = [run for run in runs if run.words.strip()]
    return Line(
        one_line(in_line(raised.Run(run.words, run.place) for run in runs)),
        all(run.bold for run in seen),
        all(run.address for run in seen),
        next((run.address for run in seen if run.address), None),
        seen[-1].node if seen else None,
    )


def blocks_of(lines: Sequence[Line], level: int) -> Iterator[Block]:
    """The lines of a block of a page as a heading, a paragraph, or a line in bold above one."""
    if level:
        yield block_of(lines, level)
        return
    count = next((number for number, line in enumerate(lines) if not line.bold), len(lines))
    head = lines[:count]
    enough = len(words_of(head).split()) >= (FEWEST_COUNTED if COUNTED.match(words_of(head)) else FEWEST_IN_BOLD)
    if enough and is_heading([line.words for line in head]):
        yield block_of(head, LONE)
        lines = lines[count:]
    if len(lines) == 1 and RULE.fullmatch(lines[0].words):
        yield Block("", RULE_LEVEL)
    elif lines:
        yield block_of(lines, WORDS)
