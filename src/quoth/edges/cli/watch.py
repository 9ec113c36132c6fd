"""`quoth watch`: what appears in a folder goes into the store."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import click

from quoth.edges.cli.add import keep_all
from quoth.edges.cli.desk import desk_on, opened, with_store
from quoth.edges.cli.options import (
    settings_for,
    with_columns,
    with_language,
    with_model,
    with_model_hash,
    with_no_progress,
)
from quoth.edges.cli.output import ProgressLine, say_note
from quoth.errors import WrongUse

EXAMPLE = """Example:

  quoth watch ~/Downloads/reports --store desk.sqlite
"""


@click.command("watch", epilog=EXAMPLE)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@with_store
@with_columns
@with_language
@with_model
@with_model_hash
@with_no_progress
def watch(folder: Path, columns: tuple[str, ...], language: str | None, quiet: bool) -> None:
    """Add what is in a folder, and whatever appears there or changes, until Ctrl-C; files taken away stay in the store."""
    if not folder.is_dir():
        raise WrongUse(f"{folder} is no folder.", hint="quoth add takes in files once.")
    from quoth.edges.watching import appearing, sources_in

    settings = settings_for(language, columns)
    progress = ProgressLine(quiet=quiet)
    with asked_to_stop() as stop, opened(make=True) as store:
        desk = desk_on(store, settings, progress)
        say_note(f"watching {folder} for {store.name}; Ctrl-C ends.")
        for files in appearing(folder, stop):
            keep_all(desk, sources_in(files, settings, language), progress, stop)


@contextmanager
def asked_to_stop() -> Iterator[Event]:
    """An event that Ctrl-C or a request to end sets: the report at work is finished, then nothing more is begun."""
    stop = Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
