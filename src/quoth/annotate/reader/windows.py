"""What the reader sees at a time: some whole sentences of a report, with one sentence of context on either side."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct

from quoth.text.quotation import find_quotations
from quoth.types import Report, Span

# Word pieces of the sentences that are read together, and of the context on either side.
BODY = 176
CONTEXT = 56
# A longer sentence is cut: the encoder has 512 places.
LONGEST = 360
# A unit is what a span is made of: a word with its inner marks, or one mark.
UNIT = re.compile(r"\w+(?:[.,'’\-]\w+)*|[^\w\s]")
SHAPES = 40  # five kinds of word, within quotation marks or not, first of its sentence or not, of its paragraph or not

# The ids of the word pieces of a text, and the characters where each begins and ends.
Pieces = tuple[Sequence[int], Sequence[tuple[int, int]]]


class Window(Struct, frozen=True):
    """A stretch of a text as the reader takes it in.

    `ids` and `shapes` are those of the word pieces, without the marks for begin and end; `units` are the words and
    marks, `firsts` the piece where each begins, `marks` the mark that a unit is, or ""; cues are looked for in
    `units[body.start:body.end]` alone.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    units: tuple[Span, ...]
    firsts: tuple[int, ...]
    marks: tuple[str, ...]
    body: Span


def windows_of(report: Report, pieces_of: Callable[[str], Pieces]) -> list[Window]:
    """The windows of a report, in order: each sentence is in the body of exactly one."""
    text = report.text
    starts = {sentence.start for sentence in report.sentences}
    cut = [stretch for sentence in report.sentences for stretch in stretches(text, sentence, pieces_of)]
    made = []
    first = 0
    while first < len(cut):
        last, size = first + 1, len(cut[first].ids)
        while last < len(cut) and size + len(cut[last].ids) <= BODY:
            size += len(cut[last].ids)
            last += 1
        made.append(window_of(text, cut, first, last, starts))
        first = last
    return made


class Stretch(Struct, frozen=True):
    """A sentence, or a part of a very long one, with its word pieces."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]


def stretches(text: str, sentence: Span, pieces_of: Callable[[str], Pieces]) -> list[Stretch]:
    """A sentence with its word pieces, in parts where it is very long; nothing where it has none."""
    ids, local = pieces_of(sentence.of(text))
    offsets = [(sentence.start + start, sentence.start + end) for start, end in local]
    return [Stretch(ids[at : at + LONGEST], offsets[at : at + LONGEST]) for at in range(0, len(ids), LONGEST)]


def window_of(text: str, cut: list[Stretch], first: int, last: int, starts: set[int]) -> Window:
    """The window whose body is the stretches [first, last)."""
    before = cut[first - 1] if first else Stretch((), ())
    after = cut[last] if last < len(cut) else Stretch((), ())
    left, right = max(0, len(before.ids) - CONTEXT), min(len(after.ids), CONTEXT)
    body_ids = [piece for stretch in cut[first:last] for piece in stretch.ids]
    body_offsets = [offset for stretch in cut[first:last] for offset in stretch.offsets]
    ids = (*before.ids[left:], *body_ids, *after.ids[:right])
    offsets = (*before.offsets[left:], *body_offsets, *after.offsets[:right])
    units, firsts = units_of(text, offsets)
    body = Span(
        bisect_left(units, body_offsets[0][0], key=lambda unit: unit.start),
        bisect_left(units, body_offsets[-1][1], key=lambda unit: unit.start),
    )
    words = (unit.of(text) for unit in units)
    marks = tuple("" if word[0].isalnum() else word for word in words)
    return Window(tuple(ids), shapes_of(text, offsets, starts), tuple(units), tuple(firsts), marks, body)


def units_of(text: str, offsets: Sequence[tuple[int, int]]) -> tuple[list[Span], list[int]]:
    """The words and marks that begin with a word piece, and the piece where each begins."""
    units: list[Span] = []
    firsts: list[int] = []
    at = 0
    limit = offsets[-1][1]
    for number, (start, end) in enumerate(offsets):
        if start < at or start == end:
            continue
        found = UNIT.match(text, start, limit)
        at = found.end() if found else end
        units.append(Span(start, at))
        firsts.append(number)
    return units, firsts


def shapes_of(text: str, offsets: Sequence[tuple[int, int]], starts: set[int]) -> tuple[int, ...]:
    """What the vocabulary, which knows no capitals, does not tell of each word piece: see `SHAPES`."""
    quotations = find_quotations(text)
    shapes = []
    for start, end in offsets:
        number = bisect_right(quotations, start, key=lambda quotation: quotation.start) - 1
        quoted = number >= 0 and start < quotations[number].end
        opening = start in starts
        shape = (
            kind_of(text, start, end) * 8
            + 4 * quoted
            + 2 * opening
            + (opening and text[max(0, start - 2) : start] == "\n\n")
        )
        shapes.append(int(shape))
    return tuple(shapes)


def kind_of(text: str, start: int, end: int) -> int:
    """Small letters 0, a capital first 1, capitals alone 2, digits 3, anything else 4."""
    word = text[start:end]
    if word[:1].isdigit():
        return 3
    if not word[:1].isalpha():
        return 4
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1
