"""Which reports of the store must be grouped anew when some have come: all of a small store, the likely ones of a large."""

from datetime import date

from sqlalchemy import Connection, func, select

from quoth.edges.store.keeping import UNDATED
from quoth.edges.store.looking import in_portions
from quoth.edges.store.tables import reports, stems, story_reports

# Up to here all reports are grouped anew, so that stories are exactly those of `quoth read` on the same reports.
ALL_AT_ONCE = 200
# Beyond, so many that share most with a new one, with the stories of these.
MOST = 60
# Some of those that share most may have been replaced.
MOST_LOOKED_AT = 3 * MOST
# Reports further apart are held against each other only where a story already joins them: beyond, days tell nothing more.
DAYS_APART = 14


def unsettled(connection: Connection) -> list[str]:
    """The reports that stand in no story, in the order in which they came; replaced versions stand in none."""
    return list(
        connection.execute(
            select(reports.c.id)
            .outerjoin(story_reports, story_reports.c.report == reports.c.id)
            .where(reports.c.superseded_by.is_(None), story_reports.c.report.is_(None))
            .order_by(reports.c.position)
        ).scalars()
    )


def to_group(connection: Connection, new: list[str]) -> list[str]:
    """The reports to group: the new ones, those that may tell of the same events, and all of the stories of these."""
    standing = select(reports.c.id).where(reports.c.superseded_by.is_(None))
    total = connection.execute(select(func.count()).select_from(standing.subquery())).scalar_one()
    if total <= ALL_AT_ONCE:
        return list(connection.execute(standing).scalars())
    near = set(new)
    for report in new:
        near.update(likely(connection, report))
    near.update(same_words(connection, new))
    return sorted(told_with(connection, near))


def likely(connection: Connection, report: str) -> list[str]:
    """The reports of about its time that share the most weight of the heaviest stems with one."""
    own, other = stems.alias("own"), stems.alias("other")
    shared = func.sum(own.c.weight * other.c.weight)
    wanted = (
        select(other.c.report)
        .join(own, own.c.stem == other.c.stem)
        .where(own.c.report == report, other.c.report != report)
        .group_by(other.c.report)
        .order_by(shared.desc(), other.c.report)
        .limit(MOST_LOOKED_AT)
    )
    day = connection.execute(select(stems.c.day).where(stems.c.report == report).limit(1)).scalar()
    if day:
        wanted = wanted.where(other.c.day.in_(days_around(day)))
    found = list(connection.execute(wanted).scalars())
    # Looked at only now: to do so for every report that shares a stem would take most of the time.
    standing = select(reports.c.id).where(reports.c.id.in_(found), reports.c.superseded_by.is_(None))
    kept = set(connection.execute(standing).scalars())
    return [name for name in found if name in kept][:MOST]


def days_around(day: str) -> list[str]:
    """The days on which reports of the same events may have appeared; those without a day may be of any."""
    middle = date.fromisoformat(day).toordinal()
    first, last = max(1, middle - DAYS_APART), min(date.max.toordinal(), middle + DAYS_APART)
    return [UNDATED, *(date.fromordinal(number).isoformat() for number in range(first, last + 1))]


def same_words(connection: Connection, new: list[str]) -> set[str]:
    """The reports that tell the very words of one of the new ones."""
    found: set[str] = set()
    for some in in_portions(new):
        words = select(reports.c.words_sha256).where(reports.c.id.in_(some))
        same = select(reports.c.id).where(reports.c.words_sha256.in_(words), reports.c.superseded_by.is_(None))
        found.update(connection.execute(same).scalars())
    return found


def told_with(connection: Connection, near: set[str]) -> set[str]:
    """Some reports with all of the stories in which they stand, and of those in which a digest among these stands."""
    found = set(near)
    while near:
        near = members_with(connection, near) - found
        found |= near
    return found


def members_with(connection: Connection, near: set[str]) -> set[str]:
    """All reports of the stories in which some stand."""
    found: set[str] = set()
    for some in in_portions(sorted(near)):
        told = select(story_reports.c.story).where(story_reports.c.report.in_(some))
        found.update(
            connection.execute(select(story_reports.c.report).where(story_reports.c.story.in_(told))).scalars()
        )
    return found
