"""What is known of a report while its sources are resolved one after the other."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from quoth.annotate.descriptions import Referent
from quoth.annotate.gender import HONORIFICS, gender_of
from quoth.text.quotation import find_quotations
from quoth.types import Entity, Report, Span
from quoth.types.statements import EntityKind, SpeakerKind

OFTEN = 3  # mentions from which a name of unknown kind may be the firm or body that a description means
MOST_KNOWN = 200  # people with a role that a description may mean; real reports have fewer than 40
MEMORY = 40  # sources that are remembered
RECENT = 80  # mentions that are searched backwards for what a description means
SPEAKER_OF: dict[EntityKind, SpeakerKind] = {
    "person": "person", "group": "group", "organisation": "organisation", "government": "government",
    "media": "media", "document": "document", "place": "government", "other": "organisation",
}  # fmt: skip


class Spoken(Struct, frozen=True):
    """A source met before: where, how deep in its chain, and whom it meant."""

    start: int
    level: int
    referent: Referent


class Scene(Struct):
    """What is known of a report while its sources are resolved one after the other."""

    report: Report
    referents: dict[str, Referent]
    mentions: list[tuple[Span, str]]
    starts: list[int]
    sentence_starts: list[int]
    spoken: list[Spoken]
    contents: list[Span]
    doubtful: set[str]
    rare: set[str]
    people: set[str]
    genders: dict[str, str]
    known: list[Referent]
    quoted: list[tuple[int, int]]
    first: dict[str, Span]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds the offset."""
        return max(bisect_left(self.sentence_starts, offset + 1) - 1, 0)

    def end_of(self, span: Span) -> int:
        """Where the sentence ends in which the stretch begins."""
        number = self.sentence_of(span.start) + 1
        return self.sentence_starts[number] if number < len(self.sentence_starts) else len(self.report.text)

    def gender_of(self, referent: Referent) -> str:
        """What its name and roles tell, or else the pronoun by which it was meant before; "" where nothing does."""
        return referent.gender or self.genders.get(referent.entity or "", "")

    def mentions_between(self, start: int, end: int) -> list[tuple[Span, str]]:
        """The entity mentions that begin in a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def sources_backwards(self) -> list[Referent]:
        """Whom the remembered sources meant, the last first."""
        return [spoken.referent for spoken in reversed(self.spoken[-MEMORY:])]

    def named_before(self, mention: Span, sort: str) -> list[Referent]:
        """People (`sort` "person") or bodies named before the mention, the last first, each once."""
        seen: dict[str, Referent] = {}
        for _, of in reversed(self.mentions[: bisect_left(self.starts, mention.start)][-RECENT:]):
            referent = self.referents[of]
            if (referent.kind == "person") == (sort == "person") and of not in self.rare:
                seen.setdefault(of, referent)
        return list(seen.values())

    def is_quoted(self, span: Span) -> bool:
        """Whether the stretch stands within quotation marks."""
        at = bisect_left(self.quoted, (span.start, 0)) - 1
        return at >= 0 and span.end <= self.quoted[at][1]

    def is_said(self, span: Span) -> bool:
        """Whether the stretch stands in what a source said."""
        return any(piece.holds(span) for piece in self.contents[-MEMORY:])


def scene_of(report: Report, entities: Sequence[Entity]) -> Scene:
    """The scene before the first source is resolved."""
    mentions = sorted((span, entity.id) for entity in entities for span in entity.mentions)
    referents = {entity.id: _referent(report.text, entity) for entity in entities}
    return Scene(
        report=report,
        referents=referents,
        mentions=mentions,
        starts=[span.start for span, _ in mentions],
        sentence_starts=[span.start for span in report.sentences],
        spoken=[],
        contents=[],
        doubtful={entity.id for entity in entities if entity.kind == "other"},
        rare={entity.id for entity in entities if entity.kind in ("other", "place") and len(entity.mentions) < OFTEN},
        people=set(),
        genders={},
        known=[r for r in referents.values() if r.kind == "person" and r.role][:MOST_KNOWN],
        quoted=[(quotation.start, quotation.end) for quotation in find_quotations(report.text)],
        first={entity.id: entity.mentions[0] for entity in entities if entity.mentions},
    )


def _referent(text: str, entity: Entity) -> Referent:
    gender = ""
    if entity.kind in ("person", "other"):
        said = [text[max(0, span.start - 5) : span.start].split()[-1:] for span in entity.mentions[:20]]
        honorific = next(
            (HONORIFICS[words[0].lower()] for words in said if words and words[0].lower() in HONORIFICS), ""
        )
        gender = honorific or gender_of(entity.name, entity.role or "")
    return Referent(
        name=entity.name,
        entity=entity.id,
        kind=SPEAKER_OF[entity.kind],
        role=entity.role,
        gender=gender,
        plural=entity.kind == "group",
        head="",
    )
