"""Words of a sentence that stand in no source in whatever form: the rest may be carried, they cannot be compared."""

from difflib import SequenceMatcher
from functools import cache, lru_cache

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.compare.keys import keys_of, share, token_keys
from quoth.compare.passages import statements_within, within
from quoth.compare.quoted_words import quoted_words
from quoth.compare.tables import made_once
from quoth.compare.wording import phrases
from quoth.lexicons import load_word_set
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Span

# Two words with so many first letters in common may be one word.
ROOT = 4
# A sentence is a near copy where so many of its words stand in one sentence of a source side by side, two or more of them: a
# word that is another there may be the change. In freer rewordings such words are everywhere, and one in twelve of the
# sentences that have them was changed, as of those without (666 sentences of invented and real rewrites).
COPIED, RUN = 0.5, 2
# Of a sentence of so few content words so many are enough in whatever order.
FEW, MOST = 5, 0.6
SHORTEST = 3
# "Has promised a mining firm": a longer cue holds whom somebody spoke to.
CUE = 2
# Whoever admits something says more than that it is so.
OWNING_UP = frozenset(
    {"admitted", "admits", "admitting", "conceded", "concedes", "confessed", "confesses", "boasted", "boasts"}
)
# How sure somebody is, and how he says it, is compared by rules of their own.
OF_TELLING = frozenset(
    """accord add announce appear say seem state speak talk tell write note report describe explain call name ask answer
    publish release issue sit serve belong hold lie stay remain stand come go get make take put give bring keep use need want let
    turn show find know inside aboard board far run big large early late new old still whole several various certain main
    reporter journalist newspaper local time happen country part total number
    exclude""".split()
)


def word_of_its_own(examined: Examined) -> str:
    """What to say of a sentence that is a near copy of a source's and has a word that no source has."""
    if examined.span == examined.article.report.headline or not (copied(examined) >= COPIED or is_short_copy(examined)):
        return ""
    plain = told_and_quoted(examined)
    listed = unknown_words(examined.article, examined.span, examined.sources)
    words = [token for token in listed if not any(span.start <= token.start < span.end for span in plain)]
    return f'No source has the word "{words[0].text}".' if words else ""


def is_short_copy(examined: Examined) -> bool:
    """Whether most of the few content words of a sentence stand in one of a source."""
    keys = sentence_keys(examined.article.text, examined.span)
    return len(keys) <= FEW and any(share(keys, grounds_of(c.source, c.sentence)) >= MOST for c in examined.beside)


def copied(examined: Examined) -> float:
    """The share of a sentence's words that stand in one of the source's sentences in the same order, no word alone."""
    own = [token.lower for token in examined.tokens if token.is_word]
    return max((in_runs(own, counterpart) for counterpart in examined.close_by), default=0.0)


def in_runs(own: list[str], counterpart: Counterpart) -> float:
    """The share of some words that stand in a source's sentence in runs."""
    other = [token.lower for token in counterpart.tokens if token.is_word]
    blocks = SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= RUN) / max(1, len(own))


def told_and_quoted(examined: Examined) -> tuple[Span, ...]:
    """The verbs of saying of a sentence, and its quotations, which are held against the sources' by a rule of their own."""
    text = examined.article.text
    links = (link for s in statements_within(examined.article, (examined.span,)) for link in s.chain)
    plain = (link.cue for link in links if link.cue is not None and len(link.cue.of(text).split()) <= CUE)
    cues = (cue for cue in plain if not OWNING_UP & set(cue.of(text).casefold().split()))
    return (*cues, *(one.span for one in within(quoted_words(text), (examined.span,), lambda one: one.span)))


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
