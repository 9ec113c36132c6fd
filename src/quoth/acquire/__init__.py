"""Bytes and where they came from to RawReport."""

from quoth.settings import Settings
from quoth.types import RawReport, Source


def acquire_report(source: Source, *, settings: Settings) -> RawReport:
    """The report that the bytes hold; raises `ReportUnreadable` with the reason where they hold none."""
    raise NotImplementedError
