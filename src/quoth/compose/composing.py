"""The dossier put together: each story with its title, its first and last day, its brief."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from quoth.compare.keys import keys_of
from quoth.compose.asking import asked_by_its_verb
from quoth.compose.at_source import at_their_source
from quoth.compose.brief import write_brief
from quoth.compose.corrections import told_as_moved, told_as_update
from quoth.compose.departures import in_the_sources_wording
from quoth.compose.facing import with_sides_facing
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Dossier, Ledger, Lineage, Nearby, Part, Rejected, Story
from quoth.types.lineage import DERIVATION

Members = tuple[AnnotatedReport, ...]


def compose_dossier(
    reports: Members,
    rejected: tuple[Rejected, ...],
    stories: tuple[tuple[Members, Lineage, Ledger], ...],
    *,
    settings: Settings,
    nearby: Mapping[int, tuple[int, str]] | None = None,
) -> Dossier:
    """The dossier of all reports read and the stories they fall into, the largest first.

    `nearby` leads from the place of a story to that of the one its report perhaps belongs to, and why.
    """
    times = Counter(read.id for members, _, _ in stories for read in members)
    spread = frozenset(report for report, count in times.items() if count > 1)
    made = [compose_story(members, lineage, ledger, settings, spread) for members, lineage, ledger in stories]
    for place, (other, why) in (nearby or {}).items():
        made[place] = replace(made[place], nearby=Nearby(made[other].id, made[other].title, why))
    ordered = sorted(made, key=lambda story: (-len(story.reports), story.first or "~", story.id))
    return Dossier(reports, rejected, tuple(ordered))


def compose_story(
    members: Members, lineage: Lineage, ledger: Ledger, settings: Settings, spread: frozenset[str]
) -> Story:
    """One story; its id is made of its reports, whatever their order. `spread` are reports of several stories."""
    days = sorted(read.report.raw.published for read in members if read.report.raw.published)
    ids = tuple(read.id for read in members)
    reports = {read.id: read for read in members}
    sourced = at_their_source(reports, lineage, ledger.differences)
    facing = tuple(told_as_update(lineage, with_sides_facing(reports, difference)) for difference in sourced)
    kept = in_the_sources_wording(reports, lineage, (told_as_moved(reports, difference) for difference in facing))
    ledger = replace(ledger, differences=tuple(asked_by_its_verb(reports, difference) for difference in kept))
    return Story(
        id=story_id(ids),
        title=title_of(members, lineage, spread),
        reports=ids,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        lineage=lineage,
        claims=ledger.claims,
        differences=ledger.differences,
        figures=ledger.figures,
        speakers=ledger.speakers,
        omissions=ledger.omissions,
        brief=write_brief(members, lineage, ledger, most=settings.brief_words),
        parts=tuple(Part(read.id, read.report.sentences) for read in members if read.report.partial),
    )


def story_id(reports: Iterable[str]) -> str:
    """Made of the ids of its reports, whatever their order."""
    return hashlib.sha256("\x1f".join(sorted(reports)).encode()).hexdigest()[:12]


def title_of(members: Members, lineage: Lineage, spread: frozenset[str]) -> str:
    """The headline of the report that most others were made from; then the one that has most words of the others'.

    A round-up of several stories gives none of them its title, unless there is no other.
    """
    children = {
        read.id: sum(edge.parent == read.id and edge.kind in DERIVATION for edge in lineage.edges) for read in members
    }
    keys = {read.id: frozenset(keys_of(read.report.raw.title or "")) for read in members}
    titled = [read for read in members if read.report.raw.title]
    if not titled:
        return "Untitled"

    def order(read: AnnotatedReport) -> tuple[bool, int, int, int, str]:
        shared = sum(len(keys[read.id] & keys[other.id]) for other in titled if other.id != read.id)
        return read.id in spread, -children[read.id], -shared, len(read.report.raw.title or ""), read.id

    return min(titled, key=order).report.raw.title or "Untitled"
