"""An Atom feed of what became of a story: each report as it came, each correction as it was made, the newest first."""

from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from quoth.edges.formats.lasting import story_name
from quoth.edges.formats.writers.names import address, full_time, named
from quoth.edges.gate import visible
from quoth.errors import WrongUse
from quoth.types import AnnotatedReport, Dossier, Story

# A feed of no reports has been changed at no time, and Atom asks for one.
NEVER = "1970-01-01T00:00:00+00:00"
MOST = 200


class Change(Struct, frozen=True):
    """Something that became of a story: its name, when, in words, the report that it is about, and what else is told of it."""

    name: str
    at: str
    words: str
    report: str | None = None
    why: str = ""


def write(dossier: Dossier, table: str = "", *, changes: Sequence[Change] = ()) -> bytes:
    """The feed; without what a store knows, each report comes at the time at which it says that it was published.

    Raises `WrongUse` where nothing tells any time.
    """
    reads = {read.id: read for read in dossier.reports}
    told = list(changes) or published(dossier)
    times = {one: full_time(one.at) for one in told}
    latest = max(filter(None, times.values()), default=None, key=utc)
    if told and latest is None:
        raise WrongUse(
            "No report says when it was published, and a feed goes by times.",
            hint="quoth add REPORT..., which keeps when each came; then quoth export STORY --as atom",
        )
    # What has no time of its own is there no later than the rest, and no reader drops it as forty years old.
    at = {one: time or latest or NEVER for one, time in times.items()}
    newest = sorted(told, key=lambda one: (utc(at[one]), one.name), reverse=True)[:MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{feed_name(dossier.stories)}</id>",
        f"<title>{words(title_of(dossier.stories))}</title>",
        f"<updated>{latest or NEVER}</updated>",
        "<author><name>quoth</name></author>",
        "<generator>quoth</generator>",
        *(line for one in newest for line in entry(one, at[one], reads.get(one.report or ""))),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def published(dossier: Dossier) -> list[Change]:
    """The reports as they came, by what they say themselves."""
    raws = [read.report.raw for read in dossier.reports]
    return [Change(named("report", raw.id), raw.first_seen or raw.published or "", "", raw.id) for raw in raws]


def utc(time: str) -> datetime:
    """A full time as a moment, by which times of several zones are put in order."""
    return datetime.fromisoformat(time)


def feed_name(stories: Sequence[Story]) -> str:
    """The name of a feed, which stays (RFC 4287, 4.2.6): that of its story, of several that of the one that began first."""
    if not stories:
        return named("stories", "none")
    first = min(stories, key=lambda story: (story.first is None, story.first or "", story.id))
    return named("story" if len(stories) == 1 else "stories", story_name(first))


def title_of(stories: Sequence[Story]) -> str:
    """The title of one story, or how many there are."""
    return stories[0].title if len(stories) == 1 else f"{len(stories)} stories"


def entry(change: Change, at: str, read: AnnotatedReport | None) -> list[str]:
    """One entry."""
    raw = read.report.raw if read is not None else None
    title = change.words or (f"{raw.outlet or raw.input}: {raw.title or 'without a title'}" if raw else change.name)
    link = address(raw.url) if raw else None
    said = change.why or (f"Published {raw.published or 'at no known time'}." if raw else "")
    lines = ["<entry>", f"<id>{words(change.name)}</id>", f"<title>{words(title)}</title>", f"<updated>{at}</updated>"]
    out = full_time(raw.published) if raw else None
    lines += [f"<published>{out}</published>"] if out else []
    lines += [f"<link href={quoteattr(link)}/>"] if link else []
    # An entry without an address has to have a content (RFC 4287, 4.1.2).
    return [*lines, f"<content>{words(said or title)}</content>", "</entry>"]


def words(given: str) -> str:
    """Words that cannot act in XML."""
    return escape(" ".join(visible(given).split()))
