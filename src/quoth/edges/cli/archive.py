"""`quoth export`, `quoth import`, `quoth backup`: the store, or a story of it, out and in again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from quoth.edges.cli.desk import desk_on, opened, story_meant, with_store
from quoth.edges.cli.forms import file_for, keep_form, refuse_form, say_form, with_format, with_table
from quoth.edges.cli.options import settings_for, with_model, with_model_hash, with_no_progress
from quoth.edges.cli.output import STANDARD_INPUT, ProgressLine, say_bytes, say_note, write_whole
from quoth.errors import WrongUse
from quoth.text.counting import counted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quoth.types import Dossier


@click.command("export", epilog="Example:\n\n  quoth export 3f2a --as csv --out tables/\n")
@click.argument("story", required=False, help="The beginning of a story's or a report's id, or words of the title.")
@click.option("--all", "everything", is_flag=True, help="The whole store.")
@with_format
@with_table
@click.option("--out", type=click.Path(path_type=Path), metavar="PLACE", help="A file; a folder for all tables.")
@with_store
def export(story: str | None, everything: bool, form: str | None, table: str | None, out: Path | None) -> None:
    """Print a story, or the whole store: as an archive that quoth import takes back exactly, or --as another format."""
    if (story is None) != everything:
        wrong = (
            "Name a story, or say --all" if story is None else f"--all is the whole store, and {story} one story of it"
        )
        raise WrongUse(f"{wrong}.", hint="quoth stories lists them with their ids.")
    out = None if out == Path(STANDARD_INPUT) else out
    refuse_form(form, table)
    if form is not None:
        export_as(story, form, table, out)
        return
    from quoth.edges.store.engines import reading
    from quoth.edges.store.exporting import export_lines

    with opened() as store, reading(store.engine) as connection:
        lines = export_lines(connection, None if story is None else story_meant(connection, story))
        if out is not None:
            write_whole(out, lines)
            return
        for line in lines:
            say_bytes(line)


def export_as(story: str | None, form: str, table: str | None, out: Path | None) -> None:
    """Prints or writes a story, or all, in a format; the feed of changes also tells what the store knows of them."""
    from quoth.edges.store.engines import reading
    from quoth.edges.store.looking import dossier_of

    with opened() as store, reading(store.engine) as connection:
        dossier = dossier_of(connection, None if story is None else story_meant(connection, story))
        feed = feed_of(connection, dossier) if form == "atom" else None
    if out is None:
        say_bytes(feed) if feed is not None else say_form(dossier, form, table)
    elif feed is not None:
        file = file_for("atom", out)
        write_whole(file, [feed])
        say_note(f"written: {file}")
    else:
        for file in keep_form(dossier, form, table, out):
            say_note(f"written: {file}")


def feed_of(connection: "Connection", dossier: "Dossier") -> bytes:
    """The feed of a story's changes, by what the store knows."""
    from quoth.edges.formats.writers.atom import write
    from quoth.edges.store.changes import changes_of

    return write(dossier, changes=changes_of(connection, [read.id for read in dossier.reports]))


@click.command("import", epilog="Example:\n\n  quoth import desk.jsonl\n")
@click.argument("archive", help="What quoth export has written; - for standard input.")
@with_store
@with_model
@with_model_hash
@with_no_progress
def import_archive(archive: str, quiet: bool) -> None:
    """Take an archive into the store: every hash and span is checked, and all of it comes in or nothing."""
    from quoth.edges.store.engines import writing
    from quoth.edges.store.importing import import_lines
    from quoth.edges.store.settling import settle

    progress = ProgressLine(quiet=quiet)
    with opened(make=True) as store:
        with opened_file(archive) as lines, writing(store.engine) as connection:
            brought = import_lines(connection, lines)
        changed = settle(desk_on(store, settings_for(None), progress))
    progress.clear()
    told = (counted(brought.reports, "report"), counted(brought.stories, "story", "stories"))
    say_note(f"{', '.join(told)} and {counted(brought.decisions, 'decision')} taken in")
    if changed:
        say_note(f"{counted(changed, 'story', 'stories')} made or changed")


@click.command("backup", epilog="Example:\n\n  quoth backup desk-2026-03-12.sqlite\n")
@click.argument("file", type=click.Path(path_type=Path))
@with_store
def backup(file: Path) -> None:
    """Copy the store to a file that is not there yet, whole and checked, while others may go on working."""
    from quoth.edges.store.backup import back_up

    with opened() as store:
        kind = back_up(store, file)
    say_note(f"the {kind} is in {file}")


def opened_file(name: str) -> BinaryIO:
    """A file, or standard input, to read; raises `WrongUse` where it cannot be opened."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise WrongUse(f"{name} could not be opened: {(error.strerror or str(error)).lower()}.") from error
