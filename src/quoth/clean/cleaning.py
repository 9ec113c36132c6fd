"""The pieces put together: paragraphs, marks, credit, and the sentences of what is left."""

from quoth.clean.credits import find_credit
from quoth.clean.marks import find_marks
from quoth.clean.stretches import stretches_of
from quoth.text.paragraphs import split_paragraphs
from quoth.text.visible import visible_copy
from quoth.types import RawReport, Report, Span


def clean_report(raw: RawReport) -> Report:
    """The report with its marks, agency credit, paragraphs and the sentences of its story."""
    paragraphs = split_paragraphs(raw.text)
    headline = paragraphs[0] if paragraphs and stands_first(raw, paragraphs[0]) else None
    body = paragraphs[1:] if headline else paragraphs
    apart = find_marks(raw, body)
    starts = {mark.start for mark in apart}
    stretches = stretches_of(raw.text, [paragraph for paragraph in body if paragraph.start not in starts])
    within = (mark for stretch in stretches for mark in stretch.marks)
    marks = tuple(sorted((*apart, *within), key=lambda mark: mark.start))
    datelines = tuple(stretch.dateline for stretch in stretches if stretch.dateline is not None)
    return Report(
        raw=raw,
        headline=headline,
        sentences=(*((headline,) if headline else ()), *(span for stretch in stretches for span in stretch.sentences)),
        paragraphs=paragraphs,
        marks=marks,
        credit=find_credit(raw.text, body, datelines, marks),
    )


def stands_first(raw: RawReport, first: Span) -> bool:
    """Whether the title is part of the text and its first paragraph."""
    if raw.title is None or raw.title_apart:
        return False
    return first.of(raw.text).casefold().split() == visible_copy(raw.title).text.casefold().split()
