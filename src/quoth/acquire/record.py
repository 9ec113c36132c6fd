"""One line of JSON Lines: a report with the fields title, text, outlet, published, first_seen, url, links, authors, language."""

from typing import Any

import msgspec

from quoth.acquire.doubts import not_understood
from quoth.acquire.headline import UNENDED, headline_of
from quoth.acquire.times import iso_of
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

# The contract's names and those under which other collections keep the same; the first that is there counts.
FIELDS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "site", "series"),
    "url": ("url", "link"),
    "published": ("published", "date"),
    "first_seen": ("first_seen", "seen_at"),
    "language": ("language", "lang"),
}
TIMES = ("published", "first_seen")
NAMES = frozenset(name for names in FIELDS.values() for name in names) | {"author", "authors"}
MOST_AUTHORS, MOST_LINKS = 50, 500
MOST_NAMED, LONGEST_NAME = 12, 40


def draft_of_record(line: str, settings: Settings) -> Draft:
    """A record as a draft, its text untouched; raises `ReportUnreadable` for a line that is no object with a text."""
    record = record_of(line)
    text = record.get("text")
    if not isinstance(text, str):
        fields = ", ".join(str(name)[:LONGEST_NAME] for name in list(record)[:MOST_NAMED])
        raise ReportUnreadable(
            "broken-line",
            f'It has no "text". It has: {fields or "nothing"}.',
            hint="If one of them, or a field within one, holds the text: --columns text=NAME or text=NAME.WITHIN.",
        )
    return draft_with(record, text, "record")


def draft_with(record: dict[str, Any], text: str, how: str) -> Draft:
    """A text as a draft with what the fields of its record, or of its header, say of it."""
    known = {field: value for field, names in FIELDS.items() if (value := first_string(record, names))}
    authors = authors_of(record)
    found = {name: how for name in (*known, *(("authors",) if authors else ())) if name != "language"}
    found |= {field: not_understood(value) for field, value in strange_values(record).items() if field not in known}
    times = {field: iso_of(known.get(field)) for field in TIMES}
    found |= {field: not_understood(known[field]) for field in TIMES if field in known and times[field] is None}
    title = known.get("title")
    # A text without a title often begins with its first sentence; only in text files is a short one a headline.
    headline = headline_of(text) if title is None else None
    if headline and not headline.endswith(UNENDED):
        title, found["title"] = headline, "; ".join(filter(None, ("first line", found.get("title"))))
    return Draft(
        text=text,
        title=title,
        title_apart=title is not None and not begins_with(text, title),
        outlet=known.get("outlet"),
        authors=authors,
        published=times["published"],
        first_seen=times["first_seen"],
        url=known.get("url"),
        links=links_of(record),
        language=known.get("language"),
        found=found,
    )


def record_of(line: str) -> dict[str, Any]:
    """The object of a line; raises `ReportUnreadable` where it is none."""
    try:
        record = msgspec.json.decode(line.strip().encode())
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ReportUnreadable("broken-line", f"The line is no JSON: {error}.", hint="Mend or remove it.") from error
    if not isinstance(record, dict):
        raise ReportUnreadable("broken-line", "The line is JSON, but no object with a text.", hint="Mend or remove it.")
    return record


def first_string(record: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds a string with something in it, without white space around it."""
    values = (named(record.get(name)) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def named(value: Any) -> Any:
    """The name of what a field holds as an object with one ("source": {"name": "Tolm Post"}); else the value."""
    return value.get("name") if isinstance(value, dict) and isinstance(value.get("name"), str) else value


def strange_values(record: dict[str, Any]) -> dict[str, Any]:
    """Fields that are there and hold no string ("published": 20250304), with what they hold."""
    given = ((field, named(record.get(name))) for field, names in FIELDS.items() for name in names)
    return {field: value for field, value in given if value is not None and not isinstance(value, str)}


def authors_of(record: dict[str, Any]) -> tuple[str, ...]:
    """The authors as a list of names or one string."""
    given = record.get("authors") or record.get("author") or ()
    listed = [given] if isinstance(given, str | dict) else given if isinstance(given, list) else []
    names = map(named, listed[:MOST_AUTHORS])
    return tuple(author.strip() for author in names if isinstance(author, str) and author.strip())


def links_of(record: dict[str, Any]) -> tuple[str, ...]:
    """The addresses that the story links, where the record lists them."""
    given = record.get("links")
    listed = given[:MOST_LINKS] if isinstance(given, list) else []
    return tuple(dict.fromkeys(link.strip() for link in listed if isinstance(link, str) and link.strip()))


def begins_with(text: str, title: str) -> bool:
    """Whether the first line of the text is the title, so that it does not stand apart."""
    opening = text[: 2 * len(title) + 100].lstrip().splitlines() or [""]
    return " ".join(opening[0].split()).casefold() == " ".join(title.split()).casefold()
