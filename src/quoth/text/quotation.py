"""Quotation marks: where they open and close, and what stands within them."""

from quoth.types import Span


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The stretches within double quotation marks, without the marks; a paragraph ends an open one."""
    spans, start = [], None
    for index, char in enumerate(text):
        if char in "“„«" or (char == '"' and start is None and (index == 0 or text[index - 1] in " \t\n\xa0([{—–-‘'/")):
            start = index + 1 if start is None or char != '"' else start
        elif char in '”»"\n' and start is not None:
            if index > start:
                spans.append(Span(start, index))
            start = None
    if start is not None and start < len(text):
        spans.append(Span(start, len(text)))
    return tuple(spans)


def quoted_share(text: str, pieces: tuple[Span, ...]) -> float:
    """The share of the pieces' letters and digits that stand within double quotation marks."""
    inside = quoted_spans(text)
    total = quoted = 0
    for piece in pieces:
        for index in range(piece.start, piece.end):
            if text[index].isalnum():
                total += 1
                quoted += any(span.start <= index < span.end for span in inside)
    return quoted / total if total else 0.0
