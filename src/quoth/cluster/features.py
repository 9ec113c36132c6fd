"""What a report is about, as rows of weights: words, names, figures, people, places, times, counts; its meaning, its day."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.encoder import DIMENSIONS
from quoth.text.content import is_name, stems_in, words_with_opening
from quoth.text.folding import fold_words
from quoth.text.rarity import rarity_of
from quoth.text.times import MONTHS, published_day
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Date, Span

LEAD_SENTENCES = 5
# A place named once, and not in these, is named in passing: the event of the report was elsewhere.
HEAD_SENTENCES = 3
# "Southern Tolmark" is in Tolmark.
DIRECTION = ("thern", "stern", "central")
# Reports of fewer content words than this are lines: they have no people, figures or days that could be compared.
LINE = 12
# The heaviest words of a long report tell what it is about; the others would only cost time.
MOST_WORDS = 160
# A sentence of which more than this share begins with capitals is a headline: its capitals name nobody.
CAPITALS, LONG_WORD = 0.6, 4
A_WEEK = timedelta(days=7)
KINDS = ("words", "names", "figures", "people", "places", "days", "months", "counts")

Weights = dict[str, float]


class Features(Struct, frozen=True):
    """A row of weights of unit length for each of `KINDS`, empty where the report has none; the mean vector of title and
    first sentences (a unit row), the day of publication, the number of content words; the names of more than
    one word, as stems."""

    rows: tuple[Weights, ...]
    vector: NDArray[np.float32]
    day: date | None
    length: int
    full_names: tuple[tuple[str, ...], ...] = ()


def features_of(read: AnnotatedReport, part: Sequence[int] | None = None) -> Features:
    """The features of one report, or of a part of it: the numbers of some of its sentences, the title left out."""
    spans = [read.report.sentences[number] for number in part] if part is not None else None
    stems, names, figures = worded(read, spans)
    people, places = named(read, spans)
    day = published_day(read.report.raw.published)
    return Features(
        rows=(
            heaviest(weighed(stems)),
            heaviest(weighed(names)),
            weighed(figures),
            damped(people),
            damped(places),
            *times_told(read, day, spans),
            counts_told(read, spans),
        ),
        vector=lead_vector(read, part),
        day=day,
        length=sum(stems.values()),
        full_names=full_names(read, spans),
    )


def worded(read: AnnotatedReport, spans: list[Span] | None) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each stem, each stem of a name and each figure stands there."""
    report = read.report
    title = report.raw.title
    told = report.sentences if spans is None else spans
    pieces = [(read.text, span.start, span.end, span != report.headline) for span in told]
    if title and report.raw.title_apart and spans is None:
        pieces.insert(0, (title, 0, len(title), False))
    stems, names, figures = list[str](), list[str](), list[str]()
    for text, start, end, prose in pieces:
        words = words_with_opening(text, start, end)
        names_show = prose and not in_capitals([token for token, _ in words])
        for token, opens in words:
            found = stems_in(token)
            stems += found
            if token.text[0].isdigit():
                figures += found
            elif names_show and is_name(token, opens=opens and text[token.end : token.end + 1] != ":"):
                names += found
    return Counter(stems), Counter(names), Counter(figures)


def named(read: AnnotatedReport, spans: list[Span] | None) -> tuple[Counter[str], Counter[str]]:
    """How often each person or firm of families, by the family's name, and each place is named there; places in passing left out."""
    people, places, heads = Counter[str](), Counter[str](), set[str]()
    head, title = (headed(read), title_words(read)) if spans is None else (spans, "")
    for entity in read.entities:
        # A firm of families ("Habbeck & Daughters") is named as rarely as a person.
        family = entity.kind == "organisation" and " & " in entity.name
        words = fold_words(entity.name) if family or entity.kind in ("person", "place") else ()
        mentions = [mention for mention in entity.mentions if spans is None or inside(mention, spans)]
        if words and mentions:
            name = " ".join(words[1:] if len(words) > 1 and words[0].endswith(DIRECTION) else words)
            if family or entity.kind == "person":
                people[words[0 if family else -1]] += len(mentions)
                continue
            places[name] += len(mentions)
            if f" {name} " in title or any(inside(mention, head) for mention in mentions):
                heads.add(name)
    if heads:
        places = Counter({name: count for name, count in places.items() if count > 1 or name in heads})
    return people, places


def full_names(read: AnnotatedReport, spans: list[Span] | None) -> tuple[tuple[str, ...], ...]:
    """The stems of each name of more than one word, each once, in order."""
    told = (
        entity.name
        for entity in read.entities
        if spans is None or any(inside(mention, spans) for mention in entity.mentions)
    )
    names = (tuple(stem for token in tokens_of(name) for stem in stems_in(token)) for name in told)
    return tuple(sorted({stems for stems in names if len(stems) > 1}))


def headed(read: AnnotatedReport) -> list[Span]:
    """The headline and the first sentences, which say where an event was."""
    headline = read.report.headline
    told = [span for span in read.report.sentences if span != headline][:HEAD_SENTENCES]
    return [headline, *told] if headline else told


def title_words(read: AnnotatedReport) -> str:
    """The folded words of a title that does not stand in the text."""
    raw = read.report.raw
    return f" {' '.join(fold_words(raw.title))} " if raw.title and raw.title_apart else ""


def inside(span: Span, others: list[Span]) -> bool:
    """Whether a span begins in one of some others."""
    return any(other.start <= span.start < other.end for other in others)


def in_capitals(tokens: list[Token]) -> bool:
    """Most longer words begin with a capital, as in a headline."""
    long = [token.is_capitalised for token in tokens if len(token.text) >= LONG_WORD and token.text[0].isalpha()]
    return sum(long) > CAPITALS * len(long)


def weighed(counts: Counter[str]) -> Weights:
    """Counts as weights of unit length: (1 + log count) x rarity."""
    return unit({stem: (1 + math.log(count)) * rarity_of(stem) for stem, count in sorted(counts.items())})


def unit(weights: Weights) -> Weights:
    """Weights of unit length."""
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}


def heaviest(weights: Weights) -> Weights:
    """The heaviest of many weights, of unit length again."""
    if len(weights) <= MOST_WORDS:
        return weights
    return unit(dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]))


def times_told(read: AnnotatedReport, day: date | None, spans: list[Span] | None) -> tuple[Weights, Weights]:
    """The days that the report tells of, whatever the year; and the months and years, those of its own day among them.

    A report without a day has no months: those it tells of may all lie far back.
    """
    days, months = Counter[str](), Counter[str]()
    for found in read.dates:
        if spans is not None and not inside(found.span, spans):
            continue
        told = days_and_months(read, found)
        days.update(told[0])
        months.update(told[1])
    if day is None:
        return damped(days), {}
    months.update({str(day.year), *(f"{each.year}-{each.month}" for each in (day - A_WEEK, day + A_WEEK))})
    return damped(days), damped(months)


def counts_told(read: AnnotatedReport, spans: list[Span] | None) -> Weights:
    """How many of what: each amount with its unit, however it is written; the rarer the number the heavier."""
    amounts = Counter[tuple[str, str]]()
    for found in read.quantities:
        amount = found.high if found.low is None else found.low
        if amount is not None and (spans is None or inside(found.span, spans)):
            amounts[f"{amount:g}", found.unit or ""] += 1
    return unit(
        {
            f"{amount} {counted}": (1 + math.log(count)) * rarity_of(amount)
            for (amount, counted), count in sorted(amounts.items())
        }
    )


def days_and_months(read: AnnotatedReport, found: Date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The day of a date, and its month and year, as far as they are known."""
    if found.earliest is None:
        words = [token.lower.rstrip(".") for token in tokens_of(read.text, found.start, found.end)]
        named = [MONTHS[word] for word in words if word in MONTHS]
        days = [int(word) for word in words if word.isdigit() and len(word) < 3]
        return tuple(f"{month}/{day}" for month in named[:1] for day in days[:1]), tuple(f"/{month}" for month in named)
    first = date.fromisoformat(found.earliest)
    year, month = str(first.year), (f"{first.year}-{first.month}", f"/{first.month}")
    if found.precision == "year":
        return (), (year,)
    if found.precision == "month":
        return (), (year, *month)
    if found.precision in ("day", "time"):
        return (f"{first.month}/{first.day}",), (year, *month)
    return (), ()


def damped(counts: Counter[str]) -> Weights:
    """Counts as weights of unit length: 1 + log count."""
    return unit({key: 1 + math.log(count) for key, count in sorted(counts.items())})


def lead_vector(read: AnnotatedReport, part: Sequence[int] | None) -> NDArray[np.float32]:
    """The mean of the vectors of title and first sentences, or of the first sentences of a part."""
    if part is not None:
        return mean_vector(read.sentence_vectors[[n for n in part[:LEAD_SENTENCES] if n < len(read.sentence_vectors)]])
    rows = read.sentence_vectors[:LEAD_SENTENCES]
    return mean_vector(np.concatenate([read.title_vector, rows]) if len(read.title_vector) else rows)


def mean_vector(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of some rows, of length 1 (or 0 without any)."""
    mean = rows.mean(axis=0) if len(rows) else np.zeros(DIMENSIONS, np.float32)
    length = float(np.linalg.norm(mean))
    return (mean / length if length else mean).astype(np.float32)
