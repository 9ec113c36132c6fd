"""Sentences that stand word for word in a source: nothing can have been changed in them."""

from functools import lru_cache

from quoth.compare.passages import within
from quoth.compare.quoted_words import plain_words, quoted_words
from quoth.types import AnnotatedReport, Place, Span

Wording = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def same_sentence(read: AnnotatedReport, sentence: Span, others: tuple[AnnotatedReport, ...]) -> Place | None:
    """Where a sentence stands word for word in one of some reports, as a whole sentence and with the same words quoted."""
    words = wording_of(read.text, sentence)
    places = (other.report.place(found[words]) for other in others for found in [wordings(other)] if words in found)
    return next(places, None) if words[0] else None


def wording_of(text: str, sentence: Span) -> Wording:
    """The words of a sentence, and those of them that are quoted; capitals and marks aside."""
    inside = within(quoted_words(text), (sentence,), lambda quoted: quoted.span)
    quoted = (Span(max(q.span.start, sentence.start), min(q.span.end, sentence.end)) for q in inside)
    return plain_words(sentence.of(text)), tuple(plain_words(span.of(text)) for span in quoted if span.start < span.end)


def wordings(read: AnnotatedReport) -> dict[Wording, Span]:
    """The sentences of a report by their words, the first where one stands twice."""
    return _wordings(read.text, read.report.sentences)


@lru_cache(maxsize=64)
def _wordings(text: str, sentences: tuple[Span, ...]) -> dict[Wording, Span]:
    return {wording_of(text, sentence): sentence for sentence in reversed(sentences)}
