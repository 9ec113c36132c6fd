"""The tables that a batch writes, one folder each, in it a folder a day: what each column is, and the rows of a report or story."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from quoth.compose.views import StoryView
from quoth.edges.batch.columns import Row
from quoth.edges.formats.records import report_record
from quoth.edges.formats.story_tables import DECIMAL, WHOLE
from quoth.edges.formats.story_tables import LISTS as STORY_LISTS
from quoth.edges.formats.story_tables import TABLES as STORY_TABLES
from quoth.types import AnnotatedReport, Origins

# Two stories that a cut went through: the reports of each that share most, and how much of what both are about that is.
SEVERED = ("story", "other", "shared", "report", "other_report")
LISTS = (*STORY_LISTS, "stories", "members")
NUMBERS = WHOLE
DECIMALS = (*DECIMAL, "probability", "share", "shared")
# A corpus has its reports once, in a table of their own, and not for each story.
OF_STORIES = {name: table for name, table in STORY_TABLES.items() if name != "reports"}
REPORTS = ("id", "stories", "published", "outlet", "title", "url", "authors", "input", "also", "characters", "record")
STORIES = ("id", "title", "first", "last", "members", "origins_low", "origins_high", "brief", "record")
LINEAGE = ("story", "child", "parent", "kind", "direction", "probability", "share", "why")


def columns_of(names: tuple[str, ...]) -> Callable[[], Any]:
    """The columns of a table, their types the same whatever it holds."""

    def made() -> Any:
        import pyarrow as pa

        kinds: dict[str, Any] = {name: pa.list_(pa.string()) for name in LISTS}
        kinds |= {name: pa.int64() for name in NUMBERS} | {name: pa.float64() for name in DECIMALS}
        return pa.schema([(name, kinds.get(name, pa.string())) for name in names])

    return made


TABLES: dict[str, Callable[[], Any]] = {
    "reports": columns_of(REPORTS),
    "stories": columns_of(STORIES),
    "lineage": columns_of(LINEAGE),
    **{
        name: columns_of((*table[0], *(("said_in",) if name == "claims" else ()))) for name, table in OF_STORIES.items()
    },
    "severed": columns_of(SEVERED),
}


def rows_of_report(read: AnnotatedReport, stories: list[str], points: frozenset[str] = frozenset()) -> Row:
    """A report as a row; `record` is its JSON as it stands in a dossier, with the points (by id) that its claims rest on."""
    raw = read.report.raw
    return settled({
        "id": raw.id, "stories": sorted(stories), "published": raw.published, "outlet": raw.outlet, "title": raw.title,
        "url": raw.url, "authors": raw.authors, "input": raw.input, "also": raw.also, "characters": len(raw.text),
        "record": msgspec.json.encode(report_record(read, points)).decode(),
    })  # fmt: skip


def rows_of_story(view: StoryView) -> Iterator[tuple[str, Row]]:
    """A story as rows of several tables; `record` is its JSON as `quoth read --json` prints it."""
    story = view.story
    origins: Origins = story.lineage.origins
    yield "stories", settled({
        "id": story.id, "title": story.title, "first": story.first, "last": story.last, "members": tuple(view.letters),
        "origins_low": origins.low, "origins_high": origins.high, "brief": " ".join(one.text for one in story.brief),
        "record": msgspec.json.encode(story).decode(),
    })  # fmt: skip
    for edge in story.lineage.edges:
        told = {name: getattr(edge, name) for name in LINEAGE if name != "story"}
        yield "lineage", settled({"story": story.id, **told})
    for name, (columns, rows) in OF_STORIES.items():
        for row in rows(view):
            made = {column: row.get(column) for column in columns}
            if name == "claims":
                made["said_in"] = "; ".join(
                    f"{letter}: {row[letter]}" for letter in view.letters.values() if letter in row
                )
            yield name, settled(made)


def settled(row: Row) -> Row:
    """A row whose values are of the types of its columns."""
    return {name: value_in(name, value) for name, value in row.items()}


def value_in(name: str, value: Any) -> Any:
    """A value as its column holds it: words without lone surrogates, which no file can hold."""
    if value is None or name in NUMBERS or name in DECIMALS:
        return value
    if name in LISTS:
        return [sound(str(one)) for one in value]
    return sound(str(value))


def sound(words: str) -> str:
    """Words that a file can hold."""
    return words.encode("utf-8", "replace").decode()
