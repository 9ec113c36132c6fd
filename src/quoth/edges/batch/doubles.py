"""Reports that came in more than once: which one stays, and what the others are named in it, as in one reading."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

import msgspec
from msgspec import Struct

from quoth.edges.batch.columns import RAWS, Row, number_of
from quoth.text.twice import merged
from quoth.types import RawReport


class Doubles(Struct, frozen=True):
    """The numbers of reports that another stands for, and of those that stay the input and the other inputs."""

    dropped: frozenset[int]
    named: dict[int, tuple[str, tuple[str, ...]]]


def doubles_in(rows: Sequence[Row], order: Mapping[str, int]) -> Doubles:
    """What became of reports of the same words; `order` puts the partitions in the order of the inputs."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["words"]].append(row)
    dropped: set[int] = set()
    named: dict[int, tuple[str, tuple[str, ...]]] = {}
    for group in groups.values():
        reports: dict[str, RawReport] = {}
        for row in sorted(group, key=lambda row: (order[PurePath(row["file"]).name], row["place"])):
            raw = RAWS.decode(row["about"])
            known = reports.get(raw.id)
            reports[raw.id] = msgspec.structs.replace(known, also=(*known.also, raw.input)) if known else raw
        kept = {number_of(raw): (raw.input, raw.also) for raw in merged(list(reports.values()))}
        named |= kept
        dropped |= {number_of(raw) for raw in reports.values()} - kept.keys()
    return Doubles(frozenset(dropped), named)
