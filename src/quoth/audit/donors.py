"""Whether the words of a source that a finding rests on are told of the same thing: a hedge is not borrowed from another sentence."""

import math

from quoth.audit.grounds import grounds_of
from quoth.compare import Finding
from quoth.compare.keys import keys_of
from quoth.compare.passages import keys_by_sentence
from quoth.compare.windows import cut
from quoth.compare.wording import phrases
from quoth.text.folding import fold_words
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, Place, Span

# Of the article's words that a source has at all, so much of their rarity must stand in the donor's sentence: of 44 findings
# on invented events that were right all had .6 or more, and no other sentence of the sources had more.
LEAST = 0.55
BEHIND = 30
# A number of fewer digits may be told of anything.
DIGITS = 2
# Words that stand among the same other words have been paired by these already.
LEAST_BESIDE = 0.35
BESIDE = frozenset({"contrary_word_stands_there", "another_name_stands_there"})
# A sentence that has hardly more of them is as good.
NEARLY = 0.05
# The ladders that find words of one sentence in another; figures and speakers are paired by what they are.
RULES = frozenset(
    {"hedge_was_lost", "plan_is_told_as_done", "done_is_told_as_plan", "contrary_word_stands_there", "another_name_stands_there",
     "negation_is_on_one_side", "not_was_added_or_dropped"}
)  # fmt: skip


def is_told_of_the_same(made: Finding, article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether the source's sentence is the one that says most of the article's clause, and the other way round."""
    if made.rule not in RULES or not made.right:
        return True
    source = next(read for read in sources if read.id == made.right[0].report)
    if is_named_there(article, made.left[0], source) or is_named_there(source, made.right[0], article):
        return False
    if made.rule == "hedge_was_lost" and is_doubted_figure(article, made.left[0], made.right[0], sources):
        return True
    there = keys_at(article, made.left[0])
    back = keys_at(source, made.right[0])
    least = LEAST_BESIDE if made.rule in BESIDE else LEAST
    return is_nearest(there, made.right[0], sources, least) and is_nearest(back, made.left[0], (article,), least)


def is_named_there(read: AnnotatedReport, place: Place, other: AnnotatedReport) -> bool:
    """Whether a word begins a name that the other report has too: North Koreans do not stand for South Koreans."""
    words = tokens_of(read.text, place.start, min(len(read.text), place.end + BEHIND))[:2]
    if len(words) < 2 or not all(token.is_capitalised for token in words) or place.end > words[1].start:
        return False
    return f"{words[0].text} {words[1].text}" in other.text


def is_doubted_figure(article: AnnotatedReport, own: Place, other: Place, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether both clauses have one number, which no sentence of any source gives without a word of doubt."""
    source = next(read for read in sources if read.id == other.report)
    common = {key for key in keys_at(article, own) & keys_at(source, other) if key.isdigit() and len(key) >= DIGITS}
    doubts = {phrase[0] for phrase in phrases("hedges", "phrases") if len(phrase) == 1}
    given = [
        bool(doubts & set(fold_words(span.of(read.text))))
        for read in sources
        for span, keys in sentence_keys(read)
        if common & keys
    ]
    return bool(given) and all(given)


def is_nearest(keys: frozenset[str], place: Place, reads: tuple[AnnotatedReport, ...], least: float = LEAST) -> bool:
    """Whether no sentence of some reports has more of the keys than the one at a place; words that all have count little."""
    tables = [(read, sentence_keys(read)) for read in reads]
    number = sum(len(listed) for _, listed in tables)
    held = {key: sum(key in other for _, listed in tables for _, other in listed) for key in sorted(keys)}
    weights = {key: math.log(1 + number / times) for key, times in held.items() if times}
    whole = sum(weights.values())
    if not whole:
        return False
    best = max(
        (
            weight_in(weights, other)
            for read, listed in tables
            for span, other in listed
            if span != read.report.headline
        ),
        default=0.0,
    )
    own = [
        weight_in(weights, grounds_of(read, number))
        for read, listed in tables
        for number, (span, _) in enumerate(listed)
        if read.id == place.report and span.start <= place.start < span.end
    ]
    return bool(own) and own[0] >= least * whole and own[0] >= best - NEARLY * whole


def weight_in(weights: dict[str, float], keys: frozenset[str]) -> float:
    """The weight of the keys that a sentence has."""
    return sum(weight for key, weight in weights.items() if key in keys)


def sentence_keys(read: AnnotatedReport) -> tuple[tuple[Span, frozenset[str]], ...]:
    """Each sentence of a report with the keys of its content words."""
    return keys_by_sentence(read)


def keys_at(read: AnnotatedReport, place: Place) -> frozenset[str]:
    """The keys of the clause that a place stands in."""
    sentence = next((s for s in read.report.sentences if s.start <= place.start < s.end), place.span)
    windows = [window for window in cut(read.text, sentence.start, sentence.end) if window.span.overlaps(place.span)]
    keys = frozenset(key for window in windows for key in window.keys)
    # "Her coach, Ana Prole, said": a lone word is told of the whole sentence.
    return keys if len(keys) > 1 else frozenset(keys_of(sentence.of(read.text)))
