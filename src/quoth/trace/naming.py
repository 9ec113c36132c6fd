"""Names of origins, no two of them the same: what two have in common is told apart by outlet, time or input."""

from collections import Counter
from collections.abc import Callable

from msgspec.structs import replace

from quoth.text.outlets import outlet_or_file
from quoth.trace.credits import own_outlet
from quoth.types import AnnotatedReport, Origin
from quoth.types.lineage import EXTERNAL

# A date to the day, and to the minute.
DAY, MINUTE = len("2026-03-12"), len("2026-03-12T18:00")
Reports = dict[str, AnnotatedReport]


def named_apart(groups: tuple[Origin, ...], by_id: Reports) -> tuple[Origin, ...]:
    """The origins, those of one name with what tells them apart: "Reuters in Harbour Post", "Reuters, 2026-03-12"."""
    met = Counter(group.name for group in groups)
    named = tuple(
        replace(group, name=f"{group.name} in {printer_of(group, by_id)}")
        if met[group.name] > 1 and (group.root or "").startswith(EXTERNAL)
        else group
        for group in groups
    )
    met = Counter(group.name for group in named)
    clashing = {name: [group for group in named if group.name == name] for name, number in met.items() if number > 1}
    marked = {group.id: mark for found in clashing.values() for group, mark in marks_of(found, by_id)}
    return tuple(replace(g, name=f"{g.name}, {marked[g.id]}") if g.id in marked else g for g in named)


def marks_of(groups: list[Origin], by_id: Reports) -> list[tuple[Origin, str]]:
    """For each of some origins of one name the first thing in which all of them differ: day, time, input."""
    ways: tuple[Callable[[AnnotatedReport], str], ...] = (
        lambda read: (read.report.raw.published or "")[:DAY],
        lambda read: (read.report.raw.published or "")[:MINUTE].replace("T", " "),
        lambda read: read.report.raw.input,
    )
    marks = [[way(by_id[group.reports[0]]) for group in groups] for way in ways]
    differing = next((found for found in marks if all(found) and len({*found}) == len(found)), marks[-1])
    return list(zip(groups, differing, strict=True))


def printer_of(group: Origin, by_id: Reports) -> str:
    """The outlet of the first report of an origin, or the name that the report came by."""
    first = by_id[group.reports[0]]
    return own_outlet(first) or outlet_or_file(first.report.raw)
