"""Figures of a sentence whose counterpart in a source stands in another sentence than those it was held against."""

from quoth.audit.examined import Examined
from quoth.compare import Finding, Passage, passage_of_spans
from quoth.compare.ladders.figure_pairs import comparable, value_of
from quoth.compare.ladders.figures import compare_figures
from quoth.compare.passages import within
from quoth.types import AnnotatedReport, Quantity, Span

# A smaller number may well count something else in another sentence.
LEAST = 12


def figures_told_elsewhere(examined: Examined) -> list[Finding]:
    """Bounds and scopes that were lost from figures which the nearest sentences of the sources do not have."""
    if examined.span == examined.article.report.headline:
        return []
    held = {value_of(q) for c in examined.beside for q in figures_in(c.source, c.span)}
    found: list[Finding] = []
    for quantity in figures_in(examined.article, examined.span):
        if value_of(quantity) in held or (value_of(quantity)[0] or 0) < LEAST or quantity.relative is not None:
            continue
        left = passage_of_spans(examined.article, (quantity.span,))
        others = [
            (source, other)
            for source in examined.sources
            for other in source.quantities
            if same_number(quantity, other)
        ]
        answers = [compared(left, source, other) for source, other in others]
        if answers and all(answers):
            found += answers[0]
    return found


def figures_in(read: AnnotatedReport, span: Span) -> tuple[Quantity, ...]:
    """The figures of a stretch."""
    return within(read.quantities, (span,), lambda quantity: quantity.span)


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether two figures give one number of one kind."""
    return value_of(one) == value_of(other) and comparable(one, other)


def compared(left: Passage, source: AnnotatedReport, other: Quantity) -> list[Finding]:
    """What became of the figure, its place in the source being the figure alone."""
    made = compare_figures(left, passage_of_spans(source, (other.span,)), "audit")
    return [finding for finding in made if finding.kind in ("bound", "unit")]
