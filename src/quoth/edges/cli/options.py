"""Options that several commands share, and how their values are read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quoth.edges.cli.output import say_note
from quoth.errors import WrongUse
from quoth.settings import Settings

if TYPE_CHECKING:
    from quoth.edges.fetching.fetching import Fetcher
    from quoth.encoder import Encoder

with_inputs = click.argument(
    "inputs",
    nargs=-1,
    required=True,
    metavar="INPUT...",
    help="Files of any format that is read (text, pages, letters, feeds, archives, tables ...: quoth formats), folders, or -.",
)
with_inputs_or_addresses = click.argument(
    "inputs", nargs=-1, metavar="INPUT...",
    help="Files of any format that is read (text, pages, letters, feeds, archives, tables ...: quoth formats), folders, or -.",
)  # fmt: skip
with_fetch = click.option(
    "--fetch", "addresses", multiple=True, metavar="URL",
    help="A page to fetch from the web; without this nothing leaves this machine.",
)  # fmt: skip
with_json = click.option("--json", is_flag=True, help="Print one JSON document (see quoth schema).")
with_columns = click.option(
    "--columns", multiple=True, metavar="FIELD=NAME",
    help="Where a table or record keeps a field: text=body, title=headline.",
)  # fmt: skip
with_page = click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write one self-contained page (no script)."
)
with_dates = click.option(
    "--date",
    multiple=True,
    metavar="NAME=DATE",
    help="Publication date of an undated report, by its file or path: a.txt=2024-10-24.",
)
with_language = click.option("--language", metavar="CODE", help="Take every report to be in this language (en).")
with_quiet = click.option("--quiet", "-q", is_flag=True, help="Only the title, the origin and the counts.")
with_no_progress = click.option("--quiet", "-q", is_flag=True, help="No line that tells how far the work has come.")
with_ascii = click.option("--ascii", is_flag=True, help="Plain characters only.")
with_no_colour = click.option("--no-colour", "--no-color", is_flag=True, help="No colour, as with NO_COLOR.")


def keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Keeps the value of an option that may stand before the command as well as behind it; the last one holds."""
    if value is not None:
        context.meta[f"quoth.{option.name}"] = value


with_model = click.option(
    "--model", metavar="FILE", expose_value=False, callback=keep,
    help="Another model of the same interface; none: rules and words alone.",
)  # fmt: skip
with_model_hash = click.option(
    "--model-sha256", metavar="HASH", expose_value=False, callback=keep,
    help="The hash of that file, checked before it is opened.",
)  # fmt: skip


def chosen_encoder() -> "Encoder | None":
    """The encoder that --model named, or None for the shipped one; without a model a note says so."""
    kept = click.get_current_context().meta
    model, sha256 = kept.get("quoth.model"), kept.get("quoth.model_sha256")
    if model is None and sha256 is None:
        return None
    from quoth.edges.models import NONE, chosen_model

    encoder = chosen_model(model, sha256)
    if model == NONE:
        say_note("no model: attributions are found by rules alone, and texts are alike by their words.")
    return encoder


def read_dates(given: Sequence[str]) -> dict[str, str]:
    """NAME=DATE pairs as a dictionary; raises `WrongUse` where one is not a pair with an ISO 8601 date."""
    from quoth.edges.formats.dating import is_moment

    dates = {}
    for pair in given:
        name, _, date = pair.rpartition("=")
        if not name or not is_moment(date):
            raise WrongUse(f"--date {pair} names no report and day.", hint="Write it so: --date a.txt=2024-10-24")
        dates[name] = date
    return dates


def read_columns(given: Sequence[str]) -> dict[str, str]:
    """FIELD=NAME pairs, several of them with commas, as a dictionary; raises `WrongUse` for a field that no report has."""
    from quoth.acquire.record import NAMES

    columns = {}
    for pair in (one for several in given for one in several.split(",")):
        field, _, name = pair.partition("=")
        if field.strip() not in {*NAMES, "text", "links"} or not name.strip():
            raise WrongUse(
                f"--columns {pair} names no field and column.", hint="Write it so: --columns text=body,title=head"
            )
        columns[field.strip()] = name.strip()
    return columns


def fetcher_for(settings: Settings) -> "Fetcher":
    """What fetches pages for a run; it names each machine before it asks there."""
    from quoth.edges.cli.desk import now_in_words
    from quoth.edges.fetching.fetching import Fetcher

    return Fetcher(most_bytes=settings.max_bytes, now=now_in_words, tell=say_note)


def settings_for(language: str | None, columns: Sequence[str] = ()) -> Settings:
    """The settings of a run; raises `WrongUse` for a language that is not read."""
    if language not in (None, "en"):
        raise WrongUse(f"--language {language}: only English (en) is read so far.")
    return Settings(columns=read_columns(columns)) if columns else Settings()
