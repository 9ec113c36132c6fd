"""Which reports of the store must be grouped anew when some have come: all of a small store, the likely ones of a large."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, Select, func, or_, select, union_all

from quoth.edges.store.keeping import UNDATED
from quoth.edges.store.looking import in_portions
from quoth.edges.store.tables import reports, stems, stories, story_reports

# Up to here all reports are grouped anew, so that stories are exactly those of `quoth read` on the same reports.
ALL_AT_ONCE = 200
# Beyond, so many that share most with a new one, with the stories of these.
MOST = 60
# Some of those that share most may have been replaced.
MOST_LOOKED_AT = 3 * MOST
# Reports further apart are held against each other only where a story already joins them: beyond, days tell nothing more.
DAYS_APART = 14
# Of a stem that very many reports have, those nearest in time: 100,000 reports take as long as 10,000.
MOST_OF_A_STEM = 300
# Reports count as equally near where they differ by less than this many places.
PLACES = 9


def unsettled(connection: Connection) -> list[str]:
    """The reports that stand in no story, or in one that waits to be told anew, in the order in which they came.

    Replaced versions stand in none.
    """
    waiting = select(story_reports.c.report).join(stories, stories.c.id == story_reports.c.story)
    again = reports.c.id.in_(waiting.where(stories.c.anew.is_not(None)))
    return list(
        connection.execute(
            select(reports.c.id, reports.c.position)
            .outerjoin(story_reports, story_reports.c.report == reports.c.id)
            .where(reports.c.superseded_by.is_(None), or_(story_reports.c.report.is_(None), again))
            .order_by(reports.c.position)
            .distinct()
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
    own = select(stems.c.stem, stems.c.weight, stems.c.day).where(stems.c.report == report).order_by(stems.c.stem)
    pieces = [piece for stem, weight, day in connection.execute(own).all() for piece in around(stem, weight, day)]
    if not pieces:
        return []
    met = union_all(*pieces).subquery()
    shared = func.sum(met.c.shared)
    wanted = select(met.c.report, shared).where(met.c.report != report).group_by(met.c.report)
    most = connection.execute(wanted.order_by(shared.desc(), met.c.report).limit(MOST_LOOKED_AT)).all()
    found = [name for name, _ in sorted(most, key=lambda row: (-round(row[1], PLACES), row[0]))]
    # Looked at only now: to do so for every report that shares a stem would take most of the time.
    standing = select(reports.c.id).where(reports.c.id.in_(found), reports.c.superseded_by.is_(None))
    kept = set(connection.execute(standing).scalars())
    return [name for name in found if name in kept][:MOST]


def around(stem: str, weight: float, day: str) -> Iterator[Select[tuple[str, float]]]:
    """The reports with a stem, and the weight shared: those nearest in time, before and after; without a day the latest.

    A report without a day may be of any; it comes after all others.
    """
    with_it = select(stems.c.report, stems.c.weight).where(stems.c.stem == stem)
    backward = with_it.order_by(stems.c.day.desc(), stems.c.report.desc()).limit(MOST_OF_A_STEM)
    if day == UNDATED:
        some = [backward]
    else:
        first, last = days_around(day)
        forward = with_it.order_by(stems.c.day, stems.c.report).limit(MOST_OF_A_STEM)
        some = [
            backward.where(stems.c.day.between(first, day)),
            forward.where(stems.c.day > day, stems.c.day <= last),
            backward.where(stems.c.day == UNDATED),
        ]
    for one in some:
        held = one.subquery()
        yield select(held.c.report, (held.c.weight * weight).label("shared"))


def days_around(day: str) -> tuple[str, str]:
    """The first and the last day on which reports of the same events are looked for."""
    middle = date.fromisoformat(day).toordinal()
    first, last = max(1, middle - DAYS_APART), min(date.max.toordinal(), middle + DAYS_APART)
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


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
