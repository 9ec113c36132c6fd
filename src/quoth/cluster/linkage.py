"""Groups that are likest are joined first, down to the bar: agglomerative clustering on a sparse graph.

A group is compared as a whole, by its sums; a pair of groups is looked at where a report of one met a report of the other.
"""

import heapq
from collections import defaultdict

from msgspec import Struct

from quoth.cluster.likeness import log_odds
from quoth.cluster.profiles import Crosses, Profile, added_crosses, crosses, joined
from quoth.cluster.vetoes import veto

# Of a group that has met more than this, only those are weighed at once that the last join brought in.
FEW = 24

Pair = tuple[int, int]


class Shared(Struct):
    """What two groups share, how many reports they had when it was added up, and the log-odds where they are known."""

    crosses: Crosses
    sizes: int
    value: float | None = None


class Groups:
    """Groups by number, what each pair that met shares, and the pairs that wait to be joined, the likest first."""

    def __init__(self) -> None:
        self.profiles: dict[int, Profile] = {}
        self.members: dict[int, list[int]] = {}
        self.near: dict[int, dict[int, Shared]] = defaultdict(dict)
        self.fixed: set[int] = set()
        self.kept_apart: dict[Pair, str] = {}
        self._waiting: list[tuple[float, tuple[str, str], tuple[str, str], int, int]] = []

    def add(self, number: int, profile: Profile) -> None:
        """A group of one; one that is here already stays as it is."""
        if number not in self.profiles:
            self.profiles[number], self.members[number] = profile, [number]

    def take_out(self, number: int) -> None:
        """A group of one that takes no part."""
        del self.profiles[number], self.members[number]
        for near in self.near.pop(number, {}):
            del self.near[near][number]

    def fix_all(self) -> None:
        """From here on the groups that stand are joined by newcomers, and not to each other."""
        self.fixed.update(self.profiles)

    def meet(self, one: int, other: int) -> None:
        """Two groups are compared, and wait to be joined where they are alike."""
        if one != other and other not in self.near[one]:
            self._weigh(one, other)

    def shared(self, one: int, other: int) -> Crosses:
        """What two groups share as they are now."""
        sizes = self.profiles[one].size + self.profiles[other].size
        known = self.near[one].get(other)
        if known is None or known.sizes != sizes:
            known = Shared(crosses(self.profiles[one], self.profiles[other]), sizes)
            self.near[one][other] = self.near[other][one] = known
        return known.crosses

    def value(self, one: int, other: int) -> float:
        """The log-odds of two groups, above the bar."""
        if one in self.fixed and other in self.fixed:
            return -1.0
        shared = self.shared(one, other)
        known = self.near[one][other]
        if known.value is None:
            known.value = round(log_odds(self.profiles[one], self.profiles[other], shared), 9)
        return known.value

    def value_of(self, profile: Profile, other: int) -> float:
        """The log-odds of a profile that is no group here and a group, above the bar; -1 where a rule keeps them apart."""
        shared = crosses(profile, self.profiles[other])
        kept = veto(profile, self.profiles[other], shared)
        return -1.0 if kept else log_odds(profile, self.profiles[other], shared)

    def join_all(self) -> None:
        """Joins what is alike until nothing more is; what grew more alike unseen is found when nothing else waits."""
        before = None
        while before != len(self.profiles):
            before = len(self.profiles)
            self._join_waiting()
            for one in sorted(self.profiles):
                for other in sorted(self.near[one]):
                    if one < other:
                        self._weigh(one, other)
            self._join_waiting()

    def _weigh(self, one: int, other: int) -> None:
        value = self.value(one, other)
        if value >= 0:
            first, second = sorted((one, other), key=lambda number: self.profiles[number].order)
            order = (self.profiles[first].order, self.profiles[second].order)
            heapq.heappush(self._waiting, (-value, *order, first, second))

    def _join_waiting(self) -> None:
        while self._waiting:
            value, _, _, one, other = heapq.heappop(self._waiting)
            if one not in self.profiles or other not in self.profiles:
                continue
            if self.value(one, other) < -value:
                self._weigh(one, other)
                continue
            kept = veto(self.profiles[one], self.profiles[other], self.shared(one, other))
            if kept is None:
                self._join(one, other)
            else:
                self.kept_apart[one, other] = kept

    def _join(self, one: int, other: int) -> None:
        """The group that has met more keeps its number, so that what waits for it still holds."""
        large, small = (one, other) if len(self.near[one]) >= len(self.near[other]) else (other, one)
        shared = self.shared(large, small)
        mine, moved = self.near[large], self.near.pop(small)
        del mine[small], moved[large]
        weighed = sorted(mine.keys() | moved.keys()) if len(mine) <= FEW else sorted(moved)
        known = {near: self._with_both(near, large, small) for near in weighed}
        for near in moved:
            del self.near[near][small]
        self.profiles[large] = joined(self.profiles[large], self.profiles.pop(small), shared)
        self.members[large] += self.members.pop(small)
        if small in self.fixed:
            self.fixed.add(large)
        for near, both in known.items():
            mine[near] = self.near[near][large] = Shared(both, self.profiles[large].size + self.profiles[near].size)
            self._weigh(large, near)

    def _with_both(self, near: int, large: int, small: int) -> Crosses:
        """What a group shares with two that are about to be one."""
        found = [
            self.shared(near, each) if each in self.near[near] else crosses(self.profiles[near], self.profiles[each])
            for each in (large, small)
        ]
        return added_crosses(*found)
