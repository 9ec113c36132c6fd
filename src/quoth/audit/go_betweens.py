"""Who speaks for a person: what the source has from her spokesman, told as her own word."""

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import called
from quoth.compare.keys import share
from quoth.compare.wording import marked
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# Of the article's content words so many must stand in the source's sentence.
SAME_THING = 0.4
# The name stands within so many words behind "for", or before the spokesman.
NEAR = 6
THROUGH = frozenset({"through", "via", "by"})


def go_between_is_gone(examined: Examined) -> list[AuditFinding]:
    """A sentence about a person for whom only a spokesman speaks in the source, and no spokesman stands near it."""
    if any(f.kind.startswith("attribution") for f in examined.made) or speaks_for_another(examined):
        return []
    keys = sentence_keys(examined.article.text, examined.span)
    for counterpart in examined.beside:
        source = counterpart.source
        if share(keys, grounds_of(source, counterpart.sentence)) < SAME_THING:
            continue
        for name, span in go_betweens_in(source, counterpart.span):
            own = next((t for t in examined.tokens if fold_words(t.text)[-1:] == (name,) and t.is_capitalised), None)
            if own is None:
                continue
            words = " ".join(span.of(source.text).split())
            why = f'{called(source)} has it through somebody else ("{words}"), left out in the article.'
            places = examined.article.report.place(examined.span), source.report.place(span)
            return [AuditFinding("attribution-dropped", "medium", *places, why, "go_between_is_gone")]
    return []


def speaks_for_another(examined: Examined) -> bool:
    """Whether the sentence or one beside it has somebody who speaks for another, or a statement in writing."""
    listed = examined.article.report.sentences
    near = listed[max(0, examined.number - 1) : examined.number + 2]
    words = {word for span in near for word in fold_words(span.of(examined.article.text))}
    return bool(words & (spokesmen() | marked("audited", "go_betweens", "kept")))


def spokesmen() -> frozenset[str]:
    """The words for those who speak for somebody."""
    return marked("audited", "go_betweens")


def go_betweens_in(source: AnnotatedReport, sentence: Span) -> list[tuple[str, Span]]:
    """The last names of the persons for whom somebody speaks in a sentence, with the words that say so."""
    tokens = tokens_of(source.text, sentence.start, sentence.end)
    people = {fold_words(e.name)[-1] for e in source.entities if e.kind == "person" and fold_words(e.name)}
    found = []
    for at, token in enumerate(tokens):
        if token.lower not in spokesmen():
            continue
        behind, before = tokens[at + 1 : at + 1 + NEAR], tokens[max(0, at - NEAR) : at]
        if behind[:1] and behind[0].lower == "for":
            name = first_name(behind, people)
            last = next((t for t in behind if fold_words(t.text)[-1:] == (name,)), token)
            found += [(name, Span(token.start, last.end))] if name else []
        elif {t.lower for t in before[-3:]} & THROUGH:
            name = first_name(before[::-1], people)
            start = next(t for t in before[-3:] if t.lower in THROUGH)
            found += [(name, Span(start.start, token.end))] if name else []
    return found


def first_name(tokens: tuple[Token, ...], people: set[str]) -> str:
    """The first of some words that is the last name of a person."""
    return next((word for t in tokens if t.is_capitalised for word in fold_words(t.text)[-1:] if word in people), "")
