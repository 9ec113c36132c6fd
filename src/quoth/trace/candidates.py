"""Which pairs of reports are looked at: all of a small story; of a large one those that share rare names, figures or runs."""

from collections import Counter, defaultdict

from quoth.trace.details import Details
from quoth.types import AnnotatedReport

# Up to here all pairs are judged (1,770); beyond, each report meets at most `MOST` others.
SMALL_STORY = 60
MOST = 40


def candidate_pairs(
    ordered: tuple[AnnotatedReport, ...], details: dict[str, Details]
) -> list[tuple[AnnotatedReport, AnnotatedReport]]:
    """Pairs (earlier, later) in the order given."""
    if len(ordered) <= SMALL_STORY:
        return [(ordered[i], ordered[j]) for j in range(len(ordered)) for i in range(j)]
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for later, read in enumerate(ordered):
        own = details[read.id]
        items = [*(f"n {name}" for name in own.names), *(f"f {figure}" for figure in own.figures)]
        items += [f"s {stem}" for stem in sorted(own.stems)]
        met: Counter[int] = Counter()
        for item in items:
            # An item that half the story has tells nothing about a pair; only its latest holders are met.
            for earlier in holders[item][-MOST:]:
                met[earlier] += 1
            holders[item].append(later)
        nearest = sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        pairs += [(ordered[earlier], read) for earlier, _ in sorted(nearest)]
    return pairs
