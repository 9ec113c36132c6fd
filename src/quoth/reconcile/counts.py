"""Three counts, never one: outlets, text origins, ultimate sources. Each has one function, None where unknown."""

from collections.abc import Sequence

from quoth.reconcile.provenance import Provenance
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Interval, Link, Support


def count_outlets(reports: Sequence[AnnotatedReport]) -> int | None:
    """How many outlets carry it; None where several reports do and one of them names no outlet."""
    if len({report.id for report in reports}) == 1:
        return 1
    names = {(report.report.raw.outlet or "").casefold().strip() for report in reports}
    return None if not names or "" in names else len(names)


def count_origins(reports: set[str], provenance: Provenance) -> Interval:
    """How many text origins the reports (by id) go back to; the low end joins what a doubtful edge may join."""
    if not reports:
        return Interval(None, None)
    counted = provenance.origins(reports)
    return Interval(len(counted) - joins(set(counted), provenance), len(counted))


def joins(counted: set[str], provenance: Provenance) -> int:
    """How many of the counted groups fall together where every edge between two of them holds."""
    root = {name: name for name in counted}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    merged = 0
    for edge in provenance.lineage.edges:
        ends = [counted.intersection(provenance.homes.get(end, ())) for end in (edge.child, edge.parent)]
        if edge.kind == "same-source" or ends[0] & ends[1]:
            continue
        for first, second in ((a, b) for a in sorted(ends[0]) for b in sorted(ends[1])):
            one, other = find(first), find(second)
            if one != other:
                root[one] = other
                merged += 1
    return merged


def count_sources(supports: Sequence[tuple[Support, tuple[Link, ...]]]) -> Interval:
    """How many ultimate speakers stand behind it: the innermost links, folded across reports.

    The high end counts every unnamed speaker and every origin's own voice apart; the low end takes them for the
    named ones, since nothing in the texts says that they are others. An own voice does not count beside a speaker
    of the same origin, whose words the outlet then tells as its own.
    """
    if not supports:
        return Interval(None, None)
    named: list[str] = []
    unnamed: list[str] = []
    for _, chain in supports:
        if chain:
            listed = unnamed if chain[-1].kind == "unnamed" else named
            if not any(same_speaker(chain[-1].speaker, known) for known in listed):
                listed.append(chain[-1].speaker)
    voiced = {support.origin for support, chain in supports if chain}
    own = {support.origin for support, chain in supports if not chain} - voiced
    return Interval(max(1, len(named)), len(named) + len(unnamed) + len(own))
