"""The pieces put together: paragraphs, marks, credit, and the sentences of what is left."""

from quoth.clean.credits import find_credit
from quoth.clean.marks import find_marks
from quoth.clean.stretches import stretches_of
from quoth.text.paragraphs import split_paragraphs
from quoth.types import RawReport, Report


def clean_report(raw: RawReport) -> Report:
    """The report with its marks, agency credit, paragraphs and the sentences of its story."""
    paragraphs = split_paragraphs(raw.text)
    headline = paragraphs[0] if paragraphs and raw.title and not raw.title_apart else None
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
