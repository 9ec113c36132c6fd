"""Which reports leave out a denial or a limit that the report they were made from carries."""

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from quoth.compare.points import AROUND, sentence_number
from quoth.lexicons import load_words
from quoth.reconcile.claims import Group
from quoth.reconcile.members import Member
from quoth.reconcile.propositions import is_negated
from quoth.reconcile.provenance import Provenance
from quoth.types import AnnotatedReport, Omission, Span

# A sentence of the child this near to the claim, with a limit of its own, carries it.
CARRIED = 0.6


# A clause that is granted begins with one of these, within so many characters.
CONCEDING = re.compile(r"(?:,|^|\.\s)\s?(?:though|although|albeit)\b", re.IGNORECASE)
CONCEDED = 12
# "When carefully regulated" is a condition.
TIED = re.compile(r"\bwhen\s+(?:\w{2,14}ly\s+)\w{2,14}(?:ed|en|wn)\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:if|unless|provided|once|should|subject to|pending|as long as|only when|depend\w*|condition\w*)\b",
    re.IGNORECASE,
)


class Limit(NamedTuple):
    """A member that denies or limits, in the parent; `others` are the members of its claim by report."""

    member: Member
    group: Group
    others: dict[str, list[Member]]


@cache
def limit_pattern(*beside: str) -> re.Pattern[str]:
    """One pattern for all phrases of the lexicon, and of those beside it."""
    phrases = sorted((phrase for name in ("limits", *beside) for phrase in load_words(name)), key=len, reverse=True)
    joined = "|".join(
        re.escape(phrase.removesuffix("~")) + (r"\w{0,12}" if phrase.endswith("~") else "") for phrase in phrases
    )
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


def find_omissions(
    groups: tuple[Group, ...],
    reports: dict[str, AnnotatedReport],
    provenance: Provenance,
    surely: dict[str, int] | None = None,
) -> tuple[Omission, ...]:
    """For every derivation: the denials and limits of the parent that are in no sentence of the child.

    `surely` numbers the groups of what is the same beyond doubt, by statement: what may be the same makes a claim, but what a
    denial is lost in may be like it too. Without it whatever is in a claim is the same.
    """
    limits = limits_by_report(groups)
    omissions = {}
    told: set[tuple[str, str, int]] = set()
    for edge in provenance.edges.values():
        if edge.child not in reports or edge.kind == "copy":
            continue
        for limit in limits.get(edge.parent, ()):
            # What a denial was cut into is lost with it once.
            sentence = (edge.child, edge.parent, sentence_of(limit))
            if sentence not in told and not carries(reports[edge.child], limit, surely or {}):
                told.add(sentence)
                omissions[edge.child, limit.group.claim.id] = omission_of(edge.child, edge.parent, limit)
    return tuple(omissions[key] for key in sorted(omissions))


def sentence_of(limit: Limit) -> int:
    """The number of the sentence of the parent that it begins in."""
    return sentence_number(limit.member.report, limit.member.statement.content[0])


def limits_by_report(groups: tuple[Group, ...]) -> dict[str, list[Limit]]:
    """The members that deny or limit, by report."""
    found: dict[str, list[Limit]] = {}
    for group in groups:
        others: dict[str, list[Member]] = {}
        for member in group.members:
            others.setdefault(member.report.id, []).append(member)
        for member in group.members:
            if denies_or_limits(member):
                found.setdefault(member.report.id, []).append(Limit(member, group, others))
    return found


def denies_or_limits(member: Member) -> bool:
    """Whether its stance is a denial or not knowing, its words say that something is not so, or have a phrase that limits.

    What a report tells around a statement has only the cue of the denial.
    """
    if member.statement.rule == AROUND:
        return False
    if member.statement.stance in ("denied", "unknown", "conditional") or is_negated(member.words):
        return True
    if concedes(member) or TIED.search(member.words):
        return True
    return limit_pattern().search(stretch_of(member.report, member)) is not None


def concedes(member: Member) -> bool:
    """Whether it is what a sentence grants against the rest of it: "..., though both sides have lost before"."""
    start = member.statement.content[0].start
    return CONCEDING.search(member.report.text[max(0, start - CONCEDED) : start + CONCEDED]) is not None


def stretch_of(report: AnnotatedReport, member: Member) -> str:
    """The content with the cue that holds it, where that is near."""
    pieces = [*member.statement.content, *(link.cue for link in member.statement.chain[-1:] if link.cue is not None)]
    return " ".join(piece.of(report.text) for piece in pieces)


def carries(child: AnnotatedReport, limit: Limit, surely: dict[str, int]) -> bool:
    """Whether the child has a member in the claim, a denial of its own where it is denied, or a sentence near to it that limits."""
    home = surely.get(limit.member.statement.id)
    own = [
        member
        for member in limit.others.get(child.id, ())
        if (home is None or surely.get(member.statement.id, home) == home)
    ]
    stance = limit.member.statement.stance
    kept = [m for m in own if stance != "conditional" or m.statement.stance == "conditional" or has_condition(m)]
    if kept and (stance != "denied" or any(map(denies_or_limits, own))):
        return True
    if not len(child.sentence_vectors):
        return False
    parent = limit.member.report
    told = parent.sentence_vectors[sentence_of(limit)]
    near = np.asarray(child.sentence_vectors) @ np.asarray(told)
    return any(
        limit_pattern("turning_down").search(Span.of(child.report.sentences[int(place)], child.text)) is not None
        for place in np.flatnonzero(near >= CARRIED)
    )


def has_condition(member: Member) -> bool:
    """Whether the sentence of a statement makes something depend on something else."""
    sentences = member.report.report.sentences
    at = sentence_number(member.report, member.statement.content[0])
    return at < len(sentences) and CONDITION.search(sentences[at].of(member.report.text)) is not None


def omission_of(child: str, parent: str, limit: Limit) -> Omission:
    """The omission in one sentence."""
    statement = limit.member.statement
    who = limit.member.speaker
    what = "a denial" if statement.stance == "denied" else "a limit"
    by = f" by {who}" if who else ""
    return Omission(
        child, limit.group.claim.id, f"The report it was made from has {what}{by} here; this report does not."
    )
