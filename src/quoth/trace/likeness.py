"""How likely it is that one report was made from another: measures of the two, weighed.

Only the two reports are looked at, with the rarity of words in news at large; so adding a report never changes the
verdict on two others.
"""

import math

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.text.rarity import rarity_of, weight_of
from quoth.trace.details import Details
from quoth.types import AnnotatedReport

# Order is told by pairs of details; so many pairs without order stand against them, or two pairs would decide.
PAIRS = 20
# The names of one sentence count for no more than two rare ones: who signed a letter stands in every report of it.
NAMES_TOGETHER = 10.0
# A parent or child of fewer details than these cannot show a share.
LEAST_ONCE = 20.0
LEAST_NAMES = 3.0
LEAST_QUOTED = 20
# Sentences without shared details are taken to be halfway alike where there are few.
FEW_BARE, HALFWAY = 2, 0.5
# Sentences under this cosine have no counterpart.
UNMATCHED = 0.45
# Up to this mean cosine likeness only shows that both tell of one event, and without shared details it stands against a pair.
REWORDED = 0.65


class Shared(Struct, frozen=True):
    """What two reports have in common, by sentences of the child (rows) and of the parent (columns).

    `once` are the rare stems that stand once in each, `runs` counts the runs of five words that both have.
    """

    once: tuple[str, ...]
    cosines: NDArray[np.float32]
    runs: int

    def turned(self) -> "Shared":
        """The same, the parent being the child."""
        return Shared(self.once, self.cosines.T, self.runs)


def shared_by(child: AnnotatedReport, parent: AnnotatedReport, own: Details, other: Details) -> Shared:
    """What the two have in common; the cosines are of all pairs of sentences."""
    both = own.once_rare & other.once_rare
    once = (both & own.once_told) | (both & other.once_told)
    return Shared(
        once=tuple(sorted(once)),
        cosines=child.sentence_vectors[list(own.numbers)] @ parent.sentence_vectors[list(other.numbers)].T,
        runs=len(own.runs & other.runs),
    )


def measures_between(own: Details, other: Details, shared: Shared) -> dict[str, float]:
    """The measures of a child against a parent that come from the words and sentences of the two alone, by name."""
    length = math.log(max(own.words, 20) / max(other.words, 20))
    once_back = weight_of(other.once_told & own.at.keys()) / max(LEAST_ONCE, other.once_weight)
    both, least = own.once_told & other.once_told, max(LEAST_ONCE, min(own.once_weight, other.once_weight))
    plain = both - own.names - own.figures - other.names - other.figures
    nearest = shared.cosines.max(axis=1)
    found = found_together(own, other, shared)
    return {
        "details for each word": weight_of_details(frozenset(shared.once), own) / max(1, own.words),
        "of them plain words": weight_of(plain) / least,
        "details found together": math.fsum(found.values()) / max(1, len(own.numbers)),
        "order of details": order(own, other, shared),
        "names of the parent": kept(other.names, own),
        "figures of the parent": kept(other.figures, own),
        "names that the parent has": kept(own.names, other),
        "quotations of its own": quotations_of_its_own(own, other),
        "one quotes what the other says": quoted_from_prose(own, other),
        "plain words found again": weight_of((own.plain & other.all_told) - other.names)
        / max(LEAST_ONCE, own.plain_weight),
        "likeness of sentences": min(REWORDED, float(nearest.mean())),
        "likeness without details": without_details(nearest, found),
        "parent's sentences left out": float((shared.cosines.max(axis=0) < UNMATCHED).mean()),
        "parent's details in a shorter text": once_back * max(0.0, -length),
        "length": length,
    }


def weight_of_details(stems: frozenset[str], own: Details) -> float:
    """What details that stand once in the child weigh, the names of each sentence up to a limit."""
    names: dict[int, list[float]] = {}
    for stem in stems & own.names:
        names.setdefault(own.at[stem][0], []).append(rarity_of(stem))
    return weight_of(stems - own.names) + math.fsum(min(NAMES_TOGETHER, math.fsum(found)) for found in names.values())


def found_together(own: Details, other: Details, shared: Shared) -> dict[int, float]:
    """The child's sentences with rare details that the parent has, with the share, by weight, that stands there in one place."""
    at: dict[int, list[tuple[int, float, bool]]] = {}
    for stem in shared.once:
        at.setdefault(own.at[stem][0], []).append((other.at[stem][0], rarity_of(stem), stem in own.names))
    return {
        sentence: max(weight_near(near, pins) for near in {near for near, _, _ in pins}) / own.weight[sentence]
        for sentence, pins in at.items()
    }


def without_details(nearest: NDArray[np.float32], found: dict[int, float]) -> float:
    """How near the child's sentences without shared details come to one of the parent's: both tell of one event."""
    bare = [cosine for sentence, cosine in enumerate(nearest.tolist()) if sentence not in found]
    return (math.fsum(bare) + FEW_BARE * HALFWAY) / (len(bare) + FEW_BARE)


def quotations_of_its_own(own: Details, other: Details) -> float:
    """The share of what the child quotes, by its runs of words, that the parent does not quote; little where it quotes little."""
    new = sum(len(runs) for runs in own.quoted if len(runs & other.all_quoted) < len(runs) / 2)
    return new / (sum(map(len, own.quoted)) + LEAST_QUOTED)


def weight_near(near: int, pins: list[tuple[int, float, bool]]) -> float:
    """What the details weigh that stand in a sentence or beside it, names up to a limit."""
    words = math.fsum([weight for place, weight, name in pins if abs(place - near) <= 1 and not name])
    return words + min(
        NAMES_TOGETHER, math.fsum([weight for place, weight, name in pins if abs(place - near) <= 1 and name])
    )


def order(own: Details, other: Details, shared: Shared) -> float:
    """How much the rare details come in one order in both, from -1 to 1 (Kendall's tau, drawn to 0 where they are few)."""
    if len(shared.once) < 2:
        return 0.0
    left = np.array([own.at[stem][0] for stem in shared.once])
    right = np.array([other.at[stem][0] for stem in shared.once])
    agreed = np.sign(left[:, None] - left[None, :]) * np.sign(right[:, None] - right[None, :])
    same, turned = int((agreed > 0).sum()) // 2, int((agreed < 0).sum()) // 2
    return (same - turned) / (same + turned + PAIRS)


def quoted_from_prose(own: Details, other: Details) -> float:
    """The share of what either quotes that the other says without marks: a statement, or printed from one as a block."""
    mine, theirs = own.all_quoted, other.all_quoted
    told = len((mine & other.runs) - theirs) + len((theirs & own.runs) - mine)
    return min(1.0, told / (min(len(mine), len(theirs)) + LEAST_QUOTED))


def kept(items: frozenset[str], by: Details) -> float:
    """The share of items, by weight, that a report has; a half where there are none."""
    return (weight_of(items & by.at.keys()) + LEAST_NAMES) / (weight_of(items) + 2 * LEAST_NAMES)


def share_of_runs(own: Details, shared: Shared) -> float:
    """The share of a report's runs of five words outside quotations that the other has too."""
    return shared.runs / len(own.runs) if own.runs else 0.0
