"""The details of a report that lineage looks at: which words stand in which sentence, which but once, names, runs."""

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict

from msgspec import Struct

from quoth.text.content import is_name, stems_in, words_with_opening
from quoth.text.folding import fold_word
from quoth.text.overlap import shingles
from quoth.text.rarity import rarity_of, weight_of
from quoth.text.tokens import tokens_of
from quoth.trace.blocks import quoted_in
from quoth.trace.credits import is_party
from quoth.types import AnnotatedReport, Span

# A word rarer than this is a detail that can be found again (in fewer than one report in twelve).
RARE = 2.5
# Runs of this many words are counted for kinds of copies; runs of eight show that some of the wording was taken over.
RUN, LONG_RUN = 5, 8
# A quotation is known again by runs of so many words; a shorter one may be anybody's.
QUOTED_RUN = 5
SHORTEST_WORDS = 4
# A sentence of one common word must not count as found whole.
LEAST_WEIGHT = 5.0


class Details(Struct, frozen=True):
    """What can be found again in another report. Sentences are numbered without the headline, scraps go with a neighbour.

    `numbers` are their places in `report.sentences`, `stretches` where each stands with its scraps; `wording` is the same
    for texts with the same words. `told` are the stems outside quotations of each sentence, `told_weight` and
    `weight` what they weigh; `at` says in which sentences a stem stands (quotations included), `once` holds the stems
    that stand once in the whole report (`once_rare` the rare ones), `where` the first place of each. `names` and `figures` are
    stems too; `all_told` are the stems outside quotations, `plain` the rare ones of these that are neither. `prose` is
    what stands outside quotations, word by word, `prose_at` where. `quoted` are the runs of five words of each quotation.
    """

    numbers: tuple[int, ...]
    stretches: tuple[tuple[Span, ...], ...]
    wording: str
    told: tuple[frozenset[str], ...]
    told_weight: tuple[float, ...]
    weight: tuple[float, ...]
    at: dict[str, tuple[int, ...]]
    once: frozenset[str]
    once_told: frozenset[str]
    once_rare: frozenset[str]
    once_weight: float
    where: dict[str, Span]
    names: frozenset[str]
    figures: frozenset[str]
    all_told: frozenset[str]
    plain: frozenset[str]
    plain_weight: float
    runs: frozenset[tuple[str, ...]]
    long_runs: frozenset[tuple[str, ...]]
    prose: tuple[str, ...]
    prose_at: tuple[Span, ...]
    quoted: tuple[frozenset[tuple[str, ...]], ...]
    all_quoted: frozenset[tuple[str, ...]]
    words: int


def details_of(read: AnnotatedReport) -> Details:
    """The details of a report."""
    text = read.text
    numbers = story_sentences(read)
    stretches = with_scraps(read, numbers)
    quoted = quoted_in(read)
    opened = [span.start for span in quoted]
    told: list[frozenset[str]] = []
    all_stems: list[frozenset[str]] = []
    counts: Counter[str] = Counter()
    where: dict[str, Span] = {}
    names: set[str] = set()
    prose: list[str] = []
    prose_at: list[Span] = []
    words: list[str] = []
    for stretch in stretches:
        outside, inside = set[str](), set[str]()
        for token, opens in (word for span in stretch for word in words_with_opening(text, span.start, span.end)):
            place = bisect_right(opened, token.start)
            within = place > 0 and token.start < quoted[place - 1].end
            words.append(fold_word(token.text))
            if not within:
                prose.append(words[-1])
                prose_at.append(Span(token.start, token.end))
            for stem in stems_in(token):
                counts[stem] += 1
                if stem not in where:
                    where[stem] = Span(token.start, token.end)
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
    all_told = frozenset[str]().union(*told)
    once_told = once & all_told
    figures = frozenset(stem for stem in counts if stem[0].isdigit())
    plain = frozenset(stem for stem in all_told - names - figures if rarity_of(stem) > RARE)
    quotations = quotations_in(text, tuple(read.report.sentences) if is_party(read) else quoted)
    return Details(
        numbers=numbers,
        stretches=stretches,
        wording=hashlib.sha256(" ".join(words).encode()).hexdigest(),
        told=tuple(told),
        told_weight=tuple(weight_of(stems) for stems in told),
        weight=tuple(max(LEAST_WEIGHT, weight_of(stems)) for stems in all_stems),
        at={stem: tuple(places) for stem, places in at.items()},
        once=once,
        once_told=once_told,
        once_rare=frozenset(stem for stem in once if rarity_of(stem) > RARE),
        once_weight=weight_of(once_told),
        where=where,
        names=frozenset(names),
        figures=figures,
        all_told=all_told,
        plain=plain,
        plain_weight=weight_of(plain),
        runs=shingles(prose, RUN),
        long_runs=shingles(prose, LONG_RUN),
        prose=tuple(prose),
        prose_at=tuple(prose_at),
        quoted=quotations,
        all_quoted=frozenset[tuple[str, ...]]().union(*quotations),
        words=sum(len(span.of(text).split()) for stretch in stretches for span in stretch),
    )


def quotations_in(text: str, quoted: tuple[Span, ...]) -> tuple[frozenset[tuple[str, ...]], ...]:
    """Each quotation of five words or more as its runs of words."""
    told = (
        [fold_word(token.text) for token in tokens_of(text, span.start, span.end) if token.is_word] for span in quoted
    )
    return tuple(shingles(words, QUOTED_RUN) for words in told if len(words) >= QUOTED_RUN)


def story_sentences(read: AnnotatedReport) -> tuple[int, ...]:
    """The sentences that tell something: without the headline and scraps."""
    report = read.report
    return tuple(
        number
        for number, sentence in enumerate(report.sentences)
        if sentence != report.headline and len(sentence.of(report.text).split()) >= SHORTEST_WORDS
    )


def with_scraps(read: AnnotatedReport, numbers: tuple[int, ...]) -> tuple[tuple[Span, ...], ...]:
    """Each sentence with the scraps of its paragraph that follow it; those that open a paragraph go with the next sentence.

    "On what? A gold watch. A mink cape." is how tabloids list; a scrap with a paragraph to itself is no part of the story.
    """
    report, story = read.report, frozenset(numbers)
    homes: dict[int, list[Span]] = {number: [report.sentences[number]] for number in numbers}
    last: tuple[int, int] | None = None
    waiting: list[tuple[int, Span]] = []
    ends = [span.end for span in report.paragraphs]
    for number, sentence in enumerate(report.sentences):
        paragraph = bisect_right(ends, sentence.start)
        if number in story:
            homes[number] = [*(span for where, span in waiting if where == paragraph), sentence]
            last, waiting = (paragraph, number), []
        elif sentence != report.headline:
            if last is not None and last[0] == paragraph:
                homes[last[1]].append(sentence)
            else:
                waiting.append((paragraph, sentence))
    return tuple(tuple(homes[number]) for number in numbers)
