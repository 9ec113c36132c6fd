"""The range plot of a figure as numbers for an SVG: one counted thing a chart, zero shown, a row a value.

Places across are shares of the width, so that the words keep their size on a phone.
"""

from typing import Any

from quoth.compose.views import StoryView
from quoth.edges.terminal.plot import in_words, number_of, round_up, scope_in_words, short
from quoth.edges.web.notes import OWN_VOICE, Notes
from quoth.types import FigureValue

ROW, TOP, BOTTOM = 44, 26, 8
# The track runs between these shares of the width, which leaves room for a mark at either end.
FIRST, LAST = 2.0, 94.0
MOST_CHARTS, MOST_VALUES = 8, 8
# What 358 px (a phone of 390) hold in 14 px type, label and value together.
LABEL, VALUE = 20, 24
SHAPES = {"about": "open", "at-most": "ceiling", "less-than": "ceiling", "at-least": "floor", "more-than": "floor"}


def charts_of(view: StoryView, notes: Notes) -> list[dict[str, Any]]:
    """The charts of a story."""
    made = []
    for figure in view.story.figures:
        values = [value for value in figure.values if number_of(value) is not None]
        if values:
            made.append(chart_of(notes, figure.counts or figure.unit or "figure", figure.unit, values[:MOST_VALUES]))
    return made[:MOST_CHARTS]


def chart_of(notes: Notes, counts: str, unit: str | None, values: list[FigureValue]) -> dict[str, Any]:
    """One chart: ticks, rows, and the sentence that a person would say of it."""
    top = round_up(max(number_of(value) or 0 for value in values))
    rows = [value_row(notes, value, number, top) for number, value in enumerate(values)]
    height = TOP + ROW * len(rows) + BOTTOM
    return {
        "counts": counts,
        "unit": "" if unit in (None, "person", counts) else unit,
        "rows": rows,
        "height": height,
        "foot": height - BOTTOM,
        "ticks": [{"x": across(share), "text": short(top * share)} for share in (0, 0.5, 1)],
        "told": "; ".join(f"{row['letter']}, {row['who']}: {row['told']}" for row in rows),
    }


def value_row(notes: Notes, value: FigureValue, number: int, top: float) -> dict[str, Any]:
    """One value: its words above its track, its mark on it."""
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    first, last = (across(min(1.0, max(0.0, (end or 0) / top))) for end in (low, high))
    told = f"{in_words(value)}{scope_in_words(value)}"
    return {
        **notes.badge(value.span.report),
        "line": TOP + ROW * number + 16,
        "y": TOP + ROW * number + 30,
        "who": value.speaker or OWN_VOICE,
        "label": shortened(value.speaker or OWN_VOICE, LABEL),
        "told": told,
        "value": shortened(told, VALUE),
        "form": SHAPES.get(value.bound, "filled" if first == last else "range"),
        "first": first,
        "last": last,
        "card": notes.evidence(value.span),
        "as_of": as_of(value),
    }


def across(share: float) -> str:
    """A share of the axis as a share of the width."""
    return f"{FIRST + (LAST - FIRST) * share:.2f}%"


def as_of(value: FigureValue) -> str:
    """The day for which the figure holds, as far as the report gives it."""
    if value.as_of is None or value.as_of.earliest is None:
        return "not given"
    ends = (value.as_of.earliest, value.as_of.latest or "open")
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def shortened(label: str, most: int) -> str:
    """A label of at most so many characters, cut at a word where there is one."""
    if len(label) <= most:
        return label
    cut = label[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"
