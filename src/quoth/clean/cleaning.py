"""The pieces put together: paragraphs, marks, credit, and the sentences of what is left."""

from quoth.clean.credits import dateline_end, find_credit
from quoth.clean.marks import find_marks
from quoth.text.sentences import split_paragraphs, split_sentences
from quoth.types import Mark, RawReport, Report, Span


def clean_report(raw: RawReport) -> Report:
    """The report with its marks, agency credit, paragraphs and the sentences of its story."""
    paragraphs = split_paragraphs(raw.text)
    headline = paragraphs[0] if paragraphs and raw.title and not raw.title_apart else None
    body = paragraphs[1:] if headline else paragraphs
    marks = find_marks(raw, body)
    sentences = [headline] if headline else []
    for paragraph in body:
        for stretch in unmarked(paragraph, marks):
            sentences.extend(split_sentences(raw.text, Span(dateline_end(raw.text, stretch), stretch.end)))
    return Report(
        raw=raw,
        headline=headline,
        sentences=tuple(sentences),
        paragraphs=paragraphs,
        marks=marks,
        credit=find_credit(raw.text, body, marks),
    )


def unmarked(paragraph: Span, marks: tuple[Mark, ...]) -> list[Span]:
    """The stretches of a paragraph that no mark covers."""
    left, at = [], paragraph.start
    for mark in marks:
        if mark.start < paragraph.end and mark.end > paragraph.start:
            if mark.start > at:
                left.append(Span(at, mark.start))
            at = max(at, mark.end)
    if at < paragraph.end:
        left.append(Span(at, paragraph.end))
    return left
