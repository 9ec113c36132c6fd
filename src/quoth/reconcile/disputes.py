"""Speakers who contradict each other: whoever denies, against those who assert what is denied."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np

from quoth.compare import Finding
from quoth.lexicons import load_words
from quoth.reconcile.claims import Group
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.text.names import same_speaker
from quoth.types import Place, Span

# An assertion this near to the words of a denial is what is denied, in any report.
DENIED = 0.62
# A denial that points back ("denied that") means the nearest assertion within so many statements before it.
BACK = 3
SHORT_DENIAL = 7
HEADING = 5


class Dispute(NamedTuple):
    """A denial and an assertion of what it denies."""

    assertion: Member
    denial: Member


def find_disputes(groups: tuple[Group, ...], members: Members) -> list[Found]:
    """Every denial with what it denies: one finding for each pair of an asserting and a denying claim."""
    home = {member.number: group for group in groups for member in group.members}
    pairs: dict[tuple[str, str], Dispute] = {}
    for member in members.listed:
        if member.statement.stance == "denied":
            for asserted in (*asserted_near(member, members), *asserted_before(member, members)):
                key = (home[asserted.number].claim.id, home[member.number].claim.id)
                pairs.setdefault(key, Dispute(asserted, member))
    return [
        dispute_finding(pairs[key], home[pairs[key].assertion.number], home[pairs[key].denial.number])
        for key in sorted(pairs)
    ]


def asserted_near(denial: Member, members: Members) -> Iterable[Member]:
    """The assertions by other speakers, in all reports, whose words are near to those of the denial."""
    similarity = members.vectors @ members.vectors[denial.number]
    for number in np.flatnonzero(similarity >= DENIED):
        other = members.listed[int(number)]
        if may_be_denied(other, denial) and (denial.stems & other.stems):
            yield other


def asserted_before(denial: Member, members: Members) -> Iterable[Member]:
    """What a denial that points back means: the last assertion by another speaker before it in its report."""
    if not points_back(denial):
        return
    for number in range(denial.number - 1, max(-1, denial.number - 1 - BACK), -1):
        other = members.listed[number]
        if other.report.id != denial.report.id:
            return
        if may_be_denied(other, denial) and other.statement.chain:
            yield other
            return


def points_back(denial: Member) -> bool:
    """Whether the denied words are few and stand for words before them."""
    words = denial.words.casefold()
    return len(words.split()) <= SHORT_DENIAL and backward_pattern().search(words) is not None


@cache
def backward_pattern() -> re.Pattern[str]:
    """One pattern for all words of the lexicon."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load_words("backward"))) + r")\b")


def may_be_denied(other: Member, denial: Member) -> bool:
    """Whether the other asserts, and is not the denying speaker's own word."""
    if other.statement.stance == "denied":
        return False
    if other.speaker is None or denial.speaker is None:
        return other.speaker != denial.speaker or other.report.id != denial.report.id
    return not same_speaker(other.speaker, denial.speaker)


def dispute_finding(dispute: Dispute, asserting: Group, denying: Group) -> Found:
    """The two claims set against each other: all who assert the one, all who deny the other."""
    left = [m for m in asserting.members if m.statement.stance != "denied"] or [dispute.assertion]
    right = [m for m in denying.members if m.statement.stance == "denied"] or [dispute.denial]
    denier = dispute.denial.speaker or "The report"
    finding = Finding(
        kind="polarity",
        verdict="conflict",
        reason=None,
        left=tuple(sorted(whole_place(member) for member in left)),
        right=tuple(sorted(whole_place(member) for member in right)),
        left_speaker=dispute.assertion.speaker,
        right_speaker=dispute.denial.speaker,
        about=dispute.denial.words,
        question=heading(dispute),
        why=f"{denier} denies what {dispute.assertion.speaker or 'the report'} says.",
        severity="high",
        rule="one_denies_what_another_asserts",
    )
    return Found(finding, "speakers")


def whole_place(member: Member) -> Place:
    """From the first to the last word of what is said, with the cue where it stands beside it."""
    content = member.statement.content
    span = Span(content[0].start, content[-1].end)
    cue = member.statement.chain[-1].cue if member.statement.chain else None
    if cue and abs(cue.start - span.start) < 120:
        span = Span(min(span.start, cue.start), max(span.end, cue.end))
    return member.report.report.place(span)


def heading(dispute: Dispute) -> str:
    """The shorter wording of the two as a question."""
    words = min(
        (member.words.strip(" .,;:\"'“”‘’").split() for member in dispute),
        key=lambda words: (len(words) < 3, len(words)),
    )
    told = " ".join(words[:HEADING]).rstrip(",;:")
    return f"{told[:1].upper()}{told[1:]}{'…' if len(words) > HEADING else ''}: yes or no?"
