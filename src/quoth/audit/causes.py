"""Why something happened: a reason that no source gives, where a source tells the thing itself."""

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import called
from quoth.compare.keys import share
from quoth.text.tokens import Token
from quoth.types import AuditFinding, Span

# Behind these words stands a reason.
BECAUSE = (
    ("because", "of"), ("because",), ("due", "to"), ("owing", "to"), ("thanks", "to"), ("as", "a", "result", "of"), ("in", "order", "to"),
    ("so", "that"), ("caused", "by"), ("triggered", "by"), ("sparked", "by"), ("blamed", "on"), ("spread", "by"), ("prompted", "by"),
)  # fmt: skip
ENDS = frozenset({",", ";", ".", "but", "and", "while"})
# Of the rest of the sentence so many content words must be the source's, and of the reason not one.
SAME, FEWEST = 0.7, 3


def cause_is_another(examined: Examined) -> list[AuditFinding]:
    """A reason of which no word stands in the source's sentences, where these have all the rest."""
    reason = reason_in(examined.tokens)
    if reason is None or not examined.beside or any(f.article.span.overlaps(reason) for f in examined.made):
        return []
    keys = sentence_keys(examined.article.text, reason)
    rest = sentence_keys(examined.article.text, examined.span) - keys
    known = frozenset(key for c in examined.beside for key in grounds_of(c.source, c.sentence))
    held = [c for c in examined.beside if share(rest, grounds_of(c.source, c.sentence)) >= SAME]
    if not keys or keys & known or len(rest) < FEWEST or not held:
        return []
    source, there = held[0].source, held[0].span
    given = reason_in(held[0].tokens)
    if given is None:
        why = f'{called(source)} does not give "{reason.of(examined.article.text)}" as the reason.'
    else:
        why = f'"{reason.of(examined.article.text)}" is the reason here; {called(source)} gives "{given.of(source.text)}".'
    return [
        AuditFinding(
            "cause",
            "high",
            examined.article.report.place(reason),
            source.report.place(given or there),
            why,
            "cause_is_another",
        )
    ]


def reason_in(tokens: tuple[Token, ...]) -> Span | None:
    """The words behind the first "because" of a sentence, up to the next mark; none where nothing stands before it."""
    words = [token.lower for token in tokens]
    for at in range(1, len(words)):
        width = next((len(b) for b in BECAUSE if tuple(words[at : at + len(b)]) == b), 0)
        if width:
            first = at + width
            last = next((n for n in range(first, len(words)) if words[n] in ENDS), len(words))
            if last > first:
                return Span(tokens[first].start, tokens[last - 1].end)
    return None
