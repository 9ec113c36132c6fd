"""`quoth stories`, `quoth show`, `quoth search`: what is in the store."""

from pathlib import Path

import click

from quoth.edges.cli.desk import opened, story_meant, with_store
from quoth.edges.cli.options import with_ascii, with_json, with_no_colour, with_page, with_quiet
from quoth.edges.cli.output import say, say_bytes, say_note, wants_colour, width_of_screen, write_whole
from quoth.edges.cli.read import show
from quoth.errors import WrongUse

MOST = 50


@click.command("stories", epilog="Example:\n\n  quoth stories --sort disagreements\n")
@click.option(
    "--sort", type=click.Choice(["newest", "disagreements", "origins", "reports"]), default="newest",
    help="What comes first: newest, most disagreements, fewest origins, most reports.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=MOST, show_default=True, help="How many are listed.")
@with_store
@with_json
@with_ascii
def stories(sort: str, limit: int, json: bool, ascii: bool) -> None:
    """List the stories of the store, two lines each, the largest disagreement as a question."""
    from quoth.edges.formats.dossier_json import as_document
    from quoth.edges.store.engines import reading
    from quoth.edges.store.listing import listed_stories
    from quoth.edges.terminal.shelf import render_listed

    with opened() as store, reading(store.engine) as connection:
        found = listed_stories(connection, sort=sort, limit=limit)
    if json:
        say_bytes(as_document(found))
    elif found:
        say(render_listed(found, width=width_of_screen(), ascii=ascii))
    else:
        say_note("there is no story yet; quoth add FILE... makes some.")


@click.command("show", epilog="Example:\n\n  quoth show 3f2a --html story.html\n")
@click.argument("story", help="The beginning of a story's or a report's id, or words of the title.")
@with_store
@with_json
@click.option("--markdown", is_flag=True, help="Print the brief and the lists as Markdown.")
@with_page
@click.option("--brief", is_flag=True, help="Print the cited brief alone.")
@with_quiet
@with_ascii
@with_no_colour
def show_story(
    story: str, json: bool, markdown: bool, html: Path | None, brief: bool, quiet: bool, ascii: bool, no_colour: bool
) -> None:
    """Print one story of the store, as quoth read prints it; nothing is read again."""
    from quoth.edges.store.engines import reading
    from quoth.edges.store.looking import dossier_of

    if sum((json, markdown, brief)) > 1:
        raise WrongUse("Only one of --json, --markdown and --brief can be printed at a time.")
    with opened() as store, reading(store.engine) as connection:
        dossier = dossier_of(connection, story_meant(connection, story))
    if html is not None:
        from quoth.edges.web.one_file import render_page

        write_whole(html, [render_page(dossier).encode()])
        say_note(f"the page is in {html}")
    show(dossier, json=json, markdown=markdown, brief=brief, stories=False, quiet=quiet, ascii=ascii,
         colour=wants_colour(no_colour))  # fmt: skip


@click.command("search", epilog='Example:\n\n  quoth search ferry "harbour master" Osk*\n')
@click.argument(
    "words", nargs=-1, required=True, metavar="WORDS...", help='All must occur; "words side by side"; start*.'
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many reports are listed.")
@with_store
@with_json
@with_ascii
def search(words: tuple[str, ...], limit: int, json: bool, ascii: bool) -> None:
    """Find reports by words of title, text and speakers, the best first."""
    from quoth.edges.formats.dossier_json import as_document
    from quoth.edges.store.engines import reading
    from quoth.edges.store.listing import found_reports
    from quoth.edges.terminal.shelf import render_found

    # The shell takes the quotation marks off: an argument with a blank in it was meant as words side by side.
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with opened() as store, reading(store.engine) as connection:
        found = found_reports(connection, asked, limit=limit)
    if json:
        say_bytes(as_document(found))
    elif found:
        say(render_found(found, width=width_of_screen(), ascii=ascii))
    else:
        say_note("no report holds all of these words.")
