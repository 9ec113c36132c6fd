"""Stretches of text with their quotation marks in pairs."""

from quoth.text.quotation import find_quotations
from quoth.types import Span

# A quotation that goes on for more characters is not taken along for its closing mark.
LONGEST = 240


def with_marks_in_pairs(text: str, span: Span) -> Span:
    """The stretch with the other mark of each quotation that begins or ends in it; without a mark that stands at its edge alone.

    Where a quotation goes on too long behind it, the stretch ends before its mark.
    """
    start, end = span.start, span.end
    for quotation in find_quotations(text):
        opens, closes = quotation.start, quotation.end
        if not quotation.closed or closes <= start or opens >= end:
            continue
        if start <= opens and end < closes:
            end = closed_behind(text, Span(start, end), opens, closes)
        elif opens < start and closes <= end:
            start = opened_before(text, Span(start, end), opens, closes)
    return Span(start, end) if start < end else span


def closed_behind(text: str, span: Span, opens: int, closes: int) -> int:
    """Where a stretch ends in which a quotation opens that closes behind it."""
    if closes - span.end <= LONGEST and "\n" not in text[span.end : closes]:
        return closes
    return len(text[:opens].rstrip(" ,:;\t"))


def opened_before(text: str, span: Span, opens: int, closes: int) -> int:
    """Where a stretch begins in which a quotation closes that opens before it."""
    return opens if "\n" not in text[opens : span.start] and span.start - opens <= LONGEST else span.start
