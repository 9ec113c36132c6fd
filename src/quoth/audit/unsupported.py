"""What the article has and no source has: figures, people, whole facts. Comment and background without facts are let be."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

import numpy as np

from quoth.audit.counterparts import Counterpart, nearest
from quoth.audit.examined import Examined
from quoth.audit.reasons import called
from quoth.audit.shares import share_known
from quoth.audit.swapped import names_it
from quoth.audit.unknown import unknown_words
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.figure_pairs import value_of
from quoth.compare.passages import names_within, statements_within, within
from quoth.compare.tables import made_once
from quoth.compare.wording import words_of
from quoth.text.countries import country_at
from quoth.text.folding import fold_words
from quoth.types import AnnotatedReport, AuditFinding, Entity, Quantity, Span
from quoth.types.claims import DifferenceKind, Severity
from quoth.types.statements import Stance

TEN = 10
UNITS_OF_TIME = frozenset({"day", "week", "month", "year", "hour", "minute", "decade"})
SMALL = 3
# A headline may count its own points ("five things to know").
LISTED = 12
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# How old somebody is.
AGE = re.compile(r"\b(?:(?:wo)?man|boy|girl|child|patient|pensioner|resident) of (?=\d)(\d{1,3})\b")
# "Dozens", "tens of thousands", "half a dozen": an order of size, not a figure.
VAGUE = re.compile(
    r"\b(?:dozens?|tens|hundreds|thousands|millions|a hundred|a thousand|a million|a billion|half|couple)\b",
    re.IGNORECASE,
)
# A sentence with a lower cosine to every source's sentence and a smaller share of its words in the three nearest is in none
# of them: of 31 such sentences with figures or new names 15 were labelled unsupported, the others mostly other topics.
FAR, FEW_WORDS, NEAREST = 0.42, 0.25, 3
SHORT = 5
# Of a sentence of more figures only so many are added to each other.
MOST_ADDED = 40
# A sentence that is hardly nearer and has so many content words of its own tells something of its own: of 7 sentences of real
# rewrites 5 were labelled so, the other two being comment.
MANY_NEW, NOT_FAR, UNLIKE = 7, 0.45, 0.54
NAMING = frozenset({"person", "organisation", "government", "place"})
# What somebody fears, expects or denies is a fact about him.
HELD: frozenset[Stance] = frozenset({"hedged", "predicted", "alleged", "denied", "pledged", "demanded"})
# Counts under two names that differ by more than this factor are not one count.
FAR_APART = 3.0
# Two family names of so many letters are one name in two spellings from this likeness on.
LONG, SPELT_ALIKE = 5, 0.8
# "More than 20" is supported by 22.
ROUNDED_DOWN = 1.3


def unsupported_in(examined: Examined) -> list[AuditFinding]:
    """Facts of a sentence that stand in none of the sources and that no other finding speaks of."""
    if examined.span == examined.article.report.headline:
        return (
            figures_without_source(examined.article, examined.span, examined.beside, examined.sources, examined.made)
            if examined.beside
            else []
        )
    if is_elsewhere(examined.article, examined.number, examined.sources) and not any(
        f.kind.startswith("quote-") for f in examined.made
    ):
        return [finding(examined.article, examined.span, examined.beside, "No source has anything like this.")]
    if examined.beside == () and is_all_new(examined) and not examined.made:
        why = "Nearly no word of this stands in any source."
        return [finding(examined.article, examined.span, (), why, severity="low")]
    if not examined.beside:
        return []
    found = figures_without_source(examined.article, examined.span, examined.beside, examined.sources, examined.made)
    for entity, span in named_in(examined.article, examined.span):
        if is_own_outlet(examined.article, span):
            continue
        if is_person(entity) and not name_known(entity, examined.sources) and free(span, [*examined.made, *found]):
            found.append(finding(examined.article, span, examined.beside, f"No source names {entity.name}."))
    return found


def figures_without_source(
    article: AnnotatedReport,
    sentence: Span,
    beside: tuple[Counterpart, ...],
    sources: tuple[AnnotatedReport, ...],
    made: list[AuditFinding],
) -> list[AuditFinding]:
    """Figures of a sentence that no source gives, beside the one that stands in their place where there is one."""
    found: list[AuditFinding] = []
    for quantity in within(article.quantities, (sentence,), lambda q: q.span):
        if (
            not figure_known(article, quantity, sources)
            and free(quantity.span, made)
            and (sentence != article.report.headline or (value_of(quantity)[0] or 0) > LISTED)
        ):
            words = quantity.span.of(article.text)
            other = changed_from(article, sentence, quantity, beside)
            if other is None:
                found.append(finding(article, quantity.span, beside, f'No source gives "{words}".'))
            else:
                why = f'"{words}" stands where {called(beside[0].source)} has "{other}".'
                found.append(finding(article, quantity.span, beside, why, kind="figure"))
    return found


def finding(
    article: AnnotatedReport,
    span: Span,
    beside: tuple[Counterpart, ...],
    why: str,
    kind: DifferenceKind = "unsupported",
    severity: Severity | None = None,
) -> AuditFinding:
    """A stretch that no source supports, beside the sentence it was held against."""
    source = beside[0].source.report.place(beside[0].source.report.sentences[beside[0].sentence]) if beside else None
    rule = "no_source_has_it" if kind == "unsupported" else "figure_was_changed"
    weight: Severity = severity or ("medium" if kind == "unsupported" else "high")
    return AuditFinding(kind, weight, article.report.place(span), source, why, rule)


def is_elsewhere(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a sentence with facts of its own is far from every sentence of every source."""
    words = article.report.sentences[number].of(article.text)
    keys = frozenset(keys_of(words))
    near = sorted(
        (
            (round(float(cosines[at]), 4), place, int(at))
            for place, source in enumerate(sources)
            if len(source.sentence_vectors)
            for cosines in [np.round(source.sentence_vectors @ article.sentence_vectors[number], 4)]
            for at in np.lexsort((np.arange(len(cosines)), -cosines))[:NEAREST]
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )[:NEAREST]
    if len(keys) < SHORT or not near or near[0][0] >= FAR:
        return False
    held = frozenset(
        key for _, place, at in near for key in keys_of(sources[place].report.sentences[at].of(sources[place].text))
    )
    return share(keys, held) < FEW_WORDS and has_facts(article, number, sources)


def is_all_new(examined: Examined) -> bool:
    """Whether a sentence that is far from every source has many content words that none of them has in any form."""
    words = unknown_words(examined.article, examined.span, examined.sources)
    told = {token.lower for token in examined.tokens}
    if len(words) < MANY_NEW or told & words_of("closing", "words"):
        return False
    scored = [item for source in examined.sources for item in nearest(examined.article, examined.number, source)]
    cosines = [
        float(np.round(source.sentence_vectors @ examined.article.sentence_vectors[examined.number], 4).max())
        for source in examined.sources
        if len(source.sentence_vectors)
    ]
    return max((score for score, _ in scored), default=0.0) < UNLIKE and max(cosines, default=0.0) < NOT_FAR


def has_facts(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a sentence has a figure, a name or a day that no source has, or tells what somebody fears or denies."""
    sentence = article.report.sentences[number]
    inside = statements_within(article, (sentence,))
    known = words_of_all(sources)
    words = sentence.of(article.text).split()[1:]
    names = [
        w
        for word in words
        if word[:1].isupper()
        for w in fold_words(word)
        if len(w) > 2 and w not in known and country_at((w,), 0) is None and w not in words_of("no_names", "words")
    ]
    figures = [
        q
        for q in within(article.quantities, (sentence,), lambda q: q.span)
        if (value_of(q)[0] or 0) > SMALL and not figure_known(article, q, sources)
    ]
    days = [
        day
        for date in within(article.dates, (sentence,), lambda d: d.span)
        if date.precision in ("day", "time")
        for day in fold_words(date.span.of(article.text))
        if day not in known
    ]
    told = AGE.findall(sentence.of(article.text))
    ages = [n for n in told if not any(float(n) in numbers_in(source.text) for source in sources)]
    return bool(names or figures or ages or days or any(s.chain and s.stance in HELD for s in inside))


@made_once
def words_of_all(sources: tuple[AnnotatedReport, ...]) -> frozenset[str]:
    """All words of some reports, folded."""
    return frozenset(word for source in sources for word in words_in(source.text))


def named_in(read: AnnotatedReport, sentence: Span) -> list[tuple[Entity, Span]]:
    """The persons, bodies and places that a sentence names, in the report's order, each with its first mention there."""
    first: dict[str, tuple[Entity, Span]] = {}
    for name in names_within(read, (sentence,)):
        first.setdefault(name.entity.id, (name.entity, name.span))
    order = _places(read.entities)
    return sorted(first.values(), key=lambda item: order[item[0].id])


@made_once
def _places(entities: tuple[Entity, ...]) -> dict[str, int]:
    return {entity.id: place for place, entity in enumerate(entities)}


@lru_cache(maxsize=64)
def words_in(text: str) -> frozenset[str]:
    """All words of a text, folded."""
    return frozenset(fold_words(text))


@lru_cache(maxsize=64)
def numbers_in(text: str) -> frozenset[float]:
    """All numbers in digits of a text, also those inside "242-190"."""
    return frozenset(float(match[0].replace(",", "").rstrip(".")) for match in NUMBER.finditer(text))


def figure_known(article: AnnotatedReport, quantity: Quantity, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a source gives the number, or numbers that make it; small counts and lengths of time are not asked for."""
    low, high = value_of(quantity)
    words = quantity.span.of(article.text)
    if quantity.relative is not None or low is None or (low <= SMALL and quantity.unit != "percent"):
        return True
    if (quantity.unit == "percent" and not any(char.isdigit() for char in words)) or quantity.unit == "basis point":
        return True
    if low == TEN and article.text[max(0, quantity.start - 7) : quantity.start].endswith(("in ", "out of ")):
        return True
    cut_year = words[:1] in "'’‘" or article.text[max(0, quantity.start - 1) : quantity.start] in ("'", "’", "‘")
    if quantity.unit in UNITS_OF_TIME or VAGUE.search(words) or cut_year:
        return True
    return any(given_by(source, low, high, quantity) for source in sources)


def given_by(source: AnnotatedReport, low: float, high: float | None, quantity: Quantity) -> bool:
    """Whether one source has the number in any form: as a figure, in digits, as a share written out, as a sum, rounded down."""
    if low in numbers_in(source.text) or high in numbers_in(source.text):
        return True
    values = values_in(source)
    if (
        low in values
        or high in values
        or (low < TEN and low == int(low) and low * TEN in values)
        or f" {number_word(low)}" in source.text.casefold()
        or (quantity.unit == "percent" and share_known(low, source.text))
    ):
        return True
    if quantity.bound in ("more-than", "at-least") and any(low < v <= low * ROUNDED_DOWN for v in values):
        return True
    return any(not quantity.unit or units <= {quantity.unit} for units in _sums(source).get(low, ()))


def values_in(source: AnnotatedReport) -> frozenset[float]:
    """All numbers of a source, in digits or read as figures."""
    return _values(source.quantities) | numbers_in(source.text)


@made_once
def _values(quantities: tuple[Quantity, ...]) -> frozenset[float]:
    return frozenset(value for quantity in quantities for value in value_of(quantity) if value is not None)


@made_once
def _sums(source: AnnotatedReport) -> dict[float, tuple[frozenset[str], ...]]:
    """What any two figures of one sentence make together, with their units: 19 people and 31 are no 50 cars."""
    made: dict[float, tuple[frozenset[str], ...]] = {}
    for sentence in source.report.sentences:
        inside = within(source.quantities, (sentence,), lambda q: q.span)[:MOST_ADDED]
        told = [(value, q.unit) for q in inside for value in value_of(q)[:1] if value is not None]
        for (a, one), (b, other) in combinations(told, 2):
            units = frozenset(unit for unit in (one, other) if unit is not None)
            if a != b:
                made[a + b] = (*made.get(a + b, ()), units)
    return made


def number_word(value: float) -> str:
    """A small number in words."""
    names = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return names[int(value)] if value == int(value) and 0 <= value < len(names) else str(value)


def changed_from(
    article: AnnotatedReport, sentence: Span, quantity: Quantity, beside: tuple[Counterpart, ...]
) -> str | None:
    """The one figure of the same kind in the nearest source sentence that the article's sentence does not have."""
    own = {value_of(q) for q in within(article.quantities, (sentence,), lambda q: q.span)}
    counts = frozenset(keys_of(quantity.counts))
    for counterpart in beside[:2]:
        held = counterpart.span
        rest = [
            q
            for q in counterpart.source.quantities
            if q.span.overlaps(held)
            and q.relative is None
            and value_of(q) not in own
            and not counts_others(quantity, q)
            and (q.unit == quantity.unit or counts & frozenset(keys_of(q.counts)))
        ]
        if len(rest) == 1:
            return rest[0].span.of(counterpart.source.text)
    return None


def counts_others(own: Quantity, other: Quantity) -> bool:
    """Whether two counts are far apart and of things with other names: nine children are not forty people."""
    names = frozenset(keys_of(own.counts)), frozenset(keys_of(other.counts))
    low, high = sorted(float(value_of(q)[0] or value_of(q)[1] or 0) for q in (own, other))
    return all(names) and not names[0] & names[1] and low * FAR_APART < high


def is_own_outlet(article: AnnotatedReport, span: Span) -> bool:
    """Whether a name is that of the outlet that speaks: "told Channel Nord" is no new name."""
    return is_outlet_of(article, span.of(article.text))


def is_outlet_of(read: AnnotatedReport, name: str) -> bool:
    """Whether a name is that of a report's outlet."""
    outlet = fold_words(read.report.raw.outlet or "")
    return bool(outlet) and set(fold_words(name)) <= {*outlet, "the"}


def is_person(entity: Entity) -> bool:
    """A person with a full name."""
    return entity.kind == "person" and len(entity.name.split()) >= 2


def name_known(entity: Entity, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a source has the family name, or the first name with one that is spelt nearly so: "Zelenskyy", "Zelenskiy"."""
    first, *_, last = fold_words(entity.name)
    return any(last in words_in(source.text) or is_spelt_otherwise(first, last, source) for source in sources)


def is_spelt_otherwise(first: str, last: str, source: AnnotatedReport) -> bool:
    """Whether a source names a person of the first name whose family name is hardly another."""
    named = (fold_words(entity.name) for entity in source.entities if entity.kind == "person")
    return len(last) >= LONG and any(
        words[0] == first and SequenceMatcher(None, words[-1], last, autojunk=False).ratio() >= SPELT_ALIKE
        for words in named
        if len(words) > 1
    )


@lru_cache(maxsize=64)
def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names in any form."""
    words = fold_words(text)
    return frozenset(found[0].code for at in range(len(words)) if (found := country_at(words, at)) is not None)


def has_unknown_name(article: AnnotatedReport, sentence: Span, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a sentence has a name that no source has."""
    return unknown_name(article, sentence, sources) is not None


def unknown_name(
    article: AnnotatedReport, sentence: Span, sources: tuple[AnnotatedReport, ...]
) -> tuple[Entity, Span] | None:
    """The first person, body or place that a sentence names and of which no source has a word, in whatever form."""
    for entity, mention in named_in(article, sentence):
        if entity.kind not in NAMING or not mention.of(article.text)[:1].isupper():
            continue
        if is_own_outlet(article, mention) or any(is_outlet_of(source, mention.of(article.text)) for source in sources):
            continue
        names = [word for word in mention.of(article.text).split() if word[:1].isupper()]
        words = fold_words(" ".join(names))
        if countries_in(" ".join(words)) & frozenset(code for source in sources for code in countries_in(source.text)):
            continue
        if not any(names_it(name, source.text) for name in names for source in sources):
            return entity, mention
    return None


def free(span: Span, made: list[AuditFinding]) -> bool:
    """Whether no finding speaks of the words yet."""
    return not any(f.article.span.overlaps(span) for f in made)
