"""Who a mention stands for: the links of each attribution, resolved within the report."""

import msgspec

from quoth.annotate.attribution import Attribution, SourceMention
from quoth.annotate.basis import Ground, basis_of
from quoth.annotate.conversation import by_label
from quoth.annotate.coreference import resolve
from quoth.annotate.descriptions import Referent
from quoth.annotate.entities import find_entities
from quoth.annotate.scene import Scene, Spoken, scene_of
from quoth.types import Entity, Link, Report, Span

__all__ = ["find_entities", "resolve_links"]


def resolve_links(
    report: Report, attributions: tuple[Attribution, ...], entities: tuple[Entity, ...]
) -> tuple[tuple[Link, ...], ...]:
    """For each attribution the links of its own sources, outermost first, resolved to entities.

    A source without words takes the speaker before it: of a nested statement the one around it, else of the last.
    One that cannot be resolved keeps its own words and has no entity. No link at all where nobody spoke before.
    """
    scene = scene_of(report, entities)
    resolved: list[list[Referent]] = []
    links: list[tuple[Link, ...]] = []
    for attribution in attributions:
        outer = resolved[attribution.parent] if attribution.parent is not None else []
        sources = attribution.sources or (SourceMention(None, None),)
        own: list[Referent] = []
        pairs: list[tuple[SourceMention, Referent]] = []
        for source in sources:
            referent = _referent_of(scene, attribution, source, [*outer, *own])
            if referent:
                own.append(referent)
                pairs.append((source, referent))
        resolved.append(own or outer)
        scene.contents.extend(attribution.content)
        links.append(tuple(_link(report, attribution, source, referent) for source, referent in pairs))
    return tuple(tuple(_as_person(link, scene.people) for link in own) for own in links)


def _as_person(link: Link, people: set[str]) -> Link:
    """A name of which nothing told what it names is a person's where "he" or "she" was said of it."""
    return msgspec.structs.replace(link, kind="person") if link.entity in people else link


def _referent_of(
    scene: Scene, attribution: Attribution, source: SourceMention, around: list[Referent]
) -> Referent | None:
    """Whom one source means; it is remembered for the pronouns that follow."""
    if source.mention is None:
        return around[-1] if around else _last_speaker(scene, attribution.content[0].start)
    speaker = around[-1] if around else _last_speaker(scene, source.mention.start)
    referent = by_label(scene, source) or resolve(scene, source.mention, attribution.content, speaker)
    scene.spoken.append(Spoken(source.mention.start, len(around), referent))
    return referent


def _last_speaker(scene: Scene, before: int) -> Referent | None:
    """Who spoke last before a place; where nobody did, nobody."""
    earlier = [spoken for spoken in scene.spoken[-20:] if spoken.start < before]
    return max(earlier, key=lambda spoken: spoken.start).referent if earlier else None


def _link(report: Report, attribution: Attribution, source: SourceMention, referent: Referent) -> Link:
    return Link(
        speaker=referent.name,
        entity=referent.entity,
        kind=referent.kind,
        role=referent.role,
        mention=source.mention,
        cue=source.cue,
        basis=basis_of(_ground(report, attribution, source, referent)),
    )


def _ground(report: Report, attribution: Attribution, source: SourceMention, referent: Referent) -> Ground:
    """The words from mention to cue, and the content."""
    spans = [span for span in (source.mention, source.cue) if span is not None]
    clause = Span(min(s.start for s in spans), max(s.end for s in spans)).of(report.text) if spans else ""
    return Ground(
        kind=referent.kind,
        who=f"{referent.name} {referent.role or ''}".lower(),
        clause=clause[:400].lower(),
        content=" ".join(piece.of(report.text)[:400] for piece in attribution.content),
    )
