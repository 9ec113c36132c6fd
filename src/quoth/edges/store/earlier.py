"""Every id under which a story was told, so that one that somebody kept leads to the story that holds its reports now.

A story's id is made of its reports: with one more it has another. An id is never given to other reports.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Text, select, type_coerce, update

from quoth.edges.store.looking import SHORTEST_ID, rows_for, story_named
from quoth.edges.store.tables import known_stories, reports, stories, story_reports
from quoth.errors import WrongUse
from quoth.reconcile.merging import difference_id
from quoth.text.counting import counted
from quoth.types import Story

# So many of the reports that were added are named by their letters.
MOST_NAMED = 12


class Moved(Struct, frozen=True):
    """Where the reports of an earlier story are told now.

    `story` is the one that has most of them, None where none is told at this moment; `held` leads from each of them, in
    the order in which they were lettered, to the one that stands for it in that story (None: it is not there).
    """

    story: str | None
    held: dict[str, str | None]
    added: tuple[str, ...] = ()
    later: int = 0
    elsewhere: int = 0
    removed: int = 0

    @property
    def gone(self) -> bool:
        """Whether all of its reports were taken out of the store."""
        return not self.held


def remember_story(connection: Connection, story: str, members: Sequence[str], *, size: int | None = None) -> None:
    """Writes down that a story was told under this id, once; `size` tells how many reports it had where some are gone."""
    this = known_stories.c.id == story
    known = connection.execute(select(known_stories.c.reports).where(this)).scalar()
    if known is None:
        row = {"id": story, "size": len(members) if size is None else size, "reports": list(members)}
        connection.execute(known_stories.insert(), [row])
    elif len(known) < len(members):  # some had been taken out, and were given again
        connection.execute(update(known_stories).where(this).values(reports=list(members)))


def forget_report(connection: Connection, report: str) -> None:
    """Takes a report out of what is remembered; the ids of the stories that had it stay."""
    held = type_coerce(known_stories.c.reports, Text).contains(f'"{report}"', autoescape=True)
    for row in connection.execute(select(known_stories).where(held)).all():
        left = [name for name in row.reports if name != report]
        connection.execute(update(known_stories).where(known_stories.c.id == row.id).values(reports=left))


def moved(connection: Connection, story: str) -> Moved | None:
    """Where the reports of a story that is told no more are told now; None where no story ever had this id."""
    row = connection.execute(select(known_stories).where(known_stories.c.id == story)).first()
    if row is None:
        return None
    last = last_versions(connection, row.reports)
    removed = row.size - len(last)
    told = select(story_reports.c.report, story_reports.c.story, story_reports.c.told_by)
    rows = list(rows_for(connection, told, story_reports.c.report, set(last.values())))
    homes = Counter(each["story"] for each in rows)
    if not homes:
        return Moved(None, dict.fromkeys(last), removed=removed)
    home = min(homes, key=lambda key: (-homes[key], key))
    there = {each["report"]: each["told_by"] or each["report"] for each in rows if each["story"] == home}
    held = {report: there.get(by) for report, by in last.items()}
    standing = select(story_reports.c.report).where(story_reports.c.story == home, story_reports.c.told_by.is_(None))
    members = connection.execute(standing.order_by(story_reports.c.place)).scalars()
    told_of = set(held.values())
    return Moved(
        home,
        held,
        added=tuple(name for name in members if name not in told_of),
        later=sum(by != report and held[report] is not None for report, by in last.items()),
        elsewhere=sum(by is None for by in held.values()),
        removed=removed,
    )


def last_versions(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """For each report that is still in the store the version of it that stands, in their order."""
    found: dict[str, str] = {}
    for report in ids:
        at, seen = report, set[str]()
        while at not in seen:
            seen.add(at)
            row = connection.execute(select(reports.c.superseded_by).where(reports.c.id == at)).first()
            if row is None:
                break
            found[report] = at
            at = row.superseded_by or at
    return found


def moved_in_words(one: Moved, letters: Mapping[str, str] | None = None) -> str:
    """ "This story has grown: 2 reports were added since." With letters also which: "(C and D)"."""
    told = list(pieces_of(one, letters or {}))
    if not told:
        return "This story stands at another address now."
    grown = "grown" if len(told) == 1 and one.added else "changed"
    words = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"This story has {grown}: {words} since."


def pieces_of(one: Moved, letters: Mapping[str, str]) -> Iterator[str]:
    """What became of its reports, each with how many."""
    which = [letters[report] for report in one.added[:MOST_NAMED] if report in letters]
    named = f" ({', '.join(which)}{' …' if len(one.added) > MOST_NAMED else ''})" if which else ""
    for number, (single, several) in (
        (len(one.added), (f"was added{named}", f"were added{named}")),
        (one.later, ("has a later version", "have later versions")),
        (one.elsewhere, ("is told elsewhere", "are told elsewhere")),
        (one.removed, ("was taken out", "were taken out")),
    ):
        if number:
            yield f"{counted(number, 'report')} {single if number == 1 else several}"


def difference_then(story: Story, members: Collection[str], key: str) -> str | None:
    """The difference of a story that had this id when the story had these reports only; None where there is none.

    An id is made of all places of a difference: those in reports that came later are left out of it.
    """
    for one in story.differences:
        if one.id == key:
            return key
    for one in story.differences:
        sides = tuple(
            replace(side, spans=tuple(place for place in side.spans if place.report in members)) for side in one.sides
        )
        if difference_id(one.kind, sides) == key:
            return one.id
    return None


def story_meant(connection: Connection, name: str) -> tuple[str, str]:
    """The id of the story that is meant, also by an id that it had before; then what became of it since, else nothing.

    Raises `WrongUse` where a name means no story or several.
    """
    try:
        return story_named(connection, name), ""
    except WrongUse:
        earlier = known_ids(connection, name) if len(name) >= SHORTEST_ID and name.isalnum() else []
        if len(earlier) != 1:
            raise
    one = moved(connection, earlier[0])
    if one is None or one.gone:
        raise WrongUse(f"The reports of the story {earlier[0]} were taken out of the store.")
    if one.story is None:
        raise WrongUse(f"The story {earlier[0]} is not told at this moment.", hint="quoth add --again tells it anew.")
    return one.story, moved_in_words(one)


def known_ids(connection: Connection, beginning: str) -> list[str]:
    """The ids with a beginning under which stories were told that are told no more."""
    still = select(stories.c.id).where(stories.c.id == known_stories.c.id).exists()
    wanted = select(known_stories.c.id).where(known_stories.c.id.startswith(beginning, autoescape=True), ~still)
    return list(connection.execute(wanted.order_by(known_stories.c.id).limit(10)).scalars())
