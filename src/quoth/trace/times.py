"""Which of two reports can have been made from the other: by their times, else by what they hold and credit."""

from datetime import UTC, datetime

from quoth.types import AnnotatedReport

NOON = 12


def moment_of(read: AnnotatedReport) -> datetime | None:
    """When the report was published (UTC; noon where only the day is known), None for an undated one."""
    published = read.report.raw.published
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


def place_in_time(read: AnnotatedReport, words: int, *, agency: bool) -> tuple[bool, float, bool, int, str]:
    """A key that puts reports in order: dated before undated, by time, agencies first, the longer first."""
    moment = moment_of(read)
    return (moment is None, moment.timestamp() if moment else 0.0, not agency, -words, read.id)


def surely_before(earlier: AnnotatedReport, later: AnnotatedReport) -> bool:
    """Whether both times are known well enough to say that one came first."""
    first, second = moment_of(earlier), moment_of(later)
    if first is None or second is None or first >= second:
        return False
    return (has_hour(earlier) and has_hour(later)) or first.date() < second.date()
