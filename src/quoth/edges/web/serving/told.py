"""A story of the store with the letters of its reports and the addresses of everything in it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, func, select

from quoth.compose.views import StoryView, changed_over_time, conflicts_between, milder, view_of
from quoth.edges.store.applying import rejected_in
from quoth.edges.store.codec import read_story
from quoth.edges.store.deciding import in_force
from quoth.edges.store.looking import dossier_of
from quoth.edges.store.tables import decisions, stories
from quoth.edges.web.serving.answers import NotThere, story_address
from quoth.types import Difference, Dossier


class ToldStory:
    """One story with what its pages need."""

    def __init__(self, dossier: Dossier, changed_at: str, seen: str = "") -> None:
        self.dossier = dossier
        self.changed_at = changed_at
        self.seen = seen
        # Since when it waits to be told anew; what was told of before and is not now.
        self.anew, self.fell = "", ""
        self.view: StoryView = view_of(dossier, dossier.stories[0])
        self.story = self.view.story
        self.address = story_address(self.story.title, self.story.id)

    @cached_property
    def differences(self) -> list[Difference]:
        """Every difference in the order of the page."""
        one = self.story
        return [
            *conflicts_between(one, "reports"),
            *milder(one),
            *conflicts_between(one, "speakers"),
            *changed_over_time(one),
            *conflicts_between(one, "itself"),
        ]

    @property
    def crumb(self) -> tuple[str, str]:
        """The story as a step of the way here."""
        return (self.story.title, self.address)

    def report_address(self, report: str) -> str:
        """Where one of its reports is shown."""
        return f"{self.address}/r/{report}"

    def difference_address(self, key: str) -> str:
        """Where one of its differences stands alone."""
        return f"{self.address}/d/{key}"


def told_story(connection: Connection, key: str) -> ToldStory:
    """The story of an id; raises `NotThere`."""
    wanted = select(stories.c.changed_at, stories.c.anew, stories.c.fell).where(stories.c.id == key)
    found = connection.execute(wanted).first()
    if found is None:
        raise NotThere
    told = ToldStory(dossier_of(connection, key), found.changed_at, last_decided(connection))
    told.anew, told.fell = found.anew or "", found.fell or ""
    return told


def last_decided(connection: Connection) -> str:
    """When somebody last decided something: a form that shows this moment knows of nothing later."""
    return str(connection.execute(select(func.max(decisions.c.made_at))).scalar() or "")


def rejected_in_story(connection: Connection, told: ToldStory) -> list[Difference]:
    """The differences of a story that people have rejected: they are told nowhere, and still stand at their addresses."""
    data = connection.execute(select(stories.c.data).where(stories.c.id == told.story.id)).scalar_one()
    whole = read_story(data)
    gone = rejected_in(whole, in_force(connection, whole.reports, told.anew or None))
    return [one for one in whole.differences if one.id in gone]


def state_of_story(connection: Connection, key: str) -> tuple[str, str, str, str]:
    """What a page of the story is made of, for keeping it; raises `NotThere`."""
    wanted = select(stories.c.made_of, stories.c.method, stories.c.changed_at, stories.c.anew).where(
        stories.c.id == key
    )
    found = connection.execute(wanted).first()
    if found is None:
        raise NotThere
    return (found.made_of, found.method, found.changed_at, found.anew or "")


def linked(told: ToldStory, rows: dict[str, Any]) -> dict[str, Any]:
    """The rows of a story with the addresses of its reports and differences in them."""
    for row in rows["reports"]:
        row["address"] = told.report_address(row["id"])
    for row in differences_in(rows):
        row["links"] = links_of(told, row["id"].partition("-")[2])
        row["state"] = None
    for card in rows["notes"]:
        link_card(told, card)
    return rows


def link_card(told: ToldStory, card: dict[str, Any]) -> None:
    """Puts into a note where its sentence stands in the report, and where its readings are corrected."""
    address = told.report_address(card["report"])
    card["address"] = f"{address}#c{card['start']}"
    for one in card["readings"]:
        one["correct"] = f"{address}/correct?statement={one['key']}"


def links_of(told: ToldStory, key: str) -> dict[str, str]:
    """What can be done with a difference: look at it alone, accept or correct it."""
    address = told.difference_address(key)
    return {"alone": address, "correct": f"{address}/correct", "seen": told.seen}


def differences_in(rows: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of all differences."""
    for section in ("disagreements", "milder", "disputes", "changed", "itself"):
        yield from rows[section]
