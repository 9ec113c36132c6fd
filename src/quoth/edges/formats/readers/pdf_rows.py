"""Letters of a page to pieces of lines: what stands on one line without a wide gap, its words whatever way their blanks are told."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from quoth.edges.formats.readers.pdf_letters import Letter, Sheet

# Letters of one line differ so little in height, in shares of their size; a wider gap begins another piece.
SAME_LINE, GAP = 0.35, 0.7
ANOTHER_SIZE = 1.5
# Between words there is at least so much room, in shares of the size, more than between the letters of the line.
BLANK = 0.15
# Letters so far apart are spaced for show: "H A R B O U R".
SPACED, FEWEST_SPACED = 0.12, 4
# A blank of which less than this share is to be seen takes no place: so Chromium writes where a word might be broken and is not.
COVERED = 0.25
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
UNTOLD = re.compile(r"\(cid:\d{1,6}\)")
# What stands for a letter that the document does not tell.
NO_LETTER = "\ufffd"


class Part(NamedTuple):
    """A piece of a line: its words, its place in points, the share of its letters under links."""

    words: str
    left: float
    right: float
    low: float
    high: float
    size: float
    font: str
    linked: float


def parts_of(sheet: Sheet) -> list[Part]:
    """The pieces of lines of a page, as they are drawn."""
    return [part for run in runs_of(sheet.letters) if (part := part_of(run)).words]


def runs_of(letters: tuple[Letter, ...]) -> Iterator[list[Letter]]:
    """Letters that follow each other on one line, without a wide gap."""
    run: list[Letter] = []
    last: Letter | None = None  # the last of the run that is to be seen
    for one in letters:
        if one.text.isspace():
            run += [one] if run else []
            continue
        if last is not None and not follows(last, one):
            yield run
            run = []
        run.append(one)
        last = one
    if run:
        yield run


def follows(last: Letter, one: Letter) -> bool:
    """Whether a letter goes on in the line of the one before it."""
    size = max(last.size, one.size)
    if size > ANOTHER_SIZE * min(last.size, one.size) and one.text.isalpha() and last.text.isalpha():
        return False
    return abs(one.low - last.low) < SAME_LINE * size and -0.5 * size < one.left - last.right < GAP * size


def part_of(run: list[Letter]) -> Part:
    """A run of letters as a piece of a line."""
    seen = [one for one in run if not one.text.isspace()]
    if not seen:
        return Part("", 0, 0, 0, 0, 0, "", 0)
    fonts = [one.font for one in seen]
    return Part(
        words_of(run, seen),
        min(one.left for one in seen),
        max(one.right for one in seen),
        median(one.low for one in seen),
        median(one.high for one in seen),
        median(one.size for one in seen),
        max(dict.fromkeys(fonts), key=fonts.count),
        sum(one.linked for one in seen) / len(seen),
    )


def words_of(run: list[Letter], seen: list[Letter]) -> str:
    """The words of a run: parted where a blank stands that takes place, or where there is more room than between letters."""
    gaps = sorted(after.left - one.right for one, after in pairwise(seen))
    usual = max(gaps[len(gaps) // 2], 0) if gaps else 0.0
    blanks = len(run) - len(seen)
    size = seen[0].size
    # Where every letter stands apart, with blanks or without, the median gap is that between letters.
    spaced = len(gaps) >= FEWEST_SPACED and usual > SPACED * size and (blanks == 0 or 2 * blanks > len(seen))
    told: list[str] = []
    last: Letter | None = None
    blank: Letter | None = None
    for one in run:
        if one.text.isspace():
            blank = blank or one
            continue
        if last is not None:
            gap = one.left - last.right
            if spaced:
                parted = gap > usual + max(BLANK, 0.6 * usual / size) * size
            else:
                parted = (blank is not None and not is_covered(blank, one)) or gap > usual + BLANK * size
            told += [" "] if parted else []
        told.append(one.text)
        last, blank = one, None
    return " ".join(UNTOLD.sub(NO_LETTER, "".join(told)).translate(LIGATURES).replace("\xa0", " ").split())


def is_covered(blank: Letter, after: Letter) -> bool:
    """Whether a blank stands under the next letter."""
    return abs(after.left - blank.left) < COVERED * (blank.right - blank.left)
