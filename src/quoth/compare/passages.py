"""A stretch of a report with all that was read in it: the unit that is compared."""

from msgspec import Struct

from quoth.text.quotation import quoted_spans
from quoth.types import AnnotatedReport, Date, Entity, Place, Quantity, Span, Statement


class Name(Struct, frozen=True):
    """A mention of an entity inside a passage."""

    entity: Entity
    span: Span


class Passage(Struct, frozen=True):
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
    names: tuple[Name, ...]
    quotations: tuple[Span, ...]

    @property
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

    def inside(span: Span) -> bool:
        return any(piece.overlaps(span) for piece in spans)

    return Passage(
        report=report,
        spans=spans,
        statement=statement,
        statements=tuple(s for s in report.statements if any(inside(piece) for piece in s.content)),
        quantities=tuple(quantity for quantity in report.quantities if inside(quantity.span)),
        dates=tuple(date for date in report.dates if inside(date.span)),
        names=tuple(
            sorted(
                (Name(entity, span) for entity in report.entities for span in entity.mentions if inside(span)),
                key=lambda name: (name.span, name.entity.id),
            )
        ),
        quotations=tuple(span for span in quoted_spans(report.text) if inside(span)),
    )


def passage_of(report: AnnotatedReport, statement: Statement) -> Passage:
    """A statement's content as a passage."""
    return passage_of_spans(report, statement.content, statement)


def passage_of_sentence(report: AnnotatedReport, index: int) -> Passage:
    """The sentence with that number (`report.report.sentences[index]`) as a passage."""
    return passage_of_spans(report, (report.report.sentences[index],))
