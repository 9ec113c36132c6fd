"""Three counts, never one: outlets, text origins, ultimate sources. Each has one function, None where unknown."""

from collections.abc import Sequence

from quoth.reconcile.provenance import Provenance
from quoth.text.names import same_speaker
from quoth.text.outlets import outlets_behind
from quoth.types import AnnotatedReport, Interval, Link, Support


def count_outlets(reports: Sequence[AnnotatedReport]) -> int | None:
    """How many outlets carry it, those of one publisher being one; None where several reports do and one names no outlet."""
    return outlets_behind(report.report.raw for report in reports)


def count_origins(reports: set[str], provenance: Provenance) -> Interval:
    """How many text origins the reports (by id) go back to.

    The high end counts apart what only a doubtful edge joins; the low end joins as many as the lineage leaves open.
    """
    if not reports:
        return Interval(None, None)
    counted = provenance.origins(reports)
    origins = provenance.lineage.origins
    leeway = max(0, len(origins.groups) - origins.low - len(provenance.short.difference(counted)))
    return Interval(max(1, len(counted) - leeway), len(counted) + cuts(reports, counted, provenance))


def cuts(reports: set[str], counted: tuple[str, ...], provenance: Provenance) -> int:
    """How many of the reports would be origins of their own if every doubtful edge were none."""
    members: dict[str, set[str]] = {name: set() for name in counted}
    for report in reports:
        for home in provenance.homes[report]:
            if home in members:
                members[home].add(report)
    doubtful = [(group & provenance.doubtful, group) for group in members.values()]
    return sum(len(apart) - (apart == group) for apart, group in doubtful)


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
