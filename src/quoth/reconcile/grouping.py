"""Pairs to groups by average linkage, so that a chain of likenesses does not pull unlike statements together."""

from heapq import heapify, heappop, heappush

from quoth.reconcile.pairing import Pair

# Two groups join where the mean likeness over all pairs between them is at least this; a pair that was no candidate
# counts as 0. Set on the labelled stories by `benchmarks/claims.py`.
JOIN = 0.45


def group_pairs(count: int, pairs: tuple[Pair, ...], join: float = JOIN) -> tuple[tuple[int, ...], ...]:
    """The numbers 0 to count-1 in groups, each sorted, in the order of their first; single ones too.

    Agglomerative clustering with average linkage over sparse pairs: the closest two groups join first, ties by number.
    """
    groups: dict[int, tuple[int, ...]] = {number: (number,) for number in range(count)}
    sums: dict[int, dict[int, float]] = {number: {} for number in range(count)}
    for first, second, likeness in pairs:
        sums[first][second] = sums[second][first] = likeness
    heap = [(-likeness, first, second) for first, second, likeness in pairs if likeness >= join]
    heapify(heap)
    following = count
    while heap:
        _, first, second = heappop(heap)
        if first not in groups or second not in groups:
            continue
        groups[following] = tuple(sorted(groups.pop(first) + groups.pop(second)))
        sums[following] = joined_sums(sums, first, second)
        for other, total in sums[following].items():
            sums[other].pop(first, None)
            sums[other].pop(second, None)
            sums[other][following] = total
            mean = total / (len(groups[following]) * len(groups[other]))
            if mean >= join:
                heappush(heap, (-mean, min(other, following), max(other, following)))
        following += 1
    return tuple(sorted(groups.values()))


def joined_sums(sums: dict[int, dict[int, float]], first: int, second: int) -> dict[int, float]:
    """The likenesses of two groups to all others, added up; the two are taken out."""
    left, right = sums.pop(first), sums.pop(second)
    others = (left.keys() | right.keys()) - {first, second}
    return {other: left.get(other, 0.0) + right.get(other, 0.0) for other in sorted(others)}
