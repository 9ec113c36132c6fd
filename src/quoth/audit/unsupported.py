"""What the article has and no source has: figures, names, quotations. Background in the article's own voice is let be."""

from quoth.audit.counterparts import Counterpart
from quoth.compare.ladders.figures import value_of
from quoth.text.folding import fold_words
from quoth.types import AnnotatedReport, AuditFinding, Entity, Quantity, Span

UNITS_OF_TIME = frozenset({"day", "week", "month", "year", "hour", "minute", "decade"})
SMALL = 3


def unsupported_in(
    article: AnnotatedReport,
    number: int,
    beside: tuple[Counterpart, ...],
    sources: tuple[AnnotatedReport, ...],
    made: list[AuditFinding],
) -> list[AuditFinding]:
    """Figures and people of a sentence that stand in none of the sources and that no other finding speaks of."""
    sentence = article.report.sentences[number]
    if sentence == article.report.headline or not beside:
        return []
    found = []
    for quantity in article.quantities:
        if quantity.span.overlaps(sentence) and not figure_known(quantity, sources) and free(quantity.span, made):
            words = quantity.span.of(article.text)
            found.append(finding(article, quantity.span, beside, f'No source gives "{words}".'))
    for entity in article.entities:
        span = next((m for m in entity.mentions if m.overlaps(sentence)), None)
        if span is not None and is_person(entity) and not name_known(entity, sources) and free(span, [*made, *found]):
            found.append(finding(article, span, beside, f"No source names {entity.name}."))
    return found


def finding(article: AnnotatedReport, span: Span, beside: tuple[Counterpart, ...], why: str) -> AuditFinding:
    """A stretch that no source supports, beside the sentence it was held against."""
    source = beside[0].source.report.place(beside[0].source.report.sentences[beside[0].sentence])
    return AuditFinding("unsupported", "medium", article.report.place(span), source, why, "no_source_has_it")


def figure_known(quantity: Quantity, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a source gives the number; small counts, lengths of time and comparisons are not asked for."""
    low, high = value_of(quantity)
    if quantity.relative is not None or low is None or (low <= SMALL and quantity.unit != "percent"):
        return True
    if quantity.unit in UNITS_OF_TIME:
        return True
    return any(low in value_of(q) or high in value_of(q) for source in sources for q in source.quantities)


def is_person(entity: Entity) -> bool:
    """A person with a full name."""
    return entity.kind == "person" and len(entity.name.split()) >= 2


def name_known(entity: Entity, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a source has the family name."""
    last = fold_words(entity.name)[-1:]
    return any(word in fold_words(source.text) for source in sources for word in last)


def free(span: Span, made: list[AuditFinding]) -> bool:
    """Whether no finding speaks of the words yet."""
    return not any(f.article.span.overlaps(span) for f in made)
