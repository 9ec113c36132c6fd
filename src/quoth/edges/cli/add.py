"""`quoth add`: reports into the store, each read once."""

from collections.abc import Iterable
from threading import Event
from typing import TYPE_CHECKING

import click

from quoth.edges.cli.desk import desk_on, opened, with_store
from quoth.edges.cli.options import (
    fetcher_for,
    read_dates,
    settings_for,
    with_columns,
    with_dates,
    with_fetch,
    with_language,
    with_model,
    with_model_hash,
    with_no_progress,
)
from quoth.edges.cli.output import ProgressLine, say_bytes, say_note, say_rejected
from quoth.edges.gate import visible
from quoth.errors import NothingReadable, WrongUse
from quoth.text.counting import counted
from quoth.types import Rejected

if TYPE_CHECKING:
    from quoth.edges.store.settling import Desk
    from quoth.types import Source

EXAMPLE = """Example:

  quoth add reports/ page.html && quoth stories
"""
WORDS = {"added": "added", "version": "new version", "seen": "seen elsewhere", "known": "known"}


@click.command("add", epilog=EXAMPLE)
@click.argument("inputs", nargs=-1, metavar="INPUT...", help="Files, folders or -, as for quoth read.")
@click.option("--again", is_flag=True, help="Read again what another version or model has read, and tell it anew.")
@with_fetch
@with_store
@with_dates
@with_columns
@with_language
@with_model
@with_model_hash
@with_no_progress
def add(
    inputs: tuple[str, ...],
    again: bool,
    addresses: tuple[str, ...],
    date: tuple[str, ...],
    columns: tuple[str, ...],
    language: str | None,
    quiet: bool,
) -> None:
    """Keep reports in the store and bring its stories up to date; a report that is there already costs nothing."""
    if not inputs and not again and not addresses:
        raise WrongUse("There is nothing to add.", hint="quoth add FILE...")
    from quoth.edges.library import sources_of
    from quoth.edges.store.settling import renew

    settings, dates = settings_for(language, columns), read_dates(date)
    progress, fetch = ProgressLine(quiet=quiet), (addresses, fetcher_for(settings))
    with opened(make=True) as store:
        desk = desk_on(store, settings, progress)
        renewed = renew(desk) if again else 0
        if renewed:
            say_note(f"{counted(renewed, 'report')} read again")
        kept = keep_all(desk, sources_of(inputs, settings, dates, language, fetch), progress)
    if (inputs or addresses) and not kept:
        raise NothingReadable("No input gave a report.", hint="quoth read --help tells what can be read.")


def keep_all(desk: "Desk", sources: "Iterable[Source]", progress: ProgressLine, stop: Event | None = None) -> int:
    """Takes in the sources, tells of each report, brings the stories up to date; how many gave a report.

    Once `stop` is set no further report is begun; those that are on the disk come into their stories all the same.
    """
    from quoth.edges.store.adding import add as add_all
    from quoth.edges.store.settling import settle

    rejected: list[Rejected] = []
    kept = 0
    for item in add_all(desk, sources):
        progress.clear()
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            kept += 1
            # On standard output at once, so that whoever reads it knows what is on the disk.
            say_bytes(f"{WORDS[item.outcome]:14} {item.report}  {visible(item.title or item.input)}\n".encode())
        if stop is not None and stop.is_set():
            break
    changed = settle(desk)
    progress.clear()
    say_rejected(tuple(rejected))
    say_note(f"{counted(changed, 'story', 'stories')} made or changed in {desk.store.name}")
    return kept
