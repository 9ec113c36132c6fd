"""Sentences as the attribution rules see them: rows of tokens in which a quotation is one closed thing."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.text.quotation import Quotation, find_quotations, single_quotations
from quoth.text.tokens import Token, tokens_of
from quoth.types import Report, Span

# A sentence longer than this is read in stretches of this many tokens, so that no rule sees an endless one.
LONGEST = 400
STOPS = frozenset(".!?…")


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
    text = report.text
    quotations = find_quotations(text)
    views: list[View] = []
    for number, rows in enumerate(sentence_rows(report, quotations)):
        for row in rows:
            outer = view_of(text, row, quotations, inside=False, paragraph=number)
            if len(outer):
                views.append(outer)
                views.extend(inner_views(report, outer))
    return tuple(views)


def sentence_rows(report: Report, quotations: tuple[Quotation, ...]) -> Iterator[list[Span]]:
    """For each paragraph its sentences; those that one quotation runs across are joined."""
    starts = [quotation.start for quotation in quotations]

    def within(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and quotations[at].start < offset < quotations[at].end

    rows: list[Span] = []
    paragraph = -1
    for sentence in report.sentences:
        number = report.paragraph_of(sentence.start)
        if rows and (within(sentence.start) or within(rows[-1].end)):
            rows[-1] = Span(rows[-1].start, sentence.end)
        elif number != paragraph and rows:
            yield rows
            rows = [sentence]
        else:
            rows.append(sentence)
        paragraph = number
    if rows:
        yield rows


def view_of(text: str, span: Span, quotations: tuple[Quotation, ...], *, inside: bool, paragraph: int) -> View:
    """One row of tokens."""
    tokens = tokens_of(text, span.start, span.end)[: LONGEST * 10]
    quote = [-1] * len(tokens)
    if quotations:
        starts = [quotation.start for quotation in quotations]
        for index, token in enumerate(tokens):
            at = bisect_right(starts, token.start) - 1
            if at >= 0 and token.start < quotations[at].end:
                quote[index] = at
    return View(text, tokens, [token.lower for token in tokens], quote, quotations, inside, paragraph)


def shifted(quotations: list[Quotation], by: int) -> tuple[Quotation, ...]:
    """Quotations of a stretch with their places in the whole text."""
    return tuple(Quotation(q.start + by, q.end + by, q.closed, q.single) for q in quotations)


def inner_views(report: Report, outer: View) -> Iterator[View]:
    """The sentences within the quotations of a sentence, those of a word or three apart."""
    numbers = sorted({number for number in outer.quote if number >= 0})
    for number in numbers:
        quotation = outer.quotations[number]
        start = quotation.start + 1
        end = quotation.end - 1 if quotation.closed else quotation.end
        end = min(end, outer.tokens[-1].end)
        cuts = [s.start for s in report.sentences if start < s.start < end]
        for low, high in zip([start, *cuts], [*cuts, end], strict=True):
            if high - low > 12:
                span = Span(low, high)
                inner = shifted(single_quotations(span.of(report.text), []), low)
                view = view_of(report.text, span, inner, inside=True, paragraph=outer.paragraph)
                if len(view) > 3:
                    yield view
