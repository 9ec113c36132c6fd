"""`quoth read`: a handful of reports to a dossier."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from quoth.edges.cli.options import Ascii, Dates, Inputs, Json, Language, NoColour, Quiet, read_dates, settings_for
from quoth.edges.cli.output import (
    ProgressLine,
    say,
    say_bytes,
    say_doubts,
    say_note,
    say_rejected,
    wants_colour,
    write_whole,
)
from quoth.errors import WrongUse
from quoth.types import Dossier

EXAMPLE = """Example:

  quoth read agency.txt paper.html broadcaster.txt --date paper.html=2024-10-24 --html dossier.html
"""
NARROWEST, WIDEST = 60, 100


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command("read", epilog=EXAMPLE)(read)


def read(
    inputs: Inputs,
    json: Json = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the brief and the lists as Markdown.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page (no script).")
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Print the cited brief alone.")] = False,
    stories: Annotated[bool, typer.Option("--stories", help="Only list the stories found, two lines each.")] = False,
    date: Dates = None,
    language: Language = None,
    quiet: Quiet = False,
    ascii: Ascii = False,
    no_colour: NoColour = False,
) -> None:
    """Read several reports of one event and print the dossier: origins, disagreements, figures, a cited brief."""
    from quoth.edges import library

    if sum((json, markdown, brief, stories)) > 1:
        raise WrongUse("Only one of --json, --markdown, --brief and --stories can be printed at a time.")
    progress = ProgressLine(quiet=quiet)
    dossier = library.read(
        inputs, settings=settings_for(language), dates=read_dates(date), language=language, progress=progress
    )
    progress.clear()
    say_rejected(dossier.rejected)
    say_doubts(dossier.reports)
    if html is not None:
        from quoth.edges.web.one_file import render_page

        write_whole(html, render_page(dossier).encode())
        say_note(f"the page is in {html}")
    show(dossier, json=json, markdown=markdown, brief=brief, stories=stories, quiet=quiet, ascii=ascii,
         colour=wants_colour(no_colour))  # fmt: skip


def show(
    dossier: Dossier, *, json: bool, markdown: bool, brief: bool, stories: bool, quiet: bool, ascii: bool, colour: bool
) -> None:
    """Prints the dossier in the form asked for."""
    if json:
        from quoth.edges.formats.dossier_json import as_document
        from quoth.edges.formats.records import dossier_record

        say_bytes(as_document(dossier_record(dossier)))
    elif markdown:
        from quoth.edges.formats.markdown import render_markdown

        say(render_markdown(dossier))
    else:
        from quoth.edges.terminal import render_dossier, render_stories

        width = min(max(shutil.get_terminal_size((WIDEST, 50)).columns, NARROWEST), WIDEST)
        if stories:
            say(render_stories(dossier, width=width, ascii=ascii, colour=colour))
        else:
            say(render_dossier(dossier, width=width, ascii=ascii, colour=colour, quiet=quiet, brief=brief))
