"""How rare a word is in news at large, so that a rare word in two reports counts for more than a common one."""

import math
from functools import cache
from itertools import repeat

from quoth.lexicons import load_table

# The table was counted in this many reports; a stem that it lacks is taken to be in fewer than five of so many.
REPORTS = 9000
MOST = math.log((REPORTS + 1) / 3)


@cache
def _weights() -> dict[str, float]:
    return {stem: weight(2 ** int(power)) for power, stems in load_table("rarity") for stem in stems.split(" ")}


def weight(reports: int) -> float:
    """The natural logarithm of the inverse share of reports that hold a stem (Spärck Jones 1972)."""
    return math.log((REPORTS + 1) / (reports + 1))


def rarity_of(stem: str) -> float:
    """How rare a stem is in news: 0 for one that every report has, 8 for one that the table lacks."""
    return _weights().get(stem, MOST)


def weight_of(stems: frozenset[str] | set[str]) -> float:
    """The summed rarity of stems, the same in whatever order the set has them."""
    return math.fsum(map(_weights().get, stems, repeat(MOST)))
