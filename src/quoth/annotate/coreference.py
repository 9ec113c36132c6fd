"""Whom a source's words mean: a name, a pronoun, "the agency", "the two officials"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from quoth.annotate.descriptions import ANY_OUTLET, Referent, body_meant, described_person, person_meant
from quoth.annotate.gender import gender_of, likely_gender
from quoth.annotate.kinds import kind_of_phrase
from quoth.annotate.phrases import Phrase, opening_phrase, phrase_at, words_of
from quoth.annotate.vocabulary import body_kinds, classes, document_nouns, is_person_noun, is_plural, pronouns, word_set
from quoth.types import Entity, Report, Span
from quoth.types.statements import EntityKind, SpeakerKind

OFTEN = 3  # mentions from which a name of unknown kind may be the firm or body that a description means
MEMORY = 40  # sources that are remembered
REACH = 8  # sentences that a pronoun may look back
HONORIFICS = {"mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "sir": "m", "dame": "f"}
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
    known: list[Referent]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds the offset."""
        return max(bisect_left(self.sentence_starts, offset + 1) - 1, 0)

    def mentions_between(self, start: int, end: int) -> list[tuple[Span, str]]:
        """The entity mentions that begin in a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


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
        known=[referent for referent in referents.values() if referent.kind == "person" and referent.role],
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
    named = _by_name(scene, phrase, inside) or _named_after(scene, phrase, mention)
    return named or _by_description(scene, phrase, mention) or _nameless(scene, phrase)


def _by_name(scene: Scene, phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> Referent | None:
    """The name that is the head of the words: at the end of the first noun phrase, or set beside it."""
    if not phrase.tokens or not inside:
        return None
    first_end = phrase.tokens[phrase.first_end - 1].end
    last, meant = inside[-1]
    if scene.referents[meant].kind == "person" and phrase.tokens[-1].end <= last.end + 1 and not _hangs_on(scene, last):
        return scene.referents[meant]
    inside = [(span, of) for span, of in inside if not _owns_more(scene.report.text, span, phrase)]
    for span, of in inside:
        if span.start < first_end and abs(span.end - first_end) <= 1:
            return _fuller_body(scene, phrase, span, of) or scene.referents[of]
    if is_person_noun(phrase.head) or phrase.head in document_nouns() or phrase.head in body_kinds():
        return _beside(scene, phrase, inside)
    if not inside:
        return None
    span, of = inside[0]
    starts = span.start <= phrase.tokens[0].start + 1
    return scene.referents[of] if starts and span.end >= first_end - 1 else _beside(scene, phrase, inside)


def _fuller_body(scene: Scene, phrase: Phrase, span: Span, of: str) -> Referent | None:
    """The named body that a description without a name of its own means ("the spy agency"), if one was told of."""
    if phrase.determiner != "definite" or not scene.referents[of].name.islower():
        return None
    named = [referent for referent in _named_before(scene, span, "body") if not referent.name.islower()]
    return body_meant(named, (), phrase)


def _hangs_on(scene: Scene, span: Span) -> bool:
    """Whether the name only completes what stands before it: "a friend of Ana Holm"."""
    before = scene.report.text[max(0, span.start - 24) : span.start].split()
    words = [word for word in before if not word[:1].isupper()]
    return bool(words) and words[-1].lower().strip(",") in word_set("phrase_ends") and before[-1] == words[-1]


def _owns_more(text: str, span: Span, phrase: Phrase) -> bool:
    """Whether the name is only the owner of what follows: "Ana Holm's wife"."""
    return _owns(text, span) and span.end + 2 < phrase.tokens[-1].end


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


def _named_after(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """A name set beside the words behind a comma: "the operator, Norlux", "his boss, schoolteacher Ana Holm"."""
    text = scene.report.text
    if not phrase.head or is_plural(phrase.head) or phrase.head in document_nouns():
        return None
    if phrase.tokens[0].text[0].isdigit() and text[mention.start - 2 : mention.start] == ", ":
        before = scene.mentions_between(max(0, mention.start - 60), mention.start)
        return scene.referents[before[-1][1]] if before and before[-1][0].end == mention.start - 2 else None
    if text[mention.end : mention.end + 2] != ", ":
        return None
    beside = scene.mentions_between(mention.end + 2, mention.end + 2 + LONGEST_TITLE)
    if not beside:
        return None
    span, of = beside[0]
    title = text[mention.end + 2 : span.start].strip()
    ends = text[span.end : span.end + 1] in (",", ".", "") or text[span.end : span.end + 5] in SAYING
    return scene.referents[of] if ends and _is_title(title) and of not in scene.doubtful else None


SAYING = (" said", " says", " told", " of t")


LONGEST_TITLE = 30  # characters between the comma and the name: "Lieutenant General "


def _is_title(words: str) -> bool:
    return not words or is_person_noun(words.rsplit(maxsplit=1)[-1].lower().strip(".")) or words.lower() in HONORIFICS


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
        if found and found.entity in scene.doubtful and aim in ("m", "f"):
            scene.people.add(found.entity or "")
    return found or Referent(phrase.tokens[0].text, None, "unnamed", None, "", aim == "many", "")


def _just_before(scene: Scene, mention: Span) -> Referent | None:
    """The name that a relative pronoun hangs on, in its own sentence."""
    start = scene.sentence_starts[scene.sentence_of(mention.start)]
    before = scene.mentions_between(start, mention.start)
    return scene.referents[before[-1][1]] if before else None


def _fits(scene: Scene, referent: Referent, aim: str) -> bool:
    if aim == "body":
        return referent.kind in ("organisation", "government", "media", "document")
    if aim == "many":
        return referent.plural or referent.kind in ("group", "organisation", "government")
    if referent.plural or (referent.kind not in ("person", "unnamed") and referent.entity not in scene.doubtful):
        return False
    return referent.gender in ("", aim)


def _looking_back(scene: Scene, mention: Span, exclude: Sequence[Span], aim: str) -> Referent | None:
    """Sentence by sentence backwards: who spoke there last, else the first fitting name there."""
    here = scene.sentence_of(mention.start)
    unlikely: Referent | None = None
    for number in range(here, max(here - REACH, -1), -1):
        said, named = _candidates(scene, number, mention, exclude, aim)
        if aim not in ("m", "f"):
            if said or named:
                return (*said, *named)[0]
            continue
        likely = _likeliest(said, aim) or _likeliest(named, aim) or (said[0] if said else None)
        if likely:
            return likely
        unlikely = unlikely or (named[0] if named else None)
    return unlikely


def _likeliest(candidates: Sequence[Referent], aim: str) -> Referent | None:
    """The first whose gender is known to fit, else the first whose name may go with it."""
    known = next((candidate for candidate in candidates if candidate.gender == aim), None)
    return known or next((c for c in candidates if likely_gender(c.name) in ("", aim)), None)


def _candidates(
    scene: Scene, number: int, mention: Span, exclude: Sequence[Span], aim: str
) -> tuple[list[Referent], list[Referent]]:
    """Those who may be meant in one sentence: its speakers, outermost and last first, and its names in order."""
    end = scene.sentence_starts[number + 1] if number + 1 < len(scene.sentence_starts) else len(scene.report.text)
    start, end = scene.sentence_starts[number], min(end, mention.start)
    text = scene.report.text
    here = [spoken for spoken in reversed(scene.spoken[-MEMORY:]) if start <= spoken.start < end]
    said = [spoken.referent for spoken in sorted(here, key=lambda spoken: spoken.level)]
    subject = SUBJECT[aim].search(text, start, end) if aim in SUBJECT else None
    named = [
        scene.referents[of]
        for span, of in scene.mentions_between(start, min(end, subject.start()) if subject else end)
        if not any(piece.holds(span) for piece in (*exclude, *scene.contents[-MEMORY:])) and not _is_aside(text, span)
    ]
    opening = _opening(scene, start, end, mention)
    named = [opening, *named] if opening else named
    fitting = [referent for referent in said if _fits(scene, referent, aim)]
    return fitting, [r for r in named if _fits(scene, r, aim) and r.entity not in scene.doubtful]


def _opening(scene: Scene, start: int, end: int, mention: Span) -> Referent | None:
    """Who or what a sentence begins with, where that is no name: "A guard at the gate", "The agency"."""
    span = opening_phrase(scene.report.text, start, min(end, start + LONGEST_OPENING))
    if not span or any(piece.holds(span) for piece in scene.contents[-MEMORY:]):
        return None
    phrase = phrase_at(scene.report.text, span)
    return _by_description(scene, phrase, span) or _nameless(scene, phrase)


LONGEST_OPENING = 120  # characters of a sentence in which its subject is sought


# A pronoun as the subject: who is named after it in the sentence is somebody else.
SUBJECT = {"m": re.compile(r"\b[Hh]e\b"), "f": re.compile(r"\b[Ss]he\b")}


def _is_aside(text: str, span: Span) -> bool:
    """Whether the name is no subject: an owner, or what a preposition governs."""
    before = text[max(0, span.start - 12) : span.start].split()
    return _owns(text, span) or bool(before and before[-1].lower() in GOVERNING)


GOVERNING = frozenset(["of", "with", "about", "for", "against", "in", "at", "from", "than", "like", "between"])


def _owns(text: str, span: Span) -> bool:
    return text[span.end : span.end + 2] in ("'s", "’s") or text[span.end : span.end + 1] in ("'", "’")


def _by_description(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "The lawmaker", "the agency", "the officials": who was told of before in such words."""
    if phrase.determiner == "indefinite" or not phrase.head:
        return None
    if phrase.determiner != "definite" or phrase.first_end < len(phrase.tokens):
        return described_person(scene.known, phrase) if not is_plural(phrase.head) else None
    earlier = _earlier_nameless(scene, phrase)
    if is_plural(phrase.head):
        return earlier
    if phrase.head in document_nouns():
        return earlier or _outlet_behind(scene, phrase)
    if phrase.head in ANY_OUTLET and not earlier:
        return _outlet_behind(scene, phrase)
    if phrase.head in classes("body_words") or phrase.head in body_kinds():
        return body_meant(_named_before(scene, mention, "body"), _spoken_last(scene), phrase) or earlier
    return (
        earlier
        or described_person(scene.known, phrase)
        or person_meant(_named_before(scene, mention, "person"), phrase)
        or _last_of_gender(scene, phrase, mention)
    )


def _spoken_last(scene: Scene) -> list[Referent]:
    return [spoken.referent for spoken in reversed(scene.spoken[-MEMORY:])]


def _earlier_nameless(scene: Scene, phrase: Phrase) -> Referent | None:
    """The nameless source told of last with the same noun."""
    said = set(phrase.words[: phrase.first_end])
    earlier = (r for r in _spoken_last(scene) if r.entity is None and r.head == phrase.head)
    return next((r for r in earlier if said <= set(r.name.lower().split()) | set(NUMBERS)), None)


NUMBERS = ("two", "three", "four", "five", "same", "other", "both")


def _outlet_behind(scene: Scene, phrase: Phrase) -> Referent | None:
    """ "The article": of the outlet that was cited last."""
    if phrase.head not in ANY_OUTLET and phrase.head not in ("report", "article", "story", "column", "editorial"):
        return None
    return next((r for r in _spoken_last(scene)[:6] if r.kind == "media" and r.entity), None)


def _last_of_gender(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "The woman": who spoke last, where that is a named woman."""
    gender = {"man": "m", "woman": "f"}.get(phrase.head)
    people = [r for r in _spoken_last(scene)[:3] if r.kind == "person"]
    if phrase.head.endswith("-year-old"):
        return next(iter(people or _named_before(scene, mention, "person")), None)
    return people[0] if gender and people and people[0].gender == gender else None


def _named_before(scene: Scene, mention: Span, sort: str) -> list[Referent]:
    """Entities named before the mention, the last first, each once."""
    seen: dict[str, Referent] = {}
    for _, of in reversed(scene.mentions[: bisect_left(scene.starts, mention.start)][-80:]):
        referent = scene.referents[of]
        if (referent.kind == "person") == (sort == "person") and of not in scene.rare:
            seen.setdefault(of, referent)
    return list(seen.values())


def _nameless(scene: Scene, phrase: Phrase) -> Referent:
    """The words themselves as the speaker."""
    name = words_of(scene.report.text, phrase)
    kind = kind_of_phrase(phrase.head, phrase.words)
    gender = gender_of("", " ".join(phrase.words[: phrase.first_end]))
    return Referent(name, None, kind, None, gender, is_plural(phrase.head), phrase.head)
