"""An Atom feed of what became of a story: each report as it came, each correction as it was made, the newest first."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from quoth.edges.formats.writers.names import address, full_time, named
from quoth.edges.gate import visible
from quoth.types import AnnotatedReport, Dossier, Story

NEVER = "1970-01-01T00:00:00+00:00"
MOST = 200


class Change(Struct, frozen=True):
    """Something that became of a story: its name, when, in words, and the report that it is about."""

    name: str
    at: str
    words: str
    report: str | None = None


def write(dossier: Dossier, table: str = "", *, changes: Sequence[Change] = ()) -> bytes:
    """The feed; without what a store knows, each report comes at the time at which it says that it was published."""
    reads = {read.id: read for read in dossier.reports}
    told = list(changes) or [
        Change(named("report", read.id), at, "", read.id)
        for read in dossier.reports
        for at in [read.report.raw.first_seen or read.report.raw.published]
        if at is not None and full_time(at)
    ]
    newest = sorted(told, key=lambda one: (full_time(one.at) or NEVER, one.name), reverse=True)[:MOST]
    updated = full_time(newest[0].at) if newest else None
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{named('story', id_of(dossier.stories))}</id>",
        f"<title>{words(title_of(dossier.stories))}</title>",
        f"<updated>{updated or NEVER}</updated>",
        "<author><name>quoth</name></author>",
        "<generator>quoth</generator>",
        *(line for one in newest for line in entry(one, reads.get(one.report or ""))),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def id_of(stories: Sequence[Story]) -> str:
    """The id of one story, or those of several in a row."""
    return "-".join(sorted(story.id for story in stories)) or "none"


def title_of(stories: Sequence[Story]) -> str:
    """The title of one story, or how many there are."""
    return stories[0].title if len(stories) == 1 else f"{len(stories)} stories"


def entry(change: Change, read: AnnotatedReport | None) -> list[str]:
    """One entry."""
    raw = read.report.raw if read is not None else None
    title = change.words or (f"{raw.outlet or raw.input}: {raw.title or 'without a title'}" if raw else change.name)
    link = address(raw.url) if raw else None
    said = f"Published {raw.published or 'at no known time'}." if raw else ""
    lines = [
        "<entry>",
        f"<id>{words(change.name)}</id>",
        f"<title>{words(title)}</title>",
        f"<updated>{full_time(change.at) or NEVER}</updated>",
    ]
    published = full_time(raw.published) if raw else None
    lines += [f"<published>{published}</published>"] if published else []
    lines += [f"<link href={quoteattr(link)}/>"] if link else []
    # An entry without an address has to have a content (RFC 4287, 4.1.2).
    return [*lines, f"<content>{words(said or title)}</content>", "</entry>"]


def words(given: str) -> str:
    """Words that cannot act in XML."""
    return escape(" ".join(visible(given).split()))
