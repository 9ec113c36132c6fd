"""The details of a report that lineage looks at: names, figures, words outside quotations, its sentences."""

from msgspec import Struct

from quoth.text.folding import fold_words
from quoth.text.overlap import shingles, words_of
from quoth.text.quotation import quoted_spans
from quoth.text.stems import content_stems
from quoth.types import AnnotatedReport, Entity, Quantity, Span

RUN = 5
# Counts up to this occur in every story ("two people", "one man") and tell nothing.
COMMON_COUNT = 3


class Details(Struct, frozen=True):
    """What can be found again in another report, each with where it stands first."""

    names: dict[str, Span]
    figures: dict[str, Span]
    stems: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    words: int


def details_of(read: AnnotatedReport) -> Details:
    """The details of a report."""
    text = read.text
    unquoted = without_quotations(text)
    words = words_of(unquoted)
    return Details(
        names={key: entity.mentions[0] for entity in reversed(read.entities) if (key := name_key(entity))},
        figures={key: q.span for q in reversed(read.quantities) if (key := figure_key(q))},
        stems=frozenset(content_stems(text)),
        runs=shingles(words, RUN),
        words=sum(len(sentence.of(text).split()) for sentence in read.report.sentences),
    )


def without_quotations(text: str) -> str:
    """The text with its quotations blanked: what many reports quote alike shows no lineage."""
    pieces, at = [], 0
    for span in quoted_spans(text):
        pieces.append(text[at : span.start])
        at = span.end
    return " ".join([*pieces, text[at:]])


def name_key(entity: Entity) -> str | None:
    """A name as it is found again in another spelling; None for the nameless."""
    if entity.kind in ("group", "other", "document") or not entity.name[:1].isupper() or not entity.mentions:
        return None
    words = fold_words(entity.name)
    if not words:
        return None
    return words[-1] if entity.kind == "person" else " ".join(words)


def figure_key(quantity: Quantity) -> str | None:
    """A figure by its value and kind of unit; None for small counts."""
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None or (value <= COMMON_COUNT and quantity.unit not in ("percent", "USD", "EUR")):
        return None
    unit = quantity.unit if quantity.unit in ("percent", "person") or (quantity.unit or "").isupper() else "count"
    return f"{value:g} {unit}"
