"""Small things that a rewrite adds of its own: where somebody comes from, two words that he is said to have said."""

from functools import lru_cache

from quoth.audit.examined import Examined
from quoth.audit.reasons import flat
from quoth.audit.swapped import names_it
from quoth.compare import passage_of_sentence
from quoth.compare.ladders.dates import calendar_words
from quoth.compare.wording import words_of
from quoth.lexicons import load_word_set
from quoth.text.countries import country_at
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# Longer quotations are compared word by word.
SHORT = 2
ENDS = (".", "!", "?", ",")


def added_in_passing(examined: Examined) -> list[AuditFinding]:
    """A place that somebody comes from, and a quotation of a word or two, of which no source has anything."""
    spans = [
        *homes_in(examined.article, examined.span, examined.sources),
        *short_quotations(examined.article, examined.number, examined.sources),
    ]
    return [
        AuditFinding(
            "unsupported", "low", examined.article.report.place(span), None, f'No source has "{flat(span.of(examined.article.text))}".',
            "added_in_passing",
        )
        for span in spans
        if not any(f.article.span.overlaps(span) for f in examined.made)
    ]  # fmt: skip


def homes_in(article: AnnotatedReport, sentence: Span, sources: tuple[AnnotatedReport, ...]) -> list[Span]:
    """Each "sheriff from Phoenix" of a sentence whose place no source names."""
    tokens = tokens_of(article.text, sentence.start, sentence.end)
    found = []
    for at in range(1, len(tokens) - 1):
        if tokens[at].lower != "from" or not is_somebody(tokens[at - 1]):
            continue
        last = at + 1
        while last < len(tokens) and tokens[last].is_capitalised and tokens[last].is_word:
            last += 1
        if any(is_new_place(token, sources) for token in tokens[at + 1 : last]):
            found.append(Span(tokens[at - 1].start, tokens[last - 1].end))
    return found


def is_somebody(token: Token) -> bool:
    """Whether a word is an office or a kind of person."""
    words = (
        load_word_set("people")
        | load_word_set("titles")
        | words_of("spokespersons", "words")
        | words_of("qualifiers", "nouns")
    )
    return token.lower in words


def is_new_place(token: Token, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a word is a name that no source has in any form, and no country, day or month."""
    if not token.is_capitalised or calendar_words(token.text) or token.lower in words_of("no_names", "words"):
        return False
    return country_at(fold_words(token.text), 0) is None and not any(names_it(token.text, s.text) for s in sources)


def short_quotations(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> list[Span]:
    """Each whole sentence of a word or two in quotation marks that stands nowhere in the sources."""
    found = []
    for span in passage_of_sentence(article, number).quotations:
        words = fold_words(span.of(article.text))
        inside = span.of(article.text).strip("\"“”'‘’ ")
        whole = inside[:1].isupper() and inside.endswith(ENDS)
        if whole and 0 < len(words) <= SHORT and not any(" ".join(words) in folded(s.text) for s in sources):
            found.append(span)
    return found


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """All words of a text, folded, a space between them."""
    return " ".join(fold_words(text))
