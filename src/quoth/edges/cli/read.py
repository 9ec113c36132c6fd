"""`quoth read`: a handful of reports to a dossier."""

from pathlib import Path

import click
from msgspec.structs import replace

from quoth.edges.cli.forms import refuse_form, say_form, with_format, with_table
from quoth.edges.cli.options import (
    chosen_encoder,
    fetcher_for,
    read_dates,
    settings_for,
    with_ascii,
    with_columns,
    with_dates,
    with_fetch,
    with_inputs_or_addresses,
    with_json,
    with_language,
    with_model,
    with_model_hash,
    with_no_colour,
    with_page,
    with_quiet,
)
from quoth.edges.cli.output import (
    ProgressLine,
    refuse_replacing,
    say,
    say_bytes,
    say_doubts,
    say_note,
    say_rejected,
    wants_colour,
    width_of_screen,
    write_whole,
)
from quoth.errors import WrongUse
from quoth.settings import Settings
from quoth.types import Dossier

# A brief of fewer words holds no sentence of most stories; one of more is no brief.
FEWEST_WORDS, MOST_WORDS = 20, 1000

EXAMPLE = """Example:

  quoth read agency.txt paper.html broadcaster.txt --date paper.html=2024-10-24 --html dossier.html
"""


@click.command("read", epilog=EXAMPLE)
@with_inputs_or_addresses
@with_fetch
@with_json
@click.option("--markdown", is_flag=True, help="Print the brief and the lists as Markdown.")
@with_page
@click.option("--brief", is_flag=True, help="Print the cited brief alone.")
@click.option(
    "--words",
    type=click.IntRange(FEWEST_WORDS, MOST_WORDS),
    default=Settings().brief_words,
    show_default=True,
    metavar="N",
    help="The longest brief, in words.",
)
@click.option("--stories", is_flag=True, help="Only list the stories found, two lines each.")
@with_format
@with_table
@with_dates
@with_columns
@with_language
@with_model
@with_model_hash
@with_quiet
@with_ascii
@with_no_colour
def read(
    inputs: tuple[str, ...],
    addresses: tuple[str, ...],
    json: bool,
    markdown: bool,
    html: Path | None,
    brief: bool,
    words: int,
    stories: bool,
    form: str | None,
    table: str | None,
    date: tuple[str, ...],
    columns: tuple[str, ...],
    language: str | None,
    quiet: bool,
    ascii: bool,
    no_colour: bool,
) -> None:
    """Read several reports of one event and print the dossier: origins, disagreements, figures, a cited brief."""
    from quoth.edges import library

    if sum((json, markdown, brief, stories, form is not None)) > 1:
        raise WrongUse("Only one of --json, --markdown, --brief, --stories and --format can be printed at a time.")
    if not inputs and not addresses:
        raise click.MissingParameter(param_type="argument", param_hint="'INPUT...'")
    refuse_form(form, table)
    refuse_replacing(html, inputs)
    settings = replace(settings_for(language, columns), brief_words=words)
    progress = ProgressLine(quiet=quiet)
    fetch = (addresses, fetcher_for(settings))
    sources = library.sources_of(inputs, settings, read_dates(date), language, fetch)
    dossier = library.read_sources(sources, settings=settings, progress=progress, encoder=chosen_encoder())
    progress.clear()
    say_rejected(dossier.rejected)
    say_doubts(dossier.reports)
    if html is not None:
        from quoth.edges.web.one_file import render_page

        write_whole(html, [render_page(dossier).encode()])
        say_note(f"the page is in {html}")
    if form is not None:
        say_form(dossier, form, table)
        return
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

        width = width_of_screen()
        if stories:
            say(render_stories(dossier, width=width, ascii=ascii, colour=colour))
        else:
            say(render_dossier(dossier, width=width, ascii=ascii, colour=colour, quiet=quiet, brief=brief))
