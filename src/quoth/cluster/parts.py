"""Reports that tell of several events: digests, live pages, pages that run two stories together.

Such a report belongs to each story that a part of it tells, and founds or joins none as a whole: it glues nothing.
"""

import re

from quoth.cluster.features import Features, features_of
from quoth.text.content import stems_in, words_with_opening
from quoth.text.rarity import rarity_of
from quoth.types import AnnotatedReport

# Sentences hang together by a stem that at most one report in 70 has, no figure or time of day, or by standing in one paragraph.
TELLING = 4.2
# The least part in content words, and the share above which the largest part is the report.
LEAST_PART, WHOLE = 8, 0.6
# Two neighbours draw a report apart where what it shares with one is less than so much of what it shares with both.
OVERLAP = 0.25
# What a report must share with a neighbour for that to say anything.
LEAST_SHARED = 0.12
# An item of a digest or a live page opens with a label ("Rates: "), a time of day, a bullet or a number.
ITEM = re.compile(r"\s*(?:[•▪●*–—-] |\(?\d{1,2}[.)] |\d{1,2}[.:]\d\d\b|[^\W\d_][^:.!?\n]{1,30}: )")
LEAST_ITEMS = 3

Weights = dict[str, float]


def parts_of(read: AnnotatedReport) -> list[Features]:
    """The parts of a report that hang together, in order; empty where one of them is the report."""
    grouped = sentences_apart(read)
    sizes = [sum(length for _, length in group) for group in grouped]
    if not sizes or max(sizes) > WHOLE * sum(sizes):
        return []
    kept = [group for group, size in zip(grouped, sizes, strict=True) if size >= LEAST_PART]
    return [features_of(read, [number for number, _ in group]) for group in kept]


def lists_items(read: AnnotatedReport) -> bool:
    """Most of its paragraphs are items, whatever they share: a digest or a live page by its form."""
    paragraphs = read.report.paragraphs
    items = sum(ITEM.match(read.text, span.start, span.end) is not None for span in paragraphs)
    return items >= max(LEAST_ITEMS, (len(paragraphs) + 1) // 2)


def items_of(read: AnnotatedReport) -> list[Features]:
    """The items of a report that lists them: its paragraphs, whatever they share."""
    items: dict[int, list[int]] = {}
    for number, span in enumerate(read.report.sentences):
        if span != read.report.headline:
            items.setdefault(read.report.paragraph_of(span.start), []).append(number)
    found = (features_of(read, numbers) for numbers in items.values())
    return [features for features in found if features.length >= LEAST_PART]


def sentences_apart(read: AnnotatedReport) -> list[list[tuple[int, int]]]:
    """The sentences (number, content words) in groups that share no telling stem and no paragraph."""
    first: dict[object, int] = {}
    leads = list(range(len(read.report.sentences)))
    lengths = []

    def lead_of(number: int) -> int:
        while leads[number] != number:
            leads[number] = leads[leads[number]]
            number = leads[number]
        return number

    for number, span in enumerate(read.report.sentences):
        stems = [s for token, _ in words_with_opening(read.text, span.start, span.end) for s in stems_in(token)]
        lengths.append(len(stems))
        if span == read.report.headline:
            continue
        keys: list[object] = [s for s in dict.fromkeys(stems) if rarity_of(s) >= TELLING and not s[0].isdigit()]
        for key in (*keys, read.report.paragraph_of(span.start)):
            earlier = lead_of(first.setdefault(key, number))
            leads[lead_of(number)] = earlier
    groups: dict[int, list[tuple[int, int]]] = {}
    for number, length in enumerate(lengths):
        if read.report.sentences[number] != read.report.headline:
            groups.setdefault(lead_of(number), []).append((number, length))
    return list(groups.values())


def drawn_apart(own: Weights, one: Weights, other: Weights) -> bool:
    """Two neighbours share different halves of a report: what it has in common with one it has not with the other."""
    mine = {stem: weight * weight for stem, weight in own.items() if stem in one}
    theirs = {stem: weight * weight for stem, weight in own.items() if stem in other}
    least = min(sum(mine.values()), sum(theirs.values()))
    return least >= LEAST_SHARED and sum(weight for stem, weight in mine.items() if stem in theirs) < OVERLAP * least


def names_the_places_of(own: Weights, one: Weights, other: Weights) -> bool:
    """Two neighbours that were nowhere together, and a report that tells where each of them was: an analysis, a round-up."""
    return bool(own.keys() & one.keys() and own.keys() & other.keys()) and one.keys().isdisjoint(other.keys())
