"""Groups that are likest are joined first, down to the bar: agglomerative clustering on a sparse graph.

A group is compared as a whole, by its sums; a pair of groups is looked at where a report of one met a report of the other.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from quoth.cluster.likeness import log_odds
from quoth.cluster.products import Products
from quoth.cluster.profiles import Crosses, Profile, added_crosses, joined
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

    def __init__(self, products: Products | None = None) -> None:
        self.products = products or Products()
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
        """A group of one that takes no part, so that nothing is kept apart from it."""
        self.kept_apart = {pair: rule for pair, rule in self.kept_apart.items() if number not in pair}
        del self.profiles[number], self.members[number]
        for near in self.near.pop(number, {}):
            del self.near[near][number]

    def take_all_out(self, numbers: Iterable[int]) -> None:
        """Several groups of one that take no part."""
        for number in numbers:
            self.take_out(number)

    def fix_all(self) -> None:
        """From here on the groups that stand are joined by newcomers, and not to each other."""
        self.fixed.update(self.profiles)

    def meet(self, one: int, others: Sequence[int]) -> None:
        """A group is compared with others, and they wait to be joined where they are alike."""
        new = [other for other in others if other != one and other not in self.near[one]]
        self._share(one, new)
        for other in new:
            self._weigh(one, other)

    def shared(self, one: int, other: int) -> Crosses:
        """What two groups share as they are now."""
        self._share(one, [other])
        return self.near[one][other].crosses

    def _share(self, one: int, others: Sequence[int]) -> None:
        """Adds up what a group shares with others, where that is not known or they have grown."""
        changed = [other for other in others if self._known(one, other) is None]
        if changed:
            found = self.products.crosses(self.profiles[one], [self.profiles[other] for other in changed])
            for other, shared in zip(changed, found, strict=True):
                sizes = self.profiles[one].size + self.profiles[other].size
                self.near[one][other] = self.near[other][one] = Shared(shared, sizes)

    def _known(self, one: int, other: int) -> Shared | None:
        """What is known of two groups, as long as none of them has grown."""
        known = self.near[one].get(other)
        if known is None or known.sizes != self.profiles[one].size + self.profiles[other].size:
            return None
        return known

    def value(self, one: int, other: int) -> float:
        """The log-odds of two groups, above the bar."""
        if self._is_fixed(one, other):
            return -1.0
        known = self._known(one, other)
        if known is None:
            self._share(one, [other])
            known = self.near[one][other]
        if known.value is None:
            known.value = round(log_odds(self.profiles[one], self.profiles[other], known.crosses), 9)
        return known.value

    def value_of(self, profile: Profile, other: int) -> float:
        """The log-odds of a profile that is no group here and a group, above the bar; -1 where a rule keeps them apart."""
        (shared,) = self.products.crosses(profile, [self.profiles[other]])
        kept = veto(profile, self.profiles[other], shared)
        return -1.0 if kept else log_odds(profile, self.profiles[other], shared)

    def _is_fixed(self, one: int, other: int) -> bool:
        return bool(self.fixed) and one in self.fixed and other in self.fixed

    def join_all(self) -> None:
        """Joins what is alike until nothing more is; what grew more alike unseen is found when nothing else waits."""
        before = None
        while before != len(self.profiles):
            before = len(self.profiles)
            self._join_waiting()
            for one in sorted(self.profiles):
                others = [other for other in sorted(self.near[one]) if one < other and not self._is_fixed(one, other)]
                self._share(one, others)
                for other in others:
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
                self.join(one, other)
            else:
                self.kept_apart[one, other] = kept

    def join(self, one: int, other: int) -> None:
        """The group that has met more keeps its number, so that what waits for it still holds."""
        large, small = (one, other) if len(self.near[one]) >= len(self.near[other]) else (other, one)
        shared = self.shared(large, small)
        mine, moved = self.near[large], self.near.pop(small)
        del mine[small], moved[large]
        weighed = sorted(mine.keys() | moved.keys()) if len(mine) <= FEW else sorted(moved)
        known = [
            added_crosses(*both) for both in zip(*(self._with(each, weighed) for each in (large, small)), strict=True)
        ]
        for near in moved:
            del self.near[near][small]
        self.profiles[large] = joined(self.profiles[large], self.profiles.pop(small), shared)
        self.members[large] += self.members.pop(small)
        if small in self.fixed:
            self.fixed.add(large)
        for near, both in zip(weighed, known, strict=True):
            mine[near] = self.near[near][large] = Shared(both, self.profiles[large].size + self.profiles[near].size)
            self._weigh(large, near)

    def _with(self, one: int, others: Sequence[int]) -> list[Crosses]:
        """What a group that is about to be joined shares with others."""
        known = {other: shared.crosses for other in others if (shared := self._known(one, other)) is not None}
        changed = [other for other in others if other not in known]
        if changed:
            found = self.products.crosses(self.profiles[one], [self.profiles[other] for other in changed])
            known |= dict(zip(changed, found, strict=True))
        return [known[other] for other in others]
