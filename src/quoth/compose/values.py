"""Figures as rows for a range plot: values that are the same stand in one row, rows of one unit and size on one axis."""

import math
import re
from collections.abc import Callable

from msgspec import Struct

from quoth.compare.ladders.figure_pairs import OUTCOMES
from quoth.compose.views import StoryView
from quoth.lexicons import load_toml
from quoth.types import Figure, FigureValue, Place

BOUNDS = {"about": "about {}", "at-least": "{} at least", "at-most": "{} at most", "more-than": "more than {}",
          "less-than": "less than {}"}  # fmt: skip
# Two figures share an axis where the larger is at most so many times the smaller: beyond that the small one is a dot
# at zero (1,500 sent and 20,000 promised can be read on one axis, 600,000 lost cannot).
WIDEST = 20.0
STEPS = (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15)
UNITS = {
    "person": "people", "percent": "per cent", "m3": "cubic metres", "m2": "square metres", "m": "metres", "km": "kilometres",
    "km2": "square kilometres", "kg": "kilograms", "t": "tonnes", "l": "litres", "ha": "hectares",
}  # fmt: skip
TOLD = {"killed": "dead", "injured": "injured", "missing": "missing", "displaced": "displaced", "detained": "detained"}
HOSPITAL, HURT = re.compile(r"\bhospital", re.IGNORECASE), re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE)
# A shorter unit is a sign ("km").
SHORTEST_NOUN = 4
# A noun for what is counted has so many words; a longer one is the wording of a claim.
LONGEST_NOUN = 4
# So many nouns name what the figures of one axis count.
MOST_NOUNS = 2


class ValueRow(Struct, frozen=True):
    """One reading of a figure: the value, whose word it is, in which reports, and where it stands."""

    value: FigureValue
    letters: tuple[str, ...]
    speakers: tuple[str, ...]
    places: tuple[Place, ...]


class Chart(Struct, frozen=True):
    """Rows on one axis from zero to `top`."""

    unit: str
    top: float
    rows: tuple[ValueRow, ...]


def charts_of(view: StoryView) -> tuple[Chart, ...]:
    """The figures that the reports give differently, a chart for each unit and size, in the order of the story."""
    groups: list[tuple[tuple[str, frozenset[str]], list[ValueRow], list[str]]] = []
    for figure in view.story.figures:
        rows = rows_of(view, figure)
        if len(rows) < 2:
            continue
        # People hurt and people moved are two quantities, whatever their unit.
        quantity = unit_of(figure), OUTCOMES & {word for row in rows for word in row.value.scope}
        known = next((g for g in groups if g[0] == quantity and fits(highest(g[1]), highest(rows))), None)
        if known is None:
            groups.append((quantity, list(rows), [heading_of(view, figure)]))
        else:
            known[1].extend(rows)
            known[2].append(heading_of(view, figure))
    return tuple(
        Chart(common_heading(heads, unit), round_up(highest(rows)), tuple(rows)) for (unit, _), rows, heads in groups
    )


def common_heading(heads: list[str], unit: str) -> str:
    """What all the figures of a chart count: the heading where they have one, else the noun they end with, else the unit."""
    if len(set(heads)) == 1:
        return heads[0]
    nouns = list(dict.fromkeys(head.split()[-1] for head in heads if head not in ("people", unit)))
    return ", ".join(nouns[:MOST_NOUNS]) if nouns and unit == UNITS["person"] else unit


def agreed_figures(view: StoryView) -> tuple[ValueRow, ...]:
    """The figures that all reports which give them give alike."""
    rows = [rows_of(view, figure) for figure in view.story.figures]
    return tuple(found[0] for found in rows if len(found) == 1)


def rows_of(view: StoryView, figure: Figure) -> tuple[ValueRow, ...]:
    """The readings of one figure, the same ones together; values without a number are left out."""
    made: dict[tuple[object, ...], list[FigureValue]] = {}
    for value in figure.values:
        if number_of(value) is not None:
            made.setdefault((value.low, value.high, value.bound, value.scope), []).append(value)
    return tuple(
        ValueRow(
            values[0],
            tuple(sorted({view.letters.get(v.span.report, "?") for v in values}, key=lambda letter: (len(letter), letter))),
            tuple(dict.fromkeys(v.speaker for v in values if v.speaker)),
            tuple(v.span for v in values),
        )
        for values in made.values()
    )  # fmt: skip


def unit_of(figure: Figure) -> str:
    """The unit in words, or what is counted."""
    unit = figure.unit or ""
    return UNITS.get(unit) or (several(unit) if unit else figure.counts or "figures")


def several(unit: str) -> str:
    """A unit that is a plain noun in its plural ("tonnes"); a sign or a code as it is."""
    words = load_toml("plurals")
    known = next((plural for plural, one in words["irregular"].items() if one == unit), None)
    if known or unit in words["same"] or len(unit) < SHORTEST_NOUN or not unit.islower() or not unit.isalpha():
        return known or unit
    if unit.endswith(("s", "x", "ch", "sh")):
        return unit if unit.endswith("s") and not unit.endswith("ss") else f"{unit}es"
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2] not in "aeiou" else f"{unit}s"


def heading_of(view: StoryView, figure: Figure) -> str:
    """What is counted, for the head of a table: what became of people, else the counted noun, else the unit."""
    unit = unit_of(figure)
    outcome = next((TOLD[word] for word in TOLD if all(word in value.scope for value in figure.values)), None)
    if figure.unit == "person" and outcome:
        ill = outcome == "injured" and all(is_in_hospital(view, value.span) for value in figure.values)
        return f"{unit} in hospital" if ill else f"{unit} {outcome}"
    named = figure.counts if 0 < len(figure.counts.split()) <= LONGEST_NOUN and not figure.counts.endswith("…") else ""
    if not named or named == figure.unit:
        return unit
    return named if figure.unit in (None, "person") or unit in named else f"{unit}, {named}"


def is_in_hospital(view: StoryView, place: Place) -> bool:
    """Whether the sentence of a number speaks of a hospital and of nobody hurt: who is ill is not injured."""
    read = view.reports[place.report]
    told = [s.of(read.text) for s in read.report.sentences if s.overlaps(place.span)] if place.part == "text" else []
    words = " ".join(told) or (read.report.raw.title or "")
    return HOSPITAL.search(words) is not None and HURT.search(words) is None


def highest(rows: list[ValueRow] | tuple[ValueRow, ...]) -> float:
    """The highest number that the rows name."""
    return max((float(number_of(row.value) or 0) for row in rows), default=0.0)


def fits(one: float, other: float) -> bool:
    """Whether two figures can be read on one axis."""
    small, large = sorted((one, other))
    return small > 0 and large <= WIDEST * small


def round_up(value: float) -> float:
    """The next round number above."""
    if value <= 0 or not math.isfinite(value):
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in STEPS if step * power >= value * 1.02), value)


def number_of(value: FigureValue) -> float | int | None:
    """The highest number that a value names."""
    return value.high if value.high is not None else value.low


def in_full(number: float) -> str:
    """All its digits: "9,000,000,000"."""
    return f"{number:,}"


def in_words(value: FigureValue, told: Callable[[float], str] = in_full) -> str:
    """ "about 1,500", "1,500 at most", "10 to 12"; numbers as `told` writes them."""
    if value.bound == "between" and value.low is not None and value.high is not None:
        return f"{told(value.low)} to {told(value.high)}"
    number = number_of(value)
    return BOUNDS.get(value.bound, "{}").format(told(number) if number is not None else "not given")


def scope_in_words(value: FigureValue) -> str:
    """The scope words behind a comma."""
    return f", {', '.join(value.scope)}" if value.scope else ""


def short(value: float) -> str:
    """A number for an axis."""
    for scale, sign in ((1e9, " bn"), (1e6, " m")):
        if value >= scale:
            return f"{value / scale:g}{sign}"
    return f"{value:,.10g}"


def is_short(value: float) -> bool:
    """Whether the short form of a number says all of it: "9 bn", and not 1,234,567 as "1.23457 m"."""
    return value < 1e6 or float(f"{value:.6g}") == value
