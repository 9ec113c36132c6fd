"""How a person is described: "who was not involved in the study" told as "who led the study"."""

from collections.abc import Iterator

from quoth.audit.examined import Examined
from quoth.audit.opposed import hides_no, says_no
from quoth.audit.reasons import stands_instead
from quoth.compare.keys import token_keys
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# A clause about somebody begins so many words behind his name, and is no longer than this.
BEHIND, LONGEST = 12, 30
ENDS = frozenset({",", ".", ";"})


def description_lost_its_no(examined: Examined) -> list[AuditFinding]:
    """A "who ..." about a person without a "no", where the source's about the same person and thing has one."""
    found: list[AuditFinding] = []
    for name, own in clauses_in(examined.article, examined.span):
        for counterpart in examined.beside:
            theirs = [c for n, c in clauses_in(counterpart.source, counterpart.span) if n == name]
            met = next((c for c in theirs if is_turned(own, c)), None)
            span = Span(own[0].start, own[-1].end)
            if met is not None and not any(f.article.span.overlaps(span) for f in (*examined.made, *found)):
                there = Span(met[0].start, met[-1].end)
                source = counterpart.source
                found.append(
                    stands_instead(examined.article, span, source, there, "polarity", "description_lost_its_no")
                )
    return found


def clauses_in(read: AnnotatedReport, sentence: Span) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The "who ..." clauses of a sentence with the last name of the person they follow."""
    tokens = tokens_of(read.text, sentence.start, sentence.end)
    mentions = [(e, m) for e in read.entities if e.kind == "person" for m in e.mentions if m.overlaps(sentence)]
    for at, token in enumerate(tokens):
        before = [(e, m) for e, m in mentions if m.end <= token.start]
        if token.lower != "who" or not before:
            continue
        entity, mention = max(before, key=lambda item: item[1].end)
        between = sum(t.start >= mention.end for t in tokens[:at])
        last = next((n for n in range(at + 1, len(tokens)) if tokens[n].text in ENDS), len(tokens))
        if between <= BEHIND and last - at <= LONGEST and fold_words(entity.name):
            yield fold_words(entity.name)[-1], tokens[at:last]


def is_turned(own: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """Whether only the second of two clauses has a "no", and both speak of one thing."""
    keys = [frozenset(key for token in clause for key in token_keys(token)) for clause in (own, other)]
    return bool(keys[0] & keys[1]) and says_no(other) and not says_no(own) and not hides_no(own)
