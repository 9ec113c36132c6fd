"""The order of the pieces of a page: it is cut at the gutter that parts most of it, above and below what goes across, and so on."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from quoth.edges.formats.readers.pdf_letters import Rule
from quoth.edges.formats.readers.pdf_rows import Part

# A gutter is at least so wide, in shares of the size of the letters beside it, and has at least so many lines on both sides.
GUTTER, LINES, CLEAR = 0.7, 3, 1.0
# Lines of two columns may reach into each other's height by this share of their own.
INTO = 0.15
MOST_GUTTERS, DEEPEST = 40, 12
# A page of a newspaper has some thousand pieces; what has more is a drawing.
MOST_PARTS = 8_000
# Cells have so few words, and their rows stand side by side, one line each, but for one in so many.
CELL_WORDS, ALIGNED = 3, 0.8
LARGER = 1.05
# What begins so many sizes right of the edge of a column is no line of it.
FAR_IN = 5.0
# Of the lines of a column so many begin within so many points of each other.
ALIGNED_EDGES, EDGE = 0.4, 2.0


class Band(NamedTuple):
    """Rows that a gutter parts: the first, the one after the last, the gutter's middle, how many lines stand on its thinner side."""

    first: int
    end: int
    middle: float
    lines: int


Row = list[Part]


def in_order(parts: list[Part], rules: tuple[Rule, ...]) -> list[list[Part]]:
    """The pieces of a page in the order in which they are read, in stretches that no gutter parts."""
    return cut(parts, rules, 0)


def cut(parts: list[Part], rules: tuple[Rule, ...], depth: int) -> list[list[Part]]:
    """The pieces in order; rules across them part what is above from what is below."""
    rows = rows_of(parts)
    band = widest_band(rows, rules) if depth < DEEPEST and len(parts) <= MOST_PARTS else None
    if band is None:
        return [[part for row in rows for part in row]] if parts else []
    above, inside, below = rows[: band.first], rows[band.first : band.end], rows[band.end :]
    sides: tuple[list[Part], list[Part]] = ([], [])
    for row in inside:
        for part in row:
            sides[(part.left + part.right) / 2 > band.middle].append(part)
    return [
        stretch
        for each in (flat(above), *sides, flat(below))
        if each
        for stretch in cut(each, rules, depth + 1)
    ]  # fmt: skip


def flat(rows: list[Row]) -> list[Part]:
    """The pieces of rows."""
    return [part for row in rows for part in row]


def rows_of(parts: list[Part]) -> list[Row]:
    """Pieces from top to bottom in rows: what stands at the same height, be it one line or a whole column beside another."""
    rows: list[Row] = []
    bottom = 0.0
    for part in sorted(parts, key=lambda one: (-one.high, one.left)):
        into = INTO * (part.high - part.low)
        if rows and part.high - into > bottom + into:
            rows[-1].append(part)
            bottom = min(bottom, part.low)
        else:
            rows.append([part])
            bottom = part.low
    return [sorted(row, key=lambda one: one.left) for row in rows]


def widest_band(rows: list[Row], rules: tuple[Rule, ...]) -> Band | None:
    """Of all gutters and the rows that they part without a break, those with the most lines on both sides."""
    bands = [without_cells(rows, band) for middle in gutters_of(rows) for band in bands_at(middle, rows, rules)]
    bands = [
        band for band in bands
        if (band.lines >= LINES or is_clear(rows, band)) and edge_of(rows[band.first : band.end], band.middle) is not None
        and not is_table(rows[band.first : band.end], band.middle)
    ]  # fmt: skip
    return max(bands, key=lambda one: (one.lines, one.end - one.first), default=None)


def gutters_of(rows: list[Row]) -> list[float]:
    """Where gaps stand open in rows, the most frequent first: in their middle, and right before what stands behind them."""
    found: Counter[float] = Counter()
    for row in rows:
        reach = row[0].right
        for part in row[1:]:
            if part.left - reach >= GUTTER * part.size:
                found[round((part.left + reach) / 4) * 2.0] += 1
                found[round(part.left) - 1.0] += 1
            reach = max(reach, part.right)
    return [middle for middle, _ in found.most_common(MOST_GUTTERS)]


def bands_at(middle: float, rows: list[Row], rules: tuple[Rule, ...]) -> list[Band]:
    """The runs of rows that leave a place open; a rule across it ends a run, a headline above only one side does not begin one."""
    ends = [
        number for number, row in enumerate(rows)
        if any(part.left < middle < part.right for part in row) or (number and rule_between(rows[number - 1], row, middle, rules))
    ]  # fmt: skip
    bands = []
    for start, end in pairwise((-1, *ends, len(rows))):
        blocked = start >= 0 and any(part.left < middle < part.right for part in rows[start])
        first = without_heads(rows, start + 1 if blocked or start < 0 else start, end, middle)
        bands.append(counted(rows, first, end, middle))
    return bands


def is_clear(rows: list[Row], band: Band) -> bool:
    """Whether two lines beside two lines are text in columns: several words in each, and more room between than words of a line have."""
    both = [row for row in rows[band.first : band.end] if not one_sided(row, band.middle)]
    for row in both:
        left, right = ([part for part in row if (part.left > band.middle) == side] for side in (False, True))
        gap = min(part.left for part in right) - max(part.right for part in left)
        if (
            gap < CLEAR * row[0].size
            or min(sum(len(part.words.split()) for part in side) for side in (left, right)) <= CELL_WORDS
        ):
            return False
    return band.lines >= LINES - 1


def heights(parts: Iterable[Part]) -> set[int]:
    """The lines on which pieces stand, by their heights."""
    return {round(2 * part.low / part.size) for part in parts}


def edge_of(rows: list[Row], middle: float) -> float | None:
    """Where lines begin below each other on the right of a gutter, as those of a column do; None where they do not, as words of lines."""
    first: dict[int, float] = {}
    for row in rows:
        for part in row:
            if part.left > middle:
                line = round(2 * part.low / part.size)
                first[line] = min(first.get(line, part.left), part.left)
    edges = Counter(round(left / EDGE) for left in first.values())
    best = max(edges, key=lambda edge: (edges[edge] + edges[edge + 1], -edge), default=0)
    return best * EDGE if edges and edges[best] + edges[best + 1] >= ALIGNED_EDGES * len(first) else None


def without_cells(rows: list[Row], band: Band) -> Band:
    """A band between the rows of tables that stand above and below its columns: few words a cell, far from the edge of the column."""
    edge = edge_of(rows[band.first : band.end], band.middle)
    if edge is None:
        return band
    cells = [is_row_of_cells(row, band.middle, edge) for row in rows[band.first : band.end]]
    first = cells.index(False) if False in cells else len(cells)
    end = cells.index(True, first) if True in cells[first:] else len(cells)
    return counted(rows, band.first + first, band.first + end, band.middle) if True in cells else band


def is_row_of_cells(row: Row, middle: float, edge: float) -> bool:
    """Whether a row is one line of cells on both sides of a gutter, those on the right away from the edge of the column there."""
    right = [part.left for part in row if part.left > middle]
    few = all(len(part.words.split()) <= CELL_WORDS for part in row)
    line = max(part.low for part in row) < min(part.high for part in row)
    return bool(right) and len(right) < len(row) and few and line and min(right) > edge + FAR_IN * row[0].size


def counted(rows: list[Row], first: int, end: int, middle: float) -> Band:
    """A band of rows with its lines."""
    lines = 0
    for row in rows[first:end]:
        left, right = (heights(part for part in row if (part.left > middle) == side) for side in (False, True))
        lines += min(len(left), len(right))
    return Band(first, end, middle, lines)


def rule_between(above: Row, below: Row, middle: float, rules: tuple[Rule, ...]) -> bool:
    """Whether a rule is drawn across a place between two rows."""
    top, bottom = min(part.low for part in above), max(part.high for part in below)
    return any(rule.left < middle < rule.right and bottom - 2 <= rule.height <= top + 2 for rule in rules)


def without_heads(rows: list[Row], first: int, end: int, middle: float) -> int:
    """The first row of a run that is no headline: larger letters on one side of the gutter belong to both columns below."""
    usual = median([part.size for row in rows[first:end] for part in row] or [0])
    while first < end and min(part.size for part in rows[first]) > LARGER * usual and one_sided(rows[first], middle):
        first += 1
    return first


def one_sided(row: Row, middle: float) -> bool:
    """Whether all of a row stands on one side of a place."""
    return len({(part.left + part.right) / 2 > middle for part in row}) == 1


def is_table(rows: list[Row], middle: float) -> bool:
    """Whether a gutter parts cells: few words, one line beside one line."""
    both = [row for row in rows if not one_sided(row, middle)]
    single = [row for row in both if max(part.low for part in row) < min(part.high for part in row)]
    if len(single) < ALIGNED * len(rows):
        return False
    return any(
        median(sum(len(part.words.split()) for part in row if (part.left > middle) == right) for row in single)
        <= CELL_WORDS
        for right in (False, True)
    )
