"""Words in quotation marks made comparable: in small letters and one spelling, with brackets and gaps known as such."""

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from quoth.lexicons import load_word_set
from quoth.text.quotation import quoted_spans
from quoth.text.spelling import american_spelling
from quoth.types import Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What an editor puts into a quotation, or in the place of its words.
BRACKETED = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
# A quotation is also cut where an ellipsis shows that words are left out.
SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z])|\s*(?:\[(?:\.\s?){3}\]|\(\.\.\.\)|\[…\]|\.\s\.\s\.|\.{3,4}|…)\s*"
)
# A shorter word with another letter is another word, and so is one less like it.
SPELT, SPELT_ALIKE = 5, 0.85
# A bracket stands for no more words than this, and so much of the quotation must be outside such places.
IN_BRACKETS, OUTSIDE = 8, 0.6


class Quoted(Struct, frozen=True):
    """A quotation of a report, or one sentence of it: where it stands, its words, and before which of them brackets stood."""

    span: Span
    words: tuple[str, ...]
    brackets: tuple[int, ...] = ()

    @property
    def line(self) -> str:
        """The words with a space around each."""
        return f" {' '.join(self.words)} "


def quoted_at(text: str, span: Span) -> Quoted:
    """A stretch of a text, its words taken apart from what stands in brackets."""
    words: list[str] = []
    brackets: list[int] = []
    within, at = span.of(text), 0
    for match in BRACKETED.finditer(within):
        words += plain_words(within[at : match.start()])
        brackets.append(len(words))
        at = match.end()
    return Quoted(span, (*words, *plain_words(within[at:])), tuple(brackets))


def sentences_in(text: str, quotation: Span) -> tuple[Quoted, ...]:
    """A quotation cut into its sentences."""
    words, start = quotation.of(text), 0
    pieces = []
    for match in SENTENCE_END.finditer(words):
        pieces.append(Span(quotation.start + start, quotation.start + match.start()))
        start = match.end()
    pieces.append(Span(quotation.start + start, quotation.end))
    return tuple(quoted_at(text, span) for span in pieces)


def plain_words(text: str) -> tuple[str, ...]:
    """Words in small letters and one spelling, without marks."""
    plain = text.casefold().replace("’", "'").replace("per cent", "percent").replace("%", " percent")
    return tuple(one_spelling(match[0]) for match in WORD.finditer(plain))


def one_spelling(word: str) -> str:
    """A word in its American spelling, also where it has a possessive."""
    stem, mark, rest = word.partition("'")
    return f"{american_spelling(stem)}{mark}{rest}"


@lru_cache(maxsize=256)
def quoted_words(text: str) -> tuple[Quoted, ...]:
    """The quotations of a text."""
    return tuple(quoted_at(text, span) for span in quoted_spans(text))


@lru_cache(maxsize=256)
def all_quoted(text: str) -> str:
    """All quotations of a text as normalised words, apart from each other."""
    return "|".join(quoted.line for quoted in quoted_words(text))


@lru_cache(maxsize=256)
def all_words(text: str) -> str:
    """A whole text as normalised words, brackets left out."""
    return f" {' '.join(plain_words(BRACKETED.sub(' ', text)))} "


def same_words(piece: Quoted, held: Quoted) -> bool:
    """Whether the words are those of a stretch of the other, but for spelling and for what brackets stand for."""
    return spelt_otherwise(piece.words, held.words) or bracketed_otherwise(piece, held)


def spelt_otherwise(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words are those of a stretch of the other but for the spelling of some."""
    if 2 * most_common(words, other) < len(words) or len(other) < len(words):
        return False
    matcher = SequenceMatcher(None, words, other, autojunk=False)
    blocks = matcher.get_matching_blocks()
    first = next((block for block in blocks if block.size), None)
    if first is None:
        return False
    start = first.b - first.a
    stretch = other[start : start + len(words)] if start >= 0 else ()
    return len(stretch) == len(words) and all(map(same_but_for_spelling, words, stretch))


def same_but_for_spelling(word: str, other: str) -> bool:
    """Whether two words are one, or two long ones without figures that differ in a letter or two."""
    if word == other:
        return True
    one, two = word.replace("'", ""), other.replace("'", "")
    long = min(len(one), len(two)) >= SPELT and one[0] == two[0] and one.isalpha() and two.isalpha()
    return long and SequenceMatcher(None, one, two).ratio() >= SPELT_ALIKE


def bracketed_otherwise(piece: Quoted, held: Quoted) -> bool:
    """Whether the words are those of a stretch of the other wherever neither has brackets."""
    if not piece.brackets and not held.brackets:
        return False
    codes = SequenceMatcher(None, piece.words, held.words, autojunk=False).get_opcodes()
    same = sum(code[2] - code[1] for code in codes if code[0] == "equal")
    # What the other has before and behind is no part of the stretch.
    inside = [code for n, code in enumerate(codes) if code[0] != "insert" or 0 < n < len(codes) - 1]
    return same >= max(1, OUTSIDE * len(piece.words)) and all(
        code[0] == "equal" or in_brackets(code, piece, held) for code in inside
    )


def in_brackets(code: tuple[str, int, int, int, int], piece: Quoted, held: Quoted) -> bool:
    """Whether words that differ are those that a bracket of one side stands for, or differ in their spelling alone."""
    _, start, end, from_, to = code
    ours, theirs = piece.words[start:end], held.words[from_:to]
    if len(ours) == len(theirs) and all(map(same_but_for_spelling, ours, theirs)):
        return True
    if to == len(held.words) and from_ in held.brackets:
        # Here the other goes on behind its bracket.
        theirs = ()
    beside = any(start <= at <= end for at in piece.brackets), any(from_ <= at <= to for at in held.brackets)
    return (beside[0] and stands_for(ours, theirs)) or (beside[1] and stands_for(theirs, ours))


def stands_for(beside: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a bracket stands for the others' words, with no words of its own side beside it but a small one before it."""
    small = load_word_set("function_words") - load_word_set("negators")
    return len(others) <= IN_BRACKETS if not beside else not others and all(word in small for word in beside)


@lru_cache(maxsize=8192)
def _counted(words: tuple[str, ...]) -> Counter[str]:
    return Counter(words)


def most_common(words: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many of the words can stand in the other at most, in whatever order: quickly found, before they are aligned."""
    theirs = _counted(other)
    return sum(min(times, theirs[word]) for word, times in _counted(words).items() if word in theirs)


def runs_common(words: tuple[str, ...], other: tuple[str, ...]) -> int:
    """The length of the longest run of words that both have."""
    return SequenceMatcher(None, words, other, autojunk=False).find_longest_match().size


def alike(words: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the words that stand in the other in the same order, of the smaller span that holds them."""
    blocks = SequenceMatcher(None, words, other, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    return common / len(words) if words else 0.0


def is_subsequence(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words stand in the other in the same order."""
    rest = iter(other)
    return all(word in rest for word in words)
