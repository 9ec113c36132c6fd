"""Which of two reports can have been made from the other: by their times."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from quoth.types import AnnotatedReport

NOON = 12


def moment_of(read: AnnotatedReport) -> datetime | None:
    """When the report was published (UTC; noon where only the day is known), None for an undated one."""
    return moment_in(read.report.raw.published)


@lru_cache(maxsize=65536)
def moment_in(published: str | None) -> datetime | None:
    """The moment that an ISO 8601 time or day names."""
    if not published:
        return None
    try:
        made = datetime.fromisoformat(published)
    except ValueError:
        return None
    if len(published) <= len("2026-03-12"):
        made = made.replace(hour=NOON)
    return made.astimezone(UTC) if made.tzinfo else made.replace(tzinfo=UTC)


def has_hour(read: AnnotatedReport) -> bool:
    """Whether the time of day is known too."""
    return len(read.report.raw.published or "") > len("2026-03-12")


def place_in_time(read: AnnotatedReport) -> tuple[bool, float, str]:
    """A key that puts reports in one order: dated before undated, by time, then by identifier."""
    moment = moment_of(read)
    return (moment is None, moment.timestamp() if moment else 0.0, read.id)


def surely_before(earlier: AnnotatedReport, later: AnnotatedReport) -> bool:
    """Whether both times are known well enough to say that one came first."""
    first, second = moment_of(earlier), moment_of(later)
    if first is None or second is None or first >= second:
        return False
    return (has_hour(earlier) and has_hour(later)) or first.date() < second.date()


def hours_of(reports: Iterable[AnnotatedReport]) -> list[datetime]:
    """The moments of those whose time of day is known."""
    return [moment for read in reports if has_hour(read) and (moment := moment_of(read)) is not None]


def days_of(reports: Iterable[AnnotatedReport]) -> list[date]:
    """The days of the dated ones."""
    return [moment.date() for read in reports if (moment := moment_of(read)) is not None]
