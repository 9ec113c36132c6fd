"""Lists of the store: stories as two lines, reports found with the words that were looked for."""

from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, select

from quoth.edges.store.deciding import in_force
from quoth.edges.store.looking import raw_reports, rows_for
from quoth.edges.store.reading_corrected import corrected_raw
from quoth.edges.store.searching import PIECE, WORD, find_reports
from quoth.edges.store.tables import stories, story_reports
from quoth.errors import WrongUse
from quoth.types import RawReport

AROUND = 60


class ListedStory(Struct, frozen=True, kw_only=True):
    """One story of the list."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    origins_low: int
    origins_high: int
    differences: int
    conflicts: int
    disputes: int
    question: str | None
    changed_at: str


class FoundReport(Struct, frozen=True, kw_only=True):
    """One report that holds the words: where in its text they stand first, and in which story it is told."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    story: str | None
    start: int
    end: int
    words: str


LATEST = stories.c.last.desc().nulls_last()
ORDERS: dict[str, tuple[Any, ...]] = {
    "newest": (LATEST, stories.c.id),
    "disagreements": (stories.c.conflicts.desc(), stories.c.disputes.desc(), LATEST, stories.c.id),
    "origins": (stories.c.origins_low, stories.c.reports.desc(), LATEST, stories.c.id),
    "reports": (stories.c.reports.desc(), LATEST, stories.c.id),
}


# Which stories are listed: all, those whose reports disagree, those of more than one report.
ONLY: dict[str, tuple[ColumnElement[bool], ...]] = {
    "all": (),
    "disagreements": (stories.c.conflicts > 0,),
    "several": (stories.c.reports > 1,),
}


def listed_stories(
    connection: Connection, *, sort: str = "newest", only: str = "all", limit: int = 50, offset: int = 0
) -> list[ListedStory]:
    """The stories in an order, all or some; raises `WrongUse` for an order or a choice that is none."""
    if sort not in ORDERS:
        raise WrongUse(f"Stories cannot be sorted by {sort}.", hint=f"They can by: {', '.join(ORDERS)}")
    # First which, by an index that holds all that the order goes by; the stories are large.
    wanted = select(stories.c.id).where(*chosen(only)).order_by(*ORDERS[sort]).limit(limit).offset(offset)
    ids = list(connection.execute(wanted).scalars())
    columns = [stories.c[name] for name in ListedStory.__struct_fields__]
    found = {row["id"]: ListedStory(**row) for row in rows_for(connection, select(*columns), stories.c.id, ids)}
    return [found[key] for key in ids]


def count_stories(connection: Connection, *, only: str = "all") -> int:
    """How many stories there are, all or some."""
    return int(connection.execute(select(func.count()).select_from(stories).where(*chosen(only))).scalar_one())


def chosen(only: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a choice."""
    if only not in ONLY:
        raise WrongUse(f"There is no choice {only}.", hint=f"There are: {', '.join(ONLY)}")
    return ONLY[only]


def titles_of(connection: Connection, ids: list[str]) -> dict[str, str]:
    """The titles of some stories by their ids."""
    wanted = select(stories.c.id, stories.c.title)
    return {row["id"]: row["title"] for row in rows_for(connection, wanted, stories.c.id, ids)}


def found_reports(connection: Connection, words: str, *, limit: int = 20, offset: int = 0) -> list[FoundReport]:
    """The reports that hold all words, the best first, each with the stretch of its text around the first of them."""
    ids = find_reports(connection, words, limit=limit, offset=offset)
    made = in_force(connection, ids)
    raws = {raw.id: corrected_raw(raw, made) for raw in raw_reports(connection, ids)}
    told = select(story_reports.c.report, story_reports.c.story)
    rows = sorted(
        rows_for(connection, told, story_reports.c.report, ids), key=lambda row: str(row["story"]), reverse=True
    )
    homes = {row["report"]: row["story"] for row in rows}
    return [found_report(raws[name], homes.get(name), words) for name in ids]


def found_report(raw: RawReport, story: str | None, words: str) -> FoundReport:
    """One report with its stretch of text."""
    start, end = stretch_around(raw.text, words)
    return FoundReport(
        id=raw.id,
        title=raw.title,
        outlet=raw.outlet,
        published=raw.published,
        story=story,
        start=start,
        end=end,
        words=raw.text[start:end],
    )


def stretch_around(text: str, words: str) -> tuple[int, int]:
    """Where the first word that was looked for stands, with some words before and after; the beginning where none does."""
    low = text.lower()
    if len(low) != len(text):  # a letter that becomes two in lower case would shift the places
        low = text
    looked_for = [word.lower() for match in PIECE.finditer(words) for word in WORD.findall(match[1] or match[2])]
    at = next((place for word in looked_for if (place := low.find(word)) >= 0), 0)
    start = 0 if at <= AROUND else text.find(" ", at - AROUND, at) + 1 or at
    end = min(len(text), at + 2 * AROUND)
    if end < len(text):
        end = max(text.rfind(" ", at, end), at + 1)
    return start, end
