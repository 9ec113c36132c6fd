"""A "no" that was cut out between two words: "there was no proof", told as "there was proof"; "did not find that" as "found that"."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.opposed import LIMITED, OTHERWISE, says_no
from quoth.audit.reasons import called, flat
from quoth.compare.keys import key_of, share, token_keys
from quoth.compare.wording import phrases
from quoth.lexicons import load_table
from quoth.text.tokens import Token, tokens_of
from quoth.types import AuditFinding, Span

# Of the sentence's content words so many must stand in the source's.
SAME_THING = 0.6
NO, NOT = frozenset({"no"}), frozenset({"not", "n't", "never"})
ARTICLES = frozenset({"a", "an", "some", "any", "the"})
# A word that says no in another way stands so near.
NEAR = 5
# In front of a verb they stand only for the sake of the "not".
DO = frozenset({"do", "does", "did"})
# "No longer" and "no more than" deny something else.
NOTHING_DENIED = frozenset(
    {"longer", "more", "less", "later", "fewer", "doubt", "one", "matter", "sooner", "only", "just", "even"}
)


def no_was_cut(examined: Examined) -> list[AuditFinding]:
    """Two words that follow each other, between which every sentence of the sources about it has a "no"."""
    if any(f.kind == "polarity" for f in examined.made):
        return []
    keys = sentence_keys(examined.article.text, examined.span)
    for counterpart in examined.beside:
        source = counterpart.source
        if share(keys, grounds_of(source, counterpart.sentence)) < SAME_THING:
            continue
        for here, there in cut_between(examined.tokens, counterpart.tokens):
            if says_so_elsewhere(examined, here):
                continue
            words = flat(there.of(source.text))
            why = f'{called(source)} says "{words}"; in the article the "no" is gone.'
            places = examined.article.report.place(here), source.report.place(there)
            return [AuditFinding("polarity", "high", *places, why, "no_was_cut")]
    return []


def cut_between(own: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[tuple[Span, Span]]:
    """Where the words around a "no" or "did not" of a source's sentence follow each other in the article's."""
    for at in range(1, len(other) - 1):
        word, behind = other[at].lower, other[at + 1]
        if word not in NO | NOT or behind.lower in NOTHING_DENIED or not token_keys(behind):
            continue
        if any(token.lower in LIMITED for token in other[at:]):
            continue
        first = at - 2 if word in NOT and other[at - 1].lower in DO and at >= 2 else at - 1
        before, verb = other[first], word in NOT and first == at - 2
        for place in range(len(own) - 1):
            skip = 1 + (word in NO and own[place + 1].lower in ARTICLES and place + 2 < len(own))
            met = own[place + skip]
            same = lemma_of(met.lower) == lemma_of(behind.lower) if verb else met.lower == behind.lower
            if same and own[place].lower == before.lower and not has_no(own[max(0, place - NEAR) : place + NEAR]):
                yield Span(own[place].start, met.end), Span(before.start, behind.end)


def has_no(tokens: tuple[Token, ...]) -> bool:
    """Whether some words say no, plainly or by a word with a "no" inside."""
    hidden = {phrase[0] for phrase in phrases("negations", "hidden") if len(phrase) == 1} - OTHERWISE
    return says_no(tokens) or any(token.lower in hidden for token in tokens)


def says_so_elsewhere(examined: Examined, here: Span) -> bool:
    """Whether a sentence of a source has the two words without the "no" as well."""
    one, two = (token.lower for token in tokens_of(examined.article.text, here.start, here.end)[:2])
    return any(
        a.lower == one and b.lower == two
        for source in examined.sources
        for held in source.report.sentences
        for tokens in [tokens_of(source.text, held.start, held.end)]
        for a, b in pairwise(tokens)
    )


def lemma_of(word: str) -> str:
    """The key of a verb's base form: "found" and "find" are one."""
    return key_of(_base_forms().get(word, word))


@cache
def _base_forms() -> dict[str, str]:
    return {
        form: row[0] for row in load_table("cues") if row[1] != "-" and " " not in row[0] for form in row[1].split("/")
    }
