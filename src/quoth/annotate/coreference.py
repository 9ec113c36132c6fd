"""Whom a source's words mean: a name, a pronoun, "the agency", "the two officials"."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from quoth.annotate.gender import gender_of, likely_gender
from quoth.annotate.kinds import kind_of_phrase
from quoth.annotate.phrases import Phrase, phrase_at, words_of
from quoth.annotate.vocabulary import body_kinds, classes, document_nouns, is_person_noun, is_plural, pronouns
from quoth.text.folding import fold_words
from quoth.types import Entity, Report, Span
from quoth.types.statements import EntityKind, SpeakerKind

REACH = 8  # sentences that a pronoun may look back
HONORIFICS = {"mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "sir": "m", "dame": "f"}
SPEAKER_OF: dict[EntityKind, SpeakerKind] = {
    "person": "person", "group": "group", "organisation": "organisation", "government": "government",
    "media": "media", "document": "document", "place": "government", "other": "organisation",
}  # fmt: skip


class Referent(Struct, frozen=True):
    """Who is meant: the name, the entity where there is one, the kind, the role, the gender, singular or plural."""

    name: str
    entity: str | None
    kind: SpeakerKind
    role: str | None
    gender: str
    plural: bool
    head: str


class Spoken(Struct, frozen=True):
    """A source met before: in which sentence, where, and whom it meant."""

    sentence: int
    start: int
    referent: Referent


class Scene(Struct):
    """What is known of a report while its sources are resolved one after the other."""

    report: Report
    referents: dict[str, Referent]
    mentions: list[tuple[Span, str]]
    starts: list[int]
    sentence_starts: list[int]
    spoken: list[Spoken]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds the offset."""
        return max(bisect_left(self.sentence_starts, offset + 1) - 1, 0)

    def mentions_between(self, start: int, end: int) -> list[tuple[Span, str]]:
        """The entity mentions that begin in a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def scene_of(report: Report, entities: Sequence[Entity]) -> Scene:
    """The scene before the first source is resolved."""
    mentions = sorted((span, entity.id) for entity in entities for span in entity.mentions)
    return Scene(
        report=report,
        referents={entity.id: _referent(report.text, entity) for entity in entities},
        mentions=mentions,
        starts=[span.start for span, _ in mentions],
        sentence_starts=[span.start for span in report.sentences],
        spoken=[],
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


def resolve(scene: Scene, mention: Span, exclude: Sequence[Span], speaker: Referent | None) -> Referent:
    """Whom the mention means; `exclude` is the content, where no antecedent is sought; `speaker` is who says it."""
    inside = [(span, of) for span, of in scene.mentions_between(mention.start, mention.end) if span.end <= mention.end]
    phrase = phrase_at(scene.report.text, mention, [span for span, _ in inside])
    if phrase.pronoun:
        return _by_pronoun(scene, phrase, mention, exclude, speaker)
    return _by_name(scene, phrase, inside) or _by_description(scene, phrase, mention) or _nameless(scene, phrase)


def _by_name(scene: Scene, phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> Referent | None:
    """The name that is the head of the words: at the end of the first noun phrase, or set beside it."""
    if not phrase.tokens or not inside:
        return None
    first_end = phrase.tokens[phrase.first_end - 1].end
    for span, of in inside:
        if span.start < first_end and abs(span.end - first_end) <= 1:
            return scene.referents[of]
    if is_person_noun(phrase.head) or phrase.head in document_nouns() or phrase.head in body_kinds():
        return _beside(scene, phrase, inside)
    span, of = inside[0]
    starts = span.start <= phrase.tokens[0].start + 1
    return scene.referents[of] if starts and span.end >= first_end - 1 else _beside(scene, phrase, inside)


def _beside(scene: Scene, phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> Referent | None:
    """A person named after a comma: "her lawyer, Ana Holm", "the minister of transport, Ana Holm"."""
    text = scene.report.text
    for span, of in inside:
        before = text[max(0, span.start - 2) : span.start]
        if before.endswith((", ", "— ", "– ", ": ")) and scene.referents[of].kind in ("person", "organisation"):
            return scene.referents[of]
        if before.endswith("(") and scene.referents[of].kind == "person":
            return scene.referents[of]
    return None


def _by_pronoun(
    scene: Scene, phrase: Phrase, mention: Span, exclude: Sequence[Span], speaker: Referent | None
) -> Referent:
    aim = pronouns()[phrase.pronoun or ""]
    found: Referent | None = None
    if aim == "self":
        found = speaker
    elif aim == "before":
        found = _just_before(scene, mention)
    else:
        found = _looking_back(scene, mention, exclude, aim)
    return found or Referent(phrase.tokens[0].text, None, "unnamed", None, "", aim == "many", "")


def _just_before(scene: Scene, mention: Span) -> Referent | None:
    """The name that a relative pronoun hangs on, in its own sentence."""
    start = scene.sentence_starts[scene.sentence_of(mention.start)]
    before = scene.mentions_between(start, mention.start)
    return scene.referents[before[-1][1]] if before else None


def _fits(referent: Referent, aim: str) -> bool:
    if aim == "body":
        return referent.kind in ("organisation", "government", "media", "document")
    if aim == "many":
        return referent.plural or referent.kind in ("group", "organisation", "government")
    if referent.plural or referent.kind not in ("person", "unnamed"):
        return False
    return referent.gender in ("", aim)


def _looking_back(scene: Scene, mention: Span, exclude: Sequence[Span], aim: str) -> Referent | None:
    """Sentence by sentence backwards: who spoke there last, else the first fitting name there."""
    here = scene.sentence_of(mention.start)
    doubtful: Referent | None = None
    for number in range(here, max(here - REACH, -1), -1):
        for candidate in _candidates(scene, number, mention.start, exclude, aim):
            if aim not in ("m", "f") or candidate.gender == aim:
                return candidate
            if likely_gender(candidate.name) in ("", aim):
                return candidate
            doubtful = doubtful or candidate
    return doubtful


def _candidates(scene: Scene, number: int, before: int, exclude: Sequence[Span], aim: str) -> list[Referent]:
    """Those who may be meant in one sentence, the likeliest first: speakers from last to first, then names in order."""
    end = scene.sentence_starts[number + 1] if number + 1 < len(scene.sentence_starts) else len(scene.report.text)
    start, end = scene.sentence_starts[number], min(end, before)
    said = [s.referent for s in reversed(scene.spoken[-40:]) if start <= s.start < end]
    named = [
        scene.referents[of]
        for span, of in scene.mentions_between(start, end)
        if not any(piece.holds(span) for piece in exclude) and not _owns(scene.report.text, span)
    ]
    return [referent for referent in (*said, *named) if _fits(referent, aim)]


def _owns(text: str, span: Span) -> bool:
    return text[span.end : span.end + 2] in ("'s", "’s") or text[span.end : span.end + 1] in ("'", "’")


def _by_description(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "The lawmaker", "the agency", "the officials": who was told of before in such words."""
    if phrase.determiner != "definite" or not phrase.head or phrase.first_end < len(phrase.tokens):
        return None
    plural = is_plural(phrase.head)
    earlier = _earlier_nameless(scene, phrase)
    if plural:
        return earlier
    if phrase.head in classes("body_words") or phrase.head in body_kinds():
        return _body_meant(scene, phrase, mention) or earlier
    return _person_meant(scene, phrase, mention) or earlier


def _earlier_nameless(scene: Scene, phrase: Phrase) -> Referent | None:
    for spoken in reversed(scene.spoken[-40:]):
        if spoken.referent.entity is None and spoken.referent.head == phrase.head:
            return spoken.referent
    return None


def _person_meant(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """The person named last whose role says the head or a word of its class."""
    wanted = classes("roles").get(phrase.head, (phrase.head,))
    for referent in _named_before(scene, mention, "person"):
        role = f" {' '.join(fold_words(referent.role or ''))} "
        if any(f" {word} " in role for word in wanted):
            return referent
    return None


def _body_meant(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """The body named last whose name or role has the head or a word of its class."""
    wanted = set(classes("body_words").get(phrase.head, (phrase.head,)))
    qualifiers = set(fold_words(" ".join(phrase.words[:-1])))
    fallback: Referent | None = None
    for referent in _named_before(scene, mention, "body"):
        words = set(fold_words(referent.name)) | set(fold_words(referent.role or ""))
        if phrase.head in words or (wanted & words and not qualifiers - words):
            return referent
        if phrase.head in ("company", "firm", "group") and referent.kind == "organisation":
            fallback = fallback or referent
    return fallback


def _named_before(scene: Scene, mention: Span, sort: str) -> list[Referent]:
    """Entities named before the mention, the last first, each once."""
    seen: dict[str, Referent] = {}
    for _, of in reversed(scene.mentions[: bisect_left(scene.starts, mention.start)][-80:]):
        referent = scene.referents[of]
        if (referent.kind == "person") == (sort == "person"):
            seen.setdefault(of, referent)
    return list(seen.values())


def _nameless(scene: Scene, phrase: Phrase) -> Referent:
    """The words themselves as the speaker."""
    name = words_of(scene.report.text, phrase)
    kind = kind_of_phrase(phrase.head, phrase.words)
    gender = gender_of("", " ".join(phrase.words[: phrase.first_end]))
    return Referent(name, None, kind, None, gender, is_plural(phrase.head), phrase.head)
