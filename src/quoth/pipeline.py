"""The way of the data on one screen: each stage takes plain values and gives plain values."""

from collections.abc import Callable, Iterable

import msgspec

from quoth.acquire import acquire_report
from quoth.annotate import annotate_report
from quoth.audit import audit_article
from quoth.clean import clean_report
from quoth.cluster import cluster_stories
from quoth.compose import compose_dossier
from quoth.encoder import Encoder
from quoth.errors import ReportUnreadable
from quoth.reconcile import reconcile_story
from quoth.settings import Settings
from quoth.text.placing import placed_back
from quoth.text.twice import merged
from quoth.text.visible import visible_copy
from quoth.trace import trace_lineage
from quoth.types import AnnotatedReport, Audit, Dossier, RawReport, Rejected, Source

Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """The progress of a caller who does not want to hear of it."""


def acquire_all(sources: Iterable[Source], settings: Settings) -> tuple[tuple[RawReport, ...], tuple[Rejected, ...]]:
    """Every source as a report or as a rejection; a report given twice is one, its other names stand in `also`."""
    reports: dict[str, RawReport] = {}
    rejected: list[Rejected] = []
    for source in sources:
        try:
            report = acquire_report(source, settings=settings)
        except ReportUnreadable as error:
            rejected.append(rejection(source, error))
            continue
        known = reports.get(report.id)
        reports[report.id] = msgspec.structs.replace(known, also=(*known.also, report.input)) if known else report
    return merged(list(reports.values())), tuple(rejected)


def acquire_by_name(source: Source, settings: Settings) -> RawReport:
    """One source as a report; the error of an unreadable one says which it is, since an audit has several."""
    try:
        return acquire_report(source, settings=settings)
    except ReportUnreadable as error:
        raise ReportUnreadable(error.reason, f"{source.input}: {error}", hint=error.hint) from error


def rejection(source: Source, error: ReportUnreadable) -> Rejected:
    """Why a source gave no report, as it stands in the dossier."""
    return Rejected(source.input, error.reason, f"{error} {error.hint}".strip())


def annotate_all(
    raws: Iterable[RawReport], settings: Settings, encoder: Encoder, progress: Progress = silent
) -> tuple[AnnotatedReport, ...]:
    """Every report cleaned and read, one by one: nothing of one report reaches another here."""
    listed = tuple(raws)
    read = []
    for number, raw in enumerate(listed, 1):
        read.append(read_report(raw, encoder))
        progress("reading", number, len(listed))
    return tuple(read)


def read_report(raw: RawReport, encoder: Encoder) -> AnnotatedReport:
    """One report cleaned and annotated: in the copy that a reader sees, its places taken back to the untouched text."""
    copy = visible_copy(raw.text)
    if copy.text == raw.text:
        return annotate_report(clean_report(raw), encoder=encoder)
    seen = msgspec.structs.replace(raw, text=copy.text)
    return placed_back(annotate_report(clean_report(seen), encoder=encoder), raw, copy)


def build_dossier(
    sources: Iterable[Source], *, settings: Settings, encoder: Encoder, progress: Progress = silent
) -> Dossier:
    """Acquire, clean, annotate, cluster, trace, reconcile, compose."""
    raws, rejected = acquire_all(sources, settings)
    reports = annotate_all(raws, settings, encoder, progress)
    stories = []
    for members in cluster_stories(reports):
        lineage = trace_lineage(members)
        stories.append((members, lineage, reconcile_story(members, lineage)))
    return compose_dossier(reports, rejected, tuple(stories), settings=settings)


def build_audit(article: Source, sources: Iterable[Source], *, settings: Settings, encoder: Encoder) -> Audit:
    """The article held against its sources; raises `ReportUnreadable` where the article or one source is unreadable."""
    read = annotate_all([acquire_by_name(source, settings) for source in (article, *sources)], settings, encoder)
    return audit_article(read[0], read[1:])
