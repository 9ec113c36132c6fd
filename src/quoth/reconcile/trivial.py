"""Differences that can both hold and that nobody would read."""

from datetime import date

from quoth.compare import Finding
from quoth.reconcile.merging import Found
from quoth.types import AnnotatedReport, Date, Place

# A day and some years "can be the same time" without telling anything: the coarser may be so many times as long, and so long.
COARSER, LONGEST = 40, 400


def without_trivial(known: list[Found], reports: dict[str, AnnotatedReport]) -> list[Found]:
    """The differences without times of which the one is so much coarser that they have nothing to do with each other."""
    return [found for found in known if not is_far_coarser(found.finding, reports)]


def is_far_coarser(finding: Finding, reports: dict[str, AnnotatedReport]) -> bool:
    """Whether two times that can be the same are of quite another length."""
    if (finding.kind, finding.verdict) != ("date", "compatible") or not (finding.left and finding.right):
        return False
    one, other = (date_at(reports[side[0].report], side[0]) for side in (finding.left, finding.right))
    if one is None or other is None:
        return False
    short, long = sorted(days_of(d) for d in (one, other))
    return long > LONGEST or long > COARSER * short


def date_at(report: AnnotatedReport, place: Place) -> Date | None:
    """The date that stands there."""
    return next((d for d in report.dates if place.part == "text" and d.span.overlaps(place.span)), None)


def days_of(told: Date) -> int:
    """How many days it covers; none are known of a date that cannot be placed."""
    if not told.earliest or not told.latest:
        return 1
    return (date.fromisoformat(told.latest[:10]) - date.fromisoformat(told.earliest[:10])).days + 1
