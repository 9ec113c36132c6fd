"""Dates of news, resolved against the report's own date only."""

from quoth.types import Date, Report


def find_dates(report: Report) -> tuple[Date, ...]:
    """All date expressions of a report in text order, with `statement` left open (None)."""
    return ()
