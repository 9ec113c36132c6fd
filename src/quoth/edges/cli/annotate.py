"""`quoth annotate`: each report with its statements, figures, dates and names, a JSON line each."""

import click

from quoth.edges.cli.options import (
    chosen_encoder,
    read_dates,
    settings_for,
    with_columns,
    with_dates,
    with_inputs,
    with_language,
    with_model,
    with_model_hash,
    with_no_progress,
)
from quoth.edges.cli.output import ProgressLine, say_bytes, say_doubts, say_rejected
from quoth.errors import NothingReadable
from quoth.types import Rejected

EXAMPLE = """Example:

  quoth annotate reports/ > annotated.jsonl
"""


@click.command("annotate", epilog=EXAMPLE)
@with_inputs
@with_dates
@with_columns
@with_language
@with_model
@with_model_hash
@with_no_progress
def annotate(
    inputs: tuple[str, ...], date: tuple[str, ...], columns: tuple[str, ...], language: str | None, quiet: bool
) -> None:
    """Print each report with its statements, chains, stances, figures, dates and names: JSON Lines."""
    from quoth.edges import library
    from quoth.edges.formats.dossier_json import as_line
    from quoth.edges.formats.records import report_record

    progress = ProgressLine(quiet=quiet)
    rejected, count = [], 0
    read = library.annotate(
        inputs,
        settings=settings_for(language, columns),
        dates=read_dates(date),
        language=language,
        encoder=chosen_encoder(),
    )
    for item in read:
        if isinstance(item, Rejected):
            rejected.append(item)
            continue
        count += 1
        progress.clear()
        say_bytes(as_line(report_record(item)))
        say_doubts((item,))
        progress("read", count, count)
    progress.clear()
    say_rejected(tuple(rejected))
    if not count:
        raise NothingReadable("No input gave a report.", hint="quoth read --help tells what can be read.")
