"""Annotated reports of a story to its lineage: which was made from which, and how many origins that leaves."""

from quoth.trace.lineage import trace_lineage

__all__ = ["trace_lineage"]
