"""What the times of a child and its parent say, in words: how much later, or why they prove no order."""

from quoth.text.counting import counted
from quoth.trace.times import Window, are_on_one_clock, surely_before, window_of
from quoth.types import AnnotatedReport


def hours_between(child: AnnotatedReport, parent: AnnotatedReport) -> float | None:
    """How many hours the child is surely later; None where the times prove no order."""
    first, second = window_of(parent), window_of(child)
    if first is None or second is None or not surely_before(parent, child):
        return None
    return round((second.goes_by - first.goes_by).total_seconds() / 3600, 2)


def are_doubtful(child: AnnotatedReport, parent: AnnotatedReport) -> bool:
    """Whether one of the two has a date that does not stand beside when it was first seen."""
    windows = (window_of(child), window_of(parent))
    return any(window is not None and (window.overruled or window.unproved) for window in windows)


def dates_in_words(child: AnnotatedReport, parent: AnnotatedReport) -> str:
    """What the two times say: how much later the child is, or that they prove no order; and which date does not stand."""
    first, second = window_of(parent), window_of(child)
    if first is None or second is None:
        return "at least one of the two is undated"
    if not surely_before(parent, child):
        told = no_order(first, second)
    elif are_on_one_clock(parent, child):
        told = f"{gap_in_words((second.goes_by - first.goes_by).total_seconds() / 3600)} later"
    else:
        told = later_in_words(first, second)
    refuted = [
        f"{whose} date of {claimed_day(read)} does not stand"
        for whose, read, window in (("its own", child, second), ("the other’s", parent, first))
        if window.overruled
    ]
    return ", and ".join([told, *refuted])


def later_in_words(first: Window, second: Window) -> str:
    """ "3 hours later", "first seen 3 hours later", "2 days later"."""
    seen = "first seen " if first.seen or second.seen else ""
    if not (first.hour and second.hour):
        return f"{seen}{counted(max(1, (second.goes_by.date() - first.goes_by.date()).days), 'day')} later"
    return f"{seen}{gap_in_words((second.goes_by - first.goes_by).total_seconds() / 3600)} later"


def no_order(first: Window, second: Window) -> str:
    """Why two times prove no order."""
    for window, whose in ((second, "its own"), (first, "the other’s")):
        if window.unproved:
            days = (window.latest - window.goes_by).days
            return f"{whose} date proves nothing, for it was first seen {counted(days, 'day')} after it"
    if not (first.zone and second.zone):
        return "a time without a time zone proves no order within a day"
    if first.goes_by.date() != second.goes_by.date():
        return "the times prove no order"
    return "at about the same time" if first.hour and second.hour else "dated the same day"


def gap_in_words(hours: float) -> str:
    """ "40 minutes", "3 hours", "2 days"."""
    if hours >= 48:
        return counted(round(hours / 24), "day")
    return counted(round(hours), "hour") if hours >= 1.5 else counted(round(hours * 60), "minute")


def claimed_day(read: AnnotatedReport) -> str:
    """The date that a report gives itself, to the minute."""
    return (read.report.raw.published or "")[:16].replace("T", " ")
