"""What a form asks for, as a decision: on a difference, a statement, a report, a story."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select
from starlette.datastructures import FormData

from quoth.edges.formats.dating import is_moment
from quoth.edges.store.deciding import Decision, Kind
from quoth.edges.store.tables import story_reports
from quoth.edges.web.serving.told import ToldStory
from quoth.text.times import published_day
from quoth.types import AnnotatedReport, Difference, Place, Span, Statement

LONGEST_NAME, MOST_LINKS = 200, 8
DIFFERENCE: dict[str, Kind] = {"accept": "accept-difference", "reject": "reject-difference"}
STATEMENT: dict[str, Kind] = {
    "accept": "accept-statement", "reject": "reject-statement", "speaker": "attribute-statement", "own": "attribute-statement",
}  # fmt: skip
REPORT: dict[str, Kind] = {
    "published": "set-published", "outlet": "set-outlet", "belongs": "belongs-to-report", "foreign": "not-of-report",
}  # fmt: skip
CHOOSE = "Choose one of these."


class NotUnderstood(Exception):
    """A form that cannot be carried out as it was filled in; the words say what is missing."""


class Asked(Struct, frozen=True):
    """A form that somebody has sent: its fields, who and when."""

    form: FormData
    author: str
    at: str

    @property
    def choice(self) -> str:
        """What was chosen."""
        return self.text("choice")

    def text(self, name: str) -> str:
        """A field without white space around it."""
        return str(self.form.get(name) or "").strip()[:LONGEST_NAME]

    def decision(
        self, kind: Kind, reports: tuple[str, ...], places: tuple[Place, ...] = (), value: dict[str, Any] | None = None
    ) -> Decision:
        """A decision by whoever sent the form."""
        said = {**(value or {}), **({"reason": self.text("reason")} if self.text("reason") else {})}
        return Decision(kind=kind, reports=reports, places=places, value=said, author=self.author, at=self.at)


def on_difference(asked: Asked, one: Difference) -> Decision:
    """A difference accepted or rejected; raises `NotUnderstood`."""
    places = tuple(sorted({place for side in one.sides for place in side.spans}))
    reports = tuple(dict.fromkeys(place.report for place in places))
    return asked.decision(kind_of(DIFFERENCE, asked), reports, places, {"kind": one.kind})


def on_statement(asked: Asked, read: AnnotatedReport, said: Statement) -> Decision:
    """A statement accepted, rejected, given to the report, or to speakers; raises `NotUnderstood`."""
    kind = kind_of(STATEMENT, asked)
    value: dict[str, Any] = {"chain": speakers_in(asked)} if asked.choice == "speaker" else {}
    places = tuple(Place(read.id, piece.start, piece.end) for piece in said.content)
    return asked.decision(kind, (read.id,), places, value)


def speakers_in(asked: Asked) -> list[str]:
    """The chain that was filled in, outermost first: who says it, then through whom; raises `NotUnderstood`."""
    speaker = asked.text("speaker")
    if not speaker:
        raise NotUnderstood("Say who it is that says this.")
    through = [str(name).strip()[:LONGEST_NAME] for name in asked.form.getlist("through") if isinstance(name, str)]
    return [*reversed([name for name in through if name][:MOST_LINKS]), speaker]


def on_report(asked: Asked, read: AnnotatedReport) -> Decision:
    """When and where a report appeared, and which lines are its own; raises `NotUnderstood`."""
    kind = kind_of(REPORT, asked)
    if asked.choice in ("belongs", "foreign"):
        lines = lines_left_out(read) if asked.choice == "belongs" else lines_told(read)
        wanted = {str(line) for line in asked.form.getlist("line")}
        chosen = [span for span in lines if str(span.start) in wanted]
        if not chosen:
            raise NotUnderstood("Choose the lines that you mean.")
        if asked.choice == "foreign" and len(chosen) == len(lines):
            raise NotUnderstood("Something must be left of the report.")
        return asked.decision(kind, (read.id,), tuple(Place(read.id, span.start, span.end) for span in chosen))
    given = asked.text(asked.choice)
    if asked.choice == "published" and given and not is_moment(given):
        raise NotUnderstood(
            "Give the day as 2026-10-23, or the time as 2026-10-23T14:00+02:00; nothing where it is not known."
        )
    return asked.decision(kind, (read.id,), (), {"to": given})


def lines_left_out(read: AnnotatedReport) -> list[Span]:
    """What was left out of a report as no part of its story."""
    return [Span(mark.start, mark.end) for mark in read.report.marks]


def lines_told(read: AnnotatedReport) -> list[Span]:
    """The paragraphs of a report of which something is told, the headline left out."""
    return [
        paragraph
        for paragraph in read.report.paragraphs
        if paragraph != read.report.headline and any(one.overlaps(paragraph) for one in read.report.sentences)
    ]


def kind_of(kinds: dict[str, Kind], asked: Asked) -> Kind:
    """The kind of decision that was chosen; raises `NotUnderstood`."""
    if asked.choice not in kinds:
        raise NotUnderstood(CHOOSE)
    return kinds[asked.choice]


def on_stories(asked: Asked, connection: Connection, told: ToldStory) -> tuple[Decision, str]:
    """What a form says of whole stories, and where to look afterwards; raises `NotUnderstood`.

    Reports that go, a story that comes, two reports that are or are not one.
    """
    members, choice = told.story.reports, asked.choice
    if choice == "split":
        gone = tuple(report for report in members if report in asked.form.getlist("report"))
        if not gone or len(gone) == len(members):
            raise NotUnderstood("Choose the reports that are of another story: at least one, and not all.")
        return asked.decision("split-stories", gone), told.address
    if choice == "merge":
        found = connection.execute(
            select(story_reports.c.report).where(
                story_reports.c.story == asked.text("other"), story_reports.c.told_by.is_(None)
            )
        )
        reports = tuple(dict.fromkeys((*members, *sorted(found.scalars()))))
        if len(reports) == len(members):
            raise NotUnderstood("Choose the story that this one belongs to.")
        return asked.decision("merge-stories", reports), told.address
    if choice in ("independent", "derived"):
        pair = (asked.text("child"), asked.text("parent"))
        if pair[0] == pair[1] or not set(pair) <= set(members):
            raise NotUnderstood("Choose two reports of this story.")
        if choice == "derived" and not asked.text("anyway"):
            refuse_younger(told, *pair)
        return asked.decision("independent" if choice == "independent" else "derived", pair), told.address
    raise NotUnderstood(CHOOSE)


def refuse_younger(told: ToldStory, child: str, parent: str) -> None:
    """Raises `NotUnderstood` where a report is dated before the one that it is said to be made from."""
    days = [published_day(told.view.reports[report].report.raw.published) for report in (child, parent)]
    if days[0] and days[1] and days[0] < days[1]:
        one, other = told.view.letters[child], told.view.letters[parent]
        raise NotUnderstood(
            f"{one} is dated {days[0]} and {other} {days[1]}: {one} cannot have been made from a later report. "
            "Correct the date that is wrong, or say that it was so in spite of the dates."
        )
