"""What the store holds, as the values of the pipeline: reports, readings, stories, dossiers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select, select

from quoth.edges.store.codec import annotated, read_reading, read_story
from quoth.edges.store.tables import readings, reports, sightings, stories, story_reports, vectors
from quoth.errors import StoreDamaged, WrongUse
from quoth.text.twice import merged
from quoth.types import AnnotatedReport, Dossier, RawReport, Story

Item = TypeVar("Item")
# A statement takes a limited number of values: 999 in the oldest SQLite that is met.
AT_A_TIME = 500
SHORTEST_ID = 4


def raw_reports(connection: Connection, ids: Collection[str] | None = None) -> list[RawReport]:
    """Reports, all or some, in the order in which they came, each with every name by which it came."""
    rows = sorted(rows_for(connection, select(reports), reports.c.id, ids), key=lambda row: int(row["position"]))
    names: dict[str, list[str]] = {}
    seen = select(sightings.c.number, sightings.c.report, sightings.c.input)
    for row in sorted(rows_for(connection, seen, sightings.c.report, ids), key=lambda row: int(row["number"])):
        names.setdefault(row["report"], []).append(row["input"])
    return [raw_report(row, names.get(row["id"], [row["id"]])) for row in rows]


def raw_report(row: RowMapping, names: Sequence[str]) -> RawReport:
    """A report from its row."""
    return RawReport(
        id=row["id"],
        input=names[0],
        also=tuple(names[1:]),
        title=row["title"],
        outlet=row["outlet"],
        publisher=row["publisher"],
        authors=tuple(row["authors"]),
        published=row["published"],
        url=row["url"],
        language=row["language"],
        text=row["text"],
        title_apart=row["title_apart"],
        found=row["found"],
        first_seen=row["first_seen"],
        links=tuple(row["links"]),
    )


def annotated_reports(connection: Connection, raws: Iterable[RawReport]) -> list[AnnotatedReport]:
    """The reports with what was read in them; vectors are there unless the store was imported."""
    raws = list(raws)
    ids = [raw.id for raw in raws]
    found = {row["report"]: row["data"] for row in rows_for(connection, select(readings), readings.c.report, ids)}
    tables = {
        row["report"]: (row["sentences"], row["statements"], row["title"])
        for row in rows_for(connection, select(vectors), vectors.c.report, ids)
    }
    lost = [raw.id for raw in raws if raw.id not in found]
    if lost:
        raise StoreDamaged(f"The store holds no reading of {', '.join(lost)}.", hint="quoth add --again makes it.")
    return [annotated(raw, read_reading(found[raw.id]), tables.get(raw.id)) for raw in raws]


def dossier_of(connection: Connection, story: str | None = None) -> Dossier:
    """The dossier of one story, or of all that wait for nothing, as people have corrected it; nothing is read again for it."""
    from quoth.edges.store.applying import corrected_reading, without_rejected
    from quoth.edges.store.deciding import in_force
    from quoth.edges.store.reading_corrected import corrected_raw

    wanted = select(stories.c.data)
    members = select(story_reports.c.report).join(stories, stories.c.id == story_reports.c.story)
    here = stories.c.anew.is_(None) if story is None else stories.c.id == story
    wanted, members = wanted.where(here), members.where(here)
    # One that waits to be told anew is shown as it was told: by the decisions of then.
    then = connection.execute(select(stories.c.anew).where(here, stories.c.anew.is_not(None)).limit(1)).scalar()
    told = [read_story(data) for data in connection.execute(wanted).scalars()]
    ids = list(connection.execute(members).scalars())
    made = in_force(connection, ids, then)
    raws = merged([corrected_raw(raw, made) for raw in raw_reports(connection, ids)])
    reports_told = [corrected_reading(read, made) for read in annotated_reports(connection, raws)]
    told = [without_rejected(one, made) for one in told]
    return Dossier(tuple(reports_told), (), tuple(sorted(told, key=order_of)))


def order_of(story: Story) -> tuple[int, str, str]:
    """Stories as in a dossier: the largest first, then by their first day."""
    return (-len(story.reports), story.first or "~", story.id)


def story_named(connection: Connection, name: str) -> str:
    """The id of the story meant by an id, the beginning of one, the id of one of its reports, or words of its title.

    Raises `WrongUse` where that names no story or several.
    """
    found: list[tuple[str, str]] = []
    if len(name) >= SHORTEST_ID and name.isalnum():
        by_id = select(stories.c.id, stories.c.title).where(stories.c.id.startswith(name, autoescape=True))
        told = select(story_reports.c.story).where(story_reports.c.report.startswith(name, autoescape=True))
        by_report = select(stories.c.id, stories.c.title).where(stories.c.id.in_(told))
        found = pairs(connection, by_id) or pairs(connection, by_report)
    if not found:
        by_title = select(stories.c.id, stories.c.title).where(stories.c.title.icontains(name, autoescape=True))
        found = pairs(connection, by_title.order_by(stories.c.last.desc(), stories.c.id).limit(AT_A_TIME))
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise WrongUse(f"There is no story {name}.", hint="quoth stories lists them with their ids.")
    listed = "\n".join(f"{story}  {title}" for story, title in found[:10])
    raise WrongUse(f"{name} names {len(found)} stories.", hint=listed)


def pairs(connection: Connection, wanted: Select[Any]) -> list[tuple[str, str]]:
    """Rows of two columns."""
    return [(one, other) for one, other in connection.execute(wanted)]


def rows_for(
    connection: Connection, wanted: Select[Any], column: Any, ids: Collection[str] | None
) -> Iterator[RowMapping]:
    """The rows of a selection, all or those with some ids, in no order."""
    if ids is None:
        yield from connection.execute(wanted).mappings()
        return
    for some in in_portions(sorted(set(ids))):
        yield from connection.execute(wanted.where(column.in_(some))).mappings()


def in_portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items a few hundred at a time."""
    left = iter(items)
    while some := list(islice(left, AT_A_TIME)):
        yield some
