"""Why something happened: a reason that no source gives, where a source tells the thing itself."""

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import called
from quoth.compare.keys import share
from quoth.text.tokens import Token, tokens_of
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
    if not keys or len(rest) < FEWEST or not held:
        return []
    source, there = held[0].source, held[0].span
    given = reason_in(held[0].tokens)
    if keys & known and not is_no_reason(keys, given, held[0], examined):
        return []
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


def is_no_reason(keys: frozenset[str], given: Span | None, held: Counterpart, examined: Examined) -> bool:
    """Whether the source's sentence gives another reason, and has the words of this one for something else only."""
    if given is None or keys & sentence_keys(held.source.text, given):
        return False
    others = (reason_in(tokens_of(s.text, n.start, n.end)) for s in examined.sources for n in s.report.sentences)
    texts = (s.text for s in examined.sources for _ in s.report.sentences)
    return not any(r is not None and keys & sentence_keys(text, r) for r, text in zip(others, texts, strict=True))


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
