"""Links between reports that close no circle and let nothing flow back in time, added one by one.

The reports stand in an order in which parents come before children. Only a link against it makes a search necessary: upwards
and downwards by turns, until one side is exhausted and moves past the other (after Bender, Fineman, Gilbert, Tarjan 2016). Of
what stands above and below the latest and the earliest time are enough.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from quoth.trace.times import window_of
from quoth.types import AnnotatedReport

# Between two neighbours in the order there is room for so many halvings before all are numbered anew.
ROOM = 1 << 256


class Row:
    """Names in a row, in which some can be moved to stand before or behind another one."""

    def __init__(self, names: Sequence[str]) -> None:
        self._following = dict(zip(("", *names), (*names, ""), strict=True))
        self._before = {following: name for name, following in self._following.items()}
        self.place: dict[str, int] = {}
        self._number()

    def _number(self) -> None:
        name, place = self._following[""], ROOM
        while name:
            self.place[name], place = place, place + ROOM
            name = self._following[name]

    def move(self, names: list[str], *, behind: str) -> None:
        """Puts some names, in their own order, behind another one; an empty one stands for the beginning."""
        for name in sorted(names, key=self.place.__getitem__):
            self._link(self._before[name], self._following[name])
            following = self._following[behind]
            self._link(behind, name)
            self._link(name, following)
            low = self.place.get(behind, 0)
            high = self.place[following] if following else low + 2 * ROOM
            self.place[name] = (low + high) // 2
            if self.place[name] == low:
                self._number()
            behind = name

    def before(self, name: str) -> str:
        """The name before another one; an empty one for the first."""
        return self._before[name]

    def _link(self, name: str, following: str) -> None:
        self._following[name], self._before[following] = following, name


class Ancestry:
    """Who was made from whom so far, the reports being given by their times."""

    def __init__(self, ordered: Sequence[AnnotatedReport]) -> None:
        self.parents: dict[str, list[str]] = defaultdict(list)
        self.children: dict[str, list[str]] = defaultdict(list)
        self._row = Row([read.id for read in ordered])
        windows = [(read.id, window) for read in ordered if (window := window_of(read)) is not None]
        # Of a report and all above it the latest time before which it was not there; of it and all below the earliest
        # at which it was.
        self._after: dict[str, datetime] = {name: window.earliest for name, window in windows}
        self._before: dict[str, datetime] = {name: window.latest for name, window in windows}

    def add(self, child: str, parent: str, *, surely: bool) -> bool:
        """Adds a link; False, and no link, where it is not `surely` right and would close a circle or lead back in time."""
        if not surely and (child == parent or self._flows_back(child, parent)):
            return False
        if self._row.place[parent] > self._row.place[child] and not self._brought_in_order(child, parent):
            return False
        self.parents[child].append(parent)
        self.children[parent].append(child)
        self._hand_down(parent, child)
        self._hand_up(child, parent)
        return True

    def _flows_back(self, child: str, parent: str) -> bool:
        """Whether a report that would come to stand below is surely earlier than one above."""
        first, second = self._after.get(parent), self._before.get(child)
        return first is not None and second is not None and second < first

    def _brought_in_order(self, child: str, parent: str) -> bool:
        """Moves what must stand before the child, or behind the parent; False, and no move, where that is a circle."""
        above, below = {parent: None}, {child: None}
        upwards, downwards = self._climb(parent, child, above), self._descend(child, parent, below)
        while True:
            upper, lower = next(upwards, None), next(downwards, None)
            if upper == child or lower == parent:
                return False
            if upper is None:
                self._row.move(list(above), behind=self._row.before(child))
                return True
            if lower is None:
                self._row.move(list(below), behind=parent)
                return True

    def _climb(self, start: str, lowest: str, seen: dict[str, None]) -> Iterator[str]:
        """All above a report that stands behind another one, or is it, link by link."""
        waiting, low = [start], self._row.place[lowest]
        while waiting:
            for found in self.parents.get(waiting.pop(), ()):
                if found not in seen and self._row.place[found] >= low:
                    seen[found] = None
                    waiting.append(found)
                yield found

    def _descend(self, start: str, highest: str, seen: dict[str, None]) -> Iterator[str]:
        """All below a report that stands before another one, or is it, link by link."""
        waiting, high = [start], self._row.place[highest]
        while waiting:
            for found in self.children.get(waiting.pop(), ()):
                if found not in seen and self._row.place[found] <= high:
                    seen[found] = None
                    waiting.append(found)
                yield found

    def _hand_down(self, parent: str, child: str) -> None:
        """What stands below the parent now was not there before the parent was."""
        waiting = [(parent, child)] if parent in self._after else []
        while waiting:
            upper, lower = waiting.pop()
            if lower not in self._after or self._after[lower] < self._after[upper]:
                self._after[lower] = self._after[upper]
                waiting += [(lower, further) for further in self.children.get(lower, ())]

    def _hand_up(self, child: str, parent: str) -> None:
        """What stands above the child now was there before the child was."""
        waiting = [(child, parent)] if child in self._before else []
        while waiting:
            lower, upper = waiting.pop()
            if upper not in self._before or self._before[lower] < self._before[upper]:
                self._before[upper] = self._before[lower]
                waiting += [(upper, further) for further in self.parents.get(upper, ())]
