"""A sentence of the article as every rule of the audit looks at it: beside the sources, with what has been found so far."""

from msgspec import Struct

from quoth.audit.counterparts import Counterpart
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# Longer sentences are no sentences.
MOST_WORDS = 300


class Examined(Struct, frozen=True):
    """A sentence by its number, the sentences of the sources beside it, and the findings of the rules before."""

    article: AnnotatedReport
    number: int
    beside: tuple[Counterpart, ...]
    sources: tuple[AnnotatedReport, ...]
    made: list[AuditFinding] = []

    @property
    def span(self) -> Span:
        """Where the sentence stands in the article."""
        return self.article.report.sentences[self.number]

    @property
    def close_by(self) -> tuple[Counterpart, ...]:
        """The sentences beside it where both are short enough to hold each word against each; none of a line without an end."""
        if len(self.tokens) > MOST_WORDS:
            return ()
        return tuple(c for c in self.beside if len(c.tokens) <= MOST_WORDS)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return tokens_of(self.article.text, self.span.start, self.span.end)
