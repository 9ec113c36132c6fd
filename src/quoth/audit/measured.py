"""A month with another year or day, a number of other outcomes, another factor: what a sentence's own source measures otherwise."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import stands_instead
from quoth.audit.unsupported import VAGUE
from quoth.compare.keys import share
from quoth.compare.ladders.dates import calendar_words
from quoth.compare.ladders.figure_pairs import OUTCOMES, value_of
from quoth.compare.passages import within
from quoth.text.numbers import number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Quantity, Span

# Of the article's content words so many must stand where the other value stands.
SAME_THING, FEWEST = 0.55, 3
# A month stands beside its day or year within so many words.
CLOSE = 2
YEARS = range(1900, 2101)
FACTORS = {
    "half": 0.5, "halved": 0.5, "halving": 0.5, "twice": 2.0, "double": 2.0, "doubled": 2.0, "doubling": 2.0, "twofold": 2.0,
    "triple": 3.0, "tripled": 3.0, "tripling": 3.0, "threefold": 3.0, "quadrupled": 4.0, "quadruple": 4.0, "fourfold": 4.0,
}  # fmt: skip


# Animals are killed or destroyed.
CULLED = frozenset({"killed", "destroyed"})
# A verb of rising or falling stands so many words before its amount.
VERB, WORDS = 4, 60
CHANGING = frozenset(
    """fell fall falls fallen rose rise rises risen dropped drop drops climbed climb climbs grew grow grows grown slipped slid sank slumped
    jumped surged soared increased decreased declined shrank shrunk down up gained lost rallied tumbled plunged""".split()
)
BETWEEN = frozenset(
    "to by about around almost nearly roughly some more less than at least as much an over under just".split()
)


CHANCES = frozenset("chance chances probability odds likelihood".split())
GLUED = re.compile(r"(\w{3,5})-in-(?:a-)?(\w{3,5})")
UP_TO_TEN = {word: float(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}


def measured_otherwise(examined: Examined) -> list[AuditFinding]:
    """Days, outcomes and factors of a sentence that are not its source's, where no finding speaks of them yet."""
    found: list[AuditFinding] = []
    for counterpart in examined.beside:
        rest = sentence_keys(examined.article.text, examined.span)
        if len(rest) < FEWEST or share(rest, grounds_of(counterpart.source, counterpart.sentence)) < SAME_THING:
            continue
        found += [
            made for rule in RULES for made in rule(examined.article, examined.number, counterpart, examined.sources)
        ]
    kept: list[AuditFinding] = []
    for one in found:
        if not any(f.article.span.overlaps(one.article.span) for f in (*examined.made, *kept)):
            kept.append(one)
    return kept


def day_is_not_the_months(
    article: AnnotatedReport, number: int, counterpart: Counterpart, sources: tuple[AnnotatedReport, ...]
) -> list[AuditFinding]:
    """ "March 2021" where the source's sentence has "March 2020", and no source has the former."""
    source = counterpart.source
    theirs = list(days_in(source.text, counterpart.span))
    found = []
    for month, value, span in days_in(article.text, article.report.sentences[number]):
        met = next((s for m, n, s in theirs if m == month and n != value and (n in YEARS) == (value in YEARS)), None)
        if met is not None and not any((month, value) in _days(s.text, s.report.sentences) for s in sources):
            found.append(stands_instead(article, span, source, met, "date", "day_is_not_the_months"))
    return found


@lru_cache(maxsize=64)
def _days(text: str, sentences: tuple[Span, ...]) -> frozenset[tuple[str, int]]:
    return frozenset((month, value) for sentence in sentences for month, value, _ in days_in(text, sentence))


def days_in(text: str, sentence: Span) -> Iterator[tuple[str, int, Span]]:
    """Each month of a sentence with the day or year beside it."""
    tokens = tokens_of(text, sentence.start, sentence.end)
    for at, token in enumerate(tokens):
        month = calendar_words(token.text).get("month") if token.is_capitalised else None
        for place in range(max(0, at - 1), min(len(tokens), at + CLOSE + 1)) if month else ():
            digits = tokens[place].text.rstrip("stndrh")
            if place != at and digits.isdigit() and (int(digits) <= 31 or int(digits) in YEARS):
                first, last = sorted((token, tokens[place]))
                yield str(month), int(digits), Span(first.start, last.end)


def outcome_is_another(
    article: AnnotatedReport, number: int, counterpart: Counterpart, sources: tuple[AnnotatedReport, ...]
) -> list[AuditFinding]:
    """ "31 were killed" where the source has 31 injured, and no source has so many of the former."""
    source = counterpart.source
    theirs = within(source.quantities, (counterpart.span,), lambda q: q.span)
    found = []
    for quantity in within(article.quantities, (article.report.sentences[number],), lambda q: q.span):
        outcomes = outcomes_of(quantity)
        met = next((q for q in theirs if same_number(q, quantity) and outcomes_of(q)), None)
        if not outcomes or met is None or VAGUE.search(met.span.of(source.text)):
            continue
        if outcomes & outcomes_of(met) or outcomes | outcomes_of(met) <= CULLED:
            continue
        if not any(same_number(q, quantity) and outcomes & outcomes_of(q) for read in sources for q in read.quantities):
            found.append(stands_instead(article, quantity.span, source, met.span, "scope", "outcome_is_another"))
    return found


def outcomes_of(quantity: Quantity) -> frozenset[str]:
    """What became of those counted."""
    return frozenset(quantity.scope) & OUTCOMES


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether two figures give one number."""
    return value_of(one)[0] is not None and value_of(one) == value_of(other)


def factor_word_is_another(
    article: AnnotatedReport, number: int, counterpart: Counterpart, sources: tuple[AnnotatedReport, ...]
) -> list[AuditFinding]:
    """ "Twice as many" where the source has "half as many": one factor in each sentence, and not the same."""
    source = counterpart.source
    own = factors_in(article, article.report.sentences[number])
    theirs = factors_in(source, counterpart.span)
    if len(own) != 1 or len(theirs) != 1:
        return []
    if any(f == own[0][0] for read in sources for s in read.report.sentences for f, _ in factors_in(read, s)):
        return []
    return [stands_instead(article, own[0][1], source, theirs[0][1], "comparison", "factor_word_is_another")]


def level_is_told_for_change(
    article: AnnotatedReport, number: int, counterpart: Counterpart, sources: tuple[AnnotatedReport, ...]
) -> list[AuditFinding]:
    """ "Fell to 18 percent" where the source has "fell 18 percent", or the other way round, and no source has the former."""
    source = counterpart.source
    own, theirs = changes_in(article, article.report.sentences[number]), changes_in(source, counterpart.span)
    found = []
    for amount, to, span in own:
        met = next((s for a, t, s in theirs if a == amount and t != to), None)
        given = any(
            (amount, to) == (a, t) for read in sources for s in read.report.sentences for a, t, _ in changes_in(read, s)
        )
        if met is not None and not given:
            found.append(stands_instead(article, span, source, met, "figure", "level_is_told_for_change"))
    return found


def odds_are_told_for_chance(
    article: AnnotatedReport, number: int, counterpart: Counterpart, sources: tuple[AnnotatedReport, ...]
) -> list[AuditFinding]:
    """ "A probability of one to three" where the source has "one in three": odds of three to one are one in four."""
    source = counterpart.source
    own, theirs = odds_in(article.text, article.report.sentences[number]), odds_in(source.text, counterpart.span)
    return [
        stands_instead(article, span, source, there, "figure", "odds_are_told_for_chance")
        for value, word, span in own
        for known, other, there in theirs
        if word == "to" and other != "to" and value == known
    ]


def odds_in(text: str, sentence: Span) -> list[tuple[tuple[float, float], str, Span]]:
    """The two numbers of each "one in three", "two out of five" or "two to three" of a sentence that speaks of chances."""
    tokens = tokens_of(text, sentence.start, sentence.end)
    if not {t.lower for t in tokens} & CHANCES and not any("chance" in t.lower for t in tokens):
        return []
    found = []
    for token, parts in ((t, GLUED.fullmatch(t.lower)) for t in tokens):
        pair = tuple(UP_TO_TEN.get(p) for p in (parts[1], parts[2])) if parts else (None, None)
        if pair[0] is not None and pair[1] is not None:
            found.append(((pair[0], pair[1]), "in", Span(token.start, token.end)))
    for at in range(len(tokens) - 2):
        one, two = number_at(tokens, at), number_at(tokens, at + 2)
        if tokens[at + 1].lower in ("in", "to") and one is not None and two is not None and one.last == at + 1:
            value = float(one.value), float(two.value)
            found.append((value, tokens[at + 1].lower, Span(tokens[at].start, tokens[at + 2].end)))
    return found


def changes_in(read: AnnotatedReport, sentence: Span) -> list[tuple[tuple[float | None, str | None], bool, Span]]:
    """Each amount right behind a verb of rising or falling, whether a "to" makes it what was reached, and both words."""
    found = []
    for quantity in within(read.quantities, (sentence,), lambda q: q.span):
        first = max(sentence.start, quantity.start - WORDS)
        before = tokens_of(read.text, first, max(first, quantity.start))[-VERB:]
        at = next((n for n in range(len(before) - 1, -1, -1) if before[n].lower in CHANGING), None)
        if at is None or not {t.lower for t in before[at + 1 :]} <= BETWEEN:
            continue
        to = any(t.lower == "to" for t in before[at + 1 :])
        found.append(((value_of(quantity)[0], quantity.unit), to, Span(before[at].start, quantity.end)))
    return found


RULES: tuple[
    Callable[[AnnotatedReport, int, Counterpart, tuple[AnnotatedReport, ...]], list[AuditFinding]], ...
] = (day_is_not_the_months, outcome_is_another, factor_word_is_another, level_is_told_for_change, odds_are_told_for_chance)  # fmt: skip


def factors_in(read: AnnotatedReport, sentence: Span) -> list[tuple[float, Span]]:
    """The words of a sentence that say by how much something is more or less than something else."""
    tokens = tokens_of(read.text, sentence.start, sentence.end)
    return [
        (FACTORS[token.lower], Span(token.start, token.end))
        for at, token in enumerate(tokens)
        if token.lower in FACTORS and (token.lower != "half" or compares(tokens, at))
    ]


def compares(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "half" is half of what something else is: "half as many", "half of what", "half the"."""
    behind = [token.lower for token in tokens[at + 1 : at + 3]]
    return behind[:1] == ["as"] or behind[:1] == ["what"] or behind == ["of", "what"]
