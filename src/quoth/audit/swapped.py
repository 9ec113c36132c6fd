"""A name that stands in a nearly copied clause where the source has another one."""

from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.grounds import sentence_keys
from quoth.audit.reasons import stands_instead
from quoth.compare.keys import share, token_keys
from quoth.compare.ladders.dates import calendar_words
from quoth.lexicons import load_word_set
from quoth.text.countries import country_at
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span
from quoth.types.claims import DifferenceKind

# Longer sentences are not aligned; longer stretches are rewritten, not exchanged.
MOST_WORDS, MOST_EXCHANGED = 150, 8
# Of the article's content words, names apart, so many must stand in the source's sentence, and not fewer than these.
COPIED, FEWEST = 0.7, 3
# Two words with so many first letters in common are one name ("Vienna", "Viennese").
ROOT = 4
BEFORE_PLACES = frozenset({"in", "at", "from", "near", "under", "to", "across", "outside", "off"})


class Swap(Struct, frozen=True):
    """A stretch of the article's tokens in the place of a stretch of the source's, with the word before the first."""

    own: tuple[Token, ...]
    other: tuple[Token, ...]
    before: str


def swapped_in(examined: Examined) -> list[AuditFinding]:
    """The names of a sentence that stand in the place of others, where no finding speaks of them yet."""
    if examined.span == examined.article.report.headline:
        return []
    found: list[AuditFinding] = []
    for counterpart in examined.beside:
        for swap in swaps_between(examined.article, examined.span, counterpart):
            one = name_is_another(examined.article, examined.span, swap, counterpart)
            if one is not None and not any(f.article.span.overlaps(one.article.span) for f in (*examined.made, *found)):
                found.append(one)
    return found


def swaps_between(article: AnnotatedReport, sentence: Span, counterpart: Counterpart) -> tuple[Swap, ...]:
    """The exchanged stretches of a sentence whose content stands nearly whole in the source's; none of any other."""
    source, held = counterpart.source, counterpart.span
    keys = plain_keys(article.text, sentence)
    if len(keys) < FEWEST or share(keys, sentence_keys(source.text, held)) < COPIED:
        return ()
    return _swaps(article.text, sentence, source.text, held)


def plain_keys(text: str, sentence: Span) -> frozenset[str]:
    """The keys of the words of a sentence that are no names."""
    tokens = tokens_of(text, sentence.start, sentence.end)
    return frozenset(key for token in tokens if not token.is_capitalised for key in token_keys(token))


@lru_cache(maxsize=4096)
def _swaps(text: str, sentence: Span, other_text: str, held: Span) -> tuple[Swap, ...]:
    own, other = tokens_of(text, sentence.start, sentence.end), tokens_of(other_text, held.start, held.end)
    if max(len(own), len(other)) > MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, [t.lower for t in own], [t.lower for t in other], autojunk=False)
    return tuple(
        Swap(
            own[a:b],
            other[c:d],
            own[a - 1].lower if a else "",
        )
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and max(b - a, d - c) <= MOST_EXCHANGED
    )


def name_is_another(
    article: AnnotatedReport, sentence: Span, swap: Swap, counterpart: Counterpart
) -> AuditFinding | None:
    """A name stands in the place of another one, which the article's sentence does not have."""
    source = counterpart.source
    held = counterpart.span
    own = [t for t in swap.own if is_name(t, sentence)]
    other = [t for t in swap.other if is_name(t, held)]
    first = max(0, counterpart.sentence - 1)
    near = " ".join(s.of(source.text) for s in source.report.sentences[first : counterpart.sentence + 1])
    own = [t for t in own if not names_it(t.text, near)]
    other = [t for t in other if not names_it(t.text, sentence.of(article.text))]
    if (
        not own
        or not other
        or begins_only(article, own, sentence)
        or (is_first_word_only(article, own, sentence) and is_first_word_only(source, other, held))
        or of_one_country(own, other)
        or are_one(own, other, (article, source))
    ):
        return None
    spans = Span(own[0].start, own[-1].end), Span(other[0].start, other[-1].end)
    kind = kind_of(article, spans[0], swap.before)
    return stands_instead(article, spans[0], source, spans[1], kind, "name_is_another")


def is_name(token: Token, sentence: Span) -> bool:
    """Whether a word has a capital that is not only that of a sentence's beginning, and is no day or title."""
    if not token.is_capitalised or token.lower in _no_names() or calendar_words(token.text):
        return False
    return token.start > sentence.start or token.lower not in load_word_set("light_words")


def _no_names() -> frozenset[str]:
    return load_word_set("function_words") | load_word_set("titles")


def names_it(word: str, words: str) -> bool:
    """Whether a name stands among some words: itself, a word made from it, or its initials."""
    name = "".join(fold_words(word))
    folded, roots, initials = forms_in(words)
    rooted = len(name) >= ROOT and name[:ROOT] in roots
    return name in folded or rooted or (word.isupper() and len(word) > 1 and name in initials)


@lru_cache(maxsize=1024)
def forms_in(words: str) -> tuple[frozenset[str], frozenset[str], str]:
    """Some words folded, the first letters of those that are long enough, the initials of the capitalised ones."""
    folded = frozenset(fold_words(words))
    initials = "".join(w[0] for w in words.replace("-", " ").split() if w[:1].isupper()).casefold()
    return folded, frozenset(word[:ROOT] for word in folded if len(word) >= ROOT), initials


def begins_only(article: AnnotatedReport, own: list[Token], sentence: Span) -> bool:
    """Whether the one word with a capital is the first of its sentence and no name that was read."""
    first = own[0]
    if len(own) > 1 or first.start > sentence.start or country_at(fold_words(first.text), 0) is not None:
        return False
    return not any(m.overlaps(Span(first.start, first.end)) for e in article.entities for m in e.mentions)


def is_first_word_only(read: AnnotatedReport, names: list[Token], sentence: Span) -> bool:
    """Whether a single word opens its sentence, and has a capital nowhere within another one: "Sales", "Revenue"."""
    word = names[0]
    if len(names) > 1 or word.start > sentence.start:
        return False
    starts = {held.start for held in read.report.sentences}
    return not any(t.text == word.text and t.start not in starts for t in tokens_of(read.text))


def of_one_country(own: list[Token], other: list[Token]) -> bool:
    """Whether both name one country by any of its names, or only one of them a country: a town may lie in it."""
    codes = [
        {found[0].code for at in range(len(words)) if (found := country_at(words, at)) is not None}
        for words in (tuple(w for t in tokens for w in fold_words(t.text)) for tokens in (own, other))
    ]
    return bool(codes[0] & codes[1]) or bool(codes[0]) != bool(codes[1])


def are_one(own: list[Token], other: list[Token], reads: tuple[AnnotatedReport, ...]) -> bool:
    """Whether one of the reports takes both names for one and the same, or one is made of the other's initials."""
    words = [frozenset(w for t in tokens for w in fold_words(t.text)) for tokens in (own, other)]
    initials = ["".join(t.text[0] for t in tokens).casefold() for tokens in (own, other)]
    if initials[0] in words[1] or initials[1] in words[0]:
        return True
    return any(
        any(words[0] & called_so for called_so in named) and any(words[1] & called_so for called_so in named)
        for read in reads
        for entity in read.entities
        for named in [
            [frozenset(fold_words(m.of(read.text))) for m in entity.mentions]
            + [frozenset(fold_words(entity.role or ""))]
        ]
    )


def kind_of(article: AnnotatedReport, span: Span, before: str) -> DifferenceKind:
    """Place, speaker or somebody who takes part."""
    if any(link.mention is not None and link.mention.overlaps(span) for s in article.statements for link in s.chain):
        return "attribution-changed"
    entity = next((e for e in article.entities if any(m.overlaps(span) for m in e.mentions)), None)
    placed = entity.kind == "place" if entity is not None else False
    return "place" if placed or before in BEFORE_PLACES else "participant"
