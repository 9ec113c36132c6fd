"""The headline that came apart from the text, held against the sources as a sentence of its own."""

from msgspec.structs import replace

from quoth.audit.auditing import audit_article
from quoth.audit.unsupported import free, unknown_name
from quoth.text.folding import fold_words
from quoth.types import AnnotatedReport, Audit, AuditFinding, Place, Span
from quoth.types.claims import DifferenceKind

# A headline leaves out speakers, bounds and doubts; a number, a name, a place or a "no" it must have right.
ASKED: frozenset[DifferenceKind] = frozenset({"figure", "participant", "place", "polarity", "status", "unsupported"})


def with_headline(audit: Audit, headline: AnnotatedReport) -> Audit:
    """The audit with what the headline, read by itself, has otherwise than the sources; its places are of the title."""
    titles = [fold_words(source.report.raw.title or "") for source in audit.sources]
    if fold_words(headline.text) in titles:
        return audit
    made = [f for f in audit_article(headline, audit.sources).findings if f.kind in ASKED]
    made += name_without_source(headline, audit.sources, made)
    room = len(audit.article.report.raw.title or "")
    found = tuple(
        replace(f, article=Place(audit.article.id, f.article.start, min(f.article.end, room), "title")) for f in made
    )
    return replace(audit, findings=(*found, *audit.findings))


def name_without_source(
    headline: AnnotatedReport, sources: tuple[AnnotatedReport, ...], made: list[AuditFinding]
) -> list[AuditFinding]:
    """The name of a person or place that no source has, in a headline that is not set in capitals."""
    words = headline.text.split()
    capitals = sum(word[:1].isupper() for word in words[1:])
    if 2 * capitals > len(words):
        return []
    entity, span = unknown_name(headline, Span(0, len(headline.text)), sources) or (None, Span(0, 0))
    if entity is None or entity.kind not in ("person", "place") or not free(span, made):
        return []
    name = span.of(headline.text)
    if any(set(fold_words(name)) & set(fold_words(source.report.raw.title or "")) for source in sources):
        return []
    place = headline.report.place(span)
    return [AuditFinding("unsupported", "medium", place, None, f"No source names {name}.", "name_without_source")]
