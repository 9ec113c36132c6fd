"""The dates of a story in order, the same for every way of showing; those that could not be placed stand apart."""

from msgspec import Struct

from quoth.compose.views import StoryView
from quoth.types import Place

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class DayRow(Struct, frozen=True):
    """One day or stretch of days: in words (None where it could not be placed), and the places that name it."""

    day: str | None
    places: tuple[Place, ...]


def day_rows(view: StoryView) -> tuple[DayRow, ...]:
    """The dates by day, each once, then those that could not be placed by their words."""
    placed: dict[tuple[str, str], list[Place]] = {}
    loose: dict[str, list[Place]] = {}
    for report in view.story.reports:
        read = view.reports[report]
        for date in read.dates:
            place = read.report.place(date.span)
            if date.earliest is None or date.latest is None:
                loose.setdefault(view.words(place).casefold(), []).append(place)
            else:
                placed.setdefault((date.earliest, date.latest), []).append(place)
    rows = [DayRow(in_days(first, last), tuple(places)) for (first, last), places in sorted(placed.items())]
    return (*rows, *(DayRow(None, tuple(places)) for places in loose.values()))


def in_days(first: str, last: str) -> str:
    """ "23 Oct 2024", "Feb 2022", "2019", "2 to 8 Jun 2025"; what is no ISO date stands as it is."""
    begin, end = parts(first), parts(last)
    if begin is None or end is None:
        return first if first == last else f"{first} to {last}"
    if begin == end:
        return f"{begin[2]} {MONTHS[begin[1] - 1]} {begin[0]}"
    if (begin[1:], end[1:]) == ((1, 1), (12, 31)):
        return f"{begin[0]}" if begin[0] == end[0] else f"{begin[0]} to {end[0]}"
    if begin[:2] == end[:2]:
        month = f"{MONTHS[begin[1] - 1]} {begin[0]}"
        return month if begin[2] == 1 and end[2] >= 28 else f"{begin[2]} to {end[2]} {month}"
    return f"{in_days(first, first)} to {in_days(last, last)}"


def parts(date: str) -> tuple[int, int, int] | None:
    """Year, month and day of an ISO date; None where it is none."""
    pieces = date[:10].split("-")
    if len(pieces) != 3 or not all(piece.isdigit() for piece in pieces):
        return None
    year, month, day = (int(piece) for piece in pieces)
    return (year, month, day) if 1 <= month <= len(MONTHS) else None


def undated(view: StoryView) -> list[int]:
    """The numbers of the reports without a publication date, from 0 in the order of the story."""
    return [n for n, r in enumerate(view.story.reports) if not view.reports[r].report.raw.published]
