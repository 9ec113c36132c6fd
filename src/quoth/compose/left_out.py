"""What a report leaves out of the report it was made from, first the denials, then the limits."""

import re
from collections import Counter
from functools import cache

from msgspec import Struct

from quoth.compare.keys import keys_of
from quoth.compare.points import every_statement
from quoth.compose.elsewhere import keys_of_sentences, nearness, says_too
from quoth.compose.stretches import with_its_cue
from quoth.compose.telling import UNNAMED, statement_at
from quoth.compose.views import StoryView
from quoth.compose.wording import one_line
from quoth.lexicons import load_words
from quoth.types import AnnotatedReport, Claim, Place

# A claim of fewer words tells nobody what was left out.
SHORTEST = 3
# Of a limit in other words half may be found by its words alone.
HALF = 0.5
# A sentence with a word of not knowing or denying that is this near (cosine) has the limit; so has one with a content word
# of it that no more than so many sentences of the report have.
# Nearer to that sentence of the parent than to any other it has it at LESS_NEAR already.
NEAR, OFTEN, LESS_NEAR = 0.45, 3, 0.33
# A line of so few words may be a heading.
HEADING = 6
# Who turns down a plan, an offer or an order denies no fact.
TURNED_DOWN = re.compile(r"\b(?:reject\w*|refus\w*|turn\w* down|rul\w+ out|dismiss\w*|oppos\w+|declin\w*|rebuff\w*)\b")
REQUESTED = re.compile(
    r"\b(?:requests?|subpoenas?|summons|permission|immunity|bail|offers?|appeals?|motions?)\b", re.IGNORECASE
)
NOBODY = frozenset({"nobody", "no one", "none"})
SAYS_NO = re.compile(r"\b(?:no|not|never|nothing|nobody|none|neither|without|\w{2,6}n['’]t)\b", re.IGNORECASE)
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|would|could|as)\b")
CALLED = re.compile(
    r"\b(?:claims?|allegations?|accusations?|suggestions?|charges?|assertions?|reports?)\b", re.IGNORECASE
)


class OmissionRow(Struct, frozen=True):
    """What one report drops: in a word or two with whose it is, the words, and where they stand."""

    report: str
    what: str
    words: str
    place: Place


def omission_rows(view: StoryView) -> tuple[OmissionRow, ...]:
    """The omissions in the order of their weight: denials, what somebody says is not so, then other limits; the outlet's own last."""
    claims = {claim.id: claim for claim in view.story.claims}
    ordered = []
    for omission in view.story.omissions:
        claim = claims.get(omission.claim)
        if claim is None or omission.report not in view.letters or len(claim.text.split()) < SHORTEST:
            continue
        place = place_in_parent(view, omission.report, claim)
        if UNNAMED.match(view.words(place)) or is_carried(view, omission.report, claim, place):
            continue
        speaker = speaker_of(view, claim, place)
        noun = "limit" if not claim.denied else "refusal" if is_refusal(view, place) else "denial"
        what = f"{possessive(speaker)} {noun}"
        letter = view.letters[omission.report]
        # "Found no sign of a breach" denies as much as "denied a breach".
        weight = 0 if claim.denied else 1 if speaker and SAYS_NO.search(view.words(place)) else 2
        key = (weight, speaker is None, len(letter), letter)
        shown = with_its_cue(view.reports[place.report], place)
        ordered.append((*key, place, OmissionRow(omission.report, what, one_line(view.words(shown)), shown)))
    found = [item[-1] for item in sorted(ordered, key=lambda item: item[:-1])]
    return tuple(
        row for n, row in enumerate(found) if not any(is_of_one_denial(view, row, known) for known in found[:n])
    )


def is_of_one_denial(view: StoryView, row: OmissionRow, known: OmissionRow) -> bool:
    """Whether a limit only goes on with a denial told before: the same speaker's, left out by the same report, in one paragraph."""
    whose, _, what = row.what.rpartition(" ")
    before, _, denial = known.what.rpartition(" ")
    if (row.report, whose, row.place.report) != (known.report, before, known.place.report) or whose == "a":
        return False
    read = view.reports[row.place.report].report
    return (what, denial) == ("limit", "denial") and read.paragraph_of(row.place.start) == read.paragraph_of(
        known.place.start
    )


def is_carried(view: StoryView, report: str, claim: Claim, place: Place) -> bool:
    """Whether the report has it in other words: one of its sentences denies, refuses or knows not of the same thing."""
    read, parent = view.reports[report], view.reports[place.report]
    words = view.words(place)
    whole = sentence_at(parent, place) or words
    near = nearness(parent, read, place)
    keys, asked = frozenset(keys_of(words)) - often_told(read), what_is_asked(whole)
    sentences = [span.of(read.text) for span in read.report.sentences]
    for at, sentence in enumerate(sentences):
        # A heading ("What we do not know") holds for the points below it.
        before = sentences[at - 1] if at and len(sentences[at - 1].split()) <= HEADING else ""
        if not silence_pattern().search(f"{before} {sentence}".replace("’", "'")):
            continue
        answers = near[at] >= LESS_NEAR and near[at] >= max(nearness_to_others(parent, read, at, place), default=1.0)
        if near[at] >= NEAR or answers or keys & set(keys_of(sentence)) or asked & what_is_asked(sentence):
            return True
    return not claim.denied and says_too(read, parent, place, words, alone=HALF)


def nearness_to_others(parent: AnnotatedReport, read: AnnotatedReport, at: int, place: Place) -> list[float]:
    """The cosine of a sentence of the report to every sentence of the parent but the one at the place."""
    sentence = read.report.place(read.report.sentences[at])
    near = nearness(read, parent, sentence)
    return [near[n] for n, span in enumerate(parent.report.sentences) if not span.overlaps(place.span)]


def sentence_at(read: AnnotatedReport, place: Place) -> str | None:
    """The sentence that holds a place of the text."""
    if place.part == "title":
        return None
    return next((s.of(read.text) for s in read.report.sentences if s.overlaps(place.span)), None)


def often_told(read: AnnotatedReport) -> frozenset[str]:
    """The content words that so many sentences of a report have that they tell nothing of what one is about."""
    counts = Counter(key for keys in keys_of_sentences(read) for key in keys)
    most = max(OFTEN, len(read.report.sentences) // 5)
    return frozenset(key for key, count in counts.items() if count > most)


@cache
def silence_pattern(*, without: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """One pattern for the words of not knowing, denying and refusing, but for some of them."""
    words = (*load_words("limits"), *load_words("silence"))
    return phrase_pattern(tuple(word for word in words if word not in without))


def what_is_asked(words: str) -> frozenset[int]:
    """Which of the things that may be unknown (why, who, when) the words are about."""
    return frozenset(number for number, pattern in enumerate(asked_patterns()) if pattern.search(words))


@cache
def asked_patterns() -> tuple[re.Pattern[str], ...]:
    """A pattern for each line of the lexicon."""
    return tuple(phrase_pattern(tuple(line.split())) for line in load_words("asked"))


def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for phrases; a "~" takes any ending."""
    ordered = sorted(phrases, key=len, reverse=True)
    told = "|".join(re.escape(p.removesuffix("~")) + (r"\w{0,12}" if p.endswith("~") else "") for p in ordered)
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)


def is_refusal(view: StoryView, place: Place) -> bool:
    """Whether a plan, an offer or an order is turned down: its words are no clause, so that nothing is said not to be so."""
    statement = statement_at(view.reports[place.report], place)
    cue = statement.chain[-1].cue if statement is not None and statement.chain else None
    words = view.words(place)
    refused = cue is not None and TURNED_DOWN.search(cue.of(view.reports[place.report].text))
    return bool(refused or REQUESTED.search(words)) and not FINITE.search(words) and not CALLED.search(words)


def place_in_parent(view: StoryView, report: str, claim: Claim) -> Place:
    """Where a report that this one was made from says it; the claim's own wording where none does."""
    parents = {edge.parent for edge in view.story.lineage.edges if edge.child == report}
    if claim.span.report in parents:
        return claim.span
    for support in (*claim.denied, *claim.undecided, *claim.asserted):
        if support.report in parents and support.report in view.reports:
            read = view.reports[support.report]
            found = next((s for s in every_statement(read) if s.id == support.statement), None)
            if found is not None:
                return read.report.place(found.content[0])
    return claim.span


def speaker_of(view: StoryView, claim: Claim, place: Place) -> str | None:
    """Whose word the wording at the place is."""
    statement = statement_at(view.reports[place.report], place)
    if statement is not None and statement.chain:
        speaker = statement.chain[-1].speaker
        return None if speaker.casefold() in NOBODY else speaker
    return next((s.speaker for s in (*claim.denied, *claim.undecided, *claim.asserted) if s.speaker), None)


def possessive(speaker: str | None) -> str:
    """ "Maud Esker's", "the residents'", "a" where nobody is named."""
    if speaker is None:
        return "a"
    return f"{speaker}'" if speaker.endswith("s") else f"{speaker}'s"
