"""Whose words are quoted in a report: between marks, or as a block that is announced and speaks of "we" without any."""

import re
from itertools import pairwise

from quoth.lexicons import load_words
from quoth.text.quotation import quoted_spans
from quoth.trace.credits import WE
from quoth.types import AnnotatedReport, Span

# So far before its colon a paragraph announces a block.
ANNOUNCED_WITHIN = 200
WORD = re.compile(r"[\w-]+")


def quoted_in(read: AnnotatedReport) -> tuple[Span, ...]:
    """All that a report quotes, in order: between marks, and blocks without any."""
    merged: list[Span] = []
    for span in sorted([*quoted_spans(read.text), *blocks_in(read)]):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def blocks_in(read: AnnotatedReport) -> tuple[Span, ...]:
    """Paragraphs in the first person that follow on "The company said in a statement:", up to the first that is not."""
    quoted = quoted_spans(read.text)
    found: list[Span] = []
    running = False
    for before, here in pairwise(read.report.paragraphs):
        running = (running or announces(before.of(read.text))) and says_we_itself(read.text, here, quoted)
        if running:
            found.append(here)
    return tuple(found)


def announces(paragraph: str) -> bool:
    """Whether a paragraph ends in a colon behind a word for saying or for a statement."""
    told = paragraph.rstrip()
    words = frozenset(load_words("block_intros"))
    return told.endswith(":") and any(word in words for word in WORD.findall(told[-ANNOUNCED_WITHIN:].casefold()))


def says_we_itself(text: str, paragraph: Span, quoted: tuple[Span, ...]) -> bool:
    """Whether a paragraph says "we" or "I" outside quotations."""
    return any(
        not any(span.start <= match.start() < span.end for span in quoted)
        for match in WE.finditer(text, paragraph.start, paragraph.end)
    )
