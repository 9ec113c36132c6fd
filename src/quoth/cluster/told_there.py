"""Of a report that is in several stories, what it tells of each: a digest's other items are no part of a story."""

import re
from collections.abc import Sequence
from itertools import compress

from quoth.cluster.parts import lists_items
from quoth.text.content import stems_in, words_with_opening
from quoth.text.rarity import rarity_of
from quoth.text.within import within
from quoth.types import AnnotatedReport, Span

# A sentence is of a story where the stems that it shares with that story alone weigh as much as one that a report in 400 has:
# a name, or several words.
TELLING = 6.0
# ... and of another one too where what it shares with that weighs at least half as much.
ALSO = 0.5
# An item is of something else where the other reports have less than so much of it: of a weekly's items on money, sport and another
# accident they had 0 to 2 %, of the items of lists about one event 65 to 100 %.
FOREIGN, OF_THE_STORY, LEAST_FOREIGN = 0.2, 0.5, 2
CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas)\s|\sand (?=in |at )")
Stems = frozenset[str]
Members = tuple[AnnotatedReport, ...]


def as_told_there(stories: Sequence[Members]) -> tuple[Members, ...]:
    """The stories, each report that is in several of them with the sentences, statements, figures and dates of each.

    A digest that is in one story has only the items that are of it, so that it is the same whether its other events are told
    by a report here or not.
    """
    homes: dict[str, list[int]] = {}
    for number, members in enumerate(stories):
        for read in members:
            homes.setdefault(read.id, []).append(number)
    shared = sorted({number for numbers in homes.values() if len(numbers) > 1 for number in numbers})
    own = {number: stems_of_all([read for read in stories[number] if len(homes[read.id]) == 1]) for number in shared}

    def told(read: AnnotatedReport, number: int) -> AnnotatedReport:
        if len(homes[read.id]) > 1:
            return cut_to(read, number, [(home, own[home]) for home in homes[read.id]])
        members = stories[number]
        return without_foreign_items(read, members) if len(members) > 1 and lists_items(read) else read

    return tuple(tuple(told(read, number) for read in members) for number, members in enumerate(stories))


def without_foreign_items(read: AnnotatedReport, members: Members) -> AnnotatedReport:
    """A list of items without those that tell of something else, where there are two such at least and one of the story."""
    others = stems_of_all([other for other in members if other.id != read.id])
    items: dict[int, list[Span]] = {}
    for span in read.report.sentences:
        if span != read.report.headline:
            items.setdefault(read.report.paragraph_of(span.start), []).append(span)
    shares = {item: share_known(read, spans, others) for item, spans in items.items()}
    foreign = [item for item, share in shares.items() if share < FOREIGN]
    if len(foreign) < LEAST_FOREIGN or max(shares.values()) < OF_THE_STORY:
        return read
    there = [
        span == read.report.headline or read.report.paragraph_of(span.start) not in foreign
        for span in read.report.sentences
    ]
    return within(read, tuple(compress(read.report.sentences, there)))


def share_known(read: AnnotatedReport, spans: Sequence[Span], others: Stems) -> float:
    """The share of the content of some sentences, each stem by its rarity, that other reports have too."""
    stems = {stem for span in spans for stem in stems_at(read, span)}
    weight = sum(map(rarity_of, stems))
    return sum(map(rarity_of, stems & others)) / weight if weight else 1.0


def cut_to(read: AnnotatedReport, story: int, homes: list[tuple[int, Stems]]) -> AnnotatedReport:
    """The report with the sentences that are of the story and what stands in them; its text stays whole."""
    told = sentences_of(read, homes)
    pieces = [
        piece
        for span, of in zip(read.report.sentences, told, strict=True)
        for piece, own in pieces_of(read, span, of, homes)
        if story in own
    ]
    there = [story in of for of in told]
    return within(read, tuple(compress(read.report.sentences, there)), pieces)


def pieces_of(
    read: AnnotatedReport, span: Span, told: frozenset[int], homes: list[tuple[int, Stems]]
) -> list[tuple[Span, frozenset[int]]]:
    """A sentence with its stories; one of several of them in its clauses: "in Orvalla 31 were hurt; in Brusk twelve"."""
    if len(told) < 2:
        return [(span, told)]
    ends = [*(found.end() for found in CLAUSE.finditer(read.text, span.start, span.end)), span.end]
    pieces = [Span(start, end) for start, end in zip([span.start, *ends], ends, strict=False) if start < end]
    return [(piece, stories_named(stems_at(read, piece), homes) or told) for piece in pieces]


def sentences_of(read: AnnotatedReport, homes: list[tuple[int, Stems]]) -> list[frozenset[int]]:
    """The stories that each sentence is of.

    One that says nothing of any goes with what stands before it in its paragraph; else, in a list of items, it is of none of
    them, and in a running text of all.
    """
    every = frozenset(number for number, _ in homes)
    otherwise = frozenset[int]() if lists_items(read) else every
    found: list[frozenset[int]] = []
    before: tuple[int, frozenset[int]] = (-1, otherwise)
    for span in read.report.sentences:
        paragraph = read.report.paragraph_of(span.start)
        told = every if span == read.report.headline else stories_named(stems_at(read, span), homes)
        told = told or (before[1] if before[0] == paragraph else otherwise)
        before = (paragraph, told)
        found.append(told)
    return found


def stories_named(stems: Stems, homes: list[tuple[int, Stems]]) -> frozenset[int]:
    """The stories with which a sentence shares what the others have not; none where it shares too little with any."""
    weights = {
        number: sum(
            rarity_of(stem) for stem in stems & own if not any(stem in others for at, others in homes if at != number)
        )
        for number, own in homes
    }
    most = max(weights.values())
    return frozenset(n for n, weight in weights.items() if weight >= ALSO * most) if most >= TELLING else frozenset()


def stems_of_all(reads: Sequence[AnnotatedReport]) -> Stems:
    """The content stems of some reports, headlines and all."""
    return frozenset(stem for read in reads for span in read.report.sentences for stem in stems_at(read, span))


def stems_at(read: AnnotatedReport, span: Span) -> Stems:
    """The content stems of a sentence."""
    return frozenset(
        stem for token, _ in words_with_opening(read.text, span.start, span.end) for stem in stems_in(token)
    )
