"""What a figure is of where its head is a bare unit, and whether a value stands in the report or was worked out from its words."""

import re

from quoth.compose.telling import statement_at
from quoth.compose.values import heading_of, number_of, unit_of
from quoth.compose.views import StoryView
from quoth.text.numbers import GLUED_SCALES, SCALES, number_at
from quoth.text.tokens import tokens_of
from quoth.types import Figure, FigureValue, Place

# Of the words around a number so many characters are shown, cut at a word.
BEFORE, BEHIND = 60, 40
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
NEAR = 1e-6


def topic_of(view: StoryView, figure: Figure) -> Place | None:
    """The place of the first value, whose words say what is counted, where the head alone does not ("per cent", "weeks")."""
    head, unit = heading_of(view, figure).split(), unit_of(figure).split()
    bare = figure.unit is not None and head[-1:] == unit[-1:]
    return next((v.span for v in figure.values if number_of(v) is not None), None) if bare else None


def around(view: StoryView, place: Place) -> str:
    """The words around a number: from its statement, or its sentence, near it and cut at a word."""
    read = view.reports[place.report]
    text, start, end = (
        (read.report.raw.title or "", 0, 0) if place.part == "title" else (read.text, place.start, place.end)
    )
    if place.part == "title":
        end = len(text)
    else:
        statement = statement_at(read, place)
        pieces = statement.content if statement else ()
        held = next((one for one in (*pieces, *read.report.sentences) if one.holds(place.span)), place.span)
        start, end = held.start, held.end
    before, behind = text[start : place.start], text[place.end : end]
    if len(before) > BEFORE:
        before = f"… {before[-BEFORE:].partition(' ')[2]}"
    if len(behind) > BEHIND:
        behind = f"{behind[:BEHIND].rpartition(' ')[0]} …"
    return " ".join(f"{before}{text[place.start : place.end]}{behind}".split())


def worked_out_from(view: StoryView, value: FigureValue) -> str:
    """The words of the report where none of the value's numbers stands in them ("thousands" for 2,000); else nothing."""
    words = " ".join(view.words(value.span).split())
    ends = [float(end) for end in (value.low, value.high) if end is not None]
    if not ends or any(abs(end - one) <= NEAR * max(1.0, abs(one)) for end in ends for one in numbers_in(words)):
        return ""
    return words


def numbers_in(words: str) -> list[float]:
    """The numbers that stand in some words, written or in digits, with and without the scale beside them; no vague ones."""
    tokens = tokens_of(words)
    read = [number for at in range(len(tokens)) if (number := number_at(tokens, at)) and not number.vague]
    digits = [float(found[0].replace(",", "")) for found in DIGITS.finditer(words)]
    scales = {1, 100, *SCALES.values(), *GLUED_SCALES.values()}
    return [*(float(number.value) for number in read), *(one * scale for one in digits for scale in scales)]
