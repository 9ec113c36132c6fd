"""Reports taken out of the store for good, with all that was read in them and decided about them."""

from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Connection, delete, select, update

from quoth.edges.shipped import demo_ids
from quoth.edges.store.deciding import Kept, decided
from quoth.edges.store.earlier import forget_report
from quoth.edges.store.keeping import forget_stories_of
from quoth.edges.store.looking import SHORTEST_ID
from quoth.edges.store.searching import unindex_report
from quoth.edges.store.tables import contents, decisions, reports, sightings
from quoth.errors import WrongUse

DEMO = "demo"
MOST_NAMED = 10


class Going(Struct, frozen=True):
    """A report that is to be removed, what it is called by, and the decisions that go with it."""

    report: str
    title: str
    made: tuple[Kept, ...]


def reports_named(connection: Connection, name: str) -> list[str]:
    """The report of an id or of its beginning; all reports of the demo for "demo". Raises `WrongUse` for none or several."""
    if name == DEMO:
        found = demo_reports(connection)
        if not found:
            raise WrongUse("The demo is not in the store.")
        return found
    found = []
    if len(name) >= SHORTEST_ID and name.isalnum():
        by_id = select(reports.c.id).where(reports.c.id.startswith(name, autoescape=True)).order_by(reports.c.id)
        found = list(connection.execute(by_id.limit(MOST_NAMED)).scalars())
    if len(found) != 1:
        hint = "\n".join(found) or "quoth search WORDS lists reports with their ids."
        raise WrongUse(f"{name} names {'several reports' if found else 'no report'}.", hint=hint)
    return found


def demo_reports(connection: Connection) -> list[str]:
    """The reports of the demo that are in the store, by whatever way they came, in the order in which they did."""
    wanted = select(reports.c.id).where(reports.c.id.in_(demo_ids())).order_by(reports.c.position)
    return list(connection.execute(wanted).scalars())


def going(connection: Connection, report: str) -> Going:
    """What would go with a report."""
    title = connection.execute(select(reports.c.title).where(reports.c.id == report)).scalar()
    made = tuple(kept for kept in decided(connection, [report]) if kept.decision.kind != "undo")
    return Going(report, title or "without a title", made)


def remove_reports(connection: Connection, ids: Collection[str]) -> None:
    """Takes reports out; their stories wait to be told anew, and an earlier version that one had replaced stands again.

    Audits hold what they were made of and stay. Of a story that was told the id stays, without the report's.
    """
    forget_stories_of(connection, list(ids))
    remove_decisions(connection, set(ids))
    for report in ids:
        later = connection.execute(select(reports.c.superseded_by).where(reports.c.id == report)).scalar()
        held = list(connection.execute(select(sightings.c.content).where(sightings.c.report == report)).scalars())
        connection.execute(update(reports).where(reports.c.superseded_by == report).values(superseded_by=later))
        unindex_report(connection, report)
        forget_report(connection, report)
        connection.execute(delete(reports).where(reports.c.id == report))
        still = select(sightings.c.content)
        connection.execute(delete(contents).where(contents.c.sha256.in_(held), contents.c.sha256.not_in(still)))


def remove_decisions(connection: Connection, ids: set[str]) -> None:
    """Takes the decisions about some reports out, the undoing before what it undoes."""
    rows = connection.execute(select(decisions.c.id, decisions.c.subject, decisions.c.undoes)).all()
    waiting = {row.id: row.undoes for row in rows if ids & set(row.subject)}
    while waiting:
        free = [name for name in waiting if name not in waiting.values()]
        if not free:
            break
        connection.execute(delete(decisions).where(decisions.c.id.in_(free)))
        waiting = {name: undoes for name, undoes in waiting.items() if name not in free}
