"""Words of a sentence that stand in no source in whatever form: the rest may be carried, they cannot be compared."""

from functools import cache, lru_cache

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.compare.keys import keys_of, share, token_keys
from quoth.compare.tables import made_once
from quoth.compare.wording import phrases
from quoth.lexicons import load_word_set
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Span

# Two words with so many first letters in common may be one word.
ROOT = 4
# Of a sentence with so many of its content words in one sentence of a source the others are looked at: of those that are
# carried in real rewrites one in six has such a word, in invented ones three in ten.
COPIED = 0.6
SHORTEST = 3
# How sure somebody is, and how he says it, is compared by rules of their own.
OF_TELLING = frozenset(
    """accord add announce appear say seem state speak talk tell write note report describe explain call name ask answer
    publish release issue sit serve belong hold lie stay remain stand come go get make take put give bring keep use need want let
    turn show find know inside aboard board far run big large early late new old still whole several various certain main""".split()
)


def has_word_of_its_own(examined: Examined) -> bool:
    """Whether a sentence that is nearly a source's has a word that no source has; a free rewording is full of them."""
    keys = sentence_keys(examined.article.text, examined.span)
    copied = max((share(keys, grounds_of(c.source, c.sentence)) for c in examined.beside), default=0.0)
    return (
        copied >= COPIED
        and examined.span != examined.article.report.headline
        and bool(unknown_words(examined.article, examined.span, examined.sources))
    )


def unknown_words(article: AnnotatedReport, sentence: Span, sources: tuple[AnnotatedReport, ...]) -> tuple[Token, ...]:
    """The content words of a sentence, names and figures apart, with nothing like them anywhere in the sources."""
    known, roots = keys_of_all(sources)
    return tuple(
        token
        for token in tokens_of(article.text, sentence.start, sentence.end)
        if token_keys(token)
        and not token.is_capitalised
        and not token.text[0].isdigit()
        and len(token.text) > SHORTEST
        and not token.lower.endswith("ly")
        and token.lower not in of_no_fact()
        and not any(key in known or key in of_telling() for key in token_keys(token))
        and not any(key[:ROOT] in roots for key in token_keys(token) if len(key) >= ROOT)
    )


@made_once
def keys_of_all(sources: tuple[AnnotatedReport, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of all words of some reports, and their first letters."""
    known = frozenset(key for source in sources for key in keys_in(source.text))
    return known, frozenset(key[:ROOT] for key in known if len(key) >= ROOT)


@cache
def of_no_fact() -> frozenset[str]:
    """Words of doubt and verbs that carry no fact of their own."""
    doubts = {word for phrase in phrases("hedges", "phrases") + phrases("doubts", "phrases") for word in phrase}
    return load_word_set("finite_verbs") | doubts


@lru_cache(maxsize=64)
def keys_in(text: str) -> frozenset[str]:
    """The keys of a whole text."""
    return frozenset(keys_of(text))


@lru_cache(maxsize=1)
def of_telling() -> frozenset[str]:
    """The keys of the words that carry no fact of their own."""
    return frozenset(keys_of(" ".join(sorted(OF_TELLING))))
