"""Average linkage over a few pairs: the groups that are likest on average are joined first, down to a bar.

Method: agglomerative clustering with mean similarity (Sokal and Michener 1958), on a sparse graph; a pair that was not
compared counts as unlike.
"""

import heapq
from collections import defaultdict

# What a pair that was not compared counts.
UNCOMPARED = -6.0


class Groups:
    """Groups of numbered items, with the summed evidence and the number of compared pairs between them."""

    def __init__(self, count: int, evidence: dict[tuple[int, int], float]) -> None:
        self.members = {item: [item] for item in range(count)}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.pairs: dict[int, dict[int, int]] = defaultdict(dict)
        for (one, other), value in evidence.items():
            self.sums[one][other] = self.sums[other][one] = value
            self.pairs[one][other] = self.pairs[other][one] = 1

    def mean(self, one: int, other: int) -> float:
        """The mean evidence between the members of two groups."""
        total = len(self.members[one]) * len(self.members[other])
        return (self.sums[one][other] + UNCOMPARED * (total - self.pairs[one][other])) / total

    def join(self, one: int, other: int, name: int) -> list[int]:
        """Two groups as one under a new name; gives the groups that were compared with either."""
        self.members[name] = self.members.pop(one) + self.members.pop(other)
        neighbours = sorted((self.sums[one].keys() | self.sums[other].keys()) & self.members.keys())
        for near in neighbours:
            self.sums[name][near] = self.sums[near][name] = self.sums[one].get(near, 0) + self.sums[other].get(near, 0)
            both = self.pairs[one].get(near, 0) + self.pairs[other].get(near, 0)
            self.pairs[name][near] = self.pairs[near][name] = both
        for table in (self.sums, self.pairs):
            del table[one], table[other]
        return neighbours


def linked(count: int, evidence: dict[tuple[int, int], float], *, bar: float) -> list[list[int]]:
    """The items 0 to count - 1 in groups whose mean evidence is at the bar or above; members and groups in order."""
    groups = Groups(count, evidence)
    waiting = [(-value, one, other) for (one, other), value in evidence.items() if value >= bar]
    heapq.heapify(waiting)
    name = count
    while waiting:
        _, one, other = heapq.heappop(waiting)
        if one not in groups.members or other not in groups.members:
            continue
        for near in groups.join(one, other, name):
            mean = groups.mean(name, near)
            if mean >= bar:
                heapq.heappush(waiting, (-mean, near, name))
        name += 1
    return sorted(sorted(members) for members in groups.members.values())
