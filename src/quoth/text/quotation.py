"""Quotation marks: where they open and close, and what stands within them."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from quoth.types import Span

# A straight mark opens after one of these (or at the start) and closes elsewhere.
BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009([{—–-/:|‘'“\"")
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
SINGLE_OPENING = "'‘"
MARK, SINGLE_OPENS, SINGLE_CLOSES = re.compile(r'[\n"“”„«»]'), re.compile("['‘]"), re.compile("['’]")
LINE_END = re.compile("\n")
# Curly marks of the other hand are common slips ("”We won,”"): after a gap and before a letter they open.
# A single-quoted stretch longer than this is more likely two apostrophes.
LONGEST_SINGLE = 1500
# A quotation that runs on over line ends for more characters than this was never closed.
LONGEST_OVER_LINES = 3000
# How far before a quotation of the third level the one of the second begins.
LONGEST_INNER = 300
# The texts whose quotations are remembered: every statement of a report asks for them.
TEXTS = 64


class Quotation(NamedTuple):
    """A quotation with its marks; `closed` is false where its paragraph ends first."""

    start: int
    end: int
    closed: bool
    single: bool


@lru_cache(maxsize=TEXTS)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text in order, marks included; the end of a line ends an open one."""
    double = double_quotations(text)
    if not any(mark in text for mark in SINGLE_OPENING):
        return tuple(double)
    return tuple(sorted([*double, *single_quotations(text, double)]))


def double_quotations(text: str) -> list[Quotation]:
    """Quotations between double marks or guillemets; one that is not closed ends at the first line end in it."""
    found: list[Quotation] = []
    start = line = -1
    inner = False
    for index in mark_places(text):
        char = text[index]
        if start >= 0 and opens_within_single(text, start, index):
            inner = True
            continue
        if inner and char in CLOSING:
            inner = False
            continue
        if start >= 0 and ends_unclosed(text, start, line, index):
            found.append(Quotation(start, line if line >= 0 else index, False, False))
            start, inner = -1, False
        if char == "\n":
            line = index if start >= 0 and line < 0 else line
        elif start < 0:
            if opens(text, index):
                start, line = index, -1
        elif closes_low(text, start, char) or (
            char not in OPENING and not (char == STRAIGHT and opens(text, index) and text[start] != STRAIGHT)
        ):
            found.append(Quotation(start, index + 1, True, False))
            start = -1
    if start >= 0:
        found.append(Quotation(start, line if line >= 0 else len(text), False, False))
    return [quotation for quotation in found if text[quotation.start + 1 : quotation.end].strip()]


def opens_within_single(text: str, start: int, index: int) -> bool:
    """Whether a double mark opens a third level: within a single quotation that is open in the double one."""
    if text[index] != "“" or text[index + 1 : index + 2].isspace():
        return False
    single = text.rfind("‘", max(start + 1, index - LONGEST_INNER), index)
    return single >= 0 and not any(closes_single(text, at) for at in range(single + 1, index) if text[at] == "’")


def closes_low(text: str, start: int, char: str) -> bool:
    """Whether the mark closes a quotation that opened low, in the German way."""
    return text[start] == "„" and char in '“”"'


def ends_unclosed(text: str, start: int, line: int, index: int) -> bool:
    """Whether an open quotation must have ended before the mark at `index`: at a blank line, or where one opens."""
    if text[index] == "\n":
        return (
            text[index : index + 3].lstrip(" \t\r")[1:2] == "\n"
            or text[index + 1 : index + 2] in {"\r", "\n"}
            or (index - start > LONGEST_OVER_LINES)
        )
    return (
        line >= 0 and opens(text, index) and not text[index - 1].isalnum() and text[line:index].strip(" \n\t\r") == ""
    )


def mark_places(text: str) -> list[int]:
    """Where double marks and line ends stand."""
    return [match.start() for match in MARK.finditer(text)]


def opens(text: str, index: int) -> bool:
    """Whether the mark can open a quotation where it stands: after a gap and before a character."""
    char = text[index]
    follows_gap = index == 0 or text[index - 1] in BEFORE_OPENING
    before_word = index + 1 < len(text) and not text[index + 1].isspace()
    return char in OPENING or (follows_gap and before_word)


def single_quotations(text: str, double: list[Quotation]) -> list[Quotation]:
    """Quotations between single marks outside the double ones; apostrophes and plural possessives are neither."""
    openers = [at for match in SINGLE_OPENS.finditer(text) if opens_single(text, at := match.start())]
    closers = [at for match in SINGLE_CLOSES.finditer(text) if closes_single(text, at := match.start())]
    lines = [match.start() for match in LINE_END.finditer(text)]
    starts = [quotation.start for quotation in double]
    found: list[Quotation] = []
    reached = 0
    for opener in openers:
        before = bisect_right(starts, opener) - 1
        within = before >= 0 and double[before].end > opener
        at = bisect_right(closers, opener + 1)
        if opener < reached or within or at == len(closers):
            continue
        closer = closers[at]
        line = bisect_right(lines, opener)
        stop = lines[line] if line < len(lines) else len(text)
        following = starts[before + 1] if before + 1 < len(starts) else len(text)
        if closer < min(stop, following, opener + LONGEST_SINGLE):
            found.append(Quotation(opener, closer + 1, True, True))
            reached = closer + 1
    return found


def opens_single(text: str, index: int) -> bool:
    """A single mark after a gap and before a letter, but not the apostrophe of "'90s" or "'em"."""
    if index and text[index - 1] not in BEFORE_OPENING:
        return False
    following = text[index + 1 : index + 4].lower()
    return following[:1].isalnum() and not following[:1].isdigit() and following[:2] not in ("em", "ti", "tw")


def closes_single(text: str, index: int) -> bool:
    """A single mark after a character and before a gap; after an s before a small letter it is a possessive."""
    if index == 0 or text[index - 1].isspace():
        return False
    following = text[index + 1 : index + 3]
    if following[:1].isalnum():
        return False
    possessive = text[index - 1] in "sS" and following[:1] == " " and following[1:2].isalpha()
    return not possessive


@lru_cache(maxsize=TEXTS)
def quoted_spans(text: str) -> tuple[Span, ...]:
    """The stretches within quotation marks, without the marks; a paragraph ends an open one."""
    spans = ((q.start + 1, q.end - 1 if q.closed else q.end) for q in find_quotations(text))
    return tuple(Span(start, end) for start, end in spans if start < end)


def quoted_share(text: str, pieces: tuple[Span, ...]) -> float:
    """The share of the pieces' letters and digits that stand within quotation marks."""
    inside = quoted_spans(text)
    total = quoted = 0
    for piece in pieces:
        total += letters_in(text, piece.start, piece.end)
        at = bisect_right(inside, piece.start, key=lambda span: span.end)
        while at < len(inside) and inside[at].start < piece.end:
            quoted += letters_in(text, max(piece.start, inside[at].start), min(piece.end, inside[at].end))
            at += 1
    return quoted / total if total else 0.0


def letters_in(text: str, start: int, end: int) -> int:
    """How many letters and digits stand in a stretch."""
    return sum(map(str.isalnum, text[start:end]))
