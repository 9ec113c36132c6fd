"""RawReport to Report: marks, credit, paragraphs and sentences as spans; the text is untouched."""

from quoth.clean.cleaning import clean_report

__all__ = ["clean_report"]
