"""The formats in which a dossier is given out: `quoth read --format`, `quoth export --as`, and the list of all formats."""

import sys
from importlib import import_module
from pathlib import Path

import click

from quoth.edges.cli.output import make_folder, say, say_bytes, write_whole
from quoth.edges.formats.doors import DOORS, EXITS, TABLES, missing
from quoth.errors import WrongUse
from quoth.types import Dossier

with_format = click.option(
    "--format", "--as", "form", type=click.Choice(list(EXITS)), metavar="FORMAT",
    help=f"Print another format: {', '.join(EXITS)}.",
)  # fmt: skip
with_table = click.option(
    "--table", type=click.Choice(TABLES),
    help=f"Which table csv and parquet print: {', '.join(TABLES)} ({TABLES[0]}, where none is named).",
)  # fmt: skip
PLAIN = (
    ("text", ".txt .md, none", "text; the first line that stands alone is the headline"),
    ("lines", ".jsonl .ndjson .json", "JSON Lines, passim's too: a report a line"),
)


@click.command("formats", epilog="Example:\n\n  quoth formats\n")
def formats() -> None:
    """List every format that is read or written, and what has to be installed for it."""
    say("Read:")
    for name, endings, told in PLAIN:
        say(f"  {name:15} {endings:24} {told}")
    for name, door in DOORS.items():
        say(f"  {name:15} {' '.join(door.endings):24} {door.told}{wanting(missing(door), door.extra)}")
    say("Written:")
    for name, exit_ in EXITS.items():
        say(f"  {name:15} {'.' + exit_.ending:24} {exit_.told}{wanting(missing(exit_), exit_.extra)}")


def wanting(absent: str, extra: str) -> str:
    """What has to be installed first."""
    return f' (pip install "quoth[{extra}]")' if absent else ""


def refuse_form(form: str | None, table: str | None) -> None:
    """Raises `WrongUse`, before any work is done, for a format whose library is not installed, or a table that it has not."""
    if table is not None and not (form and EXITS[form].tables):
        tabular = ", ".join(name for name, exit_ in EXITS.items() if exit_.tables)
        raise WrongUse(f"--table {table} needs a format that has tables.", hint=f"These have: {tabular}.")
    absent = missing(EXITS[form]) if form else ""
    if absent:
        raise WrongUse(f"--format {form}: {absent}")


def written(dossier: Dossier, form: str, table: str | None) -> bytes:
    """The dossier in a format."""
    made: bytes = import_module(EXITS[form].module).write(dossier, table or TABLES[0])
    return made


def say_form(dossier: Dossier, form: str, table: str | None) -> None:
    """Prints the dossier in a format; bytes that are no text are not printed on a terminal."""
    if form == "parquet" and sys.stdout.isatty():
        raise WrongUse(
            "Parquet is no text for a terminal.", hint=f"quoth ... --format parquet > {table or TABLES[0]}.parquet"
        )
    say_bytes(written(dossier, form, table))


def file_for(form: str, place: Path) -> Path:
    """The file of a format; one of its own in a folder that is there."""
    return place / f"story.{EXITS[form].ending}" if place.is_dir() else place


def keep_form(dossier: Dossier, form: str, table: str | None, place: Path) -> list[Path]:
    """Writes the dossier to a file, or all tables of it, where none is named, to a folder, and gives the files."""
    exit_ = EXITS[form]
    if table is not None and place.is_dir():
        place = place / f"{table}.{exit_.ending}"
    if not (exit_.tables and table is None and (place.is_dir() or not place.suffix)):
        file = file_for(form, place)
        write_whole(file, [written(dossier, form, table)])
        return [file]
    make_folder(place)
    files = {place / f"{name}.{exit_.ending}": name for name in TABLES}
    for file, name in files.items():
        write_whole(file, [written(dossier, form, name)])
    return list(files)
