"""Which groups a report is compared with: those that share most of its heaviest stems, found by stem, never all of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from quoth.cluster.features import Weights

Name = TypeVar("Name", bound=Hashable)

# A report is filed under its heaviest stems, a stem leads to the latest groups under it, a report meets the nearest.
HEAVIEST, LATEST, NEAREST = 25, 50, 16


class StemIndex(Generic[Name]):
    """Groups by their heaviest stems. What is taken out leaves nothing behind, so that closed stories cost nothing."""

    def __init__(self) -> None:
        self._filed: dict[str, dict[Name, float]] = defaultdict(dict)
        self._under: dict[Name, set[str]] = defaultdict(set)

    def file(self, name: Name, row: Weights) -> None:
        """Files a group under its heaviest stems, as the latest there."""
        for stem, weight in heaviest(row):
            filed = self._filed[stem]
            filed[name] = max(weight, filed.pop(name, 0.0))
            self._under[name].add(stem)
            if len(filed) > LATEST:
                oldest = next(iter(filed))
                del filed[oldest]
                self._under[oldest].discard(stem)

    def take_out(self, names: Iterable[Name]) -> None:
        """Takes groups out."""
        for name in names:
            for stem in self._under.pop(name, ()):
                del self._filed[stem][name]
                if not self._filed[stem]:
                    del self._filed[stem]

    def nearest(self, row: Weights) -> list[Name]:
        """The groups that share most, the nearest first; of equals the one filed first."""
        met: dict[Name, float] = {}
        for stem, weight in heaviest(row):
            for name, theirs in self._filed.get(stem, {}).items():
                met[name] = met.get(name, 0.0) + weight * theirs
        return sorted(met, key=lambda name: -round(met[name], 9))[:NEAREST]


def heaviest(row: Weights) -> list[tuple[str, float]]:
    """The heaviest stems of a row."""
    return sorted(row.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]
