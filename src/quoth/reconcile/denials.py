"""What a denial denies: assertions in near words in any report, or what was said just before it."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from quoth.lexicons import load_words
from quoth.reconcile.members import Member, Members
from quoth.text.names import same_speaker

# An assertion this near to the words of a denial is what is denied, in any report.
DENIED = 0.62
# A denial that points back ("denied that") means the nearest assertion within so many statements before it.
BACK = 3
SHORT_DENIAL = 7


def asserted_near(denial: Member, members: Members) -> Iterator[Member]:
    """The assertions by other speakers, in all reports, whose words are near to those of the denial."""
    similarity = np.round(members.vectors @ members.vectors[denial.number], 4)
    for number in np.flatnonzero(similarity >= DENIED):
        other = members.listed[int(number)]
        if may_be_denied(other, denial) and (denial.stems & other.stems):
            yield other


def asserted_before(denial: Member, members: Members) -> Iterator[Member]:
    """What a denial that points back means: the last assertion by another speaker before it in its report."""
    if not points_back(denial):
        return
    for number in range(denial.number - 1, max(-1, denial.number - 1 - BACK), -1):
        other = members.listed[number]
        if other.report.id != denial.report.id:
            return
        if may_be_denied(other, denial) and other.statement.chain and other.stems:
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
