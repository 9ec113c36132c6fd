"""`quoth follow`: what appears in feeds goes into the store."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from quoth.edges.cli.add import keep_all
from quoth.edges.cli.desk import desk_on, opened, with_store
from quoth.edges.cli.options import (
    fetcher_for,
    settings_for,
    with_language,
    with_model,
    with_model_hash,
    with_no_progress,
)
from quoth.edges.cli.output import ProgressLine, say_note
from quoth.edges.cli.watch import asked_to_stop
from quoth.text.counting import counted

if TYPE_CHECKING:
    from quoth.types import Source

EXAMPLE = """Example:

  quoth follow https://example.org/news.xml --every 60 --store desk.sqlite
"""
EVERY_MINUTES, OFTENEST_MINUTES, A_WEEK = 30, 5, 10_080


@click.command("follow", epilog=EXAMPLE)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...", help="Addresses of feeds: RSS, Atom, JSON Feed.")
@click.option("--every", type=click.IntRange(OFTENEST_MINUTES, A_WEEK), default=EVERY_MINUTES, show_default=True, metavar="MINUTES",
              help="How often each feed is asked at most.")  # fmt: skip
@click.option("--once", is_flag=True, help="Ask those that are due, then end.")
@with_store
@with_language
@with_model
@with_model_hash
@with_no_progress
def follow(feeds: tuple[str, ...], every: int, once: bool, language: str | None, quiet: bool) -> None:
    """Ask feeds on the web for what is new and add it, until Ctrl-C; sites are asked seldom, and not where they say no."""
    from quoth.edges.fetching.following import Follower, Pace
    from quoth.edges.fetching.naming import check_feeds
    from quoth.edges.library import in_language

    settings = settings_for(language)
    check_feeds(feeds, settings)
    progress = ProgressLine(quiet=quiet)
    with asked_to_stop() as stop, opened(make=True) as store:
        desk = desk_on(store, settings, progress)

        def take(sources: "Iterable[Source]") -> None:
            keep_all(desk, (in_language(source, language) for source in sources), progress, stop)

        pace = Pace(
            clock=lambda: datetime.now(UTC),
            wait=lambda seconds: not stop.wait(seconds),
            every=timedelta(minutes=every),
        )
        say_note(f"following {counted(len(feeds), 'feed')} for {store.name}{'' if once else '; Ctrl-C ends'}.")
        Follower(store, fetcher_for(settings), pace, settings, take).follow(feeds, once=once)
