"""Whom a description without a name means, from what was said and named before it; else its own words."""

import re

from quoth.annotate.descriptions import ANY_OUTLET, Referent, body_meant, described_person, person_meant, role_heads
from quoth.annotate.gender import gender_of
from quoth.annotate.kinds import kind_of_phrase
from quoth.annotate.phrases import Phrase, words_of
from quoth.annotate.scene import MEMORY, Scene
from quoth.annotate.vocabulary import body_kinds, document_nouns, is_person_noun, is_plural
from quoth.text.describing import word_classes
from quoth.types import Span

NUMBERS = ("two", "three", "four", "five", "same", "other", "both")
PAPERS = frozenset({"report", "article", "story", "column", "editorial"})
ANYBODY = frozenset({"person", "source", "individual"})
FEW = 4  # sentences back to which "the engineer" may reach
# Those who need no telling of before, and what anybody may be for the length of a story.
UNTOLD = frozenset(
    [
        *("spokesman", "spokeswoman", "spokesperson", "official", "source", "judge", "president", "user"),
        *("prosecutor", "police", "pope", "king", "queen", "author", "reporter", "journalist", "caller", "reader"),
    ]
)
# Nouns that are as often a firm: "the contractor" is nobody of whom only the name was told.
FIRM_OR_PERSON = frozenset(
    [
        "contractor",
        "subcontractor",
        "employer",
        "insurer",
        "lender",
        "partner",
        "client",
        "rival",
        "buyer",
        "seller",
        "investor",
    ]
)
ASKING = re.compile(r",? (?:then |later )?(?:asks?|asked|wondered|wonders)\b")
# Papers that are the word of whoever issues them.
MADE_BY_ONE = frozenset({"statement", "announcement", "declaration", "communique", "letter", "tweet", "post"})
WITH_MEMBERS = frozenset({"union", "federation", "association", "league", "party"})
MEMBERS = re.compile(r"(?:['’]s)? (?:members?|negotiators?|rank-and-file|delegates|locals?)\b")
ANYBODY_IS = frozenset({"witness", "suspect", "defendant", "accused", "victim", "politician", "veteran"})
FAR = 20_000  # characters before a mention in which its noun is sought: longer than a report
# "The 58-year-old rejected that through his lawyer."
OWN = re.compile(r"\b(?:his|her|he|she|himself|herself)\b")
GENDERS = {"his": "m", "he": "m", "himself": "m", "her": "f", "she": "f", "herself": "f"}
NEAR_OWN = 120  # characters behind a description in which its pronoun is sought
NEAR = 6  # sources back to which "the article" may reach


def by_description(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "The lawmaker", "the agency", "the officials": who was told of before in such words."""
    if phrase.determiner == "indefinite" or not phrase.head:
        return None
    if phrase.determiner != "definite" or phrase.first_end < len(phrase.tokens):
        return described_person(scene.known, phrase) if not is_plural(phrase.head) else None
    earlier = _earlier_nameless(scene, phrase)
    if is_plural(phrase.head):
        return earlier
    if phrase.head in document_nouns():
        return earlier or _who_made_it(scene, phrase, mention) or _outlet_behind(scene, phrase)
    if (phrase.head in ANY_OUTLET or phrase.words[-2:] == ("news", "agency")) and not earlier:
        return _outlet_behind(scene, phrase)
    if phrase.head in word_classes("body_words") or phrase.head in body_kinds():
        named = scene.named_before(mention, "body")
        return body_meant(named, scene.sources_backwards(), phrase) or earlier or _initials_with_members(scene, phrase)
    return (
        earlier
        or described_person(scene.known, phrase)
        or person_meant(scene.named_before(mention, "person"), phrase)
        or _last_of_gender(scene, phrase, mention)
        or _last_without_role(scene, phrase, mention)
    )


def _earlier_nameless(scene: Scene, phrase: Phrase) -> Referent | None:
    """The nameless source told of last with the same noun, or with any where it is only "the person"."""
    if phrase.head in ANYBODY and phrase.first_end == 1:
        anybody = (r for r in scene.sources_backwards() if r.entity is None and r.kind == "unnamed" and not r.plural)
        return next(anybody, None)
    said = set(phrase.words[: phrase.first_end])
    earlier = (r for r in scene.sources_backwards() if r.entity is None and r.head == phrase.head)
    return next((r for r in earlier if said <= set(r.name.lower().split()) | set(NUMBERS)), None)


def _who_made_it(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "The statement": who spoke last in a sentence that says of him or it that there was one."""
    if phrase.head not in MADE_BY_ONE or phrase.first_end > 1:
        return None
    least = scene.sentence_starts[max(0, scene.sentence_of(mention.start) - FEW)]
    for spoken in reversed(scene.spoken[-MEMORY:]):
        if least <= spoken.start < mention.start:
            end = min(mention.start, scene.end_of(Span(spoken.start, spoken.start)))
            told = scene.report.text[scene.sentence_starts[scene.sentence_of(spoken.start)] : end]
            paper = re.escape(phrase.head)
            own = rf"\b(?:in|with|issued) an? [^,.]{{0,20}}{paper}\b|\b[Aa]n? {paper} (?:\w{{4,12}} )?(?:by|from)\b"
            if spoken.referent.entity and re.search(own, told):
                return spoken.referent
    return None


def _outlet_behind(scene: Scene, phrase: Phrase) -> Referent | None:
    """ "The article": of the outlet that was cited last."""
    if phrase.head not in ANY_OUTLET and phrase.head not in PAPERS and phrase.head != "agency":
        return None
    return next((r for r in scene.sources_backwards()[:NEAR] if r.kind == "media" and r.entity), None)


def _initials_with_members(scene: Scene, phrase: Phrase) -> Referent | None:
    """ "The union": the one body named by its initials alone whose members the report tells of ("RDW members")."""
    if phrase.head not in WITH_MEMBERS or phrase.first_end > 1:
        return None
    told = {of for span, of in scene.mentions if MEMBERS.match(scene.report.text, span.end)}
    bodies = [
        r for r in map(scene.referents.__getitem__, sorted(told)) if r.kind == "organisation" and r.name.isupper()
    ]
    return bodies[0] if len(bodies) == 1 else None


def _last_of_gender(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "The woman": who spoke last, where that is a named woman."""
    gender = {"man": "m", "woman": "f"}.get(phrase.head)
    people = [r for r in scene.sources_backwards()[:3] if r.kind == "person"]
    if any(word.endswith("-year-old") for word in phrase.words[: phrase.first_end]):
        told = people or scene.named_before(mention, "person")
        own = OWN.search(scene.report.text, mention.end, min(mention.end + NEAR_OWN, scene.end_of(mention)))
        aim = GENDERS.get(own[0], "") if own else ""
        named = [*told, *scene.named_before(mention, "person")] if aim else told
        return next((r for r in named if not aim or scene.gender_of(r) in ("", aim)), None)
    return people[0] if gender and people and people[0].gender == gender else None


def _last_without_role(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "The engineer": the person told of last, where the report has not said what he is, nor told of another such.

    A spokesman or an official need not have been told of before; no speaker calls himself so, nor does who only asks.
    """
    if phrase.first_end > 1 or phrase.head in UNTOLD | FIRM_OR_PERSON or not is_person_noun(phrase.head):
        return None
    if scene.is_said(mention):
        return None
    start = scene.sentence_starts[max(0, scene.sentence_of(mention.start) - FEW)]
    text = scene.report.text
    told = [
        of
        for span, of in scene.mentions_between(start, mention.start)
        if not (scene.is_said(span) or ASKING.match(text, span.end))
    ]
    people = [scene.referents[of] for of in told if scene.referents[of].kind == "person" and of not in scene.doubtful]
    last = people[-1] if people else None
    if (
        last is None
        or len({person.entity for person in people}) > 1
        or re.search(rf"\b{re.escape(phrase.head)}\b", text[max(0, mention.start - FAR) : mention.start].lower())
    ):
        return None
    roles = role_heads(last.role or "")
    return last if phrase.head in ANYBODY_IS or not any(map(is_person_noun, roles)) else None


def nameless(scene: Scene, phrase: Phrase) -> Referent:
    """The words themselves as the speaker."""
    name = words_of(scene.report.text, phrase)
    kind = kind_of_phrase(phrase.head, phrase.words)
    gender = gender_of("", " ".join(phrase.words[: phrase.first_end]))
    return Referent(name, None, kind, None, gender, is_plural(phrase.head), phrase.head)
