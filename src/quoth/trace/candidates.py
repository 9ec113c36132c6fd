"""Which pairs of reports are looked at: all of a small story; of a large one those that share rare words or long runs."""

from collections import Counter, defaultdict

from quoth.text.rarity import rarity_of
from quoth.trace.details import RARE
from quoth.trace.verdict import Witness

# Up to here all pairs are judged (1,770); beyond, each report meets at most `MOST` others.
SMALL_STORY = 60
MOST = 40


def candidate_pairs(ordered: tuple[Witness, ...]) -> list[tuple[Witness, Witness]]:
    """Pairs in the order given; in a large story each report with those before it that share most of its rare words."""
    if len(ordered) <= SMALL_STORY:
        return [(ordered[i], ordered[j]) for j in range(len(ordered)) for i in range(j)]
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for later, witness in enumerate(ordered):
        met: Counter[int] = Counter()
        for stem in sorted(witness.details.once):
            weight = rarity_of(stem)
            if weight <= RARE:
                continue
            # What half the story has tells nothing about a pair: only the first and the latest holders are met.
            held = holders[stem]
            for earlier in held if len(held) <= MOST else (*held[: MOST // 2], *held[-MOST // 2 :]):
                met[earlier] += round(100 * weight)
            held.append(later)
        nearest = sorted(met.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        pairs += [(ordered[earlier], witness) for earlier, _ in sorted(nearest)]
    return pairs
