"""Sentences as the attribution rules see them: rows of tokens in which a quotation is one closed thing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from quoth.text.quotation import Quotation, find_quotations, single_quotations
from quoth.text.tokens import Token, tokens_of
from quoth.types import Report, Span

# A sentence (with its quotations) longer than this is read in stretches of this many tokens, so that no rule sees an
# endless one; the longest in 390 annotated articles has 463.
LONGEST = 500
# A sentence within a quotation that is shorter than this holds no statement of its own, in characters.
SHORTEST_INNER = 13


@dataclass(slots=True)
class View:
    """A row of tokens. `quote[i]` numbers the quotation that token i stands in, marks included, or is -1.

    `inside` is true for the words within a quotation, read on their own; `paragraph` numbers the paragraph.
    """

    text: str
    tokens: tuple[Token, ...]
    lowers: list[str]
    quote: list[int]
    quotations: tuple[Quotation, ...]
    inside: bool
    paragraph: int

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, index: int) -> str:
        """The lower-case word at the index, or an empty one beyond the ends."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def first_from(self, offset: int) -> int:
        """The index of the first token that begins at the character or after it; the number of tokens where none does."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def span(self, start: int, end: int) -> Span:
        """The stretch of text of the tokens from start to before end."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def opens_quote(self, index: int) -> bool:
        """Whether a quotation begins at the token."""
        return (
            0 <= index < len(self)
            and self.quote[index] >= 0
            and (index == 0 or self.quote[index - 1] != self.quote[index])
        )

    def quote_end(self, index: int) -> int:
        """The index after the last token of the quotation that the token stands in."""
        number, end = self.quote[index], index
        while end < len(self) and self.quote[end] == number:
            end += 1
        return end

    def quote_start(self, index: int) -> int:
        """The index of the first token of the quotation that the token stands in."""
        number, start = self.quote[index], index
        while start > 0 and self.quote[start - 1] == number:
            start -= 1
        return start


def views_of(report: Report) -> tuple[View, ...]:
    """The sentences of the story in text order, each before the sentences of the quotations that it holds."""
    marks = Marks.of(find_quotations(report.text))
    starts = [sentence.start for sentence in report.sentences]
    views: list[View] = []
    for row, paragraph in sentence_rows(report, marks):
        for outer in stretches(report.text, row, marks, inside=False, paragraph=paragraph):
            views.append(outer)
            views.extend(inner_views(report.text, outer, starts))
    return tuple(views)


class Marks(NamedTuple):
    """The quotations of a text with their starts, for finding the one around a place."""

    quotations: tuple[Quotation, ...]
    starts: list[int]

    @classmethod
    def of(cls, quotations: Iterable[Quotation], shift: int = 0) -> "Marks":
        """The quotations of a stretch that begins at `shift` in the text."""
        moved = tuple(Quotation(q.start + shift, q.end + shift, q.closed, q.single) for q in quotations)
        return cls(moved, [quotation.start for quotation in moved])

    def around(self, offset: int) -> int:
        """The number of the quotation that holds the character, or -1."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.quotations[at].end else -1


def sentence_rows(report: Report, marks: Marks) -> Iterator[tuple[Span, int]]:
    """The sentences with the number of their paragraph; those that one quotation runs across are joined."""
    ends = [paragraph.end for paragraph in report.paragraphs]
    row: Span | None = None
    number = 0
    for sentence in report.sentences:
        before = marks.around(sentence.start)
        within = before >= 0 and marks.starts[before] < sentence.start
        if row and (within or (marks.around(row.end) >= 0 and marks.starts[marks.around(row.end)] < row.end)):
            row = Span(row.start, sentence.end)
            continue
        if row:
            yield row, number
        row, number = sentence, bisect_right(ends, sentence.start)
    if row:
        yield row, number


def stretches(text: str, span: Span, marks: Marks, *, inside: bool, paragraph: int) -> Iterator[View]:
    """A row of tokens, or several where it is longer than any sentence."""
    tokens = tokens_of(text, span.start, span.end)
    for first in range(0, len(tokens), LONGEST):
        part = tokens[first : first + LONGEST]
        quote = [marks.around(token.start) for token in part] if marks.starts else [-1] * len(part)
        yield View(text, part, [token.lower for token in part], quote, marks.quotations, inside, paragraph)


def inner_views(text: str, outer: View, sentence_starts: list[int]) -> Iterator[View]:
    """The sentences within the quotations of a sentence; those of a few words are left out."""
    for number in sorted({number for number in outer.quote if number >= 0}):
        quotation = outer.quotations[number]
        start = max(quotation.start + 1, outer.tokens[0].start)
        end = min(quotation.end - 1 if quotation.closed else quotation.end, outer.tokens[-1].end)
        cuts = sentence_starts[bisect_right(sentence_starts, start) : bisect_left(sentence_starts, end)]
        for low, high in pairwise([start, *cuts, max(start, end)]):
            if high - low < SHORTEST_INNER:
                continue
            marks = Marks.of(single_quotations(text[low:high], []), low)
            yield from stretches(text, Span(low, high), marks, inside=True, paragraph=outer.paragraph)
