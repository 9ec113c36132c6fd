"""Three counts, never one: outlets, text origins, ultimate sources. Each has one function, None where unknown."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from quoth.reconcile.provenance import Provenance
from quoth.reconcile.speakers import is_somebody
from quoth.text.folding import fold_words
from quoth.text.names import same_speaker
from quoth.text.outlets import outlets_behind
from quoth.types import AnnotatedReport, Interval, Link, Support

Supports = Sequence[tuple[Support, tuple[Link, ...]]]
NOBODY_KNOWN: Mapping[str, str] = MappingProxyType({})
SPOKEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})


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


def count_sources(supports: Supports, known: Mapping[str, str] = NOBODY_KNOWN) -> Interval:
    """How many ultimate speakers stand behind it: the innermost links, folded across reports; `known` has the one name of each.

    The high end counts every unnamed speaker and every origin's own voice apart; the low end takes them for the
    named ones, since nothing in the texts says that they are others, and whoever passes on another's words in one
    report for that other. An own voice, or an outlet that is cited, does not count beside a speaker of the same
    origin, whose words the outlet then tells as its own; nor does a spokesman beside the body that he speaks for.
    """
    if not supports:
        return Interval(None, None)
    ends = without_outlets(without_passers(supports))
    behind = [chain[-1] for _, chain in ends if chain]
    bodies = [link.speaker for link in behind if link.kind != "person"]
    behind = [link for link in behind if not any(speaks_for(link, body) for body in bodies)]
    unsure = [link for link in behind if link.kind == "unnamed" or not is_somebody(link.speaker)]
    named = distinct([link.speaker for link in behind if link not in unsure], known)
    unnamed = distinct([link.speaker for link in unsure], known)
    passing = distinct([link.speaker for _, chain in supports for link in chain[:-1]], known)
    sure = [name for name in named if not any(same_speaker(name, one) for one in passing)]
    voiced = {support.origin for support, chain in ends if chain}
    own = {support.origin for support, chain in ends if not chain} - voiced
    return Interval(max(1, len(sure)), max(1, len(named) + len(unnamed) + len(own)))


def without_passers(supports: Supports) -> Supports:
    """The supports without those by somebody who in the same report only passes on what another of them says."""
    passing: dict[str, list[str]] = {}
    for support, chain in supports:
        passing.setdefault(support.report, []).extend(link.speaker for link in chain[:-1])
    return [
        (support, chain)
        for support, chain in supports
        if not (chain and any(same_speaker(chain[-1].speaker, name) for name in passing[support.report]))
    ] or supports


def without_outlets(supports: Supports) -> Supports:
    """The supports without those by an outlet beside a speaker of the same origin."""
    voiced = {support.origin for support, chain in supports if chain and chain[-1].kind != "media"}
    return [(s, chain) for s, chain in supports if not (chain and chain[-1].kind == "media" and s.origin in voiced)]


def distinct(names: list[str], known: Mapping[str, str]) -> list[str]:
    """The names by which the speakers are known, each once."""
    found: list[str] = []
    for name in (known.get(name, name) for name in names):
        if not any(same_speaker(name, other) for other in found):
            found.append(name)
    return found


def speaks_for(link: Link, body: str) -> bool:
    """Whether somebody is the spokesman of a body by his role: "police spokesman", "a spokeswoman for Ovrin Dairies"."""
    roles = [set(fold_words(role)) for role in (link.role or "").split(";")]
    return any(words & SPOKEN and set(fold_words(body)) - {"the"} <= words for words in roles)
