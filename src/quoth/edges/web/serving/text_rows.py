"""The text of a report in paragraphs, cut where marks begin and end, so that each piece says what it is part of."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from msgspec import Struct

from quoth.types import AnnotatedReport, Span


class Painted(Struct, frozen=True):
    """A stretch that is marked: how it looks, the number behind it, where that leads, what it is in words, its own address."""

    start: int
    end: int
    look: str
    number: str = ""
    address: str = ""
    told: str = ""
    name: str = ""


def paragraph_rows(read: AnnotatedReport, painted: Iterable[Painted], *, prefix: str = "") -> list[dict[str, Any]]:
    """The paragraphs with their numbers; the headline is 0. `prefix` keeps the addresses of two texts apart."""
    first = 0 if read.report.headline else 1
    listed = sorted(painted, key=lambda one: (one.start, one.end, one.look, one.number))
    anchors = {span.start: f"{prefix}c{span.start}" for span in read.report.sentences}
    furniture = [Span(mark.start, mark.end) for mark in read.report.marks]
    return [
        {
            "number": number,
            "pieces": pieces_of(read.text, paragraph, listed, anchors),
            "left_out": any(mark.overlaps(paragraph) for mark in furniture)
            and not any(sentence.overlaps(paragraph) for sentence in read.report.sentences),
        }
        for number, paragraph in enumerate(read.report.paragraphs, first)
    ]


def pieces_of(text: str, paragraph: Span, painted: list[Painted], anchors: dict[int, str]) -> list[dict[str, Any]]:
    """A paragraph as pieces, each with the looks that lie on it, the anchor that begins it, the numbers that end it."""
    held = [one for one in painted if one.start < paragraph.end and paragraph.start < one.end]
    cuts = {paragraph.start, paragraph.end}
    cuts.update(at for one in held for at in (one.start, one.end) if paragraph.start < at < paragraph.end)
    cuts.update(at for at in anchors if paragraph.start < at < paragraph.end)
    bounds = sorted(cuts)
    pieces = []
    for start, end in pairwise(bounds):
        on = [one for one in held if one.start <= start and end <= one.end]
        ending = [one for one in on if min(one.end, paragraph.end) == end and one.number]
        pieces.append(
            {
                "anchor": anchors.get(start, ""),
                "words": text[start:end],
                "look": " ".join(dict.fromkeys(one.look for one in on)),
                "told": "; ".join(dict.fromkeys(one.told for one in on if one.told)),
                "ends": [
                    {"number": one.number, "address": one.address, "name": one.name}
                    for one in {one.number: one for one in ending}.values()
                ],
            }
        )
    return pieces
