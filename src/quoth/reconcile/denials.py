"""What a denial denies: the assertion, in any report, for which most speaks."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

import numpy as np

from quoth.compare.ladders.speakers import is_pronoun
from quoth.compare.opposite_words import say_the_same
from quoth.lexicons import load_word_set, load_words
from quoth.reconcile.bare_denials import does_not_deny, is_bare_cue, is_bare_denial
from quoth.reconcile.candidates import ROUNDED
from quoth.reconcile.members import Member, Members
from quoth.reconcile.propositions import (
    DENIED_SHARE,
    Topics,
    accuses,
    clears_somebody_else,
    is_negated,
    is_of_another_time,
    means_a_charge,
    of_other_persons,
    only_may_deny,
)
from quoth.text.describing import description_of
from quoth.text.names import is_nameless, same_speaker
from quoth.text.stems import content_stems
from quoth.text.tokens import tokens_of
from quoth.types import Span
from quoth.types.statements import Stance

# What speaks for an assertion beside the cosine of the two: that it accuses (a plan or a guess is seldom denied), that
# it stands just before the denial,
# that the denial points back to it ("denied that"), that somebody says it, the share of the denial's words in it.
BEFORE, MEANT, SAID, WORDS = 0.15, 0.45, 0.2, 0.15
# That a report opens with it, as the firm word of a body or of somebody with an office.
OPENING = 0.15
STANCES: dict[Stance, float] = {"alleged": 0.15, "asserted": 0.0}
UNSURE = -0.1
# An assertion for which so much speaks is what is denied, if none has more; with so much more, even beside another.
ENOUGH, CLEARLY = 0.65, 0.8
# An accusation just before the denial needs so much, whatever its words; where most speaks for it, so much of what is
# denied must be in it.
ANSWERED, PARTLY, A_LITTLE = 0.7, 0.25, 0.2
# Below this cosine only what stands before the denial is looked at: so many statements. Of the near so many are.
NEAR, BACK, LOOKED_AT = 0.35, 3, 60
# So many denials are held against all statements at once.
BLOCK = 64
# An assertion elsewhere that shares no word with the denial must be this near.
ALONE = 0.5
# Two statements of which only one is negated contradict each other where they are this near, share so much of their
# words, and are short enough that the negation is of the whole.
OPPOSED, IN_COMMON, LONGEST = 0.6, 0.45, 25
# Nouns for what was said that is refused where it is rejected: a deal, a call.
OFFERED = frozenset({"deal", "call", "figure", "figures", "account", "charge"})
# Who does one of these to a plan or an offer refuses it; what is said to be so is not in dispute.
REFUSING = re.compile(
    r"\b(?:reject\w*|rul(?:e|es|ed|ing) out|dismiss(?:es|ed|ing)?|turn(?:s|ed|ing)? down|refus\w+|oppos\w+)\b"
)
# Who denies one of these grants it not.
REQUESTED = re.compile(
    r"(?:the|a|an|his|her|their|its|any|all)?\s*(?:\w+\s+)?(?:requests?|permission|access|bail|visas?|appeals?|motions?|"
    r"applications?|entry)\b",
    re.IGNORECASE,
)
# In so few words something is called false.
FEW = 8
CALLED_FALSE = re.compile(
    r"\b(?:mischaracteri[sz]ations?|lies?|untrue|false|falsehoods?|nonsense|baseless|unfounded|groundless|inventions?|invented|"
    r"fabricat(?:ed|ions?)|fiction|fantasy|absurd|ridiculous|outrageous|slander|rubbish|not true|misleading|a myth|fake)\b",
    re.IGNORECASE,
)
# "These are lies" says it of what was said before.
IS_SO = re.compile(
    r"\W{0,3}(?:all (?:of )?)?(?:this|that|it|these|those|they)(?:['’]s|['’]re|\s+(?:is|are|was|were))\b", re.IGNORECASE
)
SENTENCES = re.compile(r"(?<=[.!?,;])[\"”’]?\s")
# Denied so, it is what the report is about that is denied.
WHOLE = re.compile(
    r"\b(?:the|these|those|such)\s+(?:reports?|claims|allegations|assertions|accusations|suggestions)\b(?!\s+(?:of|that|about))"
)
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|disput\w*|refut\w*|rul(?:e|es|ed|ing) out|disagree\w*|"
    r"contest\w*|challeng\w*|rebut\w*|contradict\w*|not|never)\b|n['’]t\b",
    re.IGNORECASE,
)
EXCLUDING = re.compile(r"\brul(?:e|es|ed|ing) out\b")
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|would|could|as)\b")


class Denied(NamedTuple):
    """An assertion, the denial that may mean it, and how much speaks for that."""

    assertion: Member
    denial: Member
    score: float


def denied_by(denials: list[Member], members: Members, topics: Topics) -> dict[int, list[Denied]]:
    """For each statement that denies, by number, the assertions by other speakers that it may deny, with what speaks for each."""
    return {
        denial.number: [
            found
            for found in near_denial(denial, similarity, members)
            if is_the_thing_denied(found.assertion, denial, topics, found.score)
        ]
        for denial, similarity in zip(denials, similarities(denials, members), strict=True)
    }


def similarities(listed: list[Member], members: Members) -> Iterator[Any]:
    """For each statement its cosine to every other one, made in blocks."""
    for start in range(0, len(listed), BLOCK):
        yield from members.vectors[[member.number for member in listed[start : start + BLOCK]]] @ members.vectors.T


def is_the_thing_denied(other: Member, denial: Member, topics: Topics, score: float = 0.0) -> bool:
    """Whether an assertion says what is denied: of the same persons and time, in its words or just before it."""
    if of_other_persons(other, denial) or is_of_another_time(other, denial) or clears_somebody_else(denial, other):
        return False
    before = other.report.id == denial.report.id and 0 < denial.number - other.number <= BACK
    if rejects(denial) and WHOLE.search(denial.words) and is_opening(other):
        return other.report.id == denial.report.id and (accuses(other) or not means_a_charge(denial))
    if rejects(denial) and (points_back(denial) or not denial.stems):
        if not before:
            return False
        charged = means_a_charge(denial)
        # "The charge" is whatever was said right before, where that is no charge in so many words.
        return (charged and accuses(other)) or (
            is_within_reach(other, denial) and (not charged or is_next(other, denial))
        )
    # Whoever is accused denies it in words of his own.
    if before and score >= ANSWERED and other.statement.stance == "alleged":
        return True
    answered = before and score >= ANSWERED and denial.statement.stance == "denied"
    least = A_LITTLE if answered else PARTLY if score >= CLEARLY else DENIED_SHARE
    return topics.says_what_is_denied(other, denial, least)


def near_denial(denial: Member, similarity: Any, members: Members) -> list[Denied]:
    """The assertions by other speakers that are near enough to a denial, by the cosine to each, with what speaks for each."""
    if not rejects(denial):
        return [
            Denied(other, denial, 1.0)
            for number in nearest(similarity, OPPOSED)
            if may_be_denied(other := members.listed[number], denial) and opposed(other, denial, members)
        ]
    before = stands_before(denial, members)
    if joined_by(denial, before) or refuses(denial):
        return []
    meant = meant_by(denial, before, members)
    looked_at = [*before, meant] if meant else before
    places = sorted({*nearest(similarity, NEAR), *(member.number for member in looked_at)})
    return [
        Denied(other, denial, float(np.round(similarity[number], 4)) + further(other, denial, members, before, meant))
        for number in places
        if may_be_denied(other := members.listed[number], denial)
        and names_what_is_excluded(other, denial)
        and (other in looked_at or other.stems & denial.stems or np.round(similarity[number], 4) >= ALONE)
    ]


def nearest(similarity: Any, least: float) -> list[int]:
    """The numbers of the nearest that are near enough, ties by number."""
    near = np.flatnonzero(similarity >= least - ROUNDED)
    rounded = np.round(similarity[near], 4)
    near, rounded = near[rounded >= least], rounded[rounded >= least]
    return [int(number) for number in near[np.lexsort((near, -rounded))[:LOOKED_AT]]]


def further(other: Member, denial: Member, members: Members, before: list[Member], meant: Member | None) -> float:
    """What speaks for an assertion beside the cosine."""
    whole = members.weight(denial.stems)
    shared = members.weight(denial.stems & other.stems) / whole if whole else 0.0
    return (
        STANCES.get(other.statement.stance, UNSURE)
        + BEFORE * (other in before)
        + MEANT * (other is meant)
        + SAID * (other.speaker is not None)
        + WORDS * shared
        + OPENING * opens_with(other)
    )


def opens_with(member: Member) -> bool:
    """Whether a report says it in its first sentence, as the firm word of a state or a body."""
    link = member.statement.chain[-1] if member.statement.chain else None
    if link is None or link.kind not in ("government", "organisation") or member.statement.stance != "asserted":
        return False
    return is_opening(member)


def stands_before(denial: Member, members: Members) -> list[Member]:
    """The statements just before it in its report, the nearest first."""
    numbers = range(denial.number - 1, max(-1, denial.number - 1 - BACK), -1)
    return [members.listed[number] for number in numbers if members.listed[number].report.id == denial.report.id]


def meant_by(denial: Member, before: list[Member], members: Members) -> Member | None:
    """What a denial that points back means: the last word of another speaker before it, or what the report opens with."""
    if not points_back(denial):
        return None
    if WHOLE.search(denial.words):
        opening = opening_of(denial, members)
        if opening is not None:
            return opening
    return next((other for other in before if other.stems and other.speaker and may_be_denied(other, denial)), None)


def is_within_reach(other: Member, denial: Member) -> bool:
    """Whether "that" can mean a statement: of its own paragraph, or, where it opens one, of the last that is not the denier's own."""
    report = denial.report.report
    first, last = (
        next((n for n, p in enumerate(report.paragraphs) if p.overlaps(m.statement.content[0])), -1)
        for m in (other, denial)
    )
    if first == last:
        return True
    start = report.paragraphs[last].start
    opens = all(not (start <= s.start and s.end <= denial.statement.content[0].start) for s in report.sentences)
    return opens and all(is_his_own(report.paragraphs[n], denial) for n in range(first + 1, last))


def is_his_own(paragraph: Span, denial: Member) -> bool:
    """Whether a paragraph holds words of the denier and of nobody else."""
    told = [s for s in denial.report.statements if any(paragraph.overlaps(piece) for piece in s.content)]
    speakers = [s.chain[-1].speaker if s.chain else None for s in told]
    return bool(told) and all(name and denial.speaker and same_speaker(name, denial.speaker) for name in speakers)


def is_next(other: Member, denial: Member) -> bool:
    """Whether a statement stands in the sentence right before that of a denial, or in its own."""
    numbers = [
        next((n for n, s in enumerate(m.report.report.sentences) if s.overlaps(m.statement.content[0])), -1)
        for m in (other, denial)
    ]
    return 0 <= numbers[1] - numbers[0] <= 1


def opening_of(denial: Member, members: Members) -> Member | None:
    """The first thing that somebody says in the report's opening sentence."""
    first = denial.number
    while first > 0 and members.listed[first - 1].report.id == denial.report.id:
        first -= 1
    following = (members.listed[number] for number in range(first, len(members.listed)))
    of_report = takewhile(lambda m: m.report.id == denial.report.id, following)
    said = (m for m in of_report if m.speaker and m.stems and is_opening(m))
    return next((m for m in said if may_be_denied(m, denial)), None)


def is_opening(member: Member) -> bool:
    """Whether it stands in the first sentence of its report."""
    report = member.report.report
    first = next((s for s in report.sentences if s != report.headline), None)
    return first is not None and first.overlaps(member.statement.content[0])


def joined_by(denial: Member, before: list[Member]) -> Member | None:
    """The denial by another speaker just before one that points back: both deny one thing."""
    first = before[0] if before and points_back(denial) else None
    both = first is not None and rejects(first) and rejects(denial)
    return first if both and first and not nested(first, denial) and first.stems else None


def points_back(denial: Member) -> bool:
    """Whether the denied words stand for words before them ("that", "the allegation", "these assertions")."""
    if is_own_denial(denial) or is_bare_cue(denial.report, denial.statement) or calls_it_false(denial):
        return True
    return backward_pattern().match(denial.words.casefold().lstrip(" \"'“”‘’")) is not None


def calls_it_false(member: Member) -> bool:
    """Whether its words only call false what was said before it: "these are lies"."""
    words = member.words
    return len(words.split()) <= FEW and IS_SO.match(words) is not None and CALLED_FALSE.search(words) is not None


def is_own_denial(member: Member) -> bool:
    """Whether the report says in its own voice that somebody denies what stands before it."""
    return not member.statement.chain and member.party is not None and is_bare_denial(member.words)


@cache
def backward_pattern() -> re.Pattern[str]:
    """A pronoun, or a noun for what was said that is not followed by what it was."""
    nouns = "|".join(map(re.escape, load_words("backward")))
    pronoun = (
        r"(?:(?:this|it|so|them|him)\b(?!\s+(?:\w+\s+)?(?:is|was|had|has|would|will|could)\b)|"
        r"that(?=\W*$|\s*[,.;:–—-]|\s+(?:and|as|but|saying|on|in|at|during|when|too|again|outright|strongly|yesterday|an?)\b|\s+[\"“'‘]))"
    )
    named = rf"(?:this|that|these|those|the|any such|such|any)\s+(?:\w+\s+)?(?:{nouns})\b"
    such = r"(?:any|an?)?\s?such\s+(?!as\b)\w+"
    lead = (
        r"(?:(?:having|ever|receiving|received|making|made|giving|given|getting|issuing|issued|knowledge of)\s+){0,3}"
    )
    return re.compile(rf"{lead}(?:{such}|{pronoun}|{named}(?!\s+(?:of|that|about|regarding|on(?!\s\w+day\b)|in)\b))")


def refuses(denial: Member) -> bool:
    """Whether it turns down a plan, an offer or a person: the words after "rejected" are neither a claim nor a clause."""
    cue = denial.statement.chain[-1].cue if denial.statement.chain else None
    if REQUESTED.match(denial.words):
        return True
    if cue is None or not REFUSING.search(cue.of(denial.report.text).casefold()):
        return False
    words = denial.words.casefold()
    return not (
        points_back(denial)
        or FINITE.search(words)
        or (load_word_set("backward") - OFFERED) & {token.lower for token in tokens_of(words)}
        or load_word_set("accusing") & {token.lower for token in tokens_of(words)}
    )


def names_what_is_excluded(other: Member, denial: Member) -> bool:
    """Whether an assertion has the very thing that is ruled out: "sabotage" of "sabotage as the cause of the fire"."""
    cue = denial.statement.chain[-1].cue if denial.statement.chain else None
    excluded, as_what, _ = denial.words.partition(" as ")
    if not as_what or cue is None or not EXCLUDING.search(cue.of(denial.report.text).casefold()):
        return True
    return bool(set(content_stems(excluded)) & other.stems)


def opposed(other: Member, denial: Member, members: Members) -> bool:
    """Whether the two are short and much the same but for the negation, and the words of two speakers, one with a name."""
    speakers = [member.speaker for member in (other, denial) if member.speaker]
    nameless = [speaker for speaker in speakers if is_nameless(speaker)]
    if len(speakers) < 2 or len(nameless) > 1 or len(other.words.split()) > LONGEST:
        return False
    # "The company" may be any of the companies with a name.
    if any(not description_of(speaker).plural for speaker in nameless):
        return False
    if say_the_same(other.words, denial.words):
        return False
    # The same words under two names are a matter of whose they are.
    if bare(other.words) in bare(denial.words) or bare(denial.words) in bare(other.words):
        return False
    total = members.weight(other.stems) + members.weight(denial.stems)
    return 2 * members.weight(other.stems & denial.stems) >= IN_COMMON * total


def bare(words: str) -> str:
    """The words in small letters, without marks."""
    return " ".join(token.lower for token in tokens_of(words) if token.is_word)


def denies(member: Member) -> bool:
    """Whether it says that something is not so: it is a denial, or its words are short and negated."""
    if rejects(member):
        return not only_may_deny(member)
    return len(member.words.split()) <= LONGEST and is_negated(member.words) and not does_not_deny(member.words)


def rejects(member: Member) -> bool:
    """Whether it is a denial, or in few words calls false what was said before it ("that is a fabrication")."""
    if (member.statement.stance == "denied" and has_denying_words(member)) or is_own_denial(member):
        return True
    return any(
        len(piece.split()) <= FEW and CALLED_FALSE.search(piece) and (IS_SO.match(piece) or points_back(member))
        for piece in SENTENCES.split(member.words)
    )


def has_denying_words(member: Member) -> bool:
    """Whether the cue denies, or something is called false in the sentence: "sees" and "tells" deny nothing."""
    cue = member.statement.chain[-1].cue if member.statement.chain else None
    if cue is None or DENYING.search(cue.of(member.report.text)):
        return True
    held = [s for s in member.report.report.sentences if s.overlaps(cue) or s.overlaps(member.statement.content[0])]
    return any(CALLED_FALSE.search(s.of(member.report.text)) for s in held)


def may_be_denied(other: Member, denial: Member) -> bool:
    """Whether the other says that it is so, and is not the denying speaker's own word."""
    if denies(other) or other.statement.stance == "unknown" or nested(other, denial):
        return False
    if any(m.statement.chain and is_pronoun(m.statement.chain[-1]) for m in (other, denial)):
        return False
    if other.speaker is None or denial.speaker is None:
        return other.speaker != denial.speaker or other.report.id != denial.report.id
    return not same_speaker(other.speaker, denial.speaker)


def nested(one: Member, other: Member) -> bool:
    """Whether one stands within the other's words."""
    if one.report.id != other.report.id:
        return False
    return any(a.overlaps(b) for a in one.statement.content for b in other.statement.content)
