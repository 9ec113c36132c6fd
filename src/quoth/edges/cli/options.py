"""Options that several commands share, and how their values are read."""

from typing import Annotated

import typer

from quoth.errors import WrongUse
from quoth.settings import Settings

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Text, HTML or JSON Lines files, a folder of those, or - for standard input.", metavar="INPUT..."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document (see quoth schema).")]
Dates = Annotated[
    list[str] | None,
    typer.Option("--date", metavar="NAME=DATE", help="Publication date of an undated report: a.txt=2024-10-24."),
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="Take every report to be in this language (en).")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only the title, the origin and the counts.")]
NoProgress = Annotated[bool, typer.Option("--quiet", "-q", help="No line that tells how far the work has come.")]
Ascii = Annotated[bool, typer.Option("--ascii", help="Plain characters only.")]
NoColour = Annotated[bool, typer.Option("--no-colour", "--no-color", help="No colour, as with NO_COLOR.")]


def read_dates(given: list[str] | None) -> dict[str, str]:
    """NAME=DATE pairs as a dictionary; raises `WrongUse` where one is not a pair with an ISO 8601 date."""
    from datetime import datetime

    dates = {}
    for pair in given or []:
        name, _, date = pair.rpartition("=")
        try:
            datetime.fromisoformat(date)
        except ValueError:
            name = ""
        if not name:
            raise WrongUse(f"--date {pair} names no report and day.", hint="Write it so: --date a.txt=2024-10-24")
        dates[name] = date
    return dates


def settings_for(language: str | None) -> Settings:
    """The settings of a run; raises `WrongUse` for a language that is not read."""
    if language not in (None, "en"):
        raise WrongUse(f"--language {language}: only English (en) is read so far.")
    return Settings()
