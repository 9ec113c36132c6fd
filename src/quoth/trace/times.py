"""When a report can have been first there, from what it claims and from when it was first seen; and which of two came first."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from quoth.text.outlets import folded_outlet
from quoth.types import AnnotatedReport

DAY_ONLY = len("2026-03-12")
NOON = timedelta(hours=12)
LAST_OF_DAY = timedelta(days=1, microseconds=-1)
# A day, or a time without a zone, is that of a calendar so far from UTC at most.
ZONES = timedelta(hours=14)
# Who looks for news looks every hour: what is seen was not there an hour before.
EVERY = timedelta(hours=1)
# Whoever sees a report later than so after its own date has found something old: then its date is neither proved nor refuted.
WATCHED = timedelta(days=2)
# No report that is read here was published before or after these years: such a date is none.
FIRST_YEAR, LAST_YEAR = 1800, 2100


class Window(Struct, frozen=True):
    """A report was not there before `earliest`, and was there at `latest`; `goes_by` is the time that is said of it.

    `seen`: that is when it was first seen. `overruled`: its own date is impossible beside that. `unproved`: it was first seen
    so long after its date that the date may be an invention. `hour`: the time of day is known. `zone`: False for a time of day
    on a clock that is not known.
    """

    earliest: datetime
    latest: datetime
    goes_by: datetime
    seen: bool = False
    overruled: bool = False
    unproved: bool = False
    hour: bool = True
    zone: bool = True


def window_of(read: AnnotatedReport) -> Window | None:
    """When the report can have been first there; None for one without a time."""
    return window_in(read.report.raw.published, read.report.raw.first_seen)


@lru_cache(maxsize=65536)
def window_in(published: str | None, first_seen: str | None = None) -> Window | None:
    """The window of a claimed time and a first-seen time: the first-seen time beats the claimed one where both cannot hold."""
    claimed, seen = claimed_in(published), claimed_in(first_seen, any_clock=False)
    if seen is None:
        return claimed
    watched = Window(seen.earliest - EVERY, seen.latest, seen.goes_by, seen=True, hour=seen.hour)
    if claimed is None:
        return watched
    afar = timedelta() if claimed.hour else ZONES
    if claimed.earliest - afar > seen.latest:
        return Window(watched.earliest, watched.latest, watched.goes_by, seen=True, overruled=True, hour=seen.hour)
    if seen.latest - claimed.latest > WATCHED:
        return Window(claimed.earliest, seen.latest, claimed.goes_by, unproved=True, hour=claimed.hour)
    return Window(
        min(max(claimed.earliest, watched.earliest), seen.latest),
        seen.latest,
        watched.goes_by,
        seen=True,
        overruled=claimed.latest + afar < watched.earliest,
        hour=seen.hour,
    )


def claimed_in(written: str | None, *, any_clock: bool = True) -> Window | None:
    """The window that an ISO 8601 time or day names; a time without a zone is UTC, or `any_clock`: it only names its day."""
    if not written:
        return None
    try:
        made = datetime.fromisoformat(written)
    except ValueError:
        return None
    if not FIRST_YEAR <= made.year <= LAST_YEAR:
        return None
    day = datetime(made.year, made.month, made.day, tzinfo=UTC)
    if len(written) <= DAY_ONLY:
        return Window(day, day + LAST_OF_DAY, day + NOON, hour=False)
    if made.tzinfo is None and any_clock:
        return Window(day, day + LAST_OF_DAY, made.replace(tzinfo=UTC), hour=False, zone=False)
    moment = made.astimezone(UTC) if made.tzinfo is not None else made.replace(tzinfo=UTC)
    return Window(moment, moment, moment)


def place_in_time(read: AnnotatedReport) -> tuple[int, float, str]:
    """A key that puts reports in one order: by time, those whose date is unproved and the undated last, then by identifier."""
    window = window_of(read)
    return (standing(window), window.goes_by.timestamp() if window else 0.0, read.id)


def standing(window: Window | None) -> int:
    """How much a time is worth: 0 for one that stands, 1 for an unproved one, 2 for none."""
    return 2 if window is None else int(window.unproved)


def surely_before(earlier: AnnotatedReport, later: AnnotatedReport) -> bool:
    """Whether both times are known well enough to say that one came first."""
    first, second = window_of(earlier), window_of(later)
    if first is None or second is None:
        return False
    return first.latest < second.earliest or (first.goes_by < second.goes_by and are_on_one_clock(earlier, later))


def are_on_one_clock(one: AnnotatedReport, other: AnnotatedReport) -> bool:
    """Whether two times of one day, neither with a zone, are those of one outlet: whatever its clock, it is the same."""
    first, second = window_of(one), window_of(other)
    if first is None or second is None or first.zone or second.zone or first.earliest != second.earliest:
        return False
    outlet = folded_outlet(one.report.raw.outlet or "")
    return bool(outlet) and outlet == folded_outlet(other.report.raw.outlet or "")


def goes_before(earlier: AnnotatedReport, later: AnnotatedReport) -> bool:
    """Whether two times speak for one order without proving it: a time that stands before an unproved one, else by the hour."""
    first, second = window_of(earlier), window_of(later)
    if first is None or second is None:
        return False
    if first.unproved != second.unproved:
        return second.unproved
    return first.hour and second.hour and first.goes_by < second.goes_by
