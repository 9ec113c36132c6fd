"""References as CSL-JSON, which Zotero, pandoc and others take: a report each, its date only where it is known."""

import hashlib
from typing import Any

from quoth.edges.formats.writers.names import address, as_json, without_empty
from quoth.types import AnnotatedReport, Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """A reference a report."""
    return as_json([reference(read) for read in dossier.reports])


def reference(read: AnnotatedReport) -> dict[str, Any]:
    """One reference; what is not known is not there."""
    raw = read.report.raw
    parts = [int(part) for part in (raw.published or "")[:10].split("-") if part.isdigit()]
    digest = hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest()
    return without_empty(
        {
            "id": f"quoth-{raw.id}",
            "type": "article-newspaper",
            "title": raw.title,
            "container-title": raw.outlet,
            "author": [{"literal": author} for author in raw.authors],
            "issued": {"date-parts": [parts]} if parts else None,
            "URL": address(raw.url),
            "language": raw.language,
            "note": f"quoth report {raw.id}, SHA-256 of its text {digest}",
        }
    )
