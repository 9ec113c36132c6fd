"""`quoth schema` and `quoth config`: what the output looks like, and every limit with its reason."""

from typing import get_type_hints

import click
import msgspec

from quoth.edges.cli.options import with_json
from quoth.edges.cli.output import say, say_bytes
from quoth.errors import WrongUse
from quoth.settings import Settings


@click.command("schema", epilog="Example:\n\n  quoth schema dossier/1 > dossier.schema.json\n")
@click.argument("name", required=False, help="dossier/1, report/1 or audit/1; all of them without a name.")
def schema(name: str | None) -> None:
    """Print the JSON Schema (2020-12) of the outputs."""
    from quoth.edges.formats.dossier_json import SCHEMAS, as_document, json_schema

    if name is not None and name not in SCHEMAS:
        raise WrongUse(f"There is no schema {name}.", hint=f"There are: {', '.join(SCHEMAS)}")
    say_bytes(as_document(json_schema(name) if name else {each: json_schema(each) for each in SCHEMAS}))


@click.command("config", epilog="Example:\n\n  quoth config --json\n")
@with_json
def config(json: bool) -> None:
    """Print every limit and default with its reason."""
    from quoth.edges.formats.dossier_json import as_document

    table = settings_table()
    if json:
        say_bytes(as_document([{"name": n, "value": v, "reason": r} for n, v, r in table]))
        return
    for name, value, reason in table:
        say(f"{name:16} {value!s:>12}   {reason}")


def settings_table() -> list[tuple[str, object, str]]:
    """Name, default and reason of every setting."""
    hints = get_type_hints(Settings, include_extras=True)
    defaults = Settings()
    return [
        (field.name, getattr(defaults, field.name), hints[field.name].__metadata__[0].description)
        for field in msgspec.structs.fields(Settings)
    ]
