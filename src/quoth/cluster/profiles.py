"""A story as sums: what its reports are about, added up, so that two groups of reports are compared at the cost of two."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.cluster.details import details_of
from quoth.cluster.features import KINDS, Features
from quoth.cluster.index import Lead, heaviest

# A row of sums that has grown beyond the first number is cut to its heaviest entries, the second number of them.
LONGEST, KEPT = 1500, 800

# The summed products of the rows of two groups, one number for each of `KINDS` and one for the vectors.
Crosses = list[float]


class Profile(Struct):
    """The rows and vectors of the reports of a group added up, near-copies counted once.

    `held` counts the reports that have a row of each kind; `inner` adds up the products between the reports of the group;
    `details` counts the reports that tell each telling detail; `first` and `last` are days (ordinals), 0 where no report
    is dated; `order` puts groups in one order.
    `lead` and `packed` are made of the rows when they are first asked for (`lead_of`, `cluster/products.py`).
    """

    order: tuple[str, str]
    size: int
    dated: int
    words: float
    rows: list[dict[str, float]]
    vector: NDArray[np.float32]
    held: list[int]
    inner: list[float]
    details: dict[str, float]
    first: int
    last: int
    lead: Lead | None = None
    packed: Any = None


def profile_of(features: Features, order: tuple[str, str]) -> Profile:
    """The profile of one report."""
    day = features.day.toordinal() if features.day else 0
    held = [int(bool(row)) for row in features.rows]
    return Profile(
        order=order,
        size=1,
        dated=int(day > 0),
        words=features.length,
        rows=[dict(row) for row in features.rows],
        vector=features.vector,
        held=[*held, int(bool(features.vector.any()))],
        inner=[0.0] * (len(KINDS) + 1),
        details=details_of(features),
        first=day,
        last=day,
    )


def lead_of(profile: Profile) -> Lead:
    """The heaviest stems of the words of a group, its row being of unit length."""
    if profile.lead is None:
        row = profile.rows[0]
        length = math.hypot(*row.values())
        profile.lead = [(stem, weight / length) for stem, weight in heaviest(row)]
    return profile.lead


def dot(one: dict[str, float], other: dict[str, float]) -> float:
    """The summed products of two rows, in the order of the shorter one."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    total = 0.0
    for key, weight in short.items():
        if key in long:
            total += weight * long[key]
    return total


def crosses(one: Profile, other: Profile) -> Crosses:
    """What two groups share, kind by kind."""
    shared = [dot(row, with_row) for row, with_row in zip(one.rows, other.rows, strict=True)]
    shared.append(float(one.vector @ other.vector))
    return shared


def joined(one: Profile, other: Profile, shared: Crosses) -> Profile:
    """Two groups as one; the longer rows are changed in place and belong to the result."""
    held = [mine + theirs for mine, theirs in zip(one.held, other.held, strict=True)]
    inner = [sum(three) for three in zip(one.inner, other.inner, shared, strict=True)]
    days = [day for day in (one.first, other.first) if day]
    return Profile(
        order=min(one.order, other.order),
        size=one.size + other.size,
        dated=one.dated + other.dated,
        words=(one.words * one.size + other.words * other.size) / (one.size + other.size),
        rows=[added(mine, theirs) for mine, theirs in zip(one.rows, other.rows, strict=True)],
        vector=one.vector + other.vector,
        held=held,
        inner=inner,
        details=added(one.details, other.details),
        first=min(days, default=0),
        last=max(one.last, other.last),
    )


def added(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """The sum of two rows, in the longer of them."""
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    for key, weight in short.items():
        long[key] = long.get(key, 0.0) + weight
    if len(long) > LONGEST:
        return dict(sorted(long.items(), key=lambda item: (-item[1], item[0]))[:KEPT])
    return long


def added_crosses(one: Sequence[float], other: Sequence[float]) -> Crosses:
    """What a group shares with two others that became one."""
    return [mine + theirs for mine, theirs in zip(one, other, strict=True)]
