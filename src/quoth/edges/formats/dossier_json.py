"""Records as JSON: stable bytes for people and programs, a line each for `annotate`, and the JSON Schema."""

from typing import Any

import msgspec

from quoth.edges.formats.records import (
    AUDIT_SCHEMA,
    DOSSIER_SCHEMA,
    AuditRecord,
    DossierRecord,
    ReportRecord,
    dossier_record,
)
from quoth.types import Dossier

SCHEMAS: dict[str, type] = {DOSSIER_SCHEMA: DossierRecord, "report/1": ReportRecord, AUDIT_SCHEMA: AuditRecord}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def dossier_object(dossier: Dossier) -> dict[str, Any]:
    """The object of `quoth read --json` as dictionaries and lists."""
    made: dict[str, Any] = msgspec.to_builtins(dossier_record(dossier))
    return made


def as_document(record: object) -> bytes:
    """One JSON document in UTF-8: keys in the contract's order, two spaces, a line feed at the end."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def as_line(record: object) -> bytes:
    """One JSON value on one line of its own."""
    return msgspec.json.encode(record) + b"\n"


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one output by its name: "dossier/1", "report/1" or "audit/1"."""
    schema: dict[str, Any] = {"$schema": DIALECT, "$id": f"urn:quoth:{name}"}
    schema.update(msgspec.json.schema(SCHEMAS[name]))
    return schema
