"""Values of others' JSON, where any field may hold anything."""

from typing import Any

import msgspec

from quoth.errors import ReportUnreadable


def object_of(data: bytes) -> dict[str, Any]:
    """The object of a document; raises `ReportUnreadable` where it is none."""
    try:
        held = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ReportUnreadable("broken", f"It is no sound JSON: {str(error)[:100]}.") from error
    if not isinstance(held, dict):
        raise ReportUnreadable("broken", "It is JSON, but no object.")
    return held


def string(held: dict[str, Any], *names: str) -> str | None:
    """The first of some fields that holds a string with something in it."""
    values = (held.get(name) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def objects(held: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects that a field lists."""
    listed = held.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
