"""Of whom something is asked: "called for the mayor to resign" where the source has "called for Brast to resign"."""

from functools import lru_cache

from msgspec import Struct

from quoth.audit.examined import Examined
from quoth.audit.reasons import stands_instead
from quoth.compare.keys import token_keys
from quoth.compare.wording import marked
from quoth.text.folding import fold_words
from quoth.text.stems import stem_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# Whoever is asked is named in so many words at most.
LONGEST = 8


class Demand(Struct, frozen=True):
    """Who is asked to do something, and the stem of what."""

    span: Span
    words: tuple[str, ...]
    named: bool
    act: str


def asked_of_another(examined: Examined) -> list[AuditFinding]:
    """The same act asked of one person in a sentence and of another in its source, by names or offices that are not one man's."""
    for own in demands_in(tokens_of(examined.article.text, examined.span.start, examined.span.end)):
        for counterpart in examined.beside:
            source = counterpart.source
            held = [d for d in demands_in(counterpart.tokens) if d.act == own.act]
            if len(held) != 1 or any(f.article.span.overlaps(own.span) for f in examined.made):
                continue
            if is_another(own, held[0], (examined.article, *examined.sources)):
                there = held[0].span
                return [stands_instead(examined.article, own.span, source, there, "participant", "asked_of_another")]
    return []


@lru_cache(maxsize=4096)
def demands_in(tokens: tuple[Token, ...]) -> tuple[Demand, ...]:
    """Each "called for X to resign", "urged X to act" of a sentence."""
    found = []
    for at, token in enumerate(tokens):
        first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in ("for", "on", "that"))
        if token.lower not in marked("audited", "asking"):
            continue
        to = next(
            (n for n in range(first + 1, min(first + LONGEST, len(tokens) - 1)) if tokens[n].lower in ("to", "should")),
            None,
        )
        who = tokens[first:to] if to is not None else ()
        if to is None or not who or any(t.text in (";", ".") for t in who):
            continue
        words = tuple(word for t in who if token_keys(t) for word in fold_words(t.text))
        named = any(t.is_capitalised and token_keys(t) for t in who)
        if words:
            found.append(Demand(Span(who[0].start, who[-1].end), words, named, stem_of(tokens[to + 1].lower)))
    return tuple(found)


def is_another(own: Demand, other: Demand, reads: tuple[AnnotatedReport, ...]) -> bool:
    """Whether two are surely two people: each is one by name, or by an office in full, and nobody is both."""
    people = [person for read in reads for person in people_in(read)]
    mine, theirs = (frozenset(n for n, p in enumerate(people) if is_meant(d, *p)) for d in (own, other))
    return bool(mine) and bool(theirs) and not mine & theirs and not set(own.words) & set(other.words)


def is_meant(demand: Demand, name: frozenset[str], office: tuple[str, ...]) -> bool:
    """Whether a demand is made of a person, whose name it has or whose whole office."""
    return bool(set(demand.words) & name) if demand.named else demand.words == office


def people_in(read: AnnotatedReport) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The words of each person's name, and those of the office in which they are introduced."""
    return tuple(
        (frozenset(fold_words(e.name)), tuple(fold_words(e.role or ""))) for e in read.entities if e.kind == "person"
    )
