"""What stands around the text of every page: running heads, numbers of pages and of lines, bars that a browser prints on each page."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from quoth.edges.formats.readers.pdf_letters import Sheet
from quoth.edges.formats.readers.pdf_rows import Part

# Heads and feet stand in the outer eighth of a page; what comes again does so on at least this share of the pages.
MARGIN, OFTEN = 0.125, 0.4
# The same words again stand at the same place, but for so many points.
MOVED = 3.0
# A head is so many times its size away from the text.
ROOM = 0.5
# Bars that stand in the middle of every page have at most so much of the letters; more is a form, filled in again and again.
MOST_BARS = 0.3
PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]{0,3}\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–— ]{0,3}", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
# Numbers of lines: at least so many below each other, each so much larger than the one before.
FEWEST_NUMBERS, STEPS = 4, (1, 2, 5, 10)
# What a browser prints above and below a page: when, the title, the address, which page of how many.
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s…]{3,1000}")
CUT_ADDRESS = re.compile(r"(?:https?://|www\.|file://)\S{3,1000}")
PRINTED_AT = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? {1,2}\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE
)
PAGE_OF = re.compile(r"(?:page )?\d{1,4} ?(?:of|/) ?\d{1,4}", re.IGNORECASE)


class Kept(NamedTuple):
    """The pieces of every page without its furniture, and what a browser printed around them."""

    parts: list[list[Part]]
    around: tuple[str, ...]


def without_furniture(sheets: list[Sheet], parts: list[list[Part]]) -> Kept:
    """Pieces of pages without what comes again on many of them, numbers, and the lines that a browser adds."""
    edges = [
        [one for one in held if at_edge(one.low, one.high, sheet)] for sheet, held in zip(sheets, parts, strict=True)
    ]
    often, bars = repeated(edges, parts), bars_in(parts)
    kept, around = [], []
    for sheet, held, edge in zip(sheets, parts, edges, strict=True):
        added = [one for side in (1, -1) for one in added_by_browser(all_of(side, held), sheet)]
        around += [one.words for one in added]
        gone = {*added, *line_numbers(held), *(one for one in held if place_of(one) in bars)}
        lows = sorted(one.low for one in held)
        gone |= {one for one in edge if comes_again(one, often) or is_number(one, lows)}
        kept.append([one for one in held if one not in gone])
    return Kept(kept, tuple(around))


def repeated(edges: list[list[Part]], parts: list[list[Part]]) -> dict[str, list[float]]:
    """What comes again at the same height at the edge of many pages, with the heights."""
    found: dict[str, list[tuple[float, int]]] = {}
    for number, (edge, held) in enumerate(zip(edges, parts, strict=True)):
        lows = sorted(one.low for one in held)
        for part in edge:
            if len(part.words.split()) > 1 or alone(part, lows):
                found.setdefault(pattern(part.words), []).append((part.low, number))
    least = max(2, OFTEN * len([held for held in parts if held]))
    often: dict[str, list[float]] = {}
    for words, places in found.items():
        for height in sorted({height for height, _ in places}) if len(places) >= least else ():
            if len({number for low, number in places if abs(low - height) < MOVED}) >= least:
                often.setdefault(words, []).append(height)
    return often


def comes_again(part: Part, often: dict[str, list[float]]) -> bool:
    """Whether a piece stands where its words stand on many pages."""
    return any(abs(part.low - height) < MOVED for height in often.get(pattern(part.words), ()))


def bars_in(parts: list[list[Part]]) -> set[tuple[str, int, int]]:
    """What stands at the same place on every page: bars that stay in view; none where that would be much of the text."""
    told = [held for held in parts if held]
    places = Counter(place for held in told for place in {place_of(one) for one in held})
    bars = {place for place, count in places.items() if count == len(told) > 1}
    letters = [(len(one.words), place_of(one) in bars) for held in told for one in held]
    again = sum(count for count, is_bar in letters if is_bar)
    return bars if again <= MOST_BARS * sum(count for count, _ in letters) else set()


def place_of(part: Part) -> tuple[str, int, int]:
    """Words and where they stand."""
    return part.words, round(part.left), round(part.low)


def pattern(words: str) -> str:
    """Words, whatever numbers stand in them."""
    return DIGITS.sub("#", words).casefold()


def alone(part: Part, lows: list[float]) -> bool:
    """Whether nothing else stands on the line of a piece, by the heights of all pieces from below."""
    return bisect_left(lows, part.low + 0.5 * part.size) - bisect_right(lows, part.low - 0.5 * part.size) == 1


def at_edge(low: float, high: float, sheet: Sheet) -> bool:
    """Whether something stands in the outer part of its page."""
    return low > (1 - MARGIN) * sheet.height or high < MARGIN * sheet.height


def is_number(part: Part, lows: list[float]) -> bool:
    """Whether a piece at the edge is the number of its page."""
    return bool(PAGE_NUMBER.fullmatch(part.words)) and alone(part, lows)


def all_of(side: int, parts: list[Part]) -> list[Part]:
    """The pieces of the uppermost (1) or the lowest line (-1) of a page."""
    if not parts:
        return []
    outer = max(parts, key=lambda one: side * one.low)
    return [one for one in parts if abs(one.low - outer.low) < 0.5 * outer.size]


def stands_apart(part: Part, parts: list[Part], sheet: Sheet) -> bool:
    """Whether a piece of the outermost line of a page stands at its edge with room between it and the text."""
    others = [one for one in parts if abs(one.low - part.low) >= 0.5 * part.size]
    room = min((max(part.low - one.high, one.low - part.high) for one in others), default=0)
    return bool(others) and at_edge(part.low, part.high, sheet) and room > ROOM * part.size


def added_by_browser(row: list[Part], sheet: Sheet) -> list[Part]:
    """A line at the edge of a page that a browser prints: it begins or ends with an address, a time or "1/3"; nothing for others."""
    if not row or not at_edge(min(one.low for one in row), max(one.high for one in row), sheet):
        return []
    ends = (min(row, key=lambda one: one.left).words, max(row, key=lambda one: one.right).words)
    told = [any(form.fullmatch(words) for form in (CUT_ADDRESS, PRINTED_AT, PAGE_OF)) for words in ends]
    return row if any(told) and (len(row) > 1 or not PAGE_OF.fullmatch(ends[0])) else []


def line_numbers(parts: list[Part]) -> list[Part]:
    """The numbers of lines that stand left or right of the text: below each other, each larger by the same step."""
    columns: dict[int, list[Part]] = {}
    for part in parts:
        if part.words.isdecimal() and len(part.words) < 5:
            columns.setdefault(round(part.right / 4), []).append(part)
    found: list[Part] = []
    for column in columns.values():
        ordered = sorted(column, key=lambda one: -one.low)
        steps = Counter(int(below.words) - int(above.words) for above, below in pairwise(ordered))
        step, count = steps.most_common(1)[0] if steps else (0, 0)
        outside = all(one.right <= ordered[0].left or one in column for one in parts) or all(
            one.left >= max(each.right for each in column) or one in column for one in parts
        )
        if step in STEPS and count >= max(FEWEST_NUMBERS - 1, 0.8 * (len(ordered) - 1)) and outside:
            found += ordered
    return found
