"""`quoth demo`: the story that ships with the program, read or copied out."""

from importlib.resources import files
from pathlib import Path

import click
import msgspec

from quoth.edges.cli.options import with_ascii, with_json, with_no_colour, with_page, with_quiet
from quoth.edges.cli.output import make_folder, say_note, write_whole
from quoth.edges.cli.read import read


@click.command("demo", epilog="Example:\n\n  quoth demo --html harbour.html\n")
@click.option(
    "--copy",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the reports there as text files, to read and to try, instead of reading them.",
)
@with_json
@with_page
@with_quiet
@with_ascii
@with_no_colour
@click.pass_context
def demo(
    context: click.Context,
    copy: Path | None,
    json: bool,
    html: Path | None,
    quiet: bool,
    ascii: bool,
    no_colour: bool,
) -> None:
    """Read the demo story: an invented event in six reports, with a few things gone wrong on the way."""
    folder = Path(str(files("quoth.edges") / "demo"))
    if copy is None:
        inputs = (str(folder / "reports.jsonl"),)
        context.invoke(read, inputs=inputs, json=json, html=html, quiet=quiet, ascii=ascii, no_colour=no_colour)
        return
    from quoth.acquire.header import with_header
    from quoth.acquire.record import FIELDS

    make_folder(copy)
    lines = (folder / "reports.jsonl").read_bytes()
    write_whole(copy / "reports.jsonl", [lines])
    for line in lines.splitlines():
        record = msgspec.json.decode(line)
        text = with_header({name: record[name] for name in FIELDS if record.get(name)}, record["text"])
        write_whole(copy / f"{record['name']}.txt", [text.encode()])
    say_note(f"the demo story is in {copy}: a text file for each report, and all of them in reports.jsonl")
    say_note(f"read it with: quoth read {copy}")
