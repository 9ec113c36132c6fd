"""The figures as a range plot in characters: a row a value, zero shown, one unit a chart."""

import math

from quoth.compose.views import StoryView
from quoth.edges.terminal.gate import visible
from quoth.edges.terminal.layout import Style, shortened
from quoth.types import FigureValue

LABEL, PLOT = 22, 38
MOST_FIGURES, MOST_VALUES = 4, 4
BOUNDS = {"about": "about {}", "at-least": "{} at least", "at-most": "{} at most", "more-than": "more than {}",
          "less-than": "less than {}"}  # fmt: skip


def figure_lines(view: StoryView, style: Style) -> list[str]:
    """The figures of a story, those with the same unit and size under one axis."""
    figures = [f for f in view.story.figures if any(number_of(v) is not None for v in f.values)][:MOST_FIGURES]
    if not figures:
        return []
    lines = ["", style.bold("FIGURES")]
    plot = min(PLOT, style.width - LABEL - 32)
    for figure in figures:
        top = round_up(max(number_of(v) or 0 for v in figure.values))
        lines.append(f"  {shortened(figure.counts or figure.unit or 'figure', LABEL - 2):{LABEL - 2}}{axis(top, plot)}")
        for value in figure.values[:MOST_VALUES]:
            lines.append(value_line(view, value, top, plot, style))
        if len(figure.values) > MOST_VALUES:
            lines.append(f"    + {len(figure.values) - MOST_VALUES} more")
    return lines


def value_line(view: StoryView, value: FigureValue, top: float, plot: int, style: Style) -> str:
    """One value: whose word, the mark at its place, the value in words, where it stands."""
    letter = view.letters.get(value.span.report, "?")
    who = shortened(value.speaker or "own voice", LABEL - 8)
    told = shortened(f"{in_words(value)}{scope_in_words(value)}", style.width - LABEL - plot - 10)
    left = f"    {visible(who):{LABEL - 7}}{letter:>2} |{bar(value, top, plot)}"
    mark = view.mark(value.span)
    return f"{left}  {told}".ljust(style.width - len(mark)) + mark


def bar(value: FigureValue, top: float, plot: int) -> str:
    """Exact a filled mark, about an open one, a ceiling a closed bar from zero, a floor an arrow, a range a line."""
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    if low is None or high is None or top <= 0:
        return " " * plot
    first, last = (min(plot - 1, round(end / top * (plot - 1))) for end in (low, high))
    cells = [" "] * plot
    if value.bound in ("at-most", "less-than"):
        cells[:last] = ["─"] * last
        cells[last] = "]"
    elif value.bound in ("at-least", "more-than"):
        cells[first] = "●"
        cells[first + 1 : first + 3] = ["─", ">"][: plot - first - 1]
    elif first != last:
        cells[first : last + 1] = ["●", *["─"] * (last - first - 1), "●"]
    else:
        cells[first] = "○" if value.bound == "about" else "●"
    return "".join(cells[:plot])


def axis(top: float, plot: int) -> str:
    """Zero, the middle and the end of the axis."""
    middle, end = short(top / 2), short(top)
    return "0" + middle.rjust(plot // 2) + end.rjust(plot - plot // 2)


def short(value: float) -> str:
    """A number for an axis."""
    for scale, sign in ((1e9, " bn"), (1e6, " m")):
        if value >= scale:
            return f"{value / scale:g}{sign}"
    return f"{value:,.10g}"


def round_up(value: float) -> float:
    """The next round number at or above."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15) if step * power >= value * 1.02)


def number_of(value: FigureValue) -> float | int | None:
    """The highest number that a value names."""
    return value.high if value.high is not None else value.low


def in_words(value: FigureValue) -> str:
    """ "about 1,500", "1,500 at most", "10 to 12"."""
    if value.bound == "between" and value.low is not None and value.high is not None:
        return f"{value.low:,} to {value.high:,}"
    number = number_of(value)
    return BOUNDS.get(value.bound, "{}").format(f"{number:,}" if number is not None else "not given")


def scope_in_words(value: FigureValue) -> str:
    """The scope words behind a comma."""
    return f", {', '.join(value.scope)}" if value.scope else ""
