"""One difference as a page that stands alone: for somebody who never saw the story."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from quoth.compose.views import names_in_story
from quoth.compose.wording import inner_marks
from quoth.edges.web.notes import Notes
from quoth.edges.web.serving.answers import NotThere, as_json, asked_of, document, id_in, page, site_of
from quoth.edges.web.serving.deciding_rows import decisions_on
from quoth.edges.web.serving.led_on import since_then
from quoth.edges.web.serving.states import States, in_cards
from quoth.edges.web.serving.told import ToldStory, link_card, links_of, rejected_in_story, told_story
from quoth.edges.web.story_rows import difference_row
from quoth.types import Difference, Place

MOST_ELSEWHERE, MOST_SIDES = 12, 24


def difference(request: Request) -> Response:
    """One difference of a story."""
    name, form = asked_of(request.path_params["difference"])
    site = site_of(request)
    with site.reading() as connection:
        told = told_story(connection, id_in(request.path_params["story"]))
        if form:
            return as_form(told, difference_of(told, name)[1], form)
        number, one = standing_or_rejected(connection, told, name)
        values = difference_values(connection, told, number, one)
        since = since_then(request, connection, told)
    return page("difference.html", since=since, **values)


def difference_of(told: ToldStory, key: str) -> tuple[int, Difference]:
    """The difference of an id with its number on the page of the story; raises `NotThere`."""
    for number, one in enumerate(told.differences, 1):
        if one.id == key:
            return number, one
    raise NotThere


def standing_or_rejected(connection: Connection, told: ToldStory, key: str) -> tuple[int, Difference]:
    """The difference of an id with its number; one that people have rejected has the number 0; raises `NotThere`."""
    try:
        return difference_of(told, key)
    except NotThere:
        for one in rejected_in_story(connection, told):
            if one.id == key:
                return 0, one
        raise


def difference_values(connection: Connection, told: ToldStory, number: int, one: Difference) -> dict[str, Any]:
    """Everything that the template of a difference shows."""
    view = told.view
    notes = Notes(view.reports, view.letters, "e")
    row = difference_row(notes, one, number, names_in_story(told.view))
    states = States(connection, told)
    row["links"] = {**links_of(told, one.id), "alone": ""}
    row["state"] = states.difference(one)
    places = list(dict.fromkeys(place for side in one.sides for place in side.spans))
    listed = told.differences
    at = number - 1 if number else len(listed)
    held = set(places)
    elsewhere = notes.marks(same_figure(told, places))[:MOST_ELSEWHERE]
    paragraphs = told_once([whole_paragraph(told, notes, place) for place in first_of_each(told, places)])
    cards = notes.cards()
    for card in cards:
        link_card(told, card)
    in_cards(told, cards, states)
    return {
        "title": one.question,
        "item": row,
        "paragraphs": paragraphs,
        "elsewhere": elsewhere,
        "before": listed[at - 1] if at and number else None,
        "after": listed[at + 1] if at + 1 < len(listed) else None,
        "count": len(listed),
        "told": told,
        "reports": [
            {**notes.badge(report), "name": notes.name(report), "title": view.reports[report].report.raw.title,
             "published": (view.reports[report].report.raw.published or "undated")[:16].replace("T", " "),
             "address": told.report_address(report)}
            for report in in_order_of(told, places)
        ],
        "decisions": [d for d in decisions_on(connection, told) if d["kind"].endswith("difference") and words_in(told, held) == d["words"]],
        "notes": cards,
        "crumbs": [("stories", "/"), told.crumb],
        "forms": told.difference_address(one.id) if number else "",
    }  # fmt: skip


def words_in(told: ToldStory, places: set[Place]) -> list[str]:
    """The words of places in their order."""
    return [told.view.words(place) for place in sorted(places)]


def first_of_each(told: ToldStory, places: list[Place]) -> list[Place]:
    """The first place of each report, in the order of the reports."""
    firsts = {place.report: place for place in reversed(places)}
    return [firsts[report] for report in in_order_of(told, places)][:MOST_SIDES]


def in_order_of(told: ToldStory, places: list[Place]) -> list[str]:
    """The reports of some places in the order of the story."""
    taking_part = {place.report for place in places}
    return [report for report in told.story.reports if report in taking_part]


def told_once(paragraphs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Paragraphs that are the same in several reports once, with the others that have them."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in paragraphs:
        first = found.setdefault((one["before"], one["words"], one["after"]), {**one, "also": []})
        if first["mark"] != one["mark"]:
            first["also"].append(one)
    return list(found.values())


def whole_paragraph(told: ToldStory, notes: Notes, place: Place) -> dict[str, Any]:
    """The paragraph of a place in full, the place in it marked."""
    read = told.view.reports[place.report]
    text = inner_marks((read.report.raw.title or "") if place.part == "title" else read.text)
    start, end = 0, len(text)
    if place.part == "text":
        held = [span for span in read.report.paragraphs if span.overlaps(place.span)]
        start, end = (
            (min(place.start, held[0].start), max(place.end, held[-1].end)) if held else (place.start, place.end)
        )
    return {
        **notes.badge(place.report),
        "name": notes.name(place.report),
        "mark": told.view.mark(place),
        "address": f"{told.report_address(place.report)}#p{told.view.mark(place).lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}",
        "before": text[start : place.start],
        "words": text[place.start : place.end],
        "after": text[place.end : end],
    }


def same_figure(told: ToldStory, places: list[Place]) -> Iterator[Place]:
    """Where else the story has a figure of the very value and unit that stands on one of the sides."""
    quantities = {report: read.quantities for report, read in told.view.reports.items()}
    values = {
        (one.low, one.high, one.unit)
        for place in places
        for one in quantities[place.report]
        if place.part == "text" and one.start < place.end and place.start < one.end
    }
    for report in told.story.reports:
        for one in quantities[report]:
            at = Place(report, one.start, one.end)
            if (one.low, one.high, one.unit) in values and not any(
                place.report == report and place.start < one.end and one.start < place.end for place in places
            ):
                yield at


def as_form(told: ToldStory, one: Difference, form: str) -> Response:
    """The difference as JSON, its sides as a table, or Markdown with footnotes."""
    name = f"{told.story.id}-{one.id}"
    if form == "json":
        return document(as_json({"story": told.story.id, "title": told.story.title, "difference": one}), form, name)
    if form == "csv":
        from quoth.edges.formats.story_tables import TABLES, difference_rows
        from quoth.edges.formats.tables import csv_of

        rows = [row for row in difference_rows(told.view) if row["id"] == one.id]
        return document(csv_of(rows, columns=TABLES["differences"][0]), form, name)
    if form == "md":
        from quoth.edges.formats.markdown import Footnotes, difference_lines, plain

        notes = Footnotes(told.view, 0)
        lines = [
            f"# {plain(told.story.title)}",
            "",
            *difference_lines(notes, told.view, 1, one),
            "",
            *notes.lines(),
            "",
        ]
        return document("\n".join(lines).encode(), form, name)
    raise NotThere
