"""PDF, by pdfminer.six: paragraphs in the order of the columns, without running heads; a doubtful order is told."""

import re
from collections import Counter
from collections.abc import Iterator
from io import IOBase
from itertools import zip_longest
from typing import Any, NamedTuple, cast

import msgspec

from quoth.acquire.blocks import BETWEEN_CELLS
from quoth.acquire.plain import draft_of_text
from quoth.edges.formats.pieces import Given, Piece
from quoth.errors import ReportUnreadable
from quoth.types import Draft

MOST_PAGES = 500
# Heads and feet stand in the outer eighth of a page, and come again on at least this share of the pages.
MARGIN, OFTEN = 0.125, 0.5
PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]{0,3}\d{1,4}(?: (?:of|/) \d{1,4})?[-–— ]{0,3}", re.IGNORECASE)
COMMENTS = re.compile(r"(?:\d{1,6} )?(?:reader )?comments(?: ?\(\d{1,6}\))?", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")
# A block that begins so much further left or right than the one before it stands in another column.
APART = 0.2
# A title is set in letters so much larger than those of the text, and has at most so many of them.
LARGER, LONGEST_TITLE = 1.25, 200
LONGEST_HEAD = 60
# Lines of one paragraph differ less in size than this; cells of a row are so many times their height apart.
ANOTHER_SIZE, CELLS_APART = 1.2, 3
# A blank of which less than this share is to be seen takes no place.
COVERED = 0.25
BULLETS = ("•", "▪", "●", "◦", "‣", "■")
DOUBT = "order of text uncertain: "


class Block(NamedTuple):
    """Lines that stand together on a page, and where."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    lines: tuple[str, ...]
    size: float


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of a document."""
    yield Piece(make=lambda: draft_in(given))


def draft_in(given: Given) -> Draft:
    """A document as a draft; raises `ReportUnreadable` for one that is locked, has too many pages or no text."""
    given.whole()
    sheets = list(sheets_in(given))
    kept = without_furniture(sheets)
    title = title_in(kept)
    listed = [block for blocks in kept for block in blocks if block is not title and not heads(block, title)]
    paragraphs = up_to_comments(
        [one for block in ((title, *listed) if title else listed) for one in paragraphs_of(block)]
    )
    if not any(paragraphs):
        raise ReportUnreadable(
            "no-text",
            "The PDF holds no text: perhaps pictures of pages.",
            hint="Save the report as text and give that file.",
        )
    draft = draft_of_text("\n\n".join(across_breaks(paragraphs)), given.settings)
    doubt = next(filter(None, map(doubtful, kept)), "")
    return msgspec.structs.replace(draft, found={**draft.found, "text": DOUBT + doubt if doubt else "PDF"})


def sheets_in(given: Given) -> Iterator[list[Block]]:
    """The blocks of every page."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextBox
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.psparser import PSException

    try:
        for number, sheet in enumerate(
            extract_pages(cast(IOBase, given.file), maxpages=MOST_PAGES + 1, laparams=LAParams(boxes_flow=None))
        ):
            if number == MOST_PAGES:
                raise ReportUnreadable("too-large", f"It has more than {MOST_PAGES} pages, which no report has.")
            boxes = [box for box in sheet if isinstance(box, LTTextBox)]
            yield in_order([block_of(run, sheet, number) for box in boxes for run in runs_in(box)])
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise ReportUnreadable("locked", "It is locked with a password.", hint="Save it without one.") from error
    except PSException as error:
        raise ReportUnreadable("broken", f"It is no sound PDF ({type(error).__name__}).") from error


def runs_in(box: Any) -> list[list[list[Any]]]:
    """The rows of a box in runs: letters of another size, an item of a list, the rows of a table begin a new one."""
    runs: list[list[list[Any]]] = []
    before: list[Any] = []
    for row in rows_in(box):
        sizes = sorted(sum(one.height for one in each) / len(each) for each in (row, before or row))
        apart = sizes[1] > ANOTHER_SIZE * sizes[0] or len(row) > 1 or len(before) > 1 or words_of(row[0])[:1] in BULLETS
        if apart or not runs:
            runs.append([])
        runs[-1].append(row)
        before = row
    return runs


def rows_in(box: Any) -> list[list[Any]]:
    """The lines of a box from top to bottom; lines beside each other, far apart, are cells of one row; lone bullets are left out."""
    rows: list[list[Any]] = []
    for line in box:
        words = words_of(line) if hasattr(line, "get_text") else ""
        if not words or words in BULLETS:
            continue
        last = rows[-1][-1] if rows else None
        beside = last is not None and min(last.y1, line.y1) - max(last.y0, line.y0) > 0.5 * line.height
        if last is not None and beside and line.x0 - last.x1 > CELLS_APART * line.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def words_of(line: Any) -> str:
    """The words of a line, without blanks that take no place."""
    letters = list(line)
    told = (one.get_text() for one, after in zip_longest(letters, letters[1:]) if not is_covered(one, after))
    return " ".join("".join(told).split())


def is_covered(one: Any, after: Any) -> bool:
    """Whether a blank stands under the next letter: so Chromium writes where a word might be broken and is not."""
    if one.get_text() != " " or not hasattr(one, "x0") or not hasattr(after, "x0"):
        return False
    return bool(abs(after.x0 - one.x0) < COVERED * (one.x1 - one.x0))


def block_of(rows: list[list[Any]], sheet: Any, number: int) -> Block:
    """A run of rows with its place as shares of the page, counted from its upper left corner."""
    wide, high = max(sheet.width, 1), max(sheet.height, 1)
    pieces = [one for row in rows for one in row]
    left, right = min(one.x0 for one in pieces), max(one.x1 for one in pieces)
    top, bottom = max(one.y1 for one in pieces), min(one.y0 for one in pieces)
    lines = tuple(BETWEEN_CELLS.join(map(words_of, row)).lstrip("".join(BULLETS)).lstrip() for row in rows)
    size = sum(one.height for one in pieces) / len(pieces)
    return Block(number, left / wide, right / wide, 1 - top / high, 1 - bottom / high, lines, size)


def in_order(blocks: list[Block]) -> list[Block]:
    """Blocks column by column, between those that go over all columns from top to bottom."""
    made: list[Block] = []
    band: list[Block] = []
    for block in sorted(blocks, key=lambda one: (round(one.top, 2), one.left)):
        if block.right - block.left > 0.6:
            made += [*columns(band), block]
            band = []
        else:
            band.append(block)
    return made + columns(band)


def columns(blocks: list[Block]) -> list[Block]:
    """The blocks of a band, those of the left column first."""
    held: list[list[Block]] = []
    for block in sorted(blocks, key=lambda one: one.left):
        column = next(
            (one for one in held if abs(block.left - one[0].left) < APART and block.left < one[0].right), None
        )
        if column is None:
            held.append([block])
        else:
            column.append(block)
    return [block for column in held for block in sorted(column, key=lambda one: one.top)]


def doubtful(blocks: list[Block]) -> str:
    """Why the order of a page is a guess: its columns overlap, or are more than two."""
    band = [block for block in blocks if block.right - block.left <= 0.6 and len(block.lines) > 1]
    lefts: list[float] = []
    for block in sorted(band, key=lambda one: one.left):
        if not lefts or block.left - lefts[-1] >= APART:
            lefts.append(block.left)
    if len(lefts) > 2:
        return f"{len(lefts)} columns on page {band[0].page + 1}"
    for one in band:
        for other in band:
            if one.left < other.left - 0.02 < one.right - 0.04 and one.top < other.bottom and other.top < one.bottom:
                return f"blocks side by side on page {one.page + 1}"
    return ""


def without_furniture(sheets: list[list[Block]]) -> list[list[Block]]:
    """Pages without numbers, and without what comes again at the edge of many of them."""
    edges = Counter(key for blocks in sheets for key in {key for block in blocks for key in patterns_of(block)})
    often = {key for key, count in edges.items() if count > 1 and count >= OFTEN * len(sheets)}
    kept = ([told_in(block, often) if at_edge(block) else block for block in blocks] for blocks in sheets)
    return [[block for block in blocks if block.lines] for blocks in kept]


def patterns_of(block: Block) -> set[str]:
    """What of a block at the edge may come again: all of it, or its first or last line, where the text stands close to it."""
    return {pattern(lines) for lines in (block.lines, block.lines[:1], block.lines[-1:])} if at_edge(block) else set()


def told_in(block: Block, often: set[str]) -> Block:
    """A block without what comes again; without lines where that is all."""
    lines = block.lines
    if pattern(lines) in often or PAGE_NUMBER.fullmatch(" ".join(lines)):
        return block._replace(lines=())
    if pattern(lines[:1]) in often:
        lines = lines[1:]
    if pattern(lines[-1:]) in often:
        lines = lines[:-1]
    return block._replace(lines=lines)


def heads(block: Block, title: Block | None) -> bool:
    """Whether a block is the head of a page that has no second one to show it: a few words above the title, without a date."""
    if title is None or block.page != title.page or block.bottom > title.top or not at_edge(block):
        return False
    words = " ".join(block.lines)
    return len(words) <= LONGEST_HEAD and not DIGITS.search(words) and words[-1:] not in ".?!"


def at_edge(block: Block) -> bool:
    """Whether a block stands in the outer part of its page."""
    return block.bottom < MARGIN or block.top > 1 - MARGIN


def pattern(lines: tuple[str, ...]) -> str:
    """Words, whatever numbers stand in them."""
    return DIGITS.sub("#", " ".join(lines)).casefold()


def paragraphs_of(block: Block) -> Iterator[str]:
    """The lines of a block as one paragraph, words that the end of a line broke being joined."""
    told = ""
    for line in block.lines:
        told = joined(told, line) if told else line
    yield told


def joined(first: str, second: str) -> str:
    """Two lines as one; a word that the end of the first broke is whole again."""
    return first[:-1] + second if BROKEN_WORD.search(first) and second[:1].islower() else f"{first} {second}"


def title_in(sheets: list[list[Block]]) -> Block | None:
    """What is set largest on the first page that has text, if it is much larger than the text and as short as a title."""
    first = next(filter(None, sheets), [])
    sizes = sorted(block.size for blocks in sheets for block in blocks for _ in block.lines)
    short = [block for block in first if len(" ".join(block.lines)) <= LONGEST_TITLE]
    largest = max(short, key=lambda one: one.size, default=None)
    return largest if largest is not None and largest.size >= LARGER * sizes[len(sizes) // 2] else None


def up_to_comments(paragraphs: list[str]) -> list[str]:
    """What a printed page tells before its readers do: the first heading of comments ends the report."""
    ends = (place for place, one in enumerate(paragraphs) if place > 1 and COMMENTS.fullmatch(one))
    return paragraphs[: next(ends, len(paragraphs))]


def across_breaks(paragraphs: list[str]) -> list[str]:
    """Paragraphs joined where a column or a page ended in the middle of one."""
    made: list[str] = []
    for one in paragraphs:
        if made and one[:1].islower() and made[-1][-1:] not in ".!?:”\"'":
            made[-1] = joined(made[-1], one)
        else:
            made.append(one)
    return made
