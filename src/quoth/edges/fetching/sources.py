"""Fetched pages as sources: read in the process apart like any file, and kept as the records of what was asked and answered."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from quoth.edges.apart import Apart
from quoth.edges.fetching.asking import Answer
from quoth.edges.fetching.fetching import Fetcher
from quoth.edges.fetching.records import archive_of
from quoth.edges.formats.beginnings import BEGINNING, door_by_content
from quoth.edges.formats.doors import door_by_name
from quoth.edges.formats.readers.warc import PAGES
from quoth.errors import ReportUnreadable
from quoth.types import Source


def fetched_sources(addresses: Iterable[str], fetcher: Fetcher, apart: Apart) -> Iterator[Source]:
    """The reports at some addresses; one that is not had is a source that says why."""
    for address in addresses:
        try:
            answers = fetcher.page(address)
        except ReportUnreadable as error:
            yield Source(address, b"", "unreadable", problem=f"{error} {error.hint}".strip(), reason=error.reason)
            continue
        yield from sources_in(address, answers, fetcher, apart)


def sources_in(address: str, answers: tuple[Answer, ...], fetcher: Fetcher, apart: Apart) -> Iterator[Source]:
    """What stands in the last answer, by its kind; the bytes that are kept are the records of all answers."""
    kept = archive_of(answers, fetcher.now())
    last = answers[-1]
    kind = (last.header("content-type") or "").partition(";")[0].strip().lower()
    try:
        if kind in PAGES:
            found = apart.read(address, "warc", data=kept)
        else:
            body = last.plain(fetcher.most_bytes)
            door = door_by_content(body[:BEGINNING]) or door_by_name(urlsplit(last.address).path)
            found = apart.read(address, door, data=body) if door else iter([text_in(address, body, kind)])
    except ReportUnreadable as error:
        found = iter([Source(address, b"", "unreadable", problem=str(error), reason=error.reason)])
    for one in found:
        if one.format == "unreadable":
            yield one
        else:
            yield replace(one, input=address if kind in PAGES else one.input, data=kept, format="document")


def text_in(address: str, body: bytes, kind: str) -> Source:
    """Plain text as a report; raises `ReportUnreadable` for anything else."""
    from quoth.acquire.charset import decoded
    from quoth.acquire.plain import draft_of_text
    from quoth.settings import Settings

    if kind != "text/plain":
        raise ReportUnreadable("unreadable", f"What stands there is {kind or 'of no kind'}, which is not read.")
    text, charset = decoded(body, declared=False)
    draft = draft_of_text(text, Settings())
    return Source(address, body, "text", draft=replace(draft, url=address, found={**draft.found, "charset": charset}))
