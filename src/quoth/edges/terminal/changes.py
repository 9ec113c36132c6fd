"""What changed over time, and what a report says against itself: a line each."""

from calendar import month_abbr

from quoth.compose.contrasts import words_at
from quoth.compose.views import StoryView, changed_over_time, conflicts_between
from quoth.compose.wording import quoted
from quoth.edges.gate import visible
from quoth.edges.terminal.layout import Style, columns, padded, row, shortened
from quoth.text.counting import counted
from quoth.types import Difference, Side

QUESTION, NARROW, MOST, SHORTEST = 23, 80, 2, 10
# So many columns of the words around a figure.
WORDS = 34


def change_lines(view: StoryView, style: Style, *, most: int = MOST) -> list[str]:
    """Figures and positions that a later report has otherwise: no quarrel of the two, the earlier one left."""
    found = changed_over_time(view.story)
    if not found:
        return []
    head = counted(len(found), "point") + (f"; the first {most}" if len(found) > most else "")
    lines = ["", style.bold("CHANGED OVER TIME") + f"   {head}"]
    return [*lines, *(change_line(view, style, difference, with_days=True) for difference in found[:most])]


def tension_lines(view: StoryView, style: Style, *, most: int = MOST, close: bool = False) -> list[str]:
    """Where a headline and the body below it cannot both hold; the first on the line of the heading where lines are few."""
    found = conflicts_between(view.story, "itself")
    if not found:
        return []
    if close:
        head, marks = style.bold("HEADLINE AGAINST BODY") + "   ", view.marks(s.spans[0] for s in found[0].sides)
        room = style.width - columns(head) - columns(marks) - 2
        told = " → ".join(side_told(view, side, "", (room - 3) // 2) for side in found[0].sides)
        return [row(f"{head}{shortened(told, room)}", marks, style.width)]
    head = f"   {counted(len(found), 'point')}; the first {most}" if len(found) > most else ""
    lines = ["", style.bold("HEADLINE AGAINST BODY") + head]
    return [*lines, *(change_line(view, style, difference, with_days=False) for difference in found[:most])]


def change_line(view: StoryView, style: Style, difference: Difference, *, with_days: bool) -> str:
    """The question, then both wordings with their reports, and the hours of these where they are another."""
    marks = view.marks(place for side in difference.sides for place in side.spans[:1])
    asked = padded(shortened(visible(difference.question), QUESTION), QUESTION + 1) if style.width >= NARROW else ""
    room = style.width - columns(asked) - columns(marks) - 6
    steps = len(difference.sides)
    share = max(SHORTEST, (room - 3 * (steps - 1)) // max(2, steps))
    hours = hours_of(view, difference) if with_days else ("", "")
    told = " → ".join(side_told(view, *one, share) for one in zip(difference.sides, hours, strict=True))
    return row(f"  {asked}{shortened(told, room)}", marks, style.width)


def hours_of(view: StoryView, difference: Difference) -> tuple[str, ...]:
    """When each side was first printed: the days where these differ, else the hours."""
    times = [min(view.reports[p.report].report.raw.published or "" for p in side.spans) for side in difference.sides]
    if not all(times):
        return tuple("" for _ in times)
    days = [f"{int(time[8:10])} {month_abbr[int(time[5:7])]}" for time in times]
    return tuple(f" ({told})" for told in (days if len(set(days)) > 1 else [time[11:16] for time in times]))


def side_told(view: StoryView, side: Side, hour: str, room: int) -> str:
    """The first wording of a side under its report, with the day or hour of that."""
    place = side.spans[0]
    read = view.reports[place.report]
    whole = quoted(read.report.raw.title or "") if place.part == "title" else words_at(read, place, most=WORDS)
    words = visible(whole)
    return f"{view.letters.get(place.report, '?')} {shortened(words, max(SHORTEST, room - columns(hour) - 2))}{hour}"
