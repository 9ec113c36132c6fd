"""How rare a word is in news at large, so that a rare word in two reports counts for more than a common one."""

import math
from functools import cache

from quoth.lexicons import load_table

# The table was counted in this many reports; a stem that it lacks is taken to be in fewer than five of so many.
REPORTS = 9000
UNLISTED = 2


@cache
def _reports_with() -> dict[str, int]:
    return {stem: 2 ** int(power) for power, stems in load_table("rarity") for stem in stems.split(" ")}


def rarity_of(stem: str) -> float:
    """The weight of a stem: the natural logarithm of its inverse document frequency, 0 to 8 (Spärck Jones 1972)."""
    return math.log((REPORTS + 1) / (_reports_with().get(stem, UNLISTED) + 1))


def weight_of(stems: frozenset[str] | set[str]) -> float:
    """The summed rarity of stems, the same in whatever order the set has them."""
    return math.fsum(rarity_of(stem) for stem in stems)
