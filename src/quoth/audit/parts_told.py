"""A part told as the whole, or the past as the present: "all of those" for 17 of them, 2,300 dead of whom 900 were, "employs"."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import stands_instead
from quoth.compare.keys import share, token_keys
from quoth.compare.wording import marked
from quoth.text.numbers import number_at
from quoth.text.stems import stem_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import AuditFinding, Span
from quoth.types.claims import DifferenceKind

# Of the article's content words so many must stand in the source's sentence.
SAME_THING, FEWEST = 0.6, 2
WHOLE = frozenset({"all", "every"})
THOSE = frozenset({"those", "them", "these", "the", "its", "their"})
WHICH = frozenset({"which", "whom", "them", "those"})
# Before the number of the whole any of these makes it a part.
PARTS = frozenset({"of", "from", "among", "out", "some", "several", "one", "many", "most"})
# What became of a part stands within so many words behind its number, and behind the number of the whole.
REACH = 5
BEING = frozenset({"is", "are", "was", "were", "been", "being", "had", "have", "has"})
ENDS = frozenset({",", ".", ";", ":"})
Found = tuple[Span, Span, DifferenceKind]


def part_told_as_whole(examined: Examined) -> list[AuditFinding]:
    """What a source says of a part, or of the past, told in a sentence of the whole, or of the present."""
    own = tokens_of(examined.article.text, examined.span.start, examined.span.end)
    keys = sentence_keys(examined.article.text, examined.span)
    found: list[AuditFinding] = []
    for counterpart in examined.close_by:
        source = counterpart.source
        grounds = grounds_of(source, counterpart.sentence)
        if len(keys & grounds) < FEWEST or share(keys, grounds) < SAME_THING:
            continue
        for here, there, kind in (met for rule in RULES for met in rule(own, counterpart.tokens)):
            if not any(f.article.span.overlaps(here) for f in (*examined.made, *found)):
                found.append(stands_instead(examined.article, here, source, there, kind, "part_told_as_whole"))
    return found


def all_for_some(own: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[Found]:
    """ "All of those went to" where the source has "17 of those went to"."""
    if any(token.lower in WHOLE for token in other):
        return
    for at, token in enumerate(own[:-2]):
        if token.lower not in WHOLE or (own[at + 1].lower not in THOSE and own[at + 1].lower != "of"):
            continue
        behind = next_keys(own, at + 1)
        for there in range(len(other) - 2):
            part = number_at(other, there)
            if part is None or part.last + 1 >= len(other) or other[part.last].lower != "of":
                continue
            if other[part.last + 1].lower in THOSE and behind and behind == next_keys(other, part.last):
                spans = Span(token.start, own[at + 2].end), Span(other[there].start, other[part.last + 1].end)
                yield *spans, "scope"


def whole_for_part(own: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[Found]:
    """ "Seven contracts" where the source has "two of seven contracts", and nothing in the article that makes it a part."""
    told = {value: at for at, value in numbers_of(own)}
    for (_, part), (at, value) in pairwise(numbers_of(other)):
        before = [token.lower for token in other[max(0, at - 2) : at]]
        if "of" not in before or part >= value or value not in told or part in told:
            continue
        here = told[value]
        loose = {token.lower for token in own[max(0, here - 3) : here]} & PARTS
        nouns = next_keys(own, here + 1), next_keys(other, at + 1)
        if not loose and nouns[0] and nouns[0] == nouns[1]:
            start = next(n for n, v in reversed(numbers_of(other)) if n < at and v == part)
            yield Span(own[here].start, own[here].end), Span(other[start].start, other[at].end), "scope"


def next_keys(tokens: tuple[Token, ...], at: int) -> str:
    """The key of the first content word from a place on, or the word itself behind "of those"."""
    return next((key for token in tokens[at : at + REACH] for key in token_keys(token)), "")


def outcome_of_a_part(own: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[Found]:
    """ "2,300 were dead" where the source has "2,300 ..., of which 900 were dead"."""
    told = {value: at for at, value in numbers_of(own)}
    whole = None
    for at, value in numbers_of(other):
        before = [token.lower for token in other[max(0, at - 3) : at]]
        behind = [token.lower for token in other[at + 1 : at + 3]]
        counted = ("of" in before and WHICH & set(before)) or (behind[:1] == ["of"] and WHICH & set(behind))
        if whole is not None and counted and whole in told and value not in told:
            outcome = {stem_of(t.lower) for t in clause(other, at + 1) if t.lower not in BEING and token_keys(t)}
            there = next((n for n, t in enumerate(own) if n > told[whole] and stem_of(t.lower) in outcome), None)
            if there is not None and there - told[whole] <= REACH:
                yield (
                    Span(own[told[whole]].start, own[there].end),
                    Span(other[at].start, clause(other, at + 1)[-1].end),
                    "scope",
                )
        whole = value


@lru_cache(maxsize=4096)
def numbers_of(tokens: tuple[Token, ...]) -> tuple[tuple[int, float], ...]:
    """The numbers of a sentence with their places."""
    found = ((at, number_at(tokens, at)) for at in range(len(tokens)))
    return tuple((at, float(number.value)) for at, number in found if number is not None and not number.share)


def clause(tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """The words from a place up to the next mark, and not too many."""
    last = at
    while last < len(tokens) and last - at < REACH and tokens[last].text not in ENDS:
        last += 1
    return tokens[at : max(last, at + 1)]


def past_told_as_present(own: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[Found]:
    """ "Employs" where the source has "previously employed"."""
    if {token.lower for token in own} & marked("audited", "former", "kept"):
        return
    for at, token in enumerate(other[:-1]):
        verb = other[at + 1]
        if token.lower not in marked("audited", "former") or not verb.lower.endswith("ed") or not token_keys(verb):
            continue
        met = next((t for t in own if stem_of(t.lower) == stem_of(verb.lower) and t.lower.endswith("s")), None)
        if met is not None:
            yield Span(met.start, met.end), Span(token.start, verb.end), "status"


RULES: tuple[Callable[[tuple[Token, ...], tuple[Token, ...]], Iterator[Found]], ...] = (
    all_for_some,
    whole_for_part,
    outcome_of_a_part,
    past_told_as_present,
)
