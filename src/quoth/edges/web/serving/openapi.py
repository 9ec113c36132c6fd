"""The description of the API (OpenAPI 3.1), made of its operations and of the types that they take and give."""

from typing import Any

import msgspec

from quoth.edges.web.serving.api import JSON, LONGEST_CURSOR, LONGEST_SEARCH, MOST, Operation, Query
from quoth.edges.web.serving.api_shapes import Problem

REFERENCE = "#/components/schemas/{name}"
PROBLEMS = {
    "400": "The request cannot be read.",
    "401": "No token, or another one.",
    "403": "From another page.",
    "404": "There is nothing at this address.",
    "413": "More than is taken at a time.",
    "422": "Not as described.",
    "503": "The store could not be used.",
}


def openapi(operations: tuple[Operation, ...]) -> dict[str, Any]:
    """The whole description."""
    from quoth import __version__

    shapes = list(dict.fromkeys([Problem, *(shape for one in operations for shape in (one.gives, one.takes) if shape)]))
    found, components = msgspec.json.schema_components(shapes, ref_template=REFERENCE)
    schemas = dict(zip(shapes, found, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = described(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "quoth", "version": __version__, "description": "A store of news reports on this machine."},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "What quoth serve printed behind token=."}
            },
        },
    }


def described(one: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    """One operation."""
    made: dict[str, Any] = {
        "operationId": one.work.__name__.removeprefix("api_"),
        "summary": one.told,
        "parameters": [*parameters_in(one.path), *(parameter(query) for query in one.queries)],
        "responses": {
            str(one.status): {"description": "Done." if one.status == 200 else "Begun.", "content": {JSON: {"schema": schemas[one.gives]}}},
            **{status: problem(words, schemas) for status, words in PROBLEMS.items()},
        },
    }  # fmt: skip
    if one.moves:
        made["responses"]["303"] = {"description": "It has another id by now: it stands at the address in Location."}
        made["responses"]["410"] = problem("Its reports were taken out of the store.", schemas)
    if one.takes is not None:
        made["requestBody"] = {"required": True, "content": {JSON: {"schema": schemas[one.takes]}}}
        made["responses"]["415"] = problem("Not JSON.", schemas)
        made["responses"]["429"] = problem("Much is waiting to be done: ask again in a while.", schemas)
    return made


def problem(words: str, schemas: dict[Any, Any]) -> dict[str, Any]:
    """An answer that says what went wrong."""
    return {"description": words, "content": {"application/problem+json": {"schema": schemas[Problem]}}}


def parameters_in(path: str) -> list[dict[str, Any]]:
    """The id in an address."""
    if "{id}" not in path:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[0-9a-f]{12}$"}}]


def parameter(query: Query) -> dict[str, Any]:
    """A value behind an address."""
    schema: dict[str, Any] = {"type": "string"}
    if query.choices:
        schema["enum"] = list(query.choices)
    elif query.number:
        schema = {"type": "integer", "minimum": 1, "maximum": MOST}
    elif query.name == "cursor":
        schema["pattern"] = f"^[0-9]{{1,{LONGEST_CURSOR}}}$"
    elif query.needed:
        schema |= {"minLength": 1, "maxLength": LONGEST_SEARCH}
    return {"name": query.name, "in": "query", "required": query.needed, "description": query.told, "schema": schema}
