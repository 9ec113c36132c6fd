"""Names for what is written: addresses where a report has one, names of our own where not; times and JSON."""

import json
from datetime import UTC, datetime
from typing import Any

from quoth.acquire.metadata import web_address
from quoth.types import AnnotatedReport

OURS = "urn:quoth:"


def named(kind: str, name: str) -> str:
    """A name of our own: what it is, and its id."""
    return f"{OURS}{kind}:{name}"


def address_or_name(read: AnnotatedReport) -> str:
    """Where a report stands on the web, else its name."""
    return web_address(read.report.raw.url) or named("report", read.id)


def full_time(written: str | None) -> str | None:
    """A time or day as a full time with a zone (RFC 3339), a missing clock being midnight and a missing zone UTC."""
    try:
        made = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return (made if made.tzinfo else made.replace(tzinfo=UTC)).isoformat()


def as_json(value: Any) -> bytes:
    """A JSON document in plain characters, so that no character of a report can act in it."""
    return json.dumps(value, ensure_ascii=True, indent=1).encode() + b"\n"


def without_empty(held: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in held.items() if value not in (None, "", [], ())}
