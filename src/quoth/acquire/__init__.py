"""Bytes and where they came from to RawReport."""

from quoth.acquire.acquisition import acquire_report

__all__ = ["acquire_report"]
