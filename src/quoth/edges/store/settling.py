"""Stories made of the reports that stand in none yet, together with those that they may change.

What is slow is done outside any transaction; each set of stories that depend on each other is written in one, and only
where no other program has changed these stories meanwhile. A run that was killed leaves reports without a story, which
the next one finds.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, delete, select

from quoth.cluster import cluster_stories
from quoth.compose import compose_dossier
from quoth.edges.store.anew import Waiting, fallen, waiting
from quoth.edges.store.applying import (
    Decisions,
    corrected_groups,
    corrected_lineage,
    corrected_reading,
    decisions_on,
    rejected_in,
)
from quoth.edges.store.deciding import in_force
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.keeping import forget_stories_of, keep_reading
from quoth.edges.store.looking import annotated_reports, raw_reports, rows_for
from quoth.edges.store.methods import method_of_telling
from quoth.edges.store.neighbours import to_group, unsettled
from quoth.edges.store.opening import Store
from quoth.edges.store.readers import Reader
from quoth.edges.store.reading_corrected import corrected_raw, method_for, methods_for
from quoth.edges.store.tables import readings, stories, story_reports, vectors
from quoth.edges.store.telling import Told, keep_story
from quoth.pipeline import Progress, in_order, ledger_of, silent
from quoth.settings import Settings
from quoth.text.twice import merged
from quoth.trace import trace_lineage
from quoth.types import AnnotatedReport, RawReport, Story

Members = tuple[AnnotatedReport, ...]
Homes = dict[str, frozenset[str]]


class Desk(Struct, frozen=True):
    """What the work on a store needs: the store, who reads, the limits, the clock."""

    store: Store
    reader: Reader
    settings: Settings
    now: Callable[[], str]
    progress: Progress = silent


class Group(Struct, frozen=True):
    """The reports of one story, those that are one with a member (by their ids, the member's), what people decided."""

    members: Members
    stands_for: dict[str, str]
    made: Decisions = ()

    @property
    def ids(self) -> list[str]:
        """Every report of the group."""
        return sorted([*(read.id for read in self.members), *self.stands_for])


def settle(desk: Desk) -> int:
    """Makes the stories that are missing; gives how many were written."""
    written = 0
    earlier: dict[str, Waiting] = {}  # a story goes when one of its reports is read again: what it told is needed later
    while True:
        with reading(desk.store.engine) as connection:
            new = unsettled(connection)
            ids = to_group(connection, new) if new else []
            stale = stale_among(connection, ids, desk.reader.method)
            made = in_force(connection, ids)
            raws = [] if stale else [corrected_raw(raw, made) for raw in raw_reports(connection, ids)]
            homes = homes_of(connection, ids)
            earlier |= waiting(connection, ids)
            reads = [corrected_reading(read, made) for read in annotated_reports(connection, merged(raws))]
        if not new:
            return written
        if stale:
            read_again(desk, stale)
            continue
        written += write_groups(desk, groups_of(raws, reads, made), homes, earlier)


def write_groups(desk: Desk, groups: list[Group], homes: Homes, earlier: Mapping[str, Waiting] | None = None) -> int:
    """Writes what changed, a set of groups at a time; stops where another program was faster.

    `earlier` are the stories that waited to be told anew, as they were told.
    """
    written = 0
    with reading(desk.store.engine) as connection:
        known = made_of(connection, groups)
    linked = [some for some in components(groups, homes) if any(key_of(group, desk) not in known for group in some)]
    for number, some in enumerate(linked, 1):
        told = [told_of(desk, group) for group in some]
        ids = sorted({name for group in some for name in group.ids})
        with writing(desk.store.engine) as connection:
            if homes_of(connection, ids) != {name: homes[name] for name in ids if name in homes}:
                return written
            if any(decided_otherwise(connection, group) for group in some):
                return written
            fell = fallen(connection, (earlier or {}).values(), [one.story for one in told])
            forget_stories_of(connection, ids)
            for group, one in zip(some, told, strict=True):
                keep_story(connection, replace(one, fell=fell), texts_of(group))
        written += len(told)
        desk.progress("comparing", number, len(linked))
    return written


def decided_otherwise(connection: Connection, group: Group) -> bool:
    """Whether somebody has decided on reports of a group since it was made."""
    now = in_force(connection, [read.id for read in group.members])
    return {one.id for one in now} != {one.id for one in group.made}


def made_of(connection: Connection, groups: Iterable[Group]) -> set[str]:
    """What the stories in which some reports stand were made of."""
    ids = [name for group in groups for name in group.ids]
    told = select(stories.c.made_of, story_reports.c.report).join(story_reports, story_reports.c.story == stories.c.id)
    told = told.where(stories.c.anew.is_(None))
    return {row["made_of"] for row in rows_for(connection, told, story_reports.c.report, ids)}


def told_of(desk: Desk, group: Group) -> Told:
    """The story of a group, ready to be written."""
    story = story_of(group.members, desk.settings, group.made)
    rejected = rejected_in(story, group.made)
    return Told(story, key_of(group, desk), method_of_telling(), group.stands_for, desk.now(), rejected)


def story_of(members: Members, settings: Settings, made_by_people: Decisions = ()) -> Story:
    """Trace, reconcile, compose: the story of some reports, its lineage as people have corrected it."""
    lineage = corrected_lineage(members, trace_lineage(members), made_by_people)
    made = compose_dossier(members, (), ((members, lineage, ledger_of(members, lineage)),), settings=settings)
    return made.stories[0]


def groups_of(raws: list[RawReport], reads: list[AnnotatedReport], made: Decisions = ()) -> list[Group]:
    """The reports grouped by event, and by what people have decided on that."""
    # `merged` tells in `also` what became one: here by id instead of by name.
    named = merged([replace(raw, input=raw.id, also=()) for raw in raws])
    dropped = {raw.id: raw.also for raw in named}
    return [
        Group(members, {name: read.id for read in members for name in dropped[read.id]}, decisions_on(members, made))
        for members in corrected_groups(cluster_stories(tuple(reads)), made)
    ]


def components(groups: list[Group], homes: Homes) -> list[list[Group]]:
    """The groups, those together that share a story of before, or a report."""
    linked: list[tuple[set[str], list[Group]]] = []
    for group in groups:
        shared = set(group.ids).union(*(homes.get(name, ()) for name in group.ids))
        touching = [item for item in linked if item[0] & shared]
        linked = [item for item in linked if not item[0] & shared]
        linked.append((shared.union(*(old for old, _ in touching)), [*(g for _, own in touching for g in own), group]))
    return [own for _, own in linked]


def homes_of(connection: Connection, ids: list[str]) -> Homes:
    """The stories in which each report stands, where it stands in any."""
    wanted = select(story_reports.c.report, story_reports.c.story)
    homes: Homes = {}
    for row in rows_for(connection, wanted, story_reports.c.report, ids):
        homes[row["report"]] = homes.get(row["report"], frozenset()) | {row["story"]}
    return homes


def key_of(group: Group, desk: Desk) -> str:
    """What a story is made of: its reports, what each tells of it, the methods by which they were read and compared, decisions."""
    parts = [*group.ids, *(f"{one}={other}" for one, other in sorted(group.stands_for.items()))]
    parts += [",".join((read.id, *(statement.id for statement in read.statements))) for read in group.members]
    parts += [desk.reader.method, method_of_telling(), *(one.id for one in group.made)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def texts_of(group: Group) -> dict[tuple[str, str], str]:
    """The texts and titles against which a story's places are held."""
    texts = {(read.id, "text"): read.text for read in group.members}
    return texts | {(read.id, "title"): read.report.raw.title or "" for read in group.members}


def stale_among(connection: Connection, ids: list[str], method: str) -> list[str]:
    """The reports that were read by another method or before somebody decided on them, or whose vectors are not there."""
    wanted_method = methods_for(connection, ids, method)
    wanted = select(readings.c.report, readings.c.method, vectors.c.report.label("held")).outerjoin(
        vectors, vectors.c.report == readings.c.report
    )
    sound = {
        row["report"]
        for row in rows_for(connection, wanted, readings.c.report, ids)
        if row["method"] == wanted_method[row["report"]] and row["held"]
    }
    return [name for name in ids if name not in sound]


def read_again(desk: Desk, ids: list[str]) -> None:
    """Reads reports of the store anew, each in a transaction of its own."""
    with reading(desk.store.engine) as connection:
        raws = raw_reports(connection, ids)
        made = in_force(connection, ids)
    for number, read in enumerate(in_order(lambda raw: desk.reader.read(raw, made), raws), 1):
        with writing(desk.store.engine) as connection:
            keep_reading(connection, read, method_for(read.id, desk.reader.method, made))
        desk.progress("reading again", number, len(raws))


def renew(desk: Desk) -> int:
    """Reads again what another method read, and makes the stories anew that another method made."""
    with reading(desk.store.engine) as connection:
        ids = list(connection.execute(select(readings.c.report)).scalars())
        stale = stale_among(connection, ids, desk.reader.method)
    read_again(desk, stale)
    with writing(desk.store.engine) as connection:
        connection.execute(delete(stories).where(stories.c.method != method_of_telling()))
    return len(stale)
