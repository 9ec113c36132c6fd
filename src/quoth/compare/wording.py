"""Words of a passage: stems, marked words and where they stand, how much two passages have in common."""

from functools import cache

from quoth.compare.keys import keys_of, share
from quoth.compare.passages import Passage
from quoth.lexicons import load_toml
from quoth.text.stems import content_stems
from quoth.text.tokens import Token, tokens_of
from quoth.types import Span


@cache
def marked(table: str, section: str, field: str = "words") -> frozenset[str]:
    """The words of a section of a lexicon."""
    return frozenset(load_toml(table)[section].get(field, ()))


@cache
def words_of(section: str, *fields: str) -> frozenset[str]:
    """The words of some fields of a section of `comparison.toml`."""
    table = load_toml("comparison")[section]
    return frozenset(word for field in fields for word in table[field])


@cache
def phrases(section: str, *fields: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of some fields of a section of `assurance.toml` as lower-case words."""
    table = load_toml("assurance")[section]
    return tuple(tuple(phrase.split()) for field in fields for phrase in table.get(field, ()))


def tokens_in(passage: Passage) -> list[Token]:
    """The tokens of a passage, piece after piece."""
    return [token for span in passage.spans for token in tokens_of(passage.report.text, span.start, span.end)]


def words_found(passage: Passage, words: frozenset[str]) -> list[Span]:
    """Where one of the words stands in the passage; a capitalised "May" is a month."""
    return [
        Span(token.start, token.end)
        for token in tokens_in(passage)
        if token.lower in words and not (token.lower == "may" and token.is_capitalised and token.start > passage.start)
    ]


def common_share(left: Passage, right: Passage) -> float:
    """The share of the smaller passage's content stems that the other has too."""
    one, other = frozenset(content_stems(left.text)), frozenset(content_stems(right.text))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def same_words(left: Passage, right: Passage) -> float:
    """The share of the smaller passage's content words that the other has too."""
    one, other = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
    smaller, larger = sorted((one, other), key=len)
    return share(smaller, larger)
