"""A report with its marks: where it differs, its figures and speakers, or everything that it says."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from quoth.compose.crediting import agencies_in_words, credits_in_words, sources_in_words
from quoth.compose.views import StoryView
from quoth.compose.wording import capital
from quoth.edges.formats.records import report_record
from quoth.edges.store.tables import contents, reports, sightings
from quoth.edges.web.notes import Notes, one_line, speakers_of
from quoth.edges.web.serving.answers import (
    NotThere,
    as_json,
    asked_of,
    document,
    id_in,
    page,
    site_of,
)
from quoth.edges.web.serving.deciding_rows import decisions_on
from quoth.edges.web.serving.led_on import since_then
from quoth.edges.web.serving.states import States
from quoth.edges.web.serving.text_rows import Painted, paragraph_rows
from quoth.edges.web.serving.told import ToldStory, told_story
from quoth.edges.web.story_rows import report_row
from quoth.text.counting import counted
from quoth.types import AnnotatedReport, Place

DENSITIES = {"differences": "differences", "figures": "figures and speakers", "claims": "all that it says"}


def report(request: Request) -> Response:
    """One report of a story."""
    name, form = asked_of(request.path_params["report"])
    site = site_of(request)
    with site.reading() as connection:
        told = told_story(connection, id_in(request.path_params["story"]))
        read = report_of(told, name)
        if form:
            return as_form(told, read, form)
        density = request.query_params.get("marks", "differences")
        if density not in DENSITIES:
            density = "differences"
        values = report_values(connection, told, read, density)
        since = since_then(request, connection, told)
    return page("report.html", since=since, **values)


def report_of(told: ToldStory, name: str) -> AnnotatedReport:
    """The report of a letter or an id; raises `NotThere`."""
    by_letter = {letter: report for report, letter in told.view.letters.items()}
    key = by_letter.get(name) or id_in(name)
    found = told.view.reports.get(key)
    if found is None:
        raise NotThere
    return found


def report_values(connection: Connection, told: ToldStory, read: AnnotatedReport, density: str) -> dict[str, Any]:
    """Everything that the template of a report shows."""
    view = told.view
    notes = Notes(view.reports, view.letters, "e")
    raw = read.report.raw
    address = told.report_address(read.id)
    decisions = decisions_on(connection, told)
    states = States(connection, told)
    return {
        "title": raw.title or notes.name(read.id),
        "report": report_row(view, notes, read.id, credits_in_words(view, (read.id,)).get(read.id, "")),
        "apart": raw.title if raw.title_apart else "",
        "paragraphs": paragraph_rows(read, MARKS[density](told, read)),
        "densities": [
            {"words": words, "address": f"{address}?marks={value}" if value != "differences" else address, "here": value == density}
            for value, words in DENSITIES.items()
        ],
        "density": density,
        "facts": facts_of(view, read),
        "differs": [differs_row(told, notes, read, number, one) for number, one in numbered(told, read)],
        "furniture": [
            {"kind": mark.kind, "words": one_line(read.text[mark.start : mark.end]), "start": mark.start, "end": mark.end}
            for mark in read.report.marks
        ],
        "file": file_rows(connection, read.id),
        "versions": version_rows(connection, read.id),
        "statements": [
            {**statement_row(read, said, address), "state": states.statement(read.id, said.content)} for said in read.statements
        ] if density == "claims" else [],
        "decisions": [one for one in decisions if read.id in one["reports"]],
        "address": address,
        "crumbs": [("stories", "/"), told.crumb],
        "forms": address,
        "others": [
            {**notes.badge(other), "name": notes.name(other), "address": told.report_address(other), "here": other == read.id}
            for other in told.story.reports
        ],
    }  # fmt: skip


def numbered(told: ToldStory, read: AnnotatedReport) -> list[tuple[int, Any]]:
    """The differences in which the report takes part, with their numbers on the page of the story."""
    return [
        (number, one)
        for number, one in enumerate(told.differences, 1)
        if any(place.report == read.id for side in one.sides for place in side.spans)
    ]


def marks_of_differences(told: ToldStory, read: AnnotatedReport) -> Iterator[Painted]:
    """The words that differ, each with the number of its difference."""
    for number, one in numbered(told, read):
        places = {p for side in one.sides for p in side.spans if p.report == read.id and p.part == "text"}
        for place in apart(places):
            yield Painted(place.start, place.end, "differs", str(number), told.difference_address(one.id), one.kind)


def apart(places: set[Place]) -> list[Place]:
    """Places that share no word: of those that do, the one that begins first, and of these the longest."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (one.start, -one.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def marks_of_figures(told: ToldStory, read: AnnotatedReport) -> Iterator[Painted]:
    """Figures, dates, and those who speak."""
    for quantity in read.quantities:
        yield Painted(quantity.start, quantity.end, "figure", told=f"figure: {quantity.bound}")
    for date in read.dates:
        yield Painted(date.start, date.end, "date", told=f"date: {date.earliest or 'not placed'}")
    for span in sorted({link.mention for said in read.statements for link in said.chain if link.mention}):
        yield Painted(span.start, span.end, "speaker", told="speaker")


def marks_of_claims(told: ToldStory, read: AnnotatedReport) -> Iterator[Painted]:
    """What is said, by others or by the report itself."""
    for number, said in enumerate(read.statements, 1):
        look = "said" if said.chain else "own"
        for piece in said.content:
            yield Painted(piece.start, piece.end, look, str(number), f"#said-{number}", speakers_of(said))


MARKS = {"differences": marks_of_differences, "figures": marks_of_figures, "claims": marks_of_claims}


def statement_row(read: AnnotatedReport, said: Any, address: str) -> dict[str, Any]:
    """One statement of the list below the text."""
    return {
        "speakers": speakers_of(said),
        "stance": said.stance,
        "words": one_line(" … ".join(piece.of(read.text) for piece in said.content)),
        "rule": said.rule.replace("_", " ").replace("-", " "),
        "place": f"{said.content[0].start}–{said.content[-1].end}",
        "correct": f"{address}/correct?statement={said.id}",
    }


def source_of(view: StoryView, read: AnnotatedReport) -> str:
    """The agency that a report credits or cites and where, else that there is none; then the outlets that it names as sources."""
    credit, credited = read.report.credit, agencies_in_words(view, (read.id,)).get(read.id, "")
    outlets = sources_in_words(view, (read.id,)).get(read.id)
    agency = "No agency credit"
    if credit is not None:
        where = f" in paragraph {read.report.paragraph_of(credit.start)}"
        agency = f"{capital(credited)}{where}" if credited else f"Carries the credit of {credit.agency}, its own{where}"
    return f"{agency}; {outlets}." if outlets else f"{agency}."


def facts_of(view: StoryView, read: AnnotatedReport) -> list[str]:
    """What this report is, by its form alone."""
    raw = read.report.raw
    direct = sum(said.form in ("direct", "mixed") for said in read.statements)
    return [
        f"Dated {raw.published[:16].replace('T', ' ')}." if raw.published else "No date.",
        source_of(view, read),
        f"{counted(len(read.report.sentences), 'sentence')}; {direct or 'no'} direct quotation{'' if direct == 1 else 's'}.",
        f"{counted(len(read.quantities), 'figure')}, {counted(len(read.dates), 'date')}.",
    ]


def differs_row(told: ToldStory, notes: Notes, read: AnnotatedReport, number: int, one: Any) -> dict[str, Any]:
    """Its side of one difference beside the first of the others."""
    own = next(side for side in one.sides if any(place.report == read.id for place in side.spans))
    others = [side for side in one.sides if side is not own and side.spans]
    mine = next(place for place in own.spans if place.report == read.id)
    return {
        "number": number,
        "question": one.question,
        "kind": one.kind.replace("-", " "),
        "address": told.difference_address(one.id),
        "own": notes.evidence(mine),
        "other": notes.evidence(others[0].spans[0]) if others else None,
    }


def file_rows(connection: Connection, key: str) -> list[dict[str, Any]]:
    """Where the report was seen, with the size and the hash of the bytes."""
    wanted = (
        select(sightings.c.input, sightings.c.seen_at, sightings.c.content, contents.c.size)
        .join(contents, contents.c.sha256 == sightings.c.content)
        .where(sightings.c.report == key)
        .order_by(sightings.c.number)
        .limit(20)
    )
    return [
        {
            "name": row["input"].rsplit("/", 1)[-1],
            "size": row["size"],
            "sha256": row["content"],
            "seen": row["seen_at"][:16].replace("T", " "),
        }
        for row in connection.execute(wanted).mappings()
    ]


def version_rows(connection: Connection, key: str) -> list[dict[str, Any]]:
    """Earlier versions that this report has replaced."""
    wanted = select(reports.c.id, reports.c.title).where(reports.c.superseded_by == key).order_by(reports.c.position)
    return [{"id": row["id"], "title": row["title"] or "Untitled"} for row in connection.execute(wanted).mappings()]


def as_form(told: ToldStory, read: AnnotatedReport, form: str) -> Response:
    """The report as JSON (as `quoth annotate` prints it), its statements as a table, or the text in Markdown."""
    if form == "json":
        return document(as_json(report_record(read)), form, read.id)
    if form == "csv":
        from quoth.edges.formats.tables import csv_of

        rows = ({**statement_row(read, said, ""), "form": said.form, "id": said.id} for said in read.statements)
        columns = ("id", "speakers", "stance", "form", "words", "place", "rule")
        return document(csv_of(rows, columns=columns), form, read.id)
    if form == "md":
        return document(report_in_markdown(told, read).encode(), form, read.id)
    raise NotThere


def report_in_markdown(told: ToldStory, read: AnnotatedReport) -> str:
    """Title, outlet, and the paragraphs with their numbers."""
    from quoth.edges.formats.markdown import plain

    first = 0 if read.report.headline else 1
    letter = told.view.letters[read.id]
    lines = [f"# {plain(read.report.raw.title or 'Untitled')}", "", f"{plain(told.view.name(read.id))}, {read.id}", ""]
    for number, span in enumerate(read.report.paragraphs, first):
        lines += [f"**{letter}{number}** {plain(span.of(read.text))}", ""]
    return "\n".join(lines)
