"""An archive taken in: every hash, id and span checked, in one transaction, nothing written where one is wrong."""

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
import numpy as np
from sqlalchemy import Connection, select, update

from quoth.acquire.acquisition import identity_of
from quoth.compose.composing import story_id
from quoth.edges.store.anew import count_again
from quoth.edges.store.archive import (
    ARCHIVE,
    AuditLine,
    ContentLine,
    DecisionLine,
    End,
    Head,
    KnownLine,
    Line,
    ReadingLine,
    ReportLine,
    SightingLine,
    StoryLine,
)
from quoth.edges.store.audits import ListedAudit, method_of_audit, write_audit
from quoth.edges.store.codec import annotated, read_reading, read_story
from quoth.edges.store.deciding import CHANGING, Decision, decide
from quoth.edges.store.earlier import remember_story
from quoth.edges.store.keeping import forget_stories_of, keep_content, keep_reading, report_row
from quoth.edges.store.looking import raw_reports
from quoth.edges.store.tables import decisions, readings, reports, sightings
from quoth.edges.store.telling import Told, keep_story
from quoth.errors import StoreTooNew, WrongUse
from quoth.types import Draft, Place, RawReport

VECTOR = 384 * 4
READ_HEAD = msgspec.json.Decoder(Head)
READ_LINE = msgspec.json.Decoder(Line)


class Imported(NamedTuple):
    """How much an archive brought that was not there."""

    reports: int
    stories: int
    decisions: int


def import_lines(connection: Connection, lines: Iterable[bytes]) -> Imported:
    """Takes in an archive; what is there already stays as it is.

    Raises `WrongUse` with the line where it is no archive or something in it does not agree, `StoreTooNew` for the
    archive of a newer version.
    """
    work = Importing(connection)
    number = 0
    for number, line in enumerate(lines, 1):
        try:
            if number == 1:
                check_head(line)
            else:
                work.take(READ_LINE.decode(line))
        except msgspec.MsgspecError as error:
            raise WrongUse(f"Line {number} is no line of an archive: {error}.", hint=NOTHING) from error
        except Disagreement as error:
            raise WrongUse(f"Line {number}: {error}", hint=NOTHING) from error
    if not number:
        raise WrongUse("The archive is empty.")
    try:
        work.finish()
    except Disagreement as error:
        raise WrongUse(f"The archive is not whole: {error}", hint=NOTHING) from error
    return Imported(work.new_reports, work.new_stories, work.new_decisions)


NOTHING = "Nothing was taken in. Archives are written by quoth export."


class Disagreement(Exception):
    """Something in an archive does not agree with itself."""


def check_head(line: bytes) -> None:
    """Raises for a file that is no archive, or one of a newer shape."""
    head = READ_HEAD.decode(line)
    if head.schema != ARCHIVE:
        raise StoreTooNew(f"The archive has the shape {head.schema}; this quoth ({ARCHIVE}) does not know it.")


class Importing:
    """One archive on its way in; the order of its lines is that of the export."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.known = set(connection.execute(select(reports.c.id)).scalars())
        self.brought: set[str] = set()
        self.later: dict[str, str] = {}
        self.lines, self.ended = 0, False
        self.new_reports = self.new_stories = self.new_decisions = 0

    def take(self, line: Line) -> None:
        """Writes what one line holds."""
        require(not self.ended, "it stands behind the end.")
        self.lines += 1
        match line:
            case ContentLine():
                require(line.sha256 == hashlib.sha256(line.data).hexdigest(), "its bytes have another hash.")
                keep_content(self.connection, line.sha256, line.data)
            case ReportLine():
                self.take_report(line)
            case SightingLine():
                self.take_sighting(line)
            case ReadingLine():
                self.take_reading(line)
            case StoryLine():
                self.take_story(line)
            case KnownLine():
                self.take_known(line)
            case DecisionLine():
                self.take_decision(line)
            case AuditLine():
                self.take_audit(line)
            case End():
                require(line.lines == self.lines - 1, "lines are missing before it.")
                self.ended = True

    def take_report(self, line: ReportLine) -> None:
        """A report, once; which later version stands for it is written at the end."""
        draft = Draft(text=line.text, title=line.title, outlet=line.outlet, url=line.url, found={})
        require(line.id == identity_of(draft, line.published), f"the id {line.id} is not that of its text.")
        if line.id in self.known:
            return
        fields = msgspec.structs.asdict(line)
        if by := fields.pop("superseded_by"):
            self.later[line.id] = by
        self.connection.execute(reports.insert(), [report_row(RawReport(input="", also=(), **fields))])
        self.known.add(line.id)
        self.brought.add(line.id)
        self.new_reports += 1

    def take_sighting(self, line: SightingLine) -> None:
        """Where a report was seen, unless that is known."""
        require(line.report in self.known, f"the report {line.report} is not in the archive.")
        row = msgspec.structs.asdict(line)
        same = [sightings.c[name] == line_value for name, line_value in row.items() if line_value is not None]
        if not self.connection.execute(select(sightings.c.number).where(*same)).first():
            self.connection.execute(sightings.insert(), [row])

    def take_reading(self, line: ReadingLine) -> None:
        """What was read in a report that came with this archive; what was read here stays."""
        if line.report not in self.brought:
            require(line.report in self.known, f"the report {line.report} is not in the archive.")
            return
        [raw] = raw_reports(self.connection, [line.report])
        reading = read_reading(line.data)
        counts = (len(reading.sentences), len(reading.statements), 1 if raw.title else 0)
        tables = (line.sentences, line.statements, line.title)
        for table, rows in zip(tables, counts, strict=True):
            require(len(table) in (0, rows * VECTOR), f"the vectors of {line.report} do not fit its reading.")
            require(
                bool(np.isfinite(np.frombuffer(table, "<f4")).all()), f"the vectors of {line.report} are no numbers."
            )
        keep_reading(self.connection, annotated(raw, reading, tables), line.method)

    def take_story(self, line: StoryLine) -> None:
        """A story whose reports all came with this archive; others are made anew of their reports."""
        story = read_story(line.data)
        ids = {*story.reports, *line.stands_for}
        require(ids <= self.known, f"the story {story.id} names reports that are not in the archive.")
        if not ids <= self.brought:
            remember_story(self.connection, story.id, story.reports)
            return
        raws = raw_reports(self.connection, story.reports)
        texts = {(raw.id, "text"): raw.text for raw in raws} | {(raw.id, "title"): raw.title or "" for raw in raws}
        keep_story(self.connection, Told(story, line.made_of, line.method, line.stands_for, line.changed_at), texts)
        self.new_stories += 1

    def take_known(self, line: KnownLine) -> None:
        """An id under which a story was told."""
        require(set(line.reports) <= self.known, f"the story {line.id} names reports that are not in the archive.")
        require(len(line.reports) <= line.size, f"the story {line.id} has more reports than it had.")
        if len(line.reports) == line.size:
            require(line.id == story_id(line.reports), f"the id {line.id} is not that of its reports.")
        remember_story(self.connection, line.id, line.reports, size=line.size)

    def take_decision(self, line: DecisionLine) -> None:
        """A decision; its id tells whether it is here already."""
        value: dict[str, Any] = msgspec.json.decode(line.value)
        made = msgspec.convert(
            {"kind": line.decision, "reports": line.reports, "value": value, "author": line.author, "at": line.at}
            | {"undoes": line.undoes, "places": [msgspec.to_builtins(place) for place in line.places]},
            Decision,
        )
        known = self.connection.execute(select(decisions.c.id).where(decisions.c.id == line.id)).first()
        require(decide(self.connection, made) == line.id, f"the id {line.id} is not that of the decision.")
        if known is None and made.kind in (*CHANGING, "undo") and not set(made.reports) <= self.brought:
            forget_stories_of(self.connection, list(made.reports))  # they stood here before: told anew, as decided
        self.check_words(line.places, line.words)
        self.new_decisions += 1

    def take_audit(self, line: AuditLine) -> None:
        """An audit, unless one of its id is here."""
        if method_of_audit(self.connection, line.id) is None:
            listed = {name: getattr(line, name) for name in ListedAudit.__struct_fields__}
            write_audit(self.connection, ListedAudit(**listed), line.method, line.data)

    def check_words(self, places: tuple[Place, ...], words: tuple[str, ...]) -> None:
        """Raises where the words of a decision do not stand at its places."""
        texts = {raw.id: raw for raw in raw_reports(self.connection, {place.report for place in places})}
        for place, said in zip(places, words, strict=True):
            raw = texts[place.report]
            stands = (raw.text if place.part == "text" else raw.title or "")[place.start : place.end]
            require(stands == said, f"{said!r} does not stand in {place.report} at {place.start}.")

    def finish(self) -> None:
        """Which later version stands for a report, now that all are here."""
        require(self.ended, "its end is missing.")
        for report, by in self.later.items():
            require(by in self.known, f"the later version {by} is not in the archive.")
            self.connection.execute(update(reports).where(reports.c.id == report).values(superseded_by=by))
        self.count_without_rejected()
        unread = select(reports.c.id).outerjoin(readings, readings.c.report == reports.c.id)
        lost = list(self.connection.execute(unread.where(readings.c.report.is_(None))).scalars())
        require(not lost, f"the archive holds no reading of {', '.join(lost[:3])}.")

    def count_without_rejected(self) -> None:
        """What the list shows of the stories that came, without the differences that people have rejected."""
        named = select(decisions.c.subject).where(decisions.c.kind == "reject-difference")
        ids = {report for subject in self.connection.execute(named).scalars() for report in subject} & self.brought
        count_again(self.connection, ids)


def require(agreed: bool, otherwise: str) -> None:
    """Raises `Disagreement` where something does not agree."""
    if not agreed:
        raise Disagreement(otherwise)
