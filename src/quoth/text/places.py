"""Where in a report a place stands, looked up and not searched through: long texts have thousands of sentences."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from quoth.types import Span

STARTS, ENDS = attrgetter("start"), attrgetter("end")


def number_at(sentences: Sequence[Span], at: int) -> int:
    """The number of the sentence in which a place stands, of sentences in their order; -1 between them."""
    number = bisect_right(sentences, at, key=STARTS) - 1
    return number if number >= 0 and at < sentences[number].end else -1


def first_over(sentences: Sequence[Span], span: Span) -> Span | None:
    """The first sentence that shares a character with a stretch, of sentences in their order; None where none does."""
    number = bisect_right(sentences, span.start, key=ENDS)
    return sentences[number] if number < len(sentences) and sentences[number].overlaps(span) else None
