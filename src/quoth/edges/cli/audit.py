"""`quoth audit`: an article held against the sources it was made from."""

from pathlib import Path
from typing import get_args

import click

from quoth.edges.cli.options import (
    chosen_encoder,
    read_dates,
    settings_for,
    with_ascii,
    with_dates,
    with_json,
    with_language,
    with_model,
    with_model_hash,
    with_no_colour,
    with_page,
)
from quoth.edges.cli.output import (
    EXIT_FOUND,
    refuse_replacing,
    say,
    say_bytes,
    say_doubts,
    say_rejected,
    wants_colour,
    width_of_screen,
    write_whole,
)
from quoth.errors import WrongUse
from quoth.types import Audit
from quoth.types.claims import DifferenceKind, Severity

EXAMPLE = """Example:

  quoth audit draft.txt --against dispatch.txt --against statement.txt --fail-on figure,quote-altered
"""
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high")


@click.command("audit", epilog=EXAMPLE, context_settings={"allow_extra_args": True, "allow_interspersed_args": True})
@click.argument("article", metavar="ARTICLE", help="The article to hold against its sources.")
@click.option("--against", multiple=True, required=True, metavar="SOURCE...", help="The sources: one or more files.")
@with_json
@click.option("--csv", is_flag=True, help="Print a sheet, a row a sentence, with an empty column for who checked it.")
@click.option("--markdown", is_flag=True, help="Print the same as a list in Markdown.")
@click.option("--side-by-side", is_flag=True, help="Print every sentence beside the source's.")
@with_page
@click.option(
    "--fail-on", default="", metavar="KIND,...", help="Exit status 1 if a finding of one of these kinds is made."
)
@click.option(
    "--fail-on-severity", default="", metavar="LEVEL", help="The same from this severity on: low, medium, high."
)
@with_dates
@with_language
@with_model
@with_model_hash
@click.option("--quiet", "-q", is_flag=True, help="Only the title and the counts.")
@with_ascii
@with_no_colour
@click.pass_context
def audit(
    context: click.Context,
    article: str,
    against: tuple[str, ...],
    json: bool,
    csv: bool,
    markdown: bool,
    side_by_side: bool,
    html: Path | None,
    fail_on: str,
    fail_on_severity: str,
    date: tuple[str, ...],
    language: str | None,
    quiet: bool,
    ascii: bool,
    no_colour: bool,
) -> None:
    """Hold an article against the sources it was made from: changed figures, hedges, speakers, quotations."""
    from quoth.edges import library

    if sum((json, csv, markdown, side_by_side)) > 1:
        raise WrongUse("Only one of --json, --csv, --markdown and --side-by-side can be printed at a time.")
    kinds = chosen_kinds(fail_on)
    if fail_on_severity and fail_on_severity not in SEVERITIES:
        raise WrongUse(f"--fail-on-severity {fail_on_severity}: it takes low, medium or high.")
    sources = [*against, *context.args]
    refuse_replacing(html, [article, *sources])
    settings, dates = settings_for(language), read_dates(date)
    made = library.audit(article, sources, settings=settings, dates=dates, language=language, encoder=chosen_encoder())
    say_rejected(made.rejected)
    say_doubts((made.article, *made.sources))
    if html is not None:
        from quoth.edges.web.one_file import render_audit_page

        write_whole(html, [render_audit_page(made).encode()])
    if json or csv or markdown:
        say_data(made, csv=csv, markdown=markdown)
    else:
        say_shown(made, side_by_side=side_by_side, ascii=ascii, colour=wants_colour(no_colour), quiet=quiet)
    floor = SEVERITIES.index(fail_on_severity) if fail_on_severity in SEVERITIES else len(SEVERITIES)
    if any(f.kind in kinds or SEVERITIES.index(f.severity) >= floor for f in made.findings):
        context.exit(EXIT_FOUND)


def say_data(made: Audit, *, csv: bool, markdown: bool) -> None:
    """Prints the audit for another program: a sheet, a list in Markdown, or else the JSON document."""
    from quoth.edges.formats.audit_sheet import audit_csv, audit_markdown
    from quoth.edges.formats.dossier_json import as_document
    from quoth.edges.formats.records import audit_record

    if markdown:
        say(audit_markdown(made))
    else:
        say_bytes(audit_csv(made) if csv else as_document(audit_record(made)))


def say_shown(made: Audit, *, side_by_side: bool, ascii: bool, colour: bool, quiet: bool) -> None:
    """Prints the audit for a reader."""
    from quoth.edges.terminal import render_audit, render_side_by_side

    width = width_of_screen()
    if side_by_side and not quiet:
        say(render_side_by_side(made, width=width, ascii=ascii, colour=colour))
    else:
        say(render_audit(made, width=width, ascii=ascii, colour=colour, quiet=quiet))


def chosen_kinds(listed: str) -> set[str]:
    """The kinds named after --fail-on; raises `WrongUse` for a word that is no kind of difference."""
    kinds = {kind.strip() for kind in listed.split(",") if kind.strip()}
    unknown = sorted(kinds - set(get_args(DifferenceKind)))
    if unknown:
        raise WrongUse(
            f"--fail-on {', '.join(unknown)}: no such kind.", hint=f"Kinds: {', '.join(get_args(DifferenceKind))}"
        )
    return kinds
