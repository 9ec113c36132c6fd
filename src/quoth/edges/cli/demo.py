"""`quoth demo`: the story that ships with the program, read or copied out."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from quoth.acquire.header import with_header
from quoth.acquire.record import FIELDS
from quoth.edges.cli.options import Ascii, Json, NoColour, Quiet
from quoth.edges.cli.output import make_folder, say_note, write_whole


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command("demo", epilog="Example:\n\n  quoth demo --html harbour.html\n")(demo)


def demo(
    copy: Annotated[
        Path | None,
        typer.Option(
            "--copy",
            metavar="FOLDER",
            help="Write the reports there as text files, to read and to try, instead of reading them.",
        ),
    ] = None,
    json: Json = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page.")] = None,
    quiet: Quiet = False,
    ascii: Ascii = False,
    no_colour: NoColour = False,
) -> None:
    """Read the demo story: an invented event in six reports, with a few things gone wrong on the way."""
    from quoth.edges.cli.read import read

    folder = Path(str(files("quoth.edges") / "demo"))
    if copy is None:
        read([str(folder / "reports.jsonl")], json=json, html=html, quiet=quiet, ascii=ascii, no_colour=no_colour)
        return
    make_folder(copy)
    lines = (folder / "reports.jsonl").read_bytes()
    write_whole(copy / "reports.jsonl", lines)
    for line in lines.splitlines():
        record = msgspec.json.decode(line)
        text = with_header({name: record[name] for name in FIELDS if record.get(name)}, record["text"])
        write_whole(copy / f"{record['name']}.txt", text.encode())
    say_note(f"the demo story is in {copy}: a text file for each report, and all of them in reports.jsonl")
    say_note(f"read it with: quoth read {copy}")
