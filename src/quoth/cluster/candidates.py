"""Which pairs of reports are compared: all of a few; of many those that share some of their heaviest stems."""

from collections import Counter, defaultdict

from quoth.cluster.features import Features

# Up to here all pairs are compared; beyond, each report meets at most `MOST` others.
FEW = 100
MOST = 60
# A report is filed under its heaviest stems, and a stem leads to the latest reports under it.
HEAVIEST, LATEST = 40, 200


def candidate_pairs(ordered: list[Features]) -> list[tuple[int, int]]:
    """Pairs of places in the order given, the earlier first."""
    if len(ordered) <= FEW:
        return [(earlier, later) for later in range(len(ordered)) for earlier in range(later)]
    filed: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for later, features in enumerate(ordered):
        met: Counter[int] = Counter()
        heaviest = sorted(features.stems.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]
        for stem, weight in heaviest:
            for earlier in filed[stem][-LATEST:]:
                met[earlier] += round(10_000 * weight * ordered[earlier].stems[stem])
            filed[stem].append(later)
        nearest = sorted(met.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        pairs += [(earlier, later) for earlier, _ in sorted(nearest)]
    return pairs
