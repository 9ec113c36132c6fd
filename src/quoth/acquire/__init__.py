"""Bytes and where they came from to RawReport."""

from quoth.acquire.acquisition import acquire_report
from quoth.acquire.doubts import date_doubts, doubts_of

__all__ = ["acquire_report", "date_doubts", "doubts_of"]
