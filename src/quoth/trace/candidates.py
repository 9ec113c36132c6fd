"""Which pairs of reports are looked at: all of a small story; of a large one those that share rare words or runs of words."""

import zlib
from collections import Counter, defaultdict

from quoth.text.rarity import rarity_of
from quoth.trace.details import RARE
from quoth.trace.verdict import Witness

# Up to here all pairs are judged (1,770); beyond, each report meets at most `MOST` others. Of 403 reports of one event this
# finds .99 of the pairs that share text (docs/lineage.md).
SMALL_STORY = 60
MOST = 40
# What so many reports of the story have tells little about a pair: it only leads back to the first who had it.
COMMON, FIRST = 96, 8
# One in two runs of eight words, chosen by its letters, is looked up; a shared one counts like two rare words.
SAMPLED, RUN_WEIGHT = 2, 12.0


def candidate_pairs(ordered: tuple[Witness, ...]) -> list[tuple[Witness, Witness]]:
    """Pairs in the order given; in a large story each report with those before it that share most of its rare items."""
    if len(ordered) <= SMALL_STORY:
        return [(ordered[i], ordered[j]) for j in range(len(ordered)) for i in range(j)]
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for later, witness in enumerate(ordered):
        met: Counter[int] = Counter()
        for item, weight in items_of(witness):
            held = holders[item]
            for earlier in held if len(held) < COMMON else held[:FIRST]:
                met[earlier] += weight
            if len(held) < COMMON:
                held.append(later)
        nearest = sorted(met.items(), key=lambda found: (-found[1], found[0]))[:MOST]
        pairs += [(ordered[earlier], witness) for earlier, _ in sorted(nearest)]
    return pairs


def items_of(witness: Witness) -> list[tuple[str, int]]:
    """What a report is looked up by, with its weight: rare words that stand once in it, some of its runs of eight words."""
    details = witness.details
    words = [(stem, round(100 * weight)) for stem in details.once if (weight := rarity_of(stem)) > RARE]
    runs = (" ".join(run) for run in details.long_runs)
    sampled = [(run, round(100 * RUN_WEIGHT)) for run in runs if zlib.crc32(run.encode()) % SAMPLED == 0]
    return words + sampled
