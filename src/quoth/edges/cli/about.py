"""`quoth schema`, `config` and `completion`: what the output looks like, every limit, what a shell completes."""

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


@click.command("completion", epilog="Example:\n\n  quoth completion bash >> ~/.bashrc\n")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what a shell needs to complete commands, options and file names."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise WrongUse(f"Nothing is known of the shell {shell}.")
    say(made(context.find_root().command, {}, "quoth", "_QUOTH_COMPLETE").source())
