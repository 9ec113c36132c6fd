"""The range plot of a figure as rows of SVG numbers: one counted thing a chart, zero shown, a row a value."""

from typing import Any

from quoth.compose.views import StoryView
from quoth.edges.terminal.plot import in_words, number_of, round_up, scope_in_words, short

LEFT, WIDTH, ROW, TOP = 220, 280, 28, 26
MOST_CHARTS, MOST_VALUES = 8, 10


def charts_of(view: StoryView) -> list[dict[str, Any]]:
    """The charts of a story."""
    made = []
    for figure in view.story.figures[:MOST_CHARTS]:
        values = [value for value in figure.values if number_of(value) is not None][:MOST_VALUES]
        if not values:
            continue
        top = round_up(max(number_of(value) or 0 for value in values))
        rows = [value_row(view, value, number, top) for number, value in enumerate(values)]
        counts = figure.counts or figure.unit or "figure"
        made.append(
            {
                "counts": counts,
                "rows": rows,
                "height": TOP + ROW * len(rows) + 6,
                "ticks": [{"x": LEFT + WIDTH * at, "text": short(top * at)} for at in (0, 0.5, 1)],
                "told": f"{counts}: " + "; ".join(f"{row['letter']} {row['who']}: {row['told']}" for row in rows),
                "left": LEFT,
                "right": LEFT + WIDTH,
            }
        )
    return made


def value_row(view: StoryView, value: Any, number: int, top: float) -> dict[str, Any]:
    """One value with the places of its marks."""
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    first, last = (LEFT + WIDTH * min(1.0, end / top) for end in (low, high))
    return {
        "y": TOP + ROW * number + ROW / 2,
        "letter": view.letters.get(value.span.report, "?"),
        "who": value.speaker or "own voice",
        "label": shortened(value.speaker or "own voice"),
        "told": f"{in_words(value)}{scope_in_words(value)}",
        "shape": shape_of(value.bound, first == last),
        "first": round(first, 1),
        "last": round(last, 1),
        "mark": view.mark(value.span),
    }


def shape_of(bound: str, point: bool) -> str:
    """Which mark a bound has: filled, open, ceiling, floor, range."""
    shapes = {"about": "open", "at-most": "ceiling", "less-than": "ceiling", "at-least": "floor", "more-than": "floor"}
    return shapes.get(bound, "filled" if point else "range")


def shortened(label: str) -> str:
    """A label of at most 26 characters."""
    return label if len(label) <= 26 else label[:25].rstrip() + "…"
