"""What was read in the visible copy of a text, with its places taken back to the text itself."""

from typing import Any

import msgspec

from quoth.text.visible import VisibleCopy
from quoth.types import AnnotatedReport, RawReport, Span


def placed_back(read: AnnotatedReport, raw: RawReport, copy: VisibleCopy) -> AnnotatedReport:
    """The report as read from the copy, with the untouched text and every place in it; the vectors stay."""
    report = moved(msgspec.structs.replace(read.report, raw=None), copy)
    changed = {name: moved(getattr(read, name), copy) for name in ("entities", "statements", "quantities", "dates")}
    return msgspec.structs.replace(read, report=msgspec.structs.replace(report, raw=raw), **changed)


def moved(value: Any, copy: VisibleCopy) -> Any:
    """A value with every span in it taken back: spans themselves, and what has a start and an end."""
    if isinstance(value, Span):
        return copy.back(value)
    if isinstance(value, tuple):
        return tuple(moved(item, copy) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    changes = {name: moved(getattr(value, name), copy) for name in value.__struct_fields__}
    if "start" in changes:
        span = copy.back(Span(changes["start"], changes["end"]))
        changes.update(start=span.start, end=span.end)
    return msgspec.structs.replace(value, **changes)
