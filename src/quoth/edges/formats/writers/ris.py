"""References as RIS, which Zotero, EndNote and others take: a report each, its date only where it is known."""

import hashlib

from quoth.edges.formats.writers.names import address
from quoth.edges.gate import visible
from quoth.types import AnnotatedReport, Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """A reference a report."""
    return "\r\n".join(reference(read) for read in dossier.reports).encode("utf-8", "replace")


def reference(read: AnnotatedReport) -> str:
    """One reference; what is not known is not there."""
    raw = read.report.raw
    date = (raw.published or "")[:10]
    digest = hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest()
    fields = [
        ("TI", raw.title),
        *(("AU", author) for author in raw.authors),
        ("T2", raw.outlet),
        ("PY", date[:4]),
        ("DA", date.replace("-", "/") if len(date) == 10 else ""),
        ("UR", address(raw.url)),
        ("LA", raw.language),
        ("ID", raw.id),
        ("N1", f"quoth report {raw.id}, SHA-256 of its text {digest}"),
    ]
    lines = [f"{tag}  - {in_one_line(value)}" for tag, value in fields if value]
    return "\r\n".join(("TY  - NEWS", *lines, "ER  - ", ""))


def in_one_line(value: str) -> str:
    """A value that cannot begin a field of its own."""
    return " ".join(visible(value).split())
