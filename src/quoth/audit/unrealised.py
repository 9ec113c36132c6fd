"""What no source has as done: "has recommended" where the only word of it is "before making any recommendation"."""

from functools import lru_cache

from quoth.audit.examined import Examined
from quoth.audit.grounds import name_keys
from quoth.audit.reasons import called, flat
from quoth.compare.keys import token_keys
from quoth.compare.wording import marked
from quoth.text.stems import stem_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# So many words may stand between the word of what is to come and the thing itself.
REACH = 4
HAS = frozenset({"has", "have", "had"})


def told_as_come_about(examined: Examined) -> list[AuditFinding]:
    """A verb in the perfect that the sources have only for what is still awaited, in a sentence with the same names."""
    if any(f.kind in ("status", "polarity") for f in examined.made):
        return []
    names = name_keys(examined.article.text, examined.span) | frozenset(
        key for t in examined.tokens[:1] for key in token_keys(t)
    )
    for at, token in enumerate(examined.tokens[1:], 1):
        if examined.tokens[at - 1].lower not in HAS or not token_keys(token):
            continue
        held = [
            (read, span, open_) for read in examined.sources for span, open_ in places_of(read, stem_of(token.lower))
        ]
        if not held or not all(open_ for *_, open_ in held):
            continue
        source, there, _ = held[0]
        near = next(s for s in source.report.sentences if s.overlaps(there))
        if names & frozenset(key for t in tokens_of(source.text, near.start, near.end) for key in token_keys(t)):
            span = Span(examined.tokens[at - 1].start, token.end)
            words = flat(span.of(examined.article.text)), flat(there.of(source.text))
            why = f'"{words[0]}" in the article; {called(source)} only has "{words[1]}".'
            return [
                AuditFinding(
                    "status",
                    "high",
                    examined.article.report.place(span),
                    source.report.place(there),
                    why,
                    "told_as_come_about",
                )
            ]
    return []


def places_of(read: AnnotatedReport, stem: str) -> tuple[tuple[Span, bool], ...]:
    """Where a stem stands in a report, from the word of what is to come where one opens it, and whether one does."""
    return _places(read.text, read.report.sentences).get(stem, ())


@lru_cache(maxsize=64)
def _places(text: str, sentences: tuple[Span, ...]) -> dict[str, tuple[tuple[Span, bool], ...]]:
    table: dict[str, tuple[tuple[Span, bool], ...]] = {}
    for sentence in sentences:
        tokens = tokens_of(text, sentence.start, sentence.end)
        for at, token in enumerate(tokens):
            if token_keys(token):
                first = opened_at(tokens, at)
                span = Span(tokens[at if first is None else first].start, token.end)
                stem = stem_of(token.lower)
                table[stem] = (*table.get(stem, ()), (span, first is not None))
    return table


def opened_at(tokens: tuple[Token, ...], at: int) -> int | None:
    """The place of the word before a token that says that it has not come about; only light words stand between."""
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = tokens[place].lower
        if word in marked("audited", "unrealised", "before"):
            between = {token.lower for token in tokens[place + 1 : at]}
            return place if between & marked("audited", "unrealised", "telling") else None
        if word not in marked("audited", "unrealised", "light"):
            return None
    return None
