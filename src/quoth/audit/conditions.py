"""A condition that is gone: what the source says for one case only, told as if it held in any."""

from quoth.audit.examined import Examined
from quoth.audit.grounds import sentence_keys
from quoth.audit.reasons import called, flat
from quoth.compare.keys import share
from quoth.compare.wording import marked
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span, Statement
from quoth.types.statements import Stance

# Of the article's content words so many must stand in what the source says outside the condition.
SAME, FEWEST = 0.6, 2
# What is foretold has its condition in the same words: "would resume if the wind dropped".
BEARING: frozenset[Stance] = frozenset({"conditional", "predicted"})


def condition_is_gone(examined: Examined) -> list[AuditFinding]:
    """A statement that its source ties to a condition stands in the article without any."""
    own = {token.lower for token in tokens_of(examined.article.text, examined.span.start, examined.span.end)}
    told_otherwise = own & (marked("audited", "conditions") | marked("audited", "conditions", "kept"))
    if told_otherwise or any(f.kind in ("certainty", "status", "polarity") for f in examined.made):
        return []
    for counterpart in examined.beside:
        for told, other in counterpart.statements:
            condition = condition_of(counterpart.source, other) if told.stance != "conditional" else None
            if condition is not None and is_told(examined.article, told, counterpart.source, other, condition):
                words = flat(condition.of(counterpart.source.text))
                why = f'{called(counterpart.source)} ties it to a condition ("{words}"), the article does not.'
                place = examined.article.report.place(told.content[0])
                there = counterpart.source.report.place(condition)
                return [AuditFinding("certainty", "high", place, there, why, "condition_is_gone")]
    return []


def condition_of(source: AnnotatedReport, statement: Statement) -> Span | None:
    """The words of a condition at the end of a piece of a statement, or at its beginning up to the comma."""
    for content in statement.content if statement.stance in BEARING else ():
        tokens = tokens_of(source.text, content.start, content.end)
        at = next((n for n, token in enumerate(tokens) if token.lower in marked("audited", "conditions")), None)
        if at is not None:
            first = at - 1 if at and tokens[at - 1].lower == "only" else at
            whole = first > 0 or len(statement.content) > 1
            return Span(tokens[first].start, content.end if whole else end_of(tokens, at))
    return None


def end_of(tokens: tuple[Token, ...], at: int) -> int:
    """Where a condition that opens a statement ends: before the first comma."""
    comma = next((n for n in range(at + 1, len(tokens)) if tokens[n].text == ","), len(tokens))
    return tokens[comma - 1].end


def is_told(
    article: AnnotatedReport, own: Statement, source: AnnotatedReport, other: Statement, condition: Span
) -> bool:
    """Whether the article's statement is what the source says apart from the condition."""
    keys = frozenset(key for span in own.content for key in sentence_keys(article.text, span))
    pieces = [Span(p.start, min(p.end, condition.start)) for p in other.content if p.start < condition.start]
    pieces += [Span(max(p.start, condition.end), p.end) for p in other.content if p.end > condition.end]
    rest = frozenset(key for piece in pieces for key in sentence_keys(source.text, piece))
    smaller, larger = sorted((keys, rest), key=len)
    return len(smaller) >= FEWEST and share(smaller, larger) >= SAME
