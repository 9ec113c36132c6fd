"""The range plot of a figure as numbers for an SVG: one counted thing a chart, zero shown, a row a reading.

Places across are shares of the width, so that the words keep their size on a phone.
"""

from collections.abc import Callable, Sequence
from typing import Any

from quoth.compose.measured import around, topic_of, worked_out_from
from quoth.compose.values import (
    ValueRow,
    heading_of,
    highest,
    in_full,
    in_words,
    is_short,
    round_up,
    rows_of,
    scope_in_words,
    short,
    unit_of,
)
from quoth.compose.views import StoryView
from quoth.edges.web.notes import OWN_VOICE, Notes
from quoth.types import Figure, FigureValue

ROW, TOP, BOTTOM = 44, 26, 8
# The track runs between these shares of the width, which leaves room for a mark at either end.
FIRST, LAST = 2.0, 94.0
MOST_CHARTS, MOST_ROWS, MOST_AGREED = 8, 8, 12
MOST_MARKS = 6
# What 358 px (a phone of 390) hold in 14 px type, label and value together, and what is kept of it for who says so.
LINE, WHO = 45, 12
# Of many reports that give a value so many letters stand above its track; the table below has them all.
MOST_LETTERS = 4
# Above this a number in scientific form would be shorter than its digits.
DIGITS_OF_TICKS = 1e9
SHAPES = {"about": "open", "at-most": "ceiling", "less-than": "ceiling", "at-least": "floor", "more-than": "floor"}


def charts_of(view: StoryView, notes: Notes) -> list[dict[str, Any]]:
    """A chart for each figure that the reports give differently."""
    found = [(figure, rows_of(view, figure)) for figure in view.story.figures]
    return [chart_of(view, notes, figure, rows[:MOST_ROWS]) for figure, rows in found if len(rows) > 1][:MOST_CHARTS]


def agreed_rows(view: StoryView, notes: Notes) -> list[dict[str, Any]]:
    """The figures that all reports which give them give alike, told without a chart."""
    found = [(figure, rows_of(view, figure)) for figure in view.story.figures]
    return [
        {**head_of(view, figure), "told": told(view, rows[0].value, form_of(rows)), **some(notes, rows[0])}
        for figure, rows in found
        if len(rows) == 1
    ][:MOST_AGREED]


def head_of(view: StoryView, figure: Figure) -> dict[str, Any]:
    """What is counted, as the other forms head it; `quoted` where these are the words of a report; and of a bare unit what
    is measured, in the words around the first value."""
    head, topic = heading_of(view, figure), topic_of(view, figure)
    return {
        "counts": head,
        "quoted": head == figure.counts and figure.unit != "person",
        "topic": around(view, topic) if topic else "",
    }


def form_of(readings: Sequence[ValueRow]) -> Callable[[float], str]:
    """How the numbers of one chart are written, on its axis and in its rows: short where that says all of each."""
    ends = [end for row in readings for end in (row.value.low, row.value.high) if end is not None]
    return short if all(map(is_short, ends)) else in_full


def chart_of(view: StoryView, notes: Notes, figure: Figure, readings: tuple[ValueRow, ...]) -> dict[str, Any]:
    """One chart: ticks, rows, and the sentence that a person would say of it."""
    top, form, head = round_up(highest(readings)), form_of(readings), head_of(view, figure)
    rows = [reading_row(view, notes, reading, (number, top), form) for number, reading in enumerate(readings)]
    if head["topic"]:
        rows = [{**row, "words": around(view, reading.places[0])} for row, reading in zip(rows, readings, strict=True)]
    height = TOP + ROW * len(rows) + BOTTOM
    axis = short if form is short else in_ticks
    return {
        **head,
        "unit": ""
        if figure.unit in (None, "person") or unit_of(figure) in heading_of(view, figure)
        else unit_of(figure),
        "rows": rows,
        "dated": any(row["as_of"] for row in rows),
        "worked_out": any(row["from"] for row in rows),
        "height": height,
        "head": TOP,
        "foot": height - BOTTOM,
        "ticks": [{"x": across(share), "text": axis(top * share)} for share in (0, 0.5, 1)],
        "told": "; ".join(f"{row['all_letters']}, {row['who']}: {row['told']}" for row in rows),
    }


def in_ticks(value: float) -> str:
    """A number of an axis with all its digits."""
    return f"{value:,.10g}" if value < DIGITS_OF_TICKS else f"{value:,.0f}"


def reading_row(
    view: StoryView, notes: Notes, reading: ValueRow, at: tuple[int, float], form: Callable[[float], str]
) -> dict[str, Any]:
    """One reading: its words above its track, its mark on it; the shape is the report's where there is one only.

    `at` is the number of the row and where the axis ends, `form` how numbers are written.
    """
    value, (number, top) = reading.value, at
    source = worked_out_from(view, value)
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    first, last = (across(min(1.0, max(0.0, (end or 0) / top))) for end in (low, high))
    letters, who = letters_shown(reading.letters), ", ".join(reading.speakers) or OWN_VOICE
    brief = f"“{source}” = {in_words(value, form)}" if source else f"{in_words(value, form)}{scope_in_words(value)}"
    shown = shortened(brief, LINE - len(letters) - 1 - min(len(who), WHO))
    return {
        "letters": letters,
        "all_letters": " ".join(reading.letters),
        "shape": notes.badge(value.span.report)["shape"] if len(reading.letters) == 1 else "ln",
        "line": TOP + ROW * number + 16,
        "y": TOP + ROW * number + 30,
        "who": who,
        "label": shortened(who, LINE - len(letters) - 1 - len(shown)),
        "told": told(view, value, form),
        "from": source,
        "value": shown,
        "form": SHAPES.get(value.bound, "filled" if first == last else "range"),
        "first": first,
        "last": last,
        **some(notes, reading),
        "as_of": as_of(value),
    }


def letters_shown(letters: Sequence[str]) -> str:
    """ "A C D", and of many the first with how many more there are."""
    if len(letters) <= MOST_LETTERS + 1:
        return " ".join(letters)
    return f"{' '.join(letters[:MOST_LETTERS])} +{len(letters) - MOST_LETTERS}"


def some(notes: Notes, reading: ValueRow) -> dict[str, Any]:
    """The marks of a reading, and of many how many more there are."""
    return {"cards": notes.marks(reading.places[:MOST_MARKS]), "more": max(0, len(reading.places) - MOST_MARKS)}


def told(view: StoryView, value: FigureValue, form: Callable[[float], str]) -> str:
    """The value with its bound and what limits it; where no such number stands in the report, from which words it was worked out."""
    source = worked_out_from(view, value)
    behind = f"; worked out from “{source}”" if source else ""
    return f"{in_words(value, form)}{scope_in_words(value)}{behind}"


def across(share: float) -> str:
    """A share of the axis as a share of the width."""
    return f"{FIRST + (LAST - FIRST) * share:.2f}%"


def as_of(value: FigureValue) -> str:
    """The day for which the figure holds; nothing where the report does not give it."""
    if value.as_of is None or value.as_of.earliest is None:
        return ""
    ends = (value.as_of.earliest, value.as_of.latest or "open")
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def shortened(label: str, most: int) -> str:
    """A label of at most so many characters, cut at a word where there is one."""
    if len(label) <= most:
        return label
    cut = label[: max(1, most - 1)]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most * 2 // 3 :] else cut).rstrip(" ,;:") + "…"
