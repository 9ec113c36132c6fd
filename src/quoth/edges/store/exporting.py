"""The lines of an archive, in an order that depends on nothing but what the store holds."""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from quoth.edges.store.archive import (
    ARCHIVE,
    AuditLine,
    ContentLine,
    DecisionLine,
    End,
    Head,
    KnownLine,
    ReadingLine,
    ReportLine,
    SightingLine,
    StoryLine,
)
from quoth.edges.store.deciding import decided
from quoth.edges.store.looking import pairs
from quoth.edges.store.tables import (
    audits,
    contents,
    known_stories,
    readings,
    reports,
    sightings,
    stories,
    story_reports,
    vectors,
)


def export_lines(connection: Connection, story: str | None = None) -> Iterator[bytes]:
    """Everything, or what belongs to one story with the earlier versions of its reports, a JSON value a line."""
    from quoth import __version__

    encoder = msgspec.json.Encoder()
    yield encoder.encode(Head(schema=ARCHIVE, quoth=__version__)) + b"\n"
    ids = None if story is None else members_and_versions(connection, story)
    count = 0
    for count, line in enumerate(lines_of(connection, story, ids), 1):  # noqa: B007
        yield encoder.encode(line) + b"\n"
    yield encoder.encode(End(lines=count)) + b"\n"


def lines_of(connection: Connection, story: str | None, ids: Collection[str] | None) -> Iterator[object]:
    """Bytes, reports, sightings, readings, stories, earlier ones, decisions: each after what it names; with everything, the audits."""
    yield from content_lines(connection, ids)
    for row in some(connection, select(reports).order_by(reports.c.position), reports.c.id, ids):
        fields = {name: row[name] for name in ReportLine.__struct_fields__}
        yield ReportLine(**{**fields, "authors": tuple(row["authors"]), "links": tuple(row["links"])})
    for row in some(connection, select(sightings).order_by(sightings.c.number), sightings.c.report, ids):
        yield SightingLine(**{name: row[name] for name in SightingLine.__struct_fields__})
    read = (
        select(readings, vectors.c.sentences, vectors.c.statements, vectors.c.title)
        .join(reports, reports.c.id == readings.c.report)
        .outerjoin(vectors, vectors.c.report == readings.c.report)
        .order_by(reports.c.position)
    )
    for row in some(connection, read, readings.c.report, ids):
        tables = {name: row[name] or b"" for name in ("sentences", "statements", "title")}
        yield ReadingLine(report=row["report"], method=row["method"], data=row["data"], **tables)
    yield from story_lines(connection, story)
    yield from known_lines(connection, ids)
    for kept in decided(connection):
        made = kept.decision
        if ids is None or set(made.reports) <= set(ids):
            yield DecisionLine(
                id=kept.id, decision=made.kind, reports=made.reports, places=made.places, words=kept.words,
                value=msgspec.json.encode(made.value, order="sorted").decode(), author=made.author, at=made.at,
                undoes=made.undoes,
            )  # fmt: skip
    if ids is None:
        for audit in connection.execute(select(audits).order_by(audits.c.id)).mappings():
            yield AuditLine(**{**audit, "against": tuple(audit["against"])})


def content_lines(connection: Connection, ids: Collection[str] | None) -> Iterator[ContentLine]:
    """The bytes in the order in which they came, each once, and never all in memory."""
    first = select(sightings.c.content, func.min(sightings.c.number).label("at")).group_by(sightings.c.content)
    if ids is not None:
        first = first.where(sightings.c.report.in_(ids))
    order = first.subquery()
    for sha256 in connection.execute(select(order.c.content).order_by(order.c.at)).scalars().all():
        data = connection.execute(select(contents.c.data).where(contents.c.sha256 == sha256)).scalar_one()
        yield ContentLine(sha256=sha256, data=bytes(data))


def story_lines(connection: Connection, story: str | None) -> Iterator[StoryLine]:
    """The stories by their ids."""
    wanted = select(stories).where(stories.c.anew.is_(None)).order_by(stories.c.id)
    for row in connection.execute(wanted if story is None else wanted.where(stories.c.id == story)).mappings():
        told = select(story_reports.c.report, story_reports.c.told_by).where(
            story_reports.c.story == row["id"], story_reports.c.told_by.is_not(None)
        )
        yield StoryLine(
            made_of=row["made_of"],
            method=row["method"],
            changed_at=row["changed_at"],
            stands_for=dict(pairs(connection, told.order_by(story_reports.c.report))),
            data=row["data"],
        )


def known_lines(connection: Connection, ids: Collection[str] | None) -> Iterator[KnownLine]:
    """The ids under which stories were told that are told no more: all, or those of some of the reports and no others."""
    still = select(stories.c.id).where(stories.c.id == known_stories.c.id).exists()
    for row in connection.execute(select(known_stories).where(~still).order_by(known_stories.c.id)):
        if ids is None or (row.reports and set(row.reports) <= set(ids)):
            yield KnownLine(id=row.id, size=row.size, reports=tuple(row.reports))


def members_and_versions(connection: Connection, story: str) -> set[str]:
    """The reports of a story, those that are one with them, and the earlier versions of both."""
    found = set(connection.execute(select(story_reports.c.report).where(story_reports.c.story == story)).scalars())
    while True:
        wanted = select(reports.c.id).where(reports.c.superseded_by.in_(found))
        earlier = set(connection.execute(wanted).scalars()) - found
        if not earlier:
            return found
        found |= earlier


def some(
    connection: Connection, wanted: Select[Any], column: Any, ids: Collection[str] | None
) -> Iterator[dict[str, Any]]:
    """Rows in their order, all or those with some ids."""
    chosen = wanted if ids is None else wanted.where(column.in_(sorted(ids)))
    for row in connection.execute(chosen.execution_options(yield_per=100)).mappings():
        yield dict(row)
