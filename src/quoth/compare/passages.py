"""A stretch of a report with all that was read in it: the unit that is compared."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TypeVar

from msgspec import Struct

from quoth.compare.keys import keys_of
from quoth.compare.tables import made_once
from quoth.text.quotation import quoted_spans
from quoth.types import AnnotatedReport, Date, Entity, Place, Quantity, Span, Statement

# No statement is longer than this in characters.
LONGEST = 8000
Item = TypeVar("Item")


class Name(Struct, frozen=True):
    """A mention of an entity inside a passage."""

    entity: Entity
    span: Span


class Passage(Struct, frozen=True, dict=True):
    """Words of one report and what was read in them. `spans` are in text order and never empty.

    `statement` is the statement that the passage is made of, None for a whole sentence; `statements` are all those
    whose content lies in the passage, the outer before the inner.
    """

    report: AnnotatedReport
    spans: tuple[Span, ...]
    statement: Statement | None
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    quotations: tuple[Span, ...]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it, in text order; found only when asked for, since a long report has thousands."""
        return names_within(self.report, self.spans)

    @cached_property
    def text(self) -> str:
        """The words, pieces joined by a space."""
        return " ".join(span.of(self.report.text) for span in self.spans)

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.spans[-1].end

    def place(self, span: Span) -> Place:
        """A span of the passage with the report's identifier."""
        return Place(self.report.id, span.start, span.end)

    def holds(self, span: Span) -> bool:
        """Whether one of its pieces shares a character with the span."""
        return any(piece.overlaps(span) for piece in self.spans)

    @property
    def speaker(self) -> str | None:
        """Whose words these are: the innermost speaker of its statement, None for the outlet's own voice."""
        held = self.statement or next((s for s in self.statements if s.chain), None)
        return held.chain[-1].speaker if held and held.chain else None


def passage_of_spans(report: AnnotatedReport, spans: tuple[Span, ...], statement: Statement | None = None) -> Passage:
    """The passage that the spans (in text order, at least one) cut out of a report."""

    return Passage(
        report=report,
        spans=spans,
        statement=statement,
        statements=statements_within(report, spans),
        quantities=within(report.quantities, spans, lambda quantity: quantity.span),
        dates=within(report.dates, spans, lambda date: date.span),
        quotations=within(_quotations(report.text), spans, lambda span: span),
    )


@lru_cache(maxsize=256)
def _quotations(text: str) -> tuple[Span, ...]:
    return quoted_spans(text)


def within(items: tuple[Item, ...], spans: tuple[Span, ...], span_of: Callable[[Item], Span]) -> tuple[Item, ...]:
    """The items (in text order, apart from each other) that share a character with one of the spans."""
    first = bisect_right(items, spans[0].start, key=lambda item: span_of(item).end)
    last = bisect_left(items, spans[-1].end, key=lambda item: span_of(item).start)
    if len(spans) == 1:
        return items[first:last]
    return tuple(item for item in items[first:last] if any(piece.overlaps(span_of(item)) for piece in spans))


@made_once
def _names(entities: tuple[Entity, ...]) -> tuple[tuple[Name, ...], int]:
    found = (Name(entity, span) for entity in entities for span in entity.mentions)
    ordered = tuple(sorted(found, key=lambda name: (name.span, name.entity.id)))
    return ordered, max((name.span.end - name.span.start for name in ordered), default=0)


def names_within(report: AnnotatedReport, spans: tuple[Span, ...]) -> tuple[Name, ...]:
    """The names that share a character with one of some spans, in text order."""
    names, longest = _names(report.entities)
    first = bisect_left(names, spans[0].start - longest, key=lambda name: name.span.start)
    last = bisect_left(names, spans[-1].end, key=lambda name: name.span.start)
    return tuple(name for name in names[first:last] if any(piece.overlaps(name.span) for piece in spans))


def statements_within(report: AnnotatedReport, spans: tuple[Span, ...]) -> tuple[Statement, ...]:
    """The statements of which some words lie in the spans, in their order."""
    return tuple(s for s in near(report.statements, spans) if any(p.overlaps(q) for p in spans for q in s.content))


@made_once
def keys_by_sentence(report: AnnotatedReport) -> tuple[tuple[Span, frozenset[str]], ...]:
    """Each sentence of a report with the keys of its content words."""
    return tuple((sentence, frozenset(keys_of(sentence.of(report.text)))) for sentence in report.report.sentences)


def near(statements: tuple[Statement, ...], spans: tuple[Span, ...]) -> tuple[Statement, ...]:
    """The statements that may reach into the spans: those that begin before their end, and not too far before."""
    first = bisect_left(statements, spans[0].start - LONGEST, key=lambda s: s.content[0].start)
    last = bisect_left(statements, spans[-1].end, key=lambda s: s.content[0].start)
    return statements[first:last]


def passage_of(report: AnnotatedReport, statement: Statement) -> Passage:
    """A statement's content as a passage."""
    return passage_of_spans(report, statement.content, statement)


def passage_of_sentence(report: AnnotatedReport, index: int) -> Passage:
    """The sentence with that number (`report.report.sentences[index]`) as a passage."""
    made = _passages(report)
    if index not in made:
        made[index] = passage_of_spans(report, (report.report.sentences[index],))
    return made[index]


@made_once
def _passages(report: AnnotatedReport) -> dict[int, Passage]:
    """Those of its sentences that were asked for: an audit looks at each a dozen times."""
    return {}
