"""Whom a pronoun means: who spoke last, or whom the sentences before it are about."""

import re
from collections.abc import Sequence

from quoth.annotate.antecedents import by_description, nameless
from quoth.annotate.descriptions import Referent
from quoth.annotate.gender import likely_gender
from quoth.annotate.phrases import Phrase, opening_phrase, owns, phrase_at
from quoth.annotate.scene import MEMORY, Scene
from quoth.annotate.vocabulary import body_kinds, is_person_noun, pronouns
from quoth.text.tokens import tokens_of
from quoth.types import Span

REACH = 8  # sentences that a pronoun may look back
NEAR_TOLD = 3  # sentences that it may look back for whom others told of
LONGEST_OPENING = 120  # characters of a sentence in which its subject is sought
MOST_NAMED = 60  # names of one sentence that are looked at
# "The operator", with nothing between.
DEFINITE = re.compile(r"\b[Tt]he ([a-z]{3,20})\b(?![ -][a-z]+(?:er|or|man|woman)\b)")
# A pronoun as the subject: who is named after it in the sentence is somebody else.
SUBJECT = {"m": re.compile(r"\b[Hh]e\b"), "f": re.compile(r"\b[Ss]he\b")}
MOST_OPENING, MOST_BEFORE = 6, 2  # words of people that open a sentence, and before their noun
# What these govern is no subject.
GOVERNING = frozenset(["of", "with", "about", "for", "against", "in", "at", "from", "than", "like", "between"])


def by_pronoun(
    scene: Scene, phrase: Phrase, mention: Span, exclude: Sequence[Span], speaker: Referent | None
) -> Referent:
    """Whom the pronoun means; its own words and no entity where nobody fits. `speaker` is who says the sentence."""
    aim = pronouns()[phrase.pronoun or ""]
    found: Referent | None = None
    if aim == "self":
        found = speaker
    elif aim == "before":
        found = _just_before(scene, mention)
    else:
        other = speaker if speaker and scene.is_quoted(mention) else None
        found = _looking_back(scene, mention, exclude, aim, other) or _of_himself(scene, mention, aim, other)
        if found and found.entity and aim in ("m", "f"):
            scene.genders.setdefault(found.entity, aim)
            if found.entity in scene.doubtful:
                scene.people.add(found.entity)
    return found or Referent(phrase.tokens[0].text, None, "unnamed", None, "", aim == "many", "")


def _of_himself(scene: Scene, mention: Span, aim: str, other: Referent | None) -> Referent | None:
    """ "The carmaker recalled two models, it said": whom the sentence opens with, where nobody before it fits."""
    start = scene.sentence_starts[scene.sentence_of(mention.start)]
    opening = _opening(scene, start, mention.start, (), aim) if other is None else None
    return opening if opening and _fits(scene, opening, aim) else None


def _just_before(scene: Scene, mention: Span) -> Referent | None:
    """The name that a relative pronoun hangs on, in its own sentence."""
    start = scene.sentence_starts[scene.sentence_of(mention.start)]
    before = scene.mentions_between(start, mention.start)
    return scene.referents[before[-1][1]] if before else None


def _fits(scene: Scene, referent: Referent, aim: str) -> bool:
    """Whether the pronoun may mean this one; who was "she" before is no "he"."""
    if aim == "body":
        return referent.kind in ("organisation", "government", "media", "document") or _is_house(referent)
    if aim == "many":
        return referent.plural or referent.kind in ("group", "organisation", "government")
    if referent.plural or (referent.kind not in ("person", "unnamed") and referent.entity not in scene.doubtful):
        return False
    return scene.gender_of(referent) in ("", aim)


def _is_house(referent: Referent) -> bool:
    """Whether somebody without a name is no person by the noun: "the railway", "the mill"."""
    alone = referent.kind == "unnamed" and not (referent.entity or referent.plural or referent.gender)
    return alone and referent.head.isalpha() and referent.head not in pronouns() and not is_person_noun(referent.head)


def _looking_back(
    scene: Scene, mention: Span, exclude: Sequence[Span], aim: str, other: Referent | None
) -> Referent | None:
    """Sentence by sentence backwards: who spoke there last, else the first fitting name there.

    `other` is whom the pronoun cannot mean: within quotation marks "he" is not the speaker, who says "I" of himself.
    """
    here = scene.sentence_of(mention.start)
    unlikely: Referent | None = None
    for number in range(here, max(here - REACH, -1), -1):
        said, named = _candidates(scene, number, mention, exclude, aim)
        if other:
            said, named = ([r for r in found if not _is_same(r, other)] for found in (said, named))
        if aim not in ("m", "f"):
            if said or named:
                return (*said, *named)[0]
            continue
        likely = _likeliest(said, aim) or _likeliest(named, aim) or (said[0] if said else None)
        if likely:
            return likely
        unlikely = unlikely or (named[0] if named else None)
    return unlikely or (_only_one_told_of(scene, mention, exclude, aim) if aim in ("m", "f") and not other else None)


def _only_one_told_of(scene: Scene, mention: Span, exclude: Sequence[Span], aim: str) -> Referent | None:
    """The one person who fits among those of whom others told just before, where nobody who spoke or acted fits."""
    here = scene.sentence_of(mention.start)
    start = scene.sentence_starts[max(0, here - NEAR_TOLD)]
    told = {
        of: scene.referents[of]
        for span, of in scene.mentions_between(start, mention.start)
        if scene.referents[of].kind == "person" and not any(piece.holds(span) for piece in exclude)
    }
    fitting = [referent for referent in told.values() if _fits(scene, referent, aim)]
    return fitting[0] if len(fitting) == 1 else None


def _is_same(one: Referent, other: Referent) -> bool:
    return one.entity == other.entity if one.entity else one.name == other.name


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
        for span, of in scene.mentions_between(start, min(end, subject.start()) if subject else end)[:MOST_NAMED]
        if not scene.is_said(span) and not any(piece.holds(span) for piece in exclude) and not _is_aside(text, span)
    ]
    opening = _opening(scene, start, end, exclude, aim)
    named = [opening, *named] if opening else named
    if aim == "body" and number == scene.sentence_of(mention.start):
        named = [*named, *_bodies_told_of(scene, start, end, exclude)]
    fitting = [referent for referent in said if _fits(scene, referent, aim)]
    return fitting, [r for r in named if _fits(scene, r, aim) and r.entity not in scene.doubtful]


def _opening(scene: Scene, start: int, end: int, exclude: Sequence[Span], aim: str) -> Referent | None:
    """Who or what a sentence begins with, where that is no name: "A guard at the gate", "The agency"."""
    text = scene.report.text
    stop = min(end, start + LONGEST_OPENING)
    span = (_people_opening(text, start, stop) if aim == "many" else None) or opening_phrase(text, start, stop)
    if not span or scene.is_said(span) or any(piece.holds(span) for piece in exclude):
        return None
    phrase = phrase_at(text, span)
    return by_description(scene, phrase, span) or nameless(scene, phrase)


def _bodies_told_of(scene: Scene, start: int, end: int, exclude: Sequence[Span]) -> list[Referent]:
    """The bodies without a name earlier in the sentence, the last first: "they warned the operator; it denies that"."""
    found = []
    for word in DEFINITE.finditer(scene.report.text, start, end):
        span = Span(word.start(), word.end())
        if word[1].lower() in body_kinds() and not any(piece.holds(span) for piece in exclude):
            phrase = phrase_at(scene.report.text, span)
            found.append(by_description(scene, phrase, span) or nameless(scene, phrase))
    return found[::-1]


def _people_opening(text: str, start: int, end: int) -> Span | None:
    """The people without an article whom a sentence begins with: "Miners and owners met", "Two aides came"."""
    tokens = tokens_of(text, start, end)[:MOST_OPENING]
    for at, token in enumerate(tokens):
        if not token.is_word or (at and token.is_capitalised):
            return None
        if _is_people(token.lower):
            joined = [word.lower for word in tokens[at + 1 : at + 3]]
            last = at + 2 if joined[:1] == ["and"] and _is_people(joined[-1]) else at
            return Span(tokens[0].start, tokens[last].end)
        if at >= MOST_BEFORE or token.lower in GOVERNING:
            return None
    return None


def _is_people(word: str) -> bool:
    return word.endswith("s") and is_person_noun(word[:-1]) and not word.endswith("ss")


def _is_aside(text: str, span: Span) -> bool:
    """Whether the name is no subject: an owner, or what a preposition governs."""
    before = text[max(0, span.start - 12) : span.start].split()
    return owns(text, span) or bool(before and before[-1].lower() in GOVERNING)
