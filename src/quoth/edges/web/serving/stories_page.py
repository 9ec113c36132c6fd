"""The list of stories: two lines each, sorted, filtered and searched by the address alone."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.listing import (
    ONLY,
    ORDERS,
    FoundReport,
    ListedStory,
    count_stories,
    found_reports,
    listed_stories,
    titles_of,
)
from quoth.edges.store.removing import demo_reports
from quoth.edges.store.searching import has_words
from quoth.edges.web.serving.answers import as_json, document, listed_as, page, site_of, story_address, table_as
from quoth.text.counting import counted

A_PAGE = 50
MOST_PAGES = 100_000
SORTS = {
    "newest": "latest day of reports",
    "disagreements": "most disagreements",
    "origins": "fewest origins",
    "reports": "most reports",
}
FILTERS = {"all": "all", "disagreements": "where reports disagree", "several": "several reports"}
LONGEST_SEARCH = 400


class Asked:
    """What the address asks for: order, filter, words, which page of the list."""

    def __init__(self, request: Request) -> None:
        given = request.query_params
        self.sort = given.get("sort", "newest") if given.get("sort") in ORDERS else "newest"
        self.only = given.get("only", "all") if given.get("only") in ONLY else "all"
        self.words = given.get("q", "")[:LONGEST_SEARCH].strip()
        number = given.get("page", "1")
        self.page = (
            min(max(int(number), 1), MOST_PAGES) if number.isascii() and number.isdigit() and len(number) < 7 else 1
        )

    def address(self, **other: object) -> str:
        """The address of this list with something else in it; what is as usual is left out."""
        known = {"sort": self.sort, "only": self.only, "q": self.words, "page": 1, **other}
        usual = {"sort": "newest", "only": "all", "q": "", "page": 1}
        told = {name: value for name, value in known.items() if value != usual[name]}
        return f"/?{urlencode(told)}" if told else "/"


def stories(request: Request) -> Response:
    """The list, or what was found, as a page or a document."""
    form = listed_as(request)
    asked, site = Asked(request), site_of(request)
    offset = (asked.page - 1) * A_PAGE
    with site.reading() as connection:
        if asked.words:
            return found(connection, asked, form, offset)
        count = count_stories(connection, only=asked.only)
        total = count if asked.only == "all" else count_stories(connection)
        listed = listed_stories(connection, sort=asked.sort, only=asked.only, limit=A_PAGE, offset=offset)
        demo = bool(demo_reports(connection))
    if form:
        return as_document(listed, form, "stories")
    now = site.now()
    return page(
        "stories.html", title="Stories", here="stories", asked=asked, count=count, total=total,
        rows=[story_row(one, now) for one in listed], sorts=choices(asked, "sort", SORTS), filters=choices(asked, "only", FILTERS),
        pages=pages_of(asked, count), forms=f"/stories{asked.address()[1:]}", at_work=site.jobs.open(), demo=demo,
    )  # fmt: skip


def as_document(listed: list[Any], form: str, name: str) -> Response:
    """A list of stories or of reports as JSON, CSV or Markdown."""
    from quoth.edges.formats.markdown import plain

    if form == "json":
        return document(as_json(listed), form, name)
    rows = [{field: getattr(one, field) for field in one.__struct_fields__} for one in listed]
    return table_as(
        rows, form, name, heading="Stories",
        line=lambda row: f"**{plain(row['title'] or 'Untitled')}** {row.get('id')}: {plain(line_of(row))}",
    )  # fmt: skip


def line_of(row: dict[str, Any]) -> str:
    """What is told of a story or of a report that was found, in one line."""
    if "words" in row:
        return str(row["words"])
    counts = f"{row['reports']} reports, {row['origins_low']} to {row['origins_high']} origins, {row['conflicts']} disagreements"
    return f"{counts}; {row['question']}" if row["question"] else counts


def story_row(story: ListedStory, now: str) -> dict[str, Any]:
    """The two lines of a story."""
    low, high = story.origins_low, story.origins_high
    origins = f"{low}" if low == high else f"{low} to {high}"
    pieces = [
        counted_or_none(story.reports, "report"),
        f"{origins} {'origin' if origins == '1' else 'origins'}",
        counted_or_none(story.conflicts, "disagreement"),
    ]
    if story.disputes:
        pieces.append(f"{counted(story.disputes, 'dispute')} between speakers")
    days = [day[:10] for day in (story.first, story.last) if day]
    return {
        "address": story_address(story.title, story.id),
        "title": story.title,
        "counts": pieces,
        "one_origin": high == 1 and story.reports > 1,
        "alone": story.reports == 1,
        "days": " to ".join(dict.fromkeys(days)) or "undated",
        "question": story.question,
        "changed": ago(story.changed_at, now),
    }


def counted_or_none(number: int, noun: str) -> str:
    """ "no disagreement", "1 report", "3 reports"."""
    return counted(number, noun) if number else f"no {noun}"


def ago(then: str, now: str) -> str:
    """How long ago something was, as people say it."""
    try:
        seconds = int((datetime.fromisoformat(now) - datetime.fromisoformat(then)).total_seconds())
    except (ValueError, TypeError):
        return then[:10]
    for size, word in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return then[:10] if word == "d" and seconds > 7 * size else f"{seconds // size} {word} ago"
    return "just now"


def choices(asked: Asked, name: str, words: dict[str, str]) -> list[dict[str, Any]]:
    """The orders or filters as links, the one that holds marked."""
    return [
        {"words": told, "address": asked.address(**{name: value}), "here": getattr(asked, name) == value}
        for value, told in words.items()
    ]


def pages_of(asked: Asked, count: int) -> dict[str, Any]:
    """The page before and the page after."""
    last = max(1, -(-count // A_PAGE))
    return {
        "number": asked.page,
        "last": last,
        "before": asked.address(page=asked.page - 1) if asked.page > 1 else "",
        "after": asked.address(page=asked.page + 1) if asked.page < last else "",
    }


def found(connection: Connection, asked: Asked, form: str, offset: int) -> Response:
    """The reports that hold the words, each with its story."""
    wanted = has_words(asked.words)
    reports = found_reports(connection, asked.words, limit=A_PAGE + 1, offset=offset) if wanted else []
    if form:
        return as_document(reports[:A_PAGE], form, "found")
    titles = titles_of(connection, [one.story for one in reports if one.story])
    return page(
        "found.html", title="Found", here="stories", asked=asked, forms=f"/stories{asked.address()[1:]}",
        rows=[found_row(one, titles) for one in reports[:A_PAGE]],
        before=asked.address(page=asked.page - 1) if asked.page > 1 else "",
        after=asked.address(page=asked.page + 1) if len(reports) > A_PAGE else "",
    )  # fmt: skip


def found_row(report: FoundReport, titles: dict[str, str]) -> dict[str, Any]:
    """One report that holds the words."""
    title = titles.get(report.story or "", "")
    story = story_address(title, report.story) if report.story else ""
    return {
        "title": report.title or "Untitled",
        "outlet": report.outlet or "no outlet",
        "published": (report.published or "undated")[:16].replace("T", " "),
        "words": " ".join(report.words.split()),
        "story": title,
        "story_address": story,
        "address": f"{story}/r/{report.id}" if story else f"/r/{report.id}",
    }
