"""quoth as a library: `read`, `annotate` and `audit` on paths, with the encoder loaded once and lazily."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quoth.errors import NothingReadable, ReportUnreadable
from quoth.settings import Settings
from quoth.types import Rejected

if TYPE_CHECKING:
    from quoth.edges.fetching.fetching import Fetcher
    from quoth.encoder import Encoder
    from quoth.pipeline import Progress
    from quoth.types import AnnotatedReport, Audit, Dossier, Source

Paths = Sequence[str | Path]
# Addresses, and what fetches them.
Fetch = tuple[Sequence[str], "Fetcher"]


def read(
    inputs: Paths,
    *,
    settings: Settings | None = None,
    dates: Mapping[str, str] | None = None,
    language: str | None = None,
    progress: "Progress | None" = None,
    encoder: "Encoder | None" = None,
) -> "Dossier":
    """The dossier of the reports in the given files and folders.

    `dates` gives the publication date (ISO 8601) of reports that carry none, by the name or path of their input;
    `language` takes every report to be in that language; `progress` is called with stage, done and total; `encoder`
    stands in for the shipped model.
    Raises `NothingReadable` where no input gave a report; single unreadable inputs are listed in `rejected`.
    """
    settings = settings or Settings()
    sources = sources_of(inputs, settings, dates, language)
    return read_sources(sources, settings=settings, progress=progress, encoder=encoder)


def read_sources(
    sources: "Iterable[Source]",
    *,
    settings: Settings,
    progress: "Progress | None" = None,
    encoder: "Encoder | None" = None,
) -> "Dossier":
    """The dossier of what some sources hold; raises `NothingReadable` where none gave a report."""
    from quoth.encoder import load_encoder

    encoder = encoder or load_encoder()  # before the stages are imported: it loads beside them
    from quoth.pipeline import build_dossier, silent

    dossier = build_dossier(sources, settings=settings, encoder=encoder, progress=progress or silent)
    if not dossier.reports:
        raise nothing_readable(dossier.rejected)
    return dossier


def annotate(
    inputs: Paths,
    *,
    settings: Settings | None = None,
    dates: Mapping[str, str] | None = None,
    language: str | None = None,
    encoder: "Encoder | None" = None,
) -> "Iterator[AnnotatedReport | Rejected]":
    """Each report as it is read, in order and never all at once, or why it could not be read; without vectors."""
    from quoth.encoder import load_encoder
    from quoth.pipeline import acquired_or_rejected, in_order, read_unless_rejected

    settings = settings or Settings()
    encoder = encoder or load_encoder()
    sources = sources_of(inputs, settings, dates, language)
    raws = (acquired_or_rejected(source, settings) for source in sources)
    yield from in_order(partial(read_unless_rejected, encoder=encoder, vectors=False), raws)


def audit(
    article: str | Path,
    against: Paths,
    *,
    settings: Settings | None = None,
    dates: Mapping[str, str] | None = None,
    language: str | None = None,
    encoder: "Encoder | None" = None,
) -> "Audit":
    """The article held against its sources; raises `ReportUnreadable` where the article or every source cannot be read."""
    from quoth.edges.formats.inputs import read_article_and_sources
    from quoth.encoder import load_encoder
    from quoth.pipeline import build_audit

    settings = settings or Settings()
    paths = [str(path) for path in against]
    subject, held = read_article_and_sources(str(article), paths, settings=settings, dates=dates)
    reports = [source for source in subject if source.format != "unreadable"] or list(subject[:1])
    if len(reports) != 1:
        raise ReportUnreadable("not-one", f"{article} holds {len(reports)} reports; an audit takes one article.")
    beside = [source for source in subject if source is not reports[0]]
    spoken = (in_language(source, language) for source in chain(beside, held))
    encoder = encoder or load_encoder()
    return build_audit(in_language(reports[0], language), spoken, settings=settings, encoder=encoder)


def sources_of(
    inputs: Paths,
    settings: Settings,
    dates: Mapping[str, str] | None,
    language: str | None,
    fetch: "Fetch | None" = None,
) -> "Iterator[Source]":
    """What the paths hold, as bytes with their names; then what stands at the addresses to fetch."""
    from quoth.edges.formats.dating import dated
    from quoth.edges.formats.inputs import sources_behind

    found = sources_behind([str(path) for path in inputs], settings)
    more = fetched(fetch, settings) if fetch and fetch[0] else iter(())
    for source in dated(chain(found, more), dict(dates or {})):
        yield in_language(source, language)


def fetched(fetch: "Fetch", settings: Settings) -> "Iterator[Source]":
    """What stands at some addresses, read in a process apart like any document."""
    from quoth.edges.apart import Apart
    from quoth.edges.fetching.sources import fetched_sources

    with Apart(settings) as apart:
        yield from fetched_sources(*fetch, apart)


def in_language(source: "Source", language: str | None) -> "Source":
    """The source, taken to be in a language where one is given."""
    return msgspec.structs.replace(source, language=language) if language else source


def nothing_readable(rejected: Sequence[Rejected]) -> NothingReadable:
    """The error of a run in which no input gave a report, with the reason for each."""
    reasons = [f"{item.input}: {item.detail}" for item in rejected]
    return NothingReadable("No input gave a report.", hint="\n".join(reasons) or "Name files or folders with reports.")
