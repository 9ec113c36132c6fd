"""What people decided about a report itself: when and where it appeared, which of its lines are its own. It is read anew for that.

The reading that comes of it says so in its method, so that one without the decision is never taken for it, nor the other way round.
"""

import hashlib
from collections.abc import Callable, Collection

from msgspec.structs import replace
from sqlalchemy import Connection

from quoth.edges.store.deciding import Kept, in_force
from quoth.text.sentences import split_sentences
from quoth.text.visible import VisibleCopy
from quoth.types import Mark, RawReport, Report, Span

# A report is read anew when one of these is made about it, or taken back.
READ_ANEW = ("set-published", "set-outlet", "belongs-to-report", "not-of-report")
Change = Callable[[Report, VisibleCopy], Report]


def about(report: str, made: Collection[Kept]) -> tuple[Kept, ...]:
    """The decisions for which one report is read anew, in the order of deciding."""
    return tuple(one for one in made if one.decision.kind in READ_ANEW and report in one.decision.reports)


def method_for(report: str, method: str, made: Collection[Kept]) -> str:
    """The method by which a report is read: the reader's, and what people decided about the report."""
    names = [one.id for one in about(report, made)]
    return f"{method}+{hashlib.sha256(' '.join(names).encode()).hexdigest()[:8]}" if names else method


def read_by(method: str, reader: str) -> bool:
    """Whether a reading is the reader's, with or without decisions of people."""
    return method.partition("+")[0] == reader


def methods_for(connection: Connection, reports: Collection[str], method: str) -> dict[str, str]:
    """The method by which each of some reports is to be read now."""
    made = in_force(connection, reports)
    return {report: method_for(report, method, made) for report in reports}


def corrected_raw(raw: RawReport, made: Collection[Kept]) -> RawReport:
    """The report with the date and the outlet that people gave it; how they were found says who and when."""
    for one in about(raw.id, made):
        given = str(one.decision.value.get("to", "")) or None
        how = f"{'set' if given else 'taken away'} by {one.decision.author}, {one.decision.at[:10]}"
        if one.decision.kind == "set-published":
            raw = replace(raw, published=given, found={**raw.found, "published": how})
        elif one.decision.kind == "set-outlet":
            raw = replace(raw, outlet=given, publisher=None, found={**raw.found, "outlet": how})
    return raw


def corrected_lines(raw: RawReport, made: Collection[Kept]) -> Change | None:
    """What makes of a cleaned report one with its lines as people decided; None where they decided nothing on that."""
    own: list[Span] = []
    foreign: list[Span] = []
    for one in about(raw.id, made):
        spans = [place.span for place in one.decision.places if place.report == raw.id and place.part == "text"]
        to, others = (own, foreign) if one.decision.kind == "belongs-to-report" else (foreign, own)
        others[:] = [span for span in others if not any(span.overlaps(later) for later in spans)]
        to += spans
    if not own and not foreign:
        return None
    return lambda report, copy: with_lines(report, copy, own, foreign)


def with_lines(report: Report, copy: VisibleCopy, own: list[Span], foreign: list[Span]) -> Report:
    """A report of which some lines that were left out are told, and some paragraphs that were told are left out.

    A report of which nothing would be left stays as it was.
    """
    freed = [mark for mark in report.marks if touches(copy, Span(mark.start, mark.end), own)]
    left = [paragraph for paragraph in report.paragraphs if touches(copy, paragraph, foreign)]
    added = [span for mark in freed for span in split_sentences(report.text, Span(mark.start, mark.end))]
    told = [span for span in report.sentences if not any(span.overlaps(paragraph) for paragraph in left)]
    sentences = sorted({*told, *added})
    if not sentences:
        return report
    marks = {mark for mark in report.marks if mark not in freed}
    marks = {mark for mark in marks if not any(Span(mark.start, mark.end).overlaps(one) for one in left)}
    marks |= {Mark(one.start, one.end, "other") for one in left}
    return replace(
        report,
        headline=report.headline if report.headline in sentences else None,
        sentences=tuple(sentences),
        marks=tuple(sorted(marks, key=lambda mark: mark.start)),
    )


def touches(copy: VisibleCopy, span: Span, decided: list[Span]) -> bool:
    """Whether a stretch of the copy stands for words that somebody decided on."""
    return any(copy.back(span).overlaps(one) for one in decided)
