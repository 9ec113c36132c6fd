"""Figures of news: value, bound, unit, what is counted, scope, comparison."""

from quoth.types import Quantity, Report


def find_quantities(report: Report) -> tuple[Quantity, ...]:
    """All quantities of a report in text order, with `statement` left open (None)."""
    return ()
