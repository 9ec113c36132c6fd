"""Tables flattened to lines: their figures say nothing without the headings, and their cells are no sentences."""

import re
from itertools import pairwise

from quoth.clean.lines import Line
from quoth.clean.trailers import Kinds
from quoth.types.reports import MarkKind

# A row with cells apart has so many gaps; a sentence has none. Rows of figures alone are told by their neighbours.
GAPS = 2
FIGURES = 3
CELL_GAP = re.compile(r"\t+| ?\| ?| {3,40}(?=\S)")
FIGURE = re.compile(r"[-+–$€£]?\d[\d.,:/%-]*")
LONGEST_ROW = 300
LONGEST_CELL = 6  # words


def is_a_table_row(line: Line) -> MarkKind | None:
    """A line whose short cells stand apart by tabs, bars or wide gaps, one of them a figure, is a row of a table."""
    if len(line.words) > LONGEST_ROW or line.words.endswith((".", ".”")):
        return None
    cells = [cell.strip() for cell in CELL_GAP.split(line.words)]
    short = all(len(cell.split()) <= LONGEST_CELL for cell in cells)
    return "other" if len(cells) > GAPS and short and any(map(FIGURE.fullmatch, cells)) else None


def rows_of_figures(lines: list[Line], kinds: Kinds) -> Kinds:
    """Lines side by side with as many figures each, and few words, are rows; so is the line of headings above rows."""
    made = list(kinds)
    for before, line in pairwise(lines):
        count = figures_in(line)
        if count and count == figures_in(before):
            made[before.number] = made[before.number] or "other"
            made[line.number] = made[line.number] or "other"
    for above, line in pairwise(lines):
        if is_row(line, made) and made[above.number] is None and heads(above, line):
            made[above.number] = "other"
    return made


def figures_in(line: Line) -> int:
    """How many figures a line has that is at least half figures; 0 for any other."""
    words = line.words.split() if len(line.words) <= LONGEST_ROW else []
    figures = sum(FIGURE.fullmatch(word) is not None for word in words)
    return figures if figures >= FIGURES and 2 * figures >= len(words) else 0


def is_row(line: Line, kinds: Kinds) -> bool:
    """Whether a line was taken for a row."""
    return kinds[line.number] == "other" and (figures_in(line) > 0 or is_a_table_row(line) is not None)


def heads(above: Line, row: Line) -> bool:
    """Whether a line has a heading for each cell of a row."""
    if len(above.words) > LONGEST_ROW or above.ends_as_sentence():
        return False
    cells = len(CELL_GAP.split(row.words))
    return len(CELL_GAP.split(above.words)) == cells > GAPS or len(above.words.split()) == len(row.words.split()) > GAPS
