"""Annotated reports to stories."""

from quoth.types import AnnotatedReport


def cluster_stories(reports: tuple[AnnotatedReport, ...]) -> tuple[tuple[AnnotatedReport, ...], ...]:
    """The reports grouped by event; the groups and their members in an order that the input order does not change."""
    return (reports,)
