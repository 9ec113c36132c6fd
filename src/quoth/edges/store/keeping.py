"""Reports written: the bytes as they came, the report once, every place where it was seen, and what was read in it.

Each function writes in the transaction it is given; a report and its reading go together or not at all.
"""

import hashlib
from collections.abc import Set
from pathlib import Path
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, and_, delete, func, select, update

from quoth.cluster.features import features_of
from quoth.cluster.index import heaviest
from quoth.edges.store.checking import check_reading, words_of
from quoth.edges.store.codec import Row, as_json, reading_of, vector_row
from quoth.edges.store.searching import index_report
from quoth.edges.store.tables import (
    contents,
    readings,
    reports,
    sightings,
    spans,
    statements,
    stems,
    stories,
    story_reports,
    vectors,
)
from quoth.errors import StoreDamaged
from quoth.text.outlets import PASTED
from quoth.text.times import published_day
from quoth.text.twice import words_told
from quoth.types import AnnotatedReport, RawReport, Source, Statement

Outcome = Literal["added", "version", "seen", "known"]
STANDARD_INPUT = "-"
# The day of a report that has none.
UNDATED = ""
LINE = "#"
# What was uploaded on a page, as what was pasted, stands nowhere: other words under the same name are no later version of it.
UPLOADED = "uploaded:/"
FETCHED = ("http://", "https://")


class Seen(Struct, frozen=True):
    """A report as it came in: the report, the bytes and what was given with them, and when."""

    raw: RawReport
    source: Source
    at: str


def keep_report(connection: Connection, seen: Seen, together: Set[str] = frozenset()) -> Outcome:
    """The report with its bytes and the place where it was seen.

    Gives "added" for a new one, "version" where an earlier one stood at the same address, "seen" for a known one at a
    new place, "known" where nothing is new. `together` are the reports given before it in the same run: they are no
    versions of each other.
    """
    raw = seen.raw
    held = connection.execute(select(reports.c.text_sha256).where(reports.c.id == raw.id)).scalar()
    if held is None:
        connection.execute(reports.insert(), [report_row(raw)])
    elif held != sha256_of(raw.text):
        raise StoreDamaged(f"The report {raw.id} is in the store with another text. Nothing was written.")
    if held is not None and stood_there(connection, seen, twice=raw.id in together):
        keep_together(connection, raw.id, together)
        return "known"
    row = sighting_row(seen)
    keep_content(connection, row["content"], seen.source.data)
    earlier = versions_at(connection, row["address"]) if row["address"] else []
    connection.execute(sightings.insert(), [row])
    replaced = [name for name in earlier if name != raw.id and name not in together]
    supersede(connection, replaced, raw.id)
    keep_together(connection, raw.id, together)
    return "version" if replaced else "seen" if held else "added"


def stood_there(connection: Connection, seen: Seen, *, twice: bool) -> bool:
    """Whether the last report seen at this place is this one, from the same bytes.

    A line of a file may have moved since: its place is then the file, unless the run has met the report `twice`.
    """
    places = [sightings.c.input == seen.source.input]
    if seen.source.format == "record" and not twice:
        address = address_of(seen.raw, seen.source)
        of_file = sightings.c.input.startswith(f"{seen.source.input.rpartition(LINE)[0]}{LINE}", autoescape=True)
        same = sightings.c.address == address if address else sightings.c.report == seen.raw.id
        places.append(and_(of_file, same))
    this = (seen.raw.id, hashlib.sha256(seen.source.data).hexdigest())
    last = select(sightings.c.report, sightings.c.content).order_by(sightings.c.number.desc()).limit(1)
    # The record of a page that was fetched tells when, so that it is another each time: there the report counts alone.
    length = 1 if seen.source.input.startswith(FETCHED) else 2
    return any(tuple(connection.execute(last.where(place)).first() or ())[:length] == this[:length] for place in places)


def keep_together(connection: Connection, report: str, together: Set[str]) -> None:
    """A report that was given beside the one that replaced it stands beside it."""
    by = connection.execute(select(reports.c.superseded_by).where(reports.c.id == report)).scalar()
    if by is not None and by in together:
        connection.execute(update(reports).where(reports.c.id == report).values(superseded_by=None))


def supersede(connection: Connection, earlier: list[str], report: str) -> None:
    """Earlier versions leave their stories, which are made anew; the report itself stands."""
    connection.execute(update(reports).where(reports.c.id == report).values(superseded_by=None))
    if earlier:
        connection.execute(update(reports).where(reports.c.id.in_(earlier)).values(superseded_by=report))
        forget_stories_of(connection, earlier)


def forget_stories_of(connection: Connection, ids: list[str]) -> None:
    """Takes away the stories in which some reports stand; they are made anew of the reports."""
    told = select(story_reports.c.story).where(story_reports.c.report.in_(ids))
    connection.execute(delete(stories).where(stories.c.id.in_(told)))


def versions_at(connection: Connection, address: str) -> list[str]:
    """The reports seen at an address that no later one has replaced, in the order in which they came."""
    found = connection.execute(
        select(reports.c.id)
        .join(sightings, sightings.c.report == reports.c.id)
        .where(sightings.c.address == address, reports.c.superseded_by.is_(None))
        .group_by(reports.c.id)
        .order_by(func.min(sightings.c.number))
    )
    return list(found.scalars())


def keep_content(connection: Connection, sha256: str, data: bytes) -> None:
    """The bytes, once."""
    if connection.execute(select(contents.c.size).where(contents.c.sha256 == sha256)).first() is None:
        connection.execute(contents.insert(), [{"sha256": sha256, "size": len(data), "data": data}])


def keep_reading(connection: Connection, read: AnnotatedReport, method: str) -> None:
    """What was read in a report, in the place of what was read before; a story that told of that goes.

    Raises `StoreDamaged` for a span outside the report's text.
    """
    reading = reading_of(read)
    check_reading(read.id, read.text, reading)
    again = connection.execute(delete(readings).where(readings.c.report == read.id)).rowcount > 0
    if again:
        forget_stories_of(connection, [read.id])
    row = {"report": read.id, "method": method, "text_sha256": sha256_of(read.text), "data": as_json(reading)}
    connection.execute(readings.insert(), [row])
    connection.execute(vectors.insert(), [vector_row(read)])
    for table, rows in (
        (stems, stem_rows(read)),
        (statements, [statement_row(read.id, item) for item in read.statements]),
        (spans, [row for item in read.statements for row in span_rows(read, item)]),
    ):
        if rows:
            connection.execute(table.insert(), rows)
    index_report(connection, read.id, speakers_of(read), again=again)


def report_row(raw: RawReport) -> Row:
    """The row of a report; the name it came by belongs to where it was seen."""
    return {
        "id": raw.id,
        "title": raw.title,
        "outlet": raw.outlet,
        "publisher": raw.publisher,
        "authors": raw.authors,
        "published": raw.published,
        "url": raw.url,
        "language": raw.language,
        "text": raw.text,
        "text_sha256": sha256_of(raw.text),
        "title_apart": raw.title_apart,
        "found": raw.found,
        "words_sha256": sha256_of(words_told(raw)),
        "speakers": "",
        "first_seen": raw.first_seen,
        "links": raw.links,
    }


def sighting_row(seen: Seen) -> Row:
    """The row of a place where a report was seen."""
    return {
        "report": seen.raw.id,
        "content": hashlib.sha256(seen.source.data).hexdigest(),
        "input": seen.source.input,
        "format": seen.source.format,
        "address": address_of(seen.raw, seen.source),
        "given_published": seen.source.published,
        "given_language": seen.source.language,
        "seen_at": seen.at,
    }


def address_of(raw: RawReport, source: Source) -> str | None:
    """Where later versions of a report would stand: its address, or its file where the file holds nothing else."""
    if raw.url:
        return raw.url
    one_of_several = source.format == "record" or (source.format == "document" and LINE in source.input)
    if one_of_several or source.input.split(LINE)[0] == STANDARD_INPUT:
        return None
    if source.input.startswith((PASTED, UPLOADED)):
        return None
    return str(Path(source.input).absolute())


def stem_rows(read: AnnotatedReport) -> list[Row]:
    """The heaviest stems of a report with their weights."""
    words = features_of(read).rows[0]
    day = published_day(read.report.raw.published)
    row = {"report": read.id, "day": day.isoformat() if day else UNDATED}
    return [{**row, "stem": stem, "weight": weight} for stem, weight in heaviest(words)]


def statement_row(report: str, said: Statement) -> Row:
    """The row of a statement; the chain reads from the outermost speaker in."""
    return {
        "report": report,
        "id": said.id,
        "speaker": said.chain[-1].speaker if said.chain else None,
        "chain": " < ".join(link.speaker for link in said.chain),
        "stance": said.stance,
        "form": said.form,
        "parent": said.parent,
        "rule": said.rule,
    }


def span_rows(read: AnnotatedReport, said: Statement) -> list[Row]:
    """Where a statement's content, speakers and cues stand, with the words."""
    named = [("content", number, span) for number, span in enumerate(said.content)]
    for number, link in enumerate(said.chain):
        named += [("mention", number, link.mention)] if link.mention else []
        named += [("cue", number, link.cue)] if link.cue else []
    key = {"report": read.id, "statement": said.id}
    return [
        {
            **key,
            "what": what,
            "number": number,
            "start": at.start,
            "end": at.end,
            "words": words_of(read.id, read.text, at),
        }
        for what, number, at in named
    ]


def speakers_of(read: AnnotatedReport) -> str:
    """The names of all who are quoted, a line each, for searching."""
    return "\n".join(sorted({link.speaker for said in read.statements for link in said.chain}))


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
