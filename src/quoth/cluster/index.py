"""Which groups a report is compared with: those that share most of its heaviest stems, found by stem, never all of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from quoth.cluster.features import Weights

Name = TypeVar("Name", bound=Hashable)
# Stems with their weights, the heaviest first.
Lead = list[tuple[str, float]]

# A report is filed under its heaviest stems, a stem leads to the latest groups under it, a report meets the nearest.
HEAVIEST, LATEST, NEAREST = 25, 50, 16
# Groups count as equally near where they differ by less than this many places.
PLACES = 9


class StemIndex(Generic[Name]):
    """Groups by their heaviest stems. What is taken out leaves nothing behind, so that closed stories cost nothing."""

    def __init__(self) -> None:
        self._filed: dict[str, dict[Name, float]] = defaultdict(dict)
        self._under: dict[Name, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._under)

    def file(self, name: Name, lead: Lead) -> None:
        """Files a group under its heaviest stems, as the latest there."""
        under = self._under[name]
        for stem, weight in lead:
            filed = self._filed[stem]
            filed[name] = max(weight, filed.pop(name, 0.0))
            under.add(stem)
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

    def nearest(self, lead: Lead) -> list[Name]:
        """The groups that share most, the nearest first; of equals the one filed first."""
        met: dict[Name, float] = {}
        for stem, weight in lead:
            if filed := self._filed.get(stem):
                for name, theirs in filed.items():
                    met[name] = met.get(name, 0.0) + weight * theirs
        if len(met) > NEAREST:
            least = sorted(met.values(), reverse=True)[NEAREST - 1] - 2 * 10**-PLACES
            met = {name: shared for name, shared in met.items() if shared >= least}
        return sorted(met, key=lambda name: -round(met[name], PLACES))[:NEAREST]


def heaviest(row: Weights) -> Lead:
    """The heaviest stems of a row."""
    if len(row) > HEAVIEST:
        least = sorted(row.values(), reverse=True)[HEAVIEST - 1]
        row = {stem: weight for stem, weight in row.items() if weight >= least}
    return sorted(row.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]
