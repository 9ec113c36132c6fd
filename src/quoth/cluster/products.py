"""What one group shares with many, in one go: the keys of all rows have numbers, so that rows are arrays."""

from collections.abc import Callable, Sequence
from itertools import chain, count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoth.cluster.features import KINDS
from quoth.cluster.profiles import Crosses, Profile

# Beyond so many keys they are numbered anew, or those of stories long closed would fill the memory.
MOST_KEYS = 1_000_000


class Packed(NamedTuple):
    """The rows of a profile one after the other: numbers of the keys, weights, how many of each kind.

    `numbered` is the numbering that the numbers are of.
    """

    keys: NDArray[np.int32]
    weights: NDArray[np.float64]
    lengths: NDArray[np.int64]
    numbered: object


class Numbers(dict[str, int]):
    """The number of each key of one kind; a new key gets the next one."""

    def __init__(self, following: Callable[[], int]) -> None:
        self._following = following

    def __missing__(self, key: str) -> int:
        number = self[key] = self._following()
        return number


class Products:
    """Multiplies rows of profiles. The numbering of the keys changes nothing in what is found."""

    def __init__(self) -> None:
        self._dense = np.zeros(1 << 16)
        self._number_anew()

    def _number_anew(self) -> None:
        self._numbered = object()
        following = count()
        self._numbers = [Numbers(following.__next__) for _ in KINDS]

    def crosses(self, one: Profile, others: Sequence[Profile]) -> list[Crosses]:
        """What a group shares with each of some others, kind by kind, the vectors last."""
        if sum(map(len, self._numbers)) > MOST_KEYS:
            self._number_anew()
        mine, theirs = self._packed(one), [self._packed(other) for other in others]
        known = sum(map(len, self._numbers))
        if known > len(self._dense):
            self._dense = np.zeros(2 * known)
        self._dense[mine.keys] = mine.weights
        products = self._dense[np.concatenate([packed.keys for packed in theirs])]
        self._dense[mine.keys] = 0.0
        products *= np.concatenate([packed.weights for packed in theirs])
        lengths = np.concatenate([packed.lengths for packed in theirs])
        rows = np.repeat(np.arange(len(lengths)), lengths)
        found: Any = np.bincount(rows, products, len(lengths)).reshape(len(others), len(KINDS)).tolist()
        for shared, other in zip(found, others, strict=True):
            shared.append(float(one.vector @ other.vector))
        return found  # type: ignore[no-any-return]

    def _packed(self, profile: Profile) -> Packed:
        """A profile as arrays, made once as long as it does not change."""
        if profile.packed is None or profile.packed.numbered is not self._numbered:
            size = sum(map(len, profile.rows))
            tables = zip(self._numbers, profile.rows, strict=True)
            keys = chain.from_iterable(map(numbers.__getitem__, row) for numbers, row in tables)
            profile.packed = Packed(
                np.fromiter(keys, np.int32, size),
                np.fromiter(chain.from_iterable(map(dict.values, profile.rows)), np.float64, size),
                np.array([len(row) for row in profile.rows]),
                self._numbered,
            )
        return profile.packed  # type: ignore[no-any-return]
