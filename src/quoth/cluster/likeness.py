"""How likely it is that two groups of reports tell of one event: a few measures, each with a weight from a table."""

import math
from functools import cache
from typing import NamedTuple

from quoth.cluster.features import KINDS, LINE
from quoth.cluster.profiles import Crosses, Profile
from quoth.lexicons import load_toml

MEASURED = (*KINDS, "meaning")
# How alike two reports of one story are, by kind: the mean over 3,000 pairs of real reports. It stands for the likeness
# within a group of one, and counts as much as so many pairs beside what is known of a larger group.
USUAL = (0.4, 0.5, 0.33, 0.5, 0.4, 0.6, 0.6, 0.3, 0.7)
USUAL_PAIRS = 2.0
# Rewrites of one dispatch are more alike than that, and would keep out whoever writes his own: they count no more than this.
MOST_ALIKE = 1.3
# Two weeks between two groups say as much as two years.
MOST_DAYS = 14

Measures = dict[str, float]


@cache
def weights(table: str) -> dict[str, float]:
    """The weights for reports ("text") or for single lines ("line")."""
    return {name: float(value) for name, value in load_toml("stories")[table].items()}


def measured(one: Profile, other: Profile, shared: Crosses) -> Measures:
    """The measures by name. A kind that one of the two lacks gives "no KIND" in place of its measure.

    "KIND" is the likeness across the groups over the likeness within them: 1 where the reports of the two groups are as
    alike as those within each; "KIND as such" is the likeness across alone.
    """
    found: Measures = {}
    both_dated = bool(one.dated and other.dated)
    for kind, name in enumerate(MEASURED):
        pairs = one.held[kind] * other.held[kind]
        if not pairs:
            found[f"no {name}"] = 1.0
            continue
        across = shared[kind] / pairs
        found[f"{name} as such"] = across
        found[name] = across / math.sqrt(within(one, kind) * within(other, kind))
    found["length"] = math.log(1 + min(one.words, other.words))
    if both_dated:
        found["days between"] = math.log(1 + min(MOST_DAYS, days_between(one, other)))
    return found


def within(group: Profile, kind: int) -> float:
    """How alike the reports of a group are in one kind; near to what is usual in a small group, and not far above it."""
    held, usual = group.held[kind], USUAL[kind]
    return min(MOST_ALIKE * usual, (USUAL_PAIRS * usual + group.inner[kind]) / (USUAL_PAIRS + held * (held - 1) / 2))


def days_between(one: Profile, other: Profile) -> int:
    """The days from the end of the earlier group to the beginning of the later one; 0 where they overlap."""
    return max(0, one.first - other.last, other.first - one.last)


def table_for(one: Profile, other: Profile) -> str:
    """Which weights hold: those for lines, where one of the two has no more than that."""
    return "line" if min(one.words, other.words) < LINE else "text"


class Table(NamedTuple):
    """The weights of a table in the order of the kinds: of the measure, of the likeness as such, of what is lacking."""

    start: float
    kinds: tuple[tuple[float, float, float], ...]
    length: float
    days: float


@cache
def table_of(name: str) -> Table:
    """A table of weights, its bar taken off."""
    found = weights(name)
    kinds = tuple(tuple(found.get(key.format(kind), 0.0) for key in ("{}", "{} as such", "no {}")) for kind in MEASURED)
    return Table(found["bias"] - found["bar"], kinds, found.get("length", 0.0), found.get("days between", 0.0))  # type: ignore[arg-type]


def log_odds(one: Profile, other: Profile, shared: Crosses) -> float:
    """The log-odds that two groups tell of one event, less the bar: joined from 0 upwards.

    The measures of `measured`, each times its weight, without their names, since this is asked for every pair that meets.
    """
    table = table_of(table_for(one, other))
    total = table.start
    for kind, (relative, as_such, lacking) in enumerate(table.kinds):
        pairs = one.held[kind] * other.held[kind]
        if not pairs:
            total += lacking
            continue
        across = shared[kind] / pairs
        total += as_such * across
        if relative:
            total += relative * across / math.sqrt(within(one, kind) * within(other, kind))
    if table.length:
        total += table.length * math.log(1 + min(one.words, other.words))
    if one.dated and other.dated:
        total += table.days * math.log(1 + min(MOST_DAYS, days_between(one, other)))
    return total
