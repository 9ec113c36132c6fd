"""A "no" that was cut out between two words: "there was no proof", told as "there was proof"; "did not find that" as "found that"."""

from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

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


class Frame(Struct, frozen=True):
    """The word before a "no" and those behind it; `helped` by a "did", `article` where an "a" may stand in its stead."""

    before: str | None
    behind: tuple[str, ...]
    helped: bool
    article: bool
    span: Span


def no_was_cut(examined: Examined) -> list[AuditFinding]:
    """Two words that follow each other, between which every sentence of the sources about it has a "no"."""
    if any(f.kind == "polarity" for f in examined.made):
        return []
    keys = sentence_keys(examined.article.text, examined.span)
    for counterpart in examined.close_by:
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
    frames = (frame for at in range(len(other) - 1) if (frame := frame_at(other, at)) is not None)
    for frame in frames:
        for at in range(len(own) - 1):
            here = stands_at(own, at, frame)
            if here is not None and not has_no(own[max(0, at - NEAR) : at + NEAR]):
                yield here, frame.span


def frame_at(tokens: tuple[Token, ...], at: int) -> Frame | None:
    """The words around a "no": the one before it, and behind it those up to the first that says something."""
    word, behind = tokens[at].lower, tokens[at + 1 : at + 3]
    if word not in NO | NOT or (at == 0 and word in NOT) or behind[0].lower in NOTHING_DENIED:
        return None
    width = 1 if at and token_keys(behind[0]) else 2
    if len(behind) < width or not token_keys(behind[width - 1]) or any(t.lower in LIMITED for t in tokens[at:]):
        return None
    helped = word in NOT and at >= 2 and tokens[at - 1].lower in DO
    first = max(0, at - 1 - helped)
    return Frame(
        before=tokens[first].lower if at else None,
        behind=tuple(token.lower for token in behind[:width]),
        helped=helped,
        article=word in NO,
        span=Span(tokens[first].start, behind[width - 1].end),
    )


def stands_at(tokens: tuple[Token, ...], at: int, frame: Frame) -> Span | None:
    """The same words without the "no" from a place on, an article in its stead or none."""
    if frame.before is None:
        first = 0 if at == 0 else len(tokens)
    elif tokens[at].lower == frame.before:
        first = at + 1 + (frame.article and tokens[at + 1].lower in ARTICLES)
    else:
        return None
    found = tokens[first : first + len(frame.behind)]
    words = tuple(token.lower for token in found)
    lemmas = [tuple(map(lemma_of, listed)) for listed in (words, frame.behind)]
    same = lemmas[0] == lemmas[1] if frame.helped else words == frame.behind
    return Span(tokens[at].start, found[-1].end) if same and found else None


def has_no(tokens: tuple[Token, ...]) -> bool:
    """Whether some words say no, plainly or by a word with a "no" inside."""
    hidden = {phrase[0] for phrase in phrases("negations", "hidden") if len(phrase) == 1} - OTHERWISE
    return says_no(tokens) or any(token.lower in hidden for token in tokens)


def says_so_elsewhere(examined: Examined, here: Span) -> bool:
    """Whether a source has the words without the "no" as well."""
    words = " ".join(token.lower for token in tokens_of(examined.article.text, here.start, here.end))
    return any(f" {words} " in spaced(source.text).replace(f" no {words} ", " ") for source in examined.sources)


@lru_cache(maxsize=64)
def spaced(text: str) -> str:
    """The words and marks of a text in small letters, a space around each."""
    return f" {' '.join(token.lower for token in tokens_of(text))} "


def lemma_of(word: str) -> str:
    """The key of a verb's base form: "found" and "find" are one."""
    return key_of(_base_forms().get(word, word))


@cache
def _base_forms() -> dict[str, str]:
    return {
        form: row[0] for row in load_table("cues") if row[1] != "-" and " " not in row[0] for form in row[1].split("/")
    }
