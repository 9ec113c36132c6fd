"""Stories that wait to be told anew after a correction: they stay as they were told until the new telling is written."""

from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Connection, select, update

from quoth.edges.store.applying import places_of, rejected_in
from quoth.edges.store.codec import read_story
from quoth.edges.store.deciding import in_force, read_decision, recorded
from quoth.edges.store.looking import rows_for
from quoth.edges.store.tables import stories, story_reports
from quoth.edges.store.telling import Told, story_row
from quoth.text.counting import counted
from quoth.types import Place, Story

MOST_NAMED = 3
SAID = {
    "independent": "said that two reports are independent", "derived": "said that one report was made from another",
    "set-published": "set a date", "set-outlet": "set an outlet", "undo": "took a correction back",
    "merge-stories": "put stories together", "split-stories": "parted stories", "attribute-statement": "named another speaker",
    "reject-statement": "rejected a statement", "reject-difference": "rejected a difference",
    "belongs-to-report": "took a line into a report", "not-of-report": "left a line out of a report",
}  # fmt: skip


class Waiting(Struct, frozen=True):
    """A story as it was told, and since when it waits to be told anew."""

    story: Story
    since: str


def wait_for_telling(connection: Connection, reports: Collection[str], since: str) -> None:
    """The stories in which some reports stand wait to be told anew since a moment: that of the first correction they do not know."""
    told = select(story_reports.c.story).where(story_reports.c.report.in_(list(reports)))
    connection.execute(update(stories).where(stories.c.id.in_(told), stories.c.anew.is_(None)).values(anew=since))


def count_again(connection: Connection, reports: Collection[str]) -> None:
    """What the list shows of the stories in which some reports stand, without the differences that people have rejected."""
    wanted = select(stories).join(story_reports, story_reports.c.story == stories.c.id)
    rows = {row["id"]: row for row in rows_for(connection, wanted, story_reports.c.report, reports)}
    for row in rows.values():
        story = read_story(row["data"])
        rejected = rejected_in(story, in_force(connection, story.reports))
        values = story_row(Told(story, row["made_of"], row["method"], {}, row["changed_at"], rejected, row["fell"]))
        connection.execute(update(stories).where(stories.c.id == story.id).values(values))


def waiting(connection: Connection, reports: Collection[str]) -> dict[str, Waiting]:
    """The stories of some reports that wait to be told anew, as they were told, by their ids."""
    wanted = select(stories.c.id, stories.c.data, stories.c.anew)
    wanted = wanted.join(story_reports, story_reports.c.story == stories.c.id).where(stories.c.anew.is_not(None))
    rows = rows_for(connection, wanted, story_reports.c.report, reports)
    found = {row["id"]: row for row in rows}
    return {key: Waiting(read_story(found[key]["data"]), found[key]["anew"]) for key in sorted(found)}


def fallen(connection: Connection, earlier: Collection[Waiting], now: Collection[Story]) -> str | None:
    """What earlier tellings told as different and the new ones do not, in a line; None where there is no such thing."""
    about = {report for story in now for report in story.reports}
    touched = [one for one in earlier if about & set(one.story.reports)]
    made = {places for story in now for places in differences_by_places(story)}
    before = {places: question for one in touched for places, question in differences_by_places(one.story).items()}
    gone = {places: question for places, question in before.items() if places not in made}
    if not gone:
        return None
    since = min(one.since for one in touched)
    number = f"{counted(len(gone), 'difference')} of before {'is' if len(gone) == 1 else 'are'} not made now"
    return f"{number}{why(connection, about, since, gone)}"


def differences_by_places(story: Story) -> dict[frozenset[Place], str]:
    """The questions of the differences of a story by the places on their sides."""
    return {places_of(place for side in one.sides for place in side.spans): one.question for one in story.differences}


def why(connection: Connection, about: set[str], since: str, gone: dict[frozenset[Place], str]) -> str:
    """Since who decided what, and which of those that are gone had been accepted."""
    rows = recorded(connection, about)
    last = next((row for row, _ in reversed(rows) if row["made_at"] >= since and row["kind"] in SAID), None)
    words = f", since {last['author']} {SAID[last['kind']]} at {last['made_at'][11:16]} UTC" if last else ""
    if last and last["kind"] == "independent":
        words += ": what one report changed in another is told only where it was made from it"
    accepted = {
        gone[places]: str(row["author"])
        for row, undone in rows
        if row["kind"] == "accept-difference" and not undone
        for places in (places_of(read_decision(connection, row)[0].places),)
        if places in gone
    }
    if not accepted:
        return f"{words}."
    named = "; ".join(f"“{question}” ({author})" for question, author in list(accepted.items())[:MOST_NAMED])
    return f"{words}. Accepted by people among them: {named}."
