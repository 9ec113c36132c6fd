"""The tables that a batch writes, one folder each, in it a folder a day: what each column is, and the rows of a report or story."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from quoth.compose.views import StoryView
from quoth.edges.batch.columns import Row
from quoth.edges.formats.records import report_record
from quoth.edges.formats.story_tables import TABLES as STORY_TABLES
from quoth.types import AnnotatedReport, Origins

# Two stories that a cut went through: the reports of each that share most, and how much of what both are about that is.
SEVERED = ("story", "other", "shared", "report", "other_report")
LISTS = ("other_names", "stories", "members", "authors", "also")
NUMBERS = ("outlets", "origins_low", "origins_high", "sources_low", "sources_high", "side", "statements", "characters")
DECIMALS = ("low", "high", "probability", "share", "shared")
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
    "claims": columns_of(("story", *STORY_TABLES["claims"][0], "said_in")),
    **{name: columns_of(("story", *STORY_TABLES[name][0])) for name in ("differences", "figures", "speakers")},
    "severed": columns_of(SEVERED),
}


def rows_of_report(read: AnnotatedReport, stories: list[str]) -> Row:
    """A report as a row; `record` is the JSON of `quoth annotate`."""
    raw = read.report.raw
    return settled({
        "id": raw.id, "stories": sorted(stories), "published": raw.published, "outlet": raw.outlet, "title": raw.title,
        "url": raw.url, "authors": raw.authors, "input": raw.input, "also": raw.also, "characters": len(raw.text),
        "record": msgspec.json.encode(report_record(read)).decode(),
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
    letters = set(view.letters.values())
    for name, (columns, rows) in STORY_TABLES.items():
        for row in rows(view):
            made = {"story": story.id, **{column: row.get(column) for column in columns}}
            if name == "claims":
                made["said_in"] = "; ".join(f"{letter}: {row[letter]}" for letter in sorted(letters & row.keys()))
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
