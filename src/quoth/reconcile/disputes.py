"""Speakers who contradict each other: whoever denies, against those who assert what is denied."""

from typing import NamedTuple

from quoth.compare import Finding
from quoth.reconcile.claims import Group
from quoth.reconcile.denials import asserted_before, asserted_near
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.types import Place, Span

# So many words of the claim stand in the heading, so that it has eight at most.
HEADING = 5
# A cue this many characters from what is said is quoted with it.
BESIDE = 120


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
    if cue and abs(cue.start - span.start) < BESIDE:
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
