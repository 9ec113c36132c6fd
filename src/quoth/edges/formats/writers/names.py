"""Names for what is written: addresses where a report has one, names of our own where not; times and JSON."""

import json
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from quoth.acquire.metadata import web_address
from quoth.edges.gate import ACTING, SILENT

OURS = "urn:quoth:"
NOT_IN_ADDRESS = re.compile(f"""[\\s<>"{{}}|\\\\^`]|{ACTING.pattern}|{SILENT.pattern}""")
# What schema.org calls those who speak; its `author` is a person or an organisation, never a thing of any kind.
KINDS = {"person": "Person", "group": "Organization", "organisation": "Organization", "government": "GovernmentOrganization",
         "media": "NewsMediaOrganization"}  # fmt: skip


def named(kind: str, name: str) -> str:
    """A name of our own: what it is, and its id."""
    return f"{OURS}{kind}:{name}"


def person_or_body(name: str, kind: str | None) -> dict[str, Any]:
    """A speaker for schema.org; of what neither a person nor a body is, or may be neither, no type is told."""
    made: dict[str, Any] = {"@type": KINDS[kind]} if kind in KINDS else {}
    return {**made, "name": name}


def address(url: str | None) -> str | None:
    """An address of the web (RFC 3987) in which what may not stand in one is written as its bytes; anything else is left out."""
    found = web_address(url)
    return NOT_IN_ADDRESS.sub(lambda match: quote(match[0], safe="", errors="replace"), found) if found else None


def full_time(written: str | None) -> str | None:
    """A time or day as a full time with a zone (RFC 3339), a missing clock being midnight and a missing zone UTC."""
    try:
        made = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return (made if made.tzinfo else made.replace(tzinfo=UTC)).isoformat()


def utc_time(written: str) -> str:
    """A time in UTC without a zone, as programs write it that know no other; a day, and what is no time, as it is."""
    try:
        made = datetime.fromisoformat(written)
    except ValueError:
        return written
    return made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if made.tzinfo else written


def as_json(value: Any) -> bytes:
    """A JSON document in plain characters, so that no character of a report can act in it."""
    return json.dumps(value, ensure_ascii=True, indent=1).encode() + b"\n"


def without_empty(held: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in held.items() if value not in (None, "", [], ())}
