"""The way of the data on one screen: each stage takes plain values and gives plain values."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import msgspec

from quoth.acquire import acquire_report
from quoth.annotate import annotate_report
from quoth.audit import audit_article, with_headline
from quoth.clean import clean_report
from quoth.cluster import cluster_stories, near_stories
from quoth.compose import compose_dossier
from quoth.encoder import Encoder
from quoth.errors import ReportUnreadable
from quoth.reconcile import reconcile_story
from quoth.settings import Settings
from quoth.text.placing import placed_back
from quoth.text.twice import merged
from quoth.text.visible import VisibleCopy, visible_copy
from quoth.trace import trace_lineage
from quoth.types import (
    AnnotatedReport,
    Audit,
    Dossier,
    Ledger,
    Lineage,
    RawReport,
    Rejected,
    Report,
    Source,
)
from quoth.types.lineage import DERIVATION

Given = TypeVar("Given")
Made = TypeVar("Made")
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """The progress of a caller who does not want to hear of it."""


def acquire_all(sources: Iterable[Source], settings: Settings) -> tuple[tuple[RawReport, ...], tuple[Rejected, ...]]:
    """Every source as a report or as a rejection; a report given twice is one, its other names stand in `also`."""
    reports: dict[str, RawReport] = {}
    rejected: list[Rejected] = []
    for source in sources:
        report = acquired_or_rejected(source, settings)
        if isinstance(report, Rejected):
            rejected.append(report)
            continue
        known = reports.get(report.id)
        reports[report.id] = msgspec.structs.replace(known, also=(*known.also, report.input)) if known else report
    return merged(list(reports.values())), tuple(rejected)


def acquired_or_rejected(source: Source, settings: Settings) -> RawReport | Rejected:
    """One source as a report, or why it is none."""
    try:
        return acquire_report(source, settings=settings)
    except ReportUnreadable as error:
        return rejection(source, error)


def acquire_by_name(source: Source, settings: Settings) -> RawReport:
    """One source as a report; the error of an unreadable one says which it is, since an audit has several."""
    try:
        return acquire_report(source, settings=settings)
    except ReportUnreadable as error:
        raise ReportUnreadable(error.reason, f"{source.input}: {error}", hint=error.hint) from error


def rejection(source: Source, error: ReportUnreadable) -> Rejected:
    """Why a source gave no report, as it stands in the dossier."""
    return Rejected(source.input, error.reason, f"{error} {error.hint}".strip())


# Reports that are read at a time: while the model runs over one, the rules run over the other.
TOGETHER = 2


def annotate_all(
    raws: Iterable[RawReport], settings: Settings, encoder: Encoder, progress: Progress = silent
) -> tuple[AnnotatedReport, ...]:
    """Every report cleaned and read: nothing of one report reaches another here."""
    listed = tuple(raws)
    read = []
    for number, report in enumerate(in_order(partial(read_report, encoder=encoder), listed), 1):
        read.append(report)
        progress("reading", number, len(listed))
    return tuple(read)


def in_order(work: Callable[[Given], Made], items: Iterable[Given]) -> Iterator[Made]:
    """What some work makes of each item, in the order of the items, a few at a time and never all at once."""
    begun: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(TOGETHER, thread_name_prefix="report") as workers:
        try:
            for item in items:
                begun.append(workers.submit(work, item))
                if len(begun) > TOGETHER:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        finally:
            workers.shutdown(cancel_futures=True)


def read_unless_rejected(raw: RawReport | Rejected, *, encoder: Encoder, vectors: bool) -> AnnotatedReport | Rejected:
    """A report read; a rejection as it is."""
    return raw if isinstance(raw, Rejected) else read_report(raw, encoder, vectors=vectors)


def read_report(
    raw: RawReport,
    encoder: Encoder,
    *,
    vectors: bool = True,
    change: Callable[[Report, VisibleCopy], Report] | None = None,
) -> AnnotatedReport:
    """One report cleaned and annotated: in the copy that a reader sees, its places taken back to the untouched text.

    `change` is what somebody decided about its lines, carried out between the two.
    """
    copy = visible_copy(raw.text)
    same = copy.text == raw.text
    report = clean_report(raw if same else msgspec.structs.replace(raw, text=copy.text))
    read = annotate_report(change(report, copy) if change else report, encoder=encoder, vectors=vectors)
    return read if same else placed_back(read, raw, copy)


def build_dossier(
    sources: Iterable[Source], *, settings: Settings, encoder: Encoder, progress: Progress = silent
) -> Dossier:
    """Acquire, clean, annotate, cluster, trace, reconcile, compose."""
    raws, rejected = acquire_all(sources, settings)
    return dossier_of(annotate_all(raws, settings, encoder, progress), rejected, settings)


def dossier_of(reports: tuple[AnnotatedReport, ...], rejected: tuple[Rejected, ...], settings: Settings) -> Dossier:
    """The reports as stories, each with its lineage and its ledger: cluster, trace, reconcile, compose."""
    stories = []
    grouped = cluster_stories(reports)
    for members in grouped:
        lineage = trace_lineage(members)
        stories.append((members, lineage, ledger_of(members, lineage)))
    return compose_dossier(reports, rejected, tuple(stories), settings=settings, nearby=near_stories(grouped))


# So many reports of a story are held against those that they were made from: of more, those that come first by their ids.
# Each takes about as long as ten sentences take to be reconciled, 0.1 s.
HELD = 24


def ledger_of(members: tuple[AnnotatedReport, ...], lineage: Lineage) -> Ledger:
    """The ledger of a story, for which its reports are also audited against those that they were made from."""
    return reconcile_story(members, lineage, audits_along(members, lineage))


def audits_along(members: tuple[AnnotatedReport, ...], lineage: Lineage) -> tuple[Audit, ...]:
    """The audit of each report that was made from others of the story, held against those."""
    reports = {report.id: report for report in members}
    parents: dict[str, set[str]] = {}
    for edge in lineage.edges:
        if edge.kind in DERIVATION and edge.kind != "copy" and edge.child in reports and edge.parent in reports:
            parents.setdefault(edge.child, set()).add(edge.parent)
    return tuple(
        audit_article(reports[child], tuple(reports[name] for name in sorted(parents[child])))
        for child in sorted(parents)[:HELD]
    )


def build_audit(article: Source, sources: Iterable[Source], *, settings: Settings, encoder: Encoder) -> Audit:
    """The article held against its sources; one that is unreadable is told, and the others are read.

    Raises `ReportUnreadable` where the article is unreadable, or every source.
    """
    subject = acquire_by_name(article, settings)
    found = [acquired_or_rejected(source, settings) for source in sources]
    rejected = tuple(one for one in found if isinstance(one, Rejected))
    held = [one for one in found if not isinstance(one, Rejected)]
    if not held and rejected:
        raise ReportUnreadable(rejected[0].reason, "\n".join(f"{one.input}: {one.detail}" for one in rejected))
    read = annotate_all([subject, *held], settings, encoder)
    made = msgspec.structs.replace(audit_article(read[0], read[1:]), rejected=rejected)
    raw = read[0].report.raw
    if not raw.title_apart or not (raw.title or "").strip():
        return made
    headline = msgspec.structs.replace(raw, text=f"{(raw.title or '').rstrip(' .')}.", title=None, title_apart=False)
    return with_headline(made, read_report(headline, encoder))
