"""The details of a report that lineage looks at: which words stand in which sentence, which but once, names, runs."""

from collections import Counter, defaultdict

from msgspec import Struct

from quoth.text.content import is_name, stems_in, words_with_opening
from quoth.text.folding import fold_word
from quoth.text.overlap import shingles
from quoth.text.quotation import quoted_spans
from quoth.text.rarity import weight_of
from quoth.types import AnnotatedReport, Span

# Runs of this many words are counted for kinds of copies; runs of eight show that some of the wording was taken over.
RUN, LONG_RUN = 5, 8
SHORTEST_WORDS = 4
# A sentence of one common word must not count as found whole.
LEAST_WEIGHT = 5.0


class Details(Struct, frozen=True):
    """What can be found again in another report. Sentences are numbered without headline and scraps.

    `numbers` are their places in `report.sentences`; `told` the stems outside quotations of each, `told_weight` and
    `weight` what they weigh; `at` says in which sentences a stem stands (quotations included), `once` holds the stems
    that stand once in the whole report, `where` the first place of each. `names` and `figures` are stems too.
    """

    numbers: tuple[int, ...]
    told: tuple[frozenset[str], ...]
    told_weight: tuple[float, ...]
    weight: tuple[float, ...]
    at: dict[str, tuple[int, ...]]
    once: frozenset[str]
    once_told: frozenset[str]
    once_weight: float
    where: dict[str, Span]
    names: frozenset[str]
    figures: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    long_runs: frozenset[tuple[str, ...]]
    words: int


def details_of(read: AnnotatedReport) -> Details:
    """The details of a report."""
    report, text = read.report, read.text
    numbers = story_sentences(read)
    quoted = quoted_spans(text)
    told: list[frozenset[str]] = []
    all_stems: list[frozenset[str]] = []
    counts: Counter[str] = Counter()
    where: dict[str, Span] = {}
    names: set[str] = set()
    prose: list[str] = []
    for number in numbers:
        sentence = report.sentences[number]
        outside, inside = set[str](), set[str]()
        for token, opens in words_with_opening(text, sentence.start, sentence.end):
            within = any(span.start <= token.start < span.end for span in quoted)
            if not within:
                prose.append(fold_word(token.text))
            for stem in stems_in(token):
                counts[stem] += 1
                where.setdefault(stem, Span(token.start, token.end))
                (inside if within else outside).add(stem)
                if is_name(token, opens=opens):
                    names.add(stem)
        told.append(frozenset(outside))
        all_stems.append(frozenset(outside | inside))
    at: dict[str, list[int]] = defaultdict(list)
    for number, stems in enumerate(all_stems):
        for stem in sorted(stems):
            at[stem].append(number)
    once = frozenset(stem for stem, count in counts.items() if count == 1)
    once_told = once & frozenset().union(*told)
    return Details(
        numbers=numbers,
        told=tuple(told),
        told_weight=tuple(weight_of(stems) for stems in told),
        weight=tuple(max(LEAST_WEIGHT, weight_of(stems)) for stems in all_stems),
        at={stem: tuple(places) for stem, places in at.items()},
        once=once,
        once_told=once_told,
        once_weight=weight_of(once_told),
        where=where,
        names=frozenset(names),
        figures=frozenset(stem for stem in counts if stem[0].isdigit()),
        runs=shingles(prose, RUN),
        long_runs=shingles(prose, LONG_RUN),
        words=sum(len(report.sentences[number].of(text).split()) for number in numbers),
    )


def story_sentences(read: AnnotatedReport) -> tuple[int, ...]:
    """The sentences that tell something: without the headline and scraps."""
    report = read.report
    return tuple(
        number
        for number, sentence in enumerate(report.sentences)
        if sentence != report.headline and len(sentence.of(report.text).split()) >= SHORTEST_WORDS
    )
