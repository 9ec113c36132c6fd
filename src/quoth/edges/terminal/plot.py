"""The figures as a range plot in characters: zero shown, one unit an axis, a row a reading, in the reports' own words."""

import re

from quoth.compose.contrasts import words_at
from quoth.compose.holders import holders, similarly
from quoth.compose.values import (
    Chart,
    ValueRow,
    agreed_figures,
    charts_of,
    in_words,
    number_of,
    round_up,
    scope_in_words,
    short,
)
from quoth.compose.views import StoryView
from quoth.edges.gate import visible
from quoth.edges.terminal.layout import Style, padded, row, shortened, wrapped
from quoth.lexicons import load_toml, load_word_set
from quoth.types import FigureValue

__all__ = ["agreed_lines", "bar", "figure_lines", "in_words", "number_of", "round_up", "scope_in_words", "short"]

NARROW = 80
OWN_VOICE = "own voice"
# A unit that is no word for a heading is a whole clause: the first words tell what is counted.
UNIT_WIDTH = 20
# Who says it similarly is told only where so many columns are left for the words.
LEAST_WORDS = 8


def figure_lines(view: StoryView, style: Style, *, most: int) -> list[str]:
    """The figures that differ under their axes, at most `most` rows, then those that do not, in a line."""
    charts, agreed = charts_of(view), agreed_lines(view, style)
    if not charts:
        return ["", *agreed] if agreed else []
    lines = [""]
    left, hidden = most, 0
    for number, chart in enumerate(charts):
        shown = chart.rows[: max(0, left)]
        hidden += len(chart.rows) - len(shown)
        if shown:
            lines.append(axis_line(chart, style, first=number == 0))
            lines += [value_line(view, value, chart.top, style) for value in shown]
            left -= len(shown) + 1
    if hidden:
        lines[1] = row(lines[1], f"+ {hidden} more", style.width)
    return [*lines, *agreed[1:]]


MOST_LETTERS = 8
# A bare number ("about 40") wants the noun behind it.
BEHIND = re.compile(r"[ -]((?:of [a-z]+ )?[a-z][a-z-]{2,})")


def agreed_lines(view: StoryView, style: Style) -> list[str]:
    """The figures that are given alike, in two lines at most, under a heading of their own where nothing differs."""
    rows = [(with_unit(view, r), r) for r in agreed_figures(view)]
    # A number by itself ("Four") counts nothing that a reader could name.
    told = " · ".join(f"{words} {few_letters(r.letters)}" for words, r in rows if not is_bare(words))
    if not told:
        return []
    return [style.bold("FIGURES"), *wrapped(told, style.width, indent="         ", first="  alike  ")[:2]]


def few_letters(letters: tuple[str, ...]) -> str:
    """The letters of reports; of very many the first, the others counted."""
    return (
        " ".join(letters)
        if len(letters) <= MOST_LETTERS
        else f"{' '.join(letters[:MOST_LETTERS])} +{len(letters) - MOST_LETTERS}"
    )


def with_unit(view: StoryView, value: ValueRow) -> str:
    """The words of a figure; a bare number with the word behind it in the report ("40" of "40 members")."""
    place = value.places[0]
    words = view.words(place)
    last = words.casefold().split()[-1:]
    numbers = load_toml("numbers")["words"]
    if (
        place.part == "title"
        or not last
        or not (last[0][-1].isdigit() or last[0] in (*numbers["ones"], *numbers["tens"]))
    ):
        return words
    behind = BEHIND.match(view.reports[place.report].text[place.end : place.end + 40])
    owner = behind is not None and view.reports[place.report].text[place.end + behind.end() :][:1] in "'’"
    noun = behind[1] if behind and not owner and behind[1] not in load_word_set("function_words") else ""
    return f"{words} {noun}".strip()


def is_bare(words: str) -> bool:
    """Whether words are one number in letters and nothing else."""
    return len(words.split()) == 1 and words.isalpha()


def widths(style: Style) -> tuple[int, int]:
    """The columns for the speaker and for the plot."""
    return (24, 27) if style.width >= NARROW else (12, 18)


def axis_line(chart: Chart, style: Style, *, first: bool) -> str:
    """The unit and the axis with zero, the middle and the end."""
    who, plot = widths(style)
    unit = shortened(chart.unit, UNIT_WIDTH if first else who - 2)
    head = f"FIGURES, {unit}" if first else f"  {unit}"
    room = who + 7
    return f"{style.bold(head)}{' ' * max(1, room - len(head))}{axis(chart.top, plot)}"


def value_line(view: StoryView, value: ValueRow, top: float, style: Style) -> str:
    """One reading: whose word, in which reports, its mark on the axis, the report's words, where they stand."""
    who, plot = widths(style)
    speakers = "; ".join(value.speakers) or OWN_VOICE
    words = words_at(view.reports[value.places[0].report], value.places[0])
    held, others = holders(view, words, value.places)
    letters = " ".join(held) if len(held) <= 2 else f"{held[0]} +{len(held) - 1}"
    left = f"  {padded(shortened(speakers, who - 2), who - 2)} {padded(letters, 4)}|{bar(value.value, top, plot)}"
    marks = shortened(view.marks(value.places[:2]), 8)
    behind = f" · {similarly(others, 2)}" if others else ""
    room = style.width - len(left) - len(marks) - 3 - len(behind)
    if room < LEAST_WORDS:
        room, behind = room + len(behind), ""
    return row(f"{left}  {shortened(visible(words), room)}{behind}", marks, style.width)


def bar(value: FigureValue, top: float, plot: int) -> str:
    """Exact a filled mark, about an open one, a ceiling a closed bar from zero, a floor an arrow, a range a line.

    What comes on top of something else ("another 300") is a filled mark with a dotted line: it depends on the reading.
    """
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    if low is None or high is None or top <= 0:
        return " " * plot
    first, last = (max(0, min(plot - 1, round(end / top * (plot - 1)))) for end in (low, high))
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
        if "additional" in value.scope:
            cells[first + 1 :] = ["┄"] * (plot - first - 1)
    return "".join(cells[:plot])


def axis(top: float, plot: int) -> str:
    """Zero, the middle and the end of the axis."""
    middle, end = short(top / 2), short(top)
    return "0" + middle.rjust(plot // 2) + end.rjust(plot - plot // 2)
