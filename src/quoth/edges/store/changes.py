"""What became of a story, as the store knows it: when each of its reports came, and what people decided about them."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from quoth.compose.wording import quoted
from quoth.edges.formats.writers.atom import Change
from quoth.edges.formats.writers.names import named
from quoth.edges.store.deciding import Kept, decided
from quoth.edges.store.tables import sightings

ENDS = (".", "!", "?", "…")


def changes_of(connection: Connection, ids: Collection[str]) -> list[Change]:
    """The coming of each report and every decision about it, in no order."""
    came = select(sightings.c.report, func.min(sightings.c.seen_at)).group_by(sightings.c.report)
    made = [
        Change(named("report", report), at, "", report) for report, at in connection.execute(came) if report in set(ids)
    ]
    for kept in decided(connection, ids):
        one = kept.decision
        words = f"{one.kind} by {one.author}" + (f": {quoted(kept.words[0])}" if kept.words else "")
        made.append(Change(named("decision", kept.id), one.at, words, why=why_of(kept)))
    return made


def why_of(kept: Kept) -> str:
    """The words that a decision was made on, what it says, and the reason that was given."""
    told = [f"On {' and '.join(map(quoted, kept.words))}."] if kept.words else []
    for name, value in kept.decision.value.items():
        held = " < ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        told += [f"{name}: {held}{'' if held.endswith(ENDS) else '.'}"] if held else []
    return " ".join(told)
