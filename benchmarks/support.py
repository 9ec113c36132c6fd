"""How far the words of a sentence are borne out by a source: which stand near it, which anywhere, which have a like one there."""

import hashlib
import pickle
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from quoth.audit.counterparts import nearest
from quoth.compare.keys import token_keys
from quoth.encoder import load_encoder
from quoth.encoder.encoder import DIMENSIONS, Floats
from quoth.pipeline import read_report
from quoth.text.folding import fold_words
from quoth.text.numbers import number_at
from quoth.text.rarity import rarity_of
from quoth.text.stems import stem_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, RawReport, Span

TINY = 1e-9
# The nearest sentences of all sources that a sentence may have been made from; the words of a few more are looked at for one
# that is like a word of it.
NEAREST, LIKE_NEAREST = 3, 5
# Two words with so many first letters in common are one ("Vienna", "Viennese"); numbers must be the same.
ROOT = 5
WRITTEN_SHORT = {
    form: name
    for n, name in enumerate(("first", "second", "third", "fourth"), 1)
    for form in (f"q{n}", f"{n}q")
} | {"yoy": "year", "qoq": "quarter"}  # fmt: skip
# A word weighs by its rarity in news, at least this; names and numbers weigh like the rarest.
LEAST, MOST = 1.0, 7.0


class Reader:
    """Texts in, annotated reports out, each read once; kept in a folder where there is one."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._encoder = load_encoder()
        self._states: dict[str, tuple[tuple[Token, ...], Floats]] = {}
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)

    def states(self, text: str) -> tuple[tuple[Token, ...], Floats]:
        """The words of a sentence and what the encoder makes of each in its place, of length one."""
        if text not in self._states:
            tokens = tuple(token for token in tokens_of(text, 0, len(text)) if token.text[0].isalnum())
            encoding = self._encoder.encode_all([text])[0]
            rows = np.array([encoding.pool(token.start, token.end) for token in tokens]).reshape(
                len(tokens), DIMENSIONS
            )
            self._states[text] = tokens, rows / (np.linalg.norm(rows, axis=1, keepdims=True) + TINY)
        return self._states[text]

    def read(self, text: str) -> AnnotatedReport:
        path = self._cache / hashlib.sha256(text.encode()).hexdigest()[:24] if self._cache is not None else None
        if path is not None and path.exists():
            return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]
        made = read_report(report_of(text), self._encoder)
        if path is not None:
            path.write_bytes(pickle.dumps(made))
        return made


def report_of(text: str) -> RawReport:
    """A text without a title, an outlet or a day."""
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    return RawReport(
        id=name, input=name, also=(), title=None, outlet=None, publisher=None, authors=(), url=None, language="en",
        published=None, text=text, title_apart=False, found={},
    )  # fmt: skip


class Word(NamedTuple):
    """A content word of a sentence: what it weighs, whether the nearest sentences have it, whether any source has it.

    `like` is the likeness (0 to 1) of what the encoder makes of it to the most similar word of the nearest sentences.
    """

    span: Span
    weight: float
    near: bool
    anywhere: bool
    named: bool
    like: float


class Support(NamedTuple):
    """The content words of a sentence, and how near the nearest sentence is to it."""

    words: tuple[Word, ...]
    likeness: float

    @property
    def share(self) -> float:
        """The share of the words' weight that the nearest sentences have."""
        whole = sum(word.weight for word in self.words)
        return sum(word.weight for word in self.words if word.near) / whole if whole else 1.0

    @property
    def known(self) -> float:
        """The share of the words' weight that any source has."""
        whole = sum(word.weight for word in self.words)
        return sum(word.weight for word in self.words if word.anywhere) / whole if whole else 1.0


def support_of(article: AnnotatedReport, number: int, source: AnnotatedReport, reader: Reader) -> Support:
    """Each content word of a sentence of the article, held against the nearest sentences and against all."""
    sentences = source.report.sentences
    scored = nearest(article, number, source)
    near = frozenset(form for _, at in scored[:NEAREST] for form in _forms(source.text, sentences[at]))
    everywhere = _all_forms(source.text, sentences)
    sentence = article.report.sentences[number]
    like = likeness_of(
        sentence.of(article.text), [sentences[at].of(source.text) for _, at in scored[:LIKE_NEAREST]], reader
    )
    words = []
    for token, forms in content_words(article.text, sentence):
        here = bool(forms & near)
        named = token.is_capitalised and token.start > sentence.start
        words.append(
            Word(
                Span(token.start, token.end), weight(token, named=named), here, here or bool(forms & everywhere), named,
                like.get(token.start - sentence.start, 0.0),
            )
        )  # fmt: skip
    return Support(tuple(words), scored[0][0] if scored else 0.0)


def likeness_of(sentence: str, others: list[str], reader: Reader) -> dict[int, float]:
    """For each word of a sentence, by where it begins, how like the most similar word of the others is.

    Source of the method: the precision of BERTScore (Zhang et al. 2020), word by word.
    """
    tokens, states = reader.states(sentence)
    theirs = [rows for other in others for _, rows in [reader.states(other)] if len(rows)]
    if not tokens or not theirs:
        return {}
    best = (states @ np.concatenate(theirs).T).max(axis=1)
    return {token.start: float(value) for token, value in zip(tokens, best, strict=True)}


def content_words(text: str, span: Span) -> Iterator[tuple[Token, frozenset[str]]]:
    """The words of a stretch that say something, each with the forms by which it is found again."""
    tokens = tokens_of(text, span.start, span.end)
    for at, token in enumerate(tokens):
        number = number_at(tokens, at)
        if number is not None and token.lower not in ("a", "an", "one"):
            yield token, frozenset({f"#{float(number.value):g}", token.lower})
        elif token_keys(token):
            yield token, forms_of(token)


def forms_of(token: Token) -> frozenset[str]:
    """The key of a word with that of its synonyms, its stem, and its first letters; "Q3" is a third one."""
    if token.lower in WRITTEN_SHORT:
        return frozenset({token.lower, stem_of(WRITTEN_SHORT[token.lower])})
    folded = fold_words(token.text)
    roots = {f"{word[:ROOT]}-" for word in folded if len(word) > ROOT and word.isalpha()}
    return frozenset((*token_keys(token), *(stem_of(word) for word in folded), *roots))


def weight(token: Token, *, named: bool) -> float:
    """How much it matters that a word is borne out."""
    if named or token.text[0].isdigit():
        return MOST
    return min(MOST, max(LEAST, rarity_of(stem_of(token.lower))))


@lru_cache(maxsize=8192)
def _forms(text: str, sentence: Span) -> frozenset[str]:
    return frozenset(form for _, forms in content_words(text, sentence) for form in forms)


@lru_cache(maxsize=64)
def _all_forms(text: str, sentences: tuple[Span, ...]) -> frozenset[str]:
    return frozenset(form for sentence in sentences for form in _forms(text, sentence))
