"""Sentences that are nearly copied: a day, a number, a factor or a speaker that stands in the very place of another one."""

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from quoth.audit.counted import MOMENTS
from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.reasons import called, stands_where
from quoth.compare import passage_of
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.dates import calendar_words
from quoth.compare.ladders.speakers import is_vague, same_link
from quoth.compare.wording import words_of
from quoth.text.numbers import number_at
from quoth.text.subjects import in_sentence
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Link, Span, Statement
from quoth.types.claims import DifferenceKind

# So much of both sentences must be the same words in the same order, and longer sentences are not looked at.
COPIED, MOST_WORDS = 0.65, 150
# A stretch of more words is rewritten, not exchanged.
MOST_EXCHANGED = 10
# The two words behind a number stand within so many characters.
TAIL = 40
# A sentence of which so much is the same cannot lose a "not" without saying something else.
NEARLY_ALL = 0.8
YEARS = range(1900, 2101)
# Content words of two statements of which so many are common, both ways, are one statement.
SAME_CONTENT, FEWEST = 0.75, 3
# Of a sentence with another factor so many content words must stand in the source's.
SAME_COMPARISON = 0.5


class Exchange(Struct, frozen=True):
    """A stretch of a sentence that stands where the source's sentence has another one."""

    own: Span
    other: Span


def exchanged_in(examined: Examined) -> list[AuditFinding]:
    """What was put in the place of something else and no other finding speaks of yet."""
    found = factors_exchanged(examined.article, examined.number, examined.beside)
    if not any(f.kind.startswith("attribution") for f in examined.made):
        found += speakers_exchanged(examined.article, examined.beside)
    for counterpart in examined.beside:
        source, held = counterpart.source, counterpart.span
        others = [c for c in examined.beside if c is not counterpart]
        for exchange in exchanges(examined.article.text, examined.span, source.text, held):
            words = exchange.own.of(examined.article.text), exchange.other.of(source.text)
            kind = next((kind for kind in (rule(*words, others) for rule in RULES) if kind is not None), None)
            if kind is not None and not from_another_day(
                examined.article.text, exchange.own, source.text, exchange.other
            ):
                found.append(written(examined.article, exchange.own, source, exchange.other, kind))
        lost = lost_word(examined.article.text, examined.span, source.text, held)
        if lost is not None and not any(f.kind in ("polarity", "status", "scope") for f in examined.made):
            found.append(written(examined.article, lost[0].own, source, lost[0].other, lost[1]))
    kept: list[AuditFinding] = []
    for one in found:
        if not any(
            f.article.span.overlaps(one.article.span) and f.kind in (one.kind, "date", "comparison")
            for f in (*examined.made, *kept)
        ):
            kept.append(one)
    return kept


def exchanges(text: str, sentence: Span, other_text: str, held: Span) -> list[Exchange]:
    """The stretches exchanged between two sentences that are nearly one; none where they are not."""
    return list(_exchanges(sentence.of(text), held.of(other_text), sentence.start, held.start))


@lru_cache(maxsize=4096)
def _exchanges(one: str, other: str, start: int, other_start: int) -> tuple[Exchange, ...]:
    own, held = tokens_of(one), tokens_of(other)
    if max(len(own), len(held)) > MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, [t.lower for t in own], [t.lower for t in held], autojunk=False)
    if matcher.ratio() < COPIED:
        return ()
    return tuple(
        Exchange(
            Span(start + own[a].start, start + own[b - 1].end),
            Span(other_start + held[c].start, other_start + held[d - 1].end),
        )
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and max(b - a, d - c) <= MOST_EXCHANGED
    )


def lost_word(text: str, sentence: Span, other_text: str, held: Span) -> tuple[Exchange, DifferenceKind] | None:
    """A "not" or an "additional" that is gone from a copied sentence which has no other word like it."""
    own, other = tokens_of(text, sentence.start, sentence.end), tokens_of(other_text, held.start, held.end)
    if max(len(own), len(other)) > MOST_WORDS:
        return None
    words, others = [t.lower for t in own], [t.lower for t in other]
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    if matcher.ratio() < NEARLY_ALL:
        return None
    for tag, a, b, c, d in matcher.get_opcodes():
        for at in range(c, d) if tag in ("delete", "insert", "replace") and b - a <= 2 else ():
            kind = lost_kind(others[at])
            if kind is None or words_of("lost", "says_so") & set(words) or at + 1 >= len(others) or b >= len(own):
                continue
            near = Exchange(Span(own[max(0, b - 1)].start, own[b].end), Span(other[at].start, other[at + 1].end))
            if near.own.of(text).casefold() != near.other.of(other_text).casefold():
                return near, kind
    return None


def lost_kind(word: str) -> DifferenceKind | None:
    """What is lost with a word: the "no" of a sentence, or that so many came in addition."""
    if word in words_of("lost", "polarity"):
        return "polarity"
    return "scope" if word in words_of("lost", "scope") else None


def day_is_another(own: str, other: str, others: list[Counterpart]) -> DifferenceKind | None:
    """Another weekday or month, which no other sentence held against the article's has."""
    one, two = calendar_words(own), calendar_words(other)
    changed = [field for field in ("weekday", "month") if field in one and one[field] != two.get(field, one[field])]
    given = frozenset(held for c in others for held in calendar_of(sentence_of(c))) if changed else frozenset()
    return "date" if any((field, one[field]) not in given for field in changed) else None


@lru_cache(maxsize=4096)
def calendar_of(words: str) -> frozenset[tuple[str, str]]:
    """The weekdays and months of a sentence, word by word."""
    return frozenset(held for word in words.split() for held in calendar_words(word).items())


def number_is_another(own: str, other: str, others: list[Counterpart]) -> DifferenceKind | None:
    """Another number, which is not the source's rounded and which no other sentence held against the article's has."""
    one, two = numbers_in(own), numbers_in(other)
    if len(one) != 1 or len(two) != 1 or one == two or is_rounded(one[0], two[0]):
        return None
    if any(one[0] in numbers_in(sentence_of(c)) for c in others):
        return None
    return "date" if one[0] in YEARS and two[0] in YEARS else "figure"


RULES: tuple[Callable[[str, str, list[Counterpart]], DifferenceKind | None], ...] = (day_is_another, number_is_another)


def from_another_day(text: str, own: Span, other_text: str, other: Span) -> bool:
    """Whether a length of time is counted from another moment: "four days after the flood" for "two days later"."""
    behind = [
        [token.lower for token in tokens_of(words, span.end, min(len(words), span.end + TAIL))[:2]]
        for words, span in ((text, own), (other_text, other))
    ]
    return behind[0] != behind[1] and any(word in MOMENTS for words in behind for word in words)


@lru_cache(maxsize=8192)
def numbers_in(words: str) -> tuple[float, ...]:
    """The numbers of some words, in digits or spelled out; "dozens" and "half" are none."""
    tokens = tokens_of(words)
    found: list[float] = []
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number is not None and not number.vague and not number.share and tokens[at].lower not in ("a", "an"):
            found.append(float(number.value))
            at = max(at + 1, number.last)
        else:
            at += 1
    return tuple(found)


def is_rounded(one: float, other: float) -> bool:
    """Whether the first is the second with fewer digits, or the other way round."""
    return any(float(f"{b:.{digits}g}") == a for a, b in ((one, other), (other, one)) for digits in (2, 3))


def sentence_of(counterpart: Counterpart) -> str:
    """The words of the source's sentence."""
    return counterpart.span.of(counterpart.source.text)


def factors_exchanged(article: AnnotatedReport, number: int, beside: tuple[Counterpart, ...]) -> list[AuditFinding]:
    """ "Three times as large" where the source has "twice": one factor in each sentence, and not the same."""
    own = factors_in(article, article.report.sentences[number])
    keys = frozenset(keys_of(article.report.sentences[number].of(article.text)))
    for counterpart in beside:
        source = counterpart.source
        held = factors_in(source, counterpart.span)
        if len(own) == len(held) == 1 and share(keys, frozenset(keys_of(sentence_of(counterpart)))) >= SAME_COMPARISON:
            if own[0][0] == held[0][0]:
                return []
            return [written(article, own[0][1], source, held[0][1], "figure")]
    return []


def factors_in(read: AnnotatedReport, sentence: Span) -> list[tuple[float, Span]]:
    """The factors above one of a sentence with their words."""
    return [
        (float(q.relative.factor), q.span)
        for q in read.quantities
        if q.relative is not None
        and q.relative.factor is not None
        and q.relative.factor > 1
        and q.span.overlaps(sentence)
    ]


def speakers_exchanged(article: AnnotatedReport, beside: tuple[Counterpart, ...]) -> list[AuditFinding]:
    """Statements in nearly the same words that somebody else says, put in the very place of the source's speaker."""
    found = []
    for counterpart in beside:
        for own, other in counterpart.statements:
            if not own.chain or not other.chain:
                continue
            left, right = passage_of(article, own), passage_of(counterpart.source, other)
            contents = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
            alike = min(share(*contents), share(*contents[::-1])) >= SAME_CONTENT
            if not alike or min(map(len, contents)) < FEWEST or shares_a_speaker(own, other):
                continue
            one, two = own.chain[-1], other.chain[-1]
            if is_vague(one) or is_vague(two) or of_one_kind(one, two) or one.mention is None or two.mention is None:
                continue
            if not in_one_place(article, one.mention, counterpart, two.mention):
                continue
            found.append(
                AuditFinding(
                    "attribution-changed", "high", article.report.place(one.mention), counterpart.source.report.place(two.mention),
                    f"In the article it is said by {in_sentence(one.speaker)}, in {called(counterpart.source)} by {in_sentence(two.speaker)}.",
                    "speaker_was_exchanged",
                )
            )  # fmt: skip
    return found


def shares_a_speaker(own: Statement, other: Statement) -> bool:
    """Whether the innermost speaker of one of two statements stands in the chain of the other."""
    return any(same_link(own.chain[-1], link) for link in other.chain) or any(
        same_link(link, other.chain[-1]) for link in own.chain
    )


def in_one_place(article: AnnotatedReport, own: Span, counterpart: Counterpart, other: Span) -> bool:
    """Whether one mention was put in the very place of the other."""
    source, held = counterpart.source, counterpart.span
    sentence = next((s for s in article.report.sentences if s.overlaps(own)), own)
    return any(
        exchange.own.overlaps(own) and exchange.other.overlaps(other)
        for exchange in exchanges(article.text, sentence, source.text, held)
    )


def of_one_kind(one: Link, other: Link) -> bool:
    """Whether the names or offices of two speakers have a word in common."""
    words = [frozenset(keys_of(f"{link.speaker} {link.role or ''}")) for link in (one, other)]
    return bool(words[0] & words[1]) or not words[0] or not words[1]


def written(
    article: AnnotatedReport, own: Span, source: AnnotatedReport, other: Span, kind: DifferenceKind
) -> AuditFinding:
    """The finding with both wordings."""
    return AuditFinding(
        kind,
        "medium" if kind == "date" else "high",
        article.report.place(own),
        source.report.place(other),
        stands_where(article, own, source, other),
        "words_were_exchanged",
    )
