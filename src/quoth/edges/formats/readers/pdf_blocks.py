"""Pieces of lines, in order, to paragraphs: by the room between lines, first lines that stand in, another size or face."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from quoth.acquire.blocks import BETWEEN_CELLS
from quoth.edges.formats.readers.pdf_rows import Part

# Lines of one paragraph differ less in size than this; a line further below than this many times the usual begins another one.
ANOTHER_SIZE, FURTHER = 1.15, 1.25
# Without lines that show what is usual, lines of a paragraph are at most so many sizes apart.
APART = 1.5
# Lines typed with two spaces stand at most so many sizes apart.
DOUBLE = 2.5
# A first line stands in by so much of the size; a last one leaves so many times the room that the next word takes.
IN = (0.6, 5.0)
ROOM, MUCH_ROOM = 1.3, 0.4
# A first letter over several lines is so many times as large as they are; a stretch has at most so many.
LETTER, MOST_LETTERS = 1.7, 20
# Cells of a row are so many sizes apart.
CELLS_APART = 3
BULLETS = ("•", "▪", "●", "◦", "‣", "■", "\uf0b7")
NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[a-z]\))$")
ENDS = (".", "!", "?", ":", "”", '"', "’", "'", ")")
BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")


class Line(NamedTuple):
    """A line of a stretch, its pieces joined."""

    words: str
    left: float
    right: float
    low: float
    high: float
    size: float
    font: str
    linked: float
    cells: int


class Block(NamedTuple):
    """Lines that make a paragraph, a heading, a row: on which page, in which stretch of it, where in points."""

    page: int
    stretch: int
    left: float
    right: float
    low: float
    high: float
    size: float
    font: str
    linked: float
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """The lines as one, words that the end of a line broke being joined, without the bullet before them."""
        return joined(*(line.words for line in self.lines)).lstrip(" ".join(BULLETS)) or self.lines[0].words


def blocks_of(parts: list[Part], page: int, stretch: int) -> Iterator[Block]:
    """The blocks of a stretch."""
    lines = lines_of(with_initials(parts))
    pitches = usual_pitches(lines)
    run: list[Line] = []
    edges = (min((one.left for one in lines), default=0), max((one.right for one in lines), default=0))
    for line in lines:
        if run and begins(run, line, pitches, edges):
            yield block_of(run, page, stretch)
            run = []
        run.append(line)
    if run:
        yield block_of(run, page, stretch)


def block_of(run: list[Line], page: int, stretch: int) -> Block:
    """Lines as a block."""
    weights = [len(line.words) for line in run]
    fonts: Counter[str] = Counter()
    for line in run:
        fonts[line.font] += len(line.words)
    return Block(
        page, stretch,
        min(one.left for one in run), max(one.right for one in run), min(one.low for one in run), max(one.high for one in run),
        median(one.size for one in run), fonts.most_common(1)[0][0],
        sum(one.linked * weight for one, weight in zip(run, weights, strict=True)) / max(sum(weights), 1),
        tuple(run),
    )  # fmt: skip


def lines_of(parts: list[Part]) -> list[Line]:
    """Pieces side by side as lines, from top to bottom."""
    rows: list[list[Part]] = []
    for part in sorted(parts, key=lambda one: (-one.low, one.left)):
        last = rows[-1][0] if rows else None
        if last is not None and last.low - part.low < 0.5 * min(part.size, last.size) and of_one_line(rows[-1], part):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [line_of(sorted(row, key=lambda one: one.left)) for row in rows]


def of_one_line(row: list[Part], part: Part) -> bool:
    """Whether a piece at the height of a line belongs to it: beside it, in another size, something else stands."""
    gap = min(max(part.left - one.right, one.left - part.right) for one in row)
    return gap < part.size or same_size(row[0].size, part.size)


def line_of(row: list[Part]) -> Line:
    """Pieces as a line; those far apart are cells."""
    words, cells = row[0].words, 1
    for before, after in pairwise(row):
        far = after.left - before.right > CELLS_APART * after.size and before.words not in BULLETS
        cells += far
        words += (BETWEEN_CELLS if far else " ") + after.words
    weights = [len(one.words) for one in row]
    largest = max(row, key=lambda one: len(one.words))
    linked = sum(one.linked * weight for one, weight in zip(row, weights, strict=True)) / sum(weights)
    low, high = min(one.low for one in row), max(one.high for one in row)
    return Line(words, row[0].left, max(one.right for one in row), low, high, largest.size, largest.font, linked, cells)


def cells_of(row: list[Part]) -> list[list[Part]]:
    """The pieces of a line that stand far apart, each with those close to it."""
    cells: list[list[Part]] = []
    for part in sorted(row, key=lambda one: one.left):
        if cells and part.left - cells[-1][-1].right <= CELLS_APART * part.size:
            cells[-1].append(part)
        else:
            cells.append([part])
    return cells


def with_initials(parts: list[Part]) -> list[Part]:
    """Pieces with a large first letter put before the words of the line at whose height it begins."""
    usual = median([part.size for part in parts] or [0])
    large = [part for part in parts if part.size > LETTER * usual and is_capital(part.words)][:MOST_LETTERS]
    known = {word.strip(".,;:!?”’") for part in parts if large for word in part.words.casefold().split()}
    made = [part for part in parts if part not in large]
    for letter in large:
        beside = [
            one for one in made
            if one.left > letter.left and one.low < letter.high and one.high > letter.low and LETTER * one.size < letter.size
        ]  # fmt: skip
        if len(beside) < 2:
            made.append(letter)
            continue
        first = max(beside, key=lambda one: (round(one.high), -one.left))
        made[made.index(first)] = first._replace(words=with_initial(letter.words, first.words, known))
    return made


def is_capital(words: str) -> bool:
    """Whether words are one capital letter, perhaps behind a quotation mark."""
    return len(words) <= 2 and len(words.strip("“\"‘'")) == 1 and words[-1:].isupper()


def with_initial(letter: str, words: str, known: set[str]) -> str:
    """A first letter put before the rest of its word; "A" and "I" are words of their own where the rest is one elsewhere."""
    first = words.split(" ", 1)[0].strip(".,;:!?”’").casefold()
    alone = letter[-1:] in "AI" and first in known and (letter.casefold() + first) not in known
    return f"{letter} {words}" if alone else letter + words


def usual_pitches(lines: list[Line]) -> dict[int, float]:
    """How far below each other lines of a size stand, as a rule: the smallest distance that is frequent."""
    found: dict[int, Counter[float]] = {}
    for above, below in pairwise(lines):
        if same_size(above.size, below.size) and above.low > below.low:
            found.setdefault(round(below.size), Counter())[round((above.low - below.low) * 2) / 2] += 1
    return {
        size: min(pitch for pitch, count in each.items() if 3 * count >= each.most_common(1)[0][1])
        for size, each in found.items()
        if each.most_common(1)[0][1] > 1
    }


def same_size(one: float, other: float) -> bool:
    """Whether letters of two sizes may stand in one paragraph."""
    return max(one, other) <= ANOTHER_SIZE * min(one, other)


def begins(run: list[Line], line: Line, pitches: dict[int, float], edges: tuple[float, float]) -> bool:
    """Whether a line begins another block than the lines before it."""
    last = run[-1]
    first = line.words.split(" ", 1)[0]
    if not same_size(last.size, line.size) or last.cells > 1 or line.cells > 1:
        return True
    if first[:1] in BULLETS or (NUMBERED.match(first) and last.words.endswith(ENDS)):
        return True
    usual = min(pitches.get(round(line.size), APART * line.size), DOUBLE * line.size)
    if last.low - line.low > max(FURTHER * usual, usual + 2):
        return True
    if last.font != line.font and all(one.font == last.font for one in run) and is_heading_face(last, line):
        return True
    return stands_in(run, line, edges) or ends_short(run, line, edges)


def is_heading_face(last: Line, line: Line) -> bool:
    """Whether a line in another face ends where a heading does, before a line that begins as a sentence does."""
    return not last.words.endswith((",", "-")) and line.words[:1].isupper() and heavy(last.font) != heavy(line.font)


def heavy(font: str) -> bool:
    """Whether the name of a face tells that it is bold."""
    folded = font.casefold()
    return any(name in folded for name in ("bold", "black", "heavy", "semib", "demi", "-bd"))


def stands_in(run: list[Line], line: Line, edges: tuple[float, float]) -> bool:
    """Whether a line stands in from the left edge where the one before it does not, or does since it is a paragraph of one line."""
    least, most = IN[0] * line.size, IN[1] * line.size
    before = run[-1].left - edges[0]
    alone = len(run) == 1 and abs(run[-1].left - line.left) < 0.3 * line.size
    return least < line.left - edges[0] < most and (before < 0.3 * line.size or alone) and run[-1].words.endswith(ENDS)


def ends_short(run: list[Line], line: Line, edges: tuple[float, float]) -> bool:
    """Whether the line before ends where the first word of this one, which begins a sentence, would have had room.

    Without a full stop before, there is room for much more than a word: a heading, a row of a table, a line of an address.
    """
    edge = max(one.right for one in (*run, line)) if len(run) > 1 else edges[1]
    room = edge - run[-1].right
    if line.words[:1].islower() or room < ROOM * first_width(line) + 0.5 * line.size:
        return False
    return run[-1].words.endswith(ENDS) or room > MUCH_ROOM * (edges[1] - edges[0])


def first_width(line: Line) -> float:
    """About how wide the first word of a line is, with a blank."""
    return (line.right - line.left) * (len(line.words.split(" ", 1)[0]) + 1) / max(len(line.words), 1)


def joined(*lines: str) -> str:
    """Lines as one; a word that the end of a line broke is whole again."""
    told = ""
    for line in lines:
        broken = told and BROKEN_WORD.search(told) and line[:1].islower()
        told = told[:-1] + line if broken else f"{told} {line}" if told else line
    return told.replace("\u00ad", "")
