"""Speakers who contradict each other: whoever denies, against those who assert what is denied."""

from quoth.compare import Finding
from quoth.reconcile.claims import Group
from quoth.reconcile.denials import CLEARLY, ENOUGH, Denied, denied_by, denies, points_back
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.types import Place, Span

# So many words of the claim stand in the heading, so that it has eight at most.
HEADING = 5
# What is less likely by this than the likeliest is denied too.
NEARLY = 0.05
# A cue this many characters from what is said is quoted with it.
BESIDE = 120


def find_disputes(groups: tuple[Group, ...], members: Members) -> list[Found]:
    """Every claim that is denied against what it denies: one finding for each pair of claims."""
    home = {member.number: group for group in groups for member in group.members}
    found = []
    for denying in groups:
        best: dict[str, Denied] = {}
        for denied in (d for member in denying.members if denies(member) for d in denied_by(member, members)):
            claim = home[denied.assertion.number].claim.id
            if claim not in best or denied.score > best[claim].score:
                best[claim] = denied
        for denied in most_likely(list(best.values())):
            found.append(dispute_finding(denied, home[denied.assertion.number], denying))
    return found


def most_likely(listed: list[Denied]) -> list[Denied]:
    """The likeliest, if it is likely enough, with those that are nearly as likely, and all that are clear."""
    ordered = sorted(listed, key=lambda denied: (-denied.score, denied.assertion.number))
    least = max(ENOUGH, min(CLEARLY, ordered[0].score - NEARLY)) if ordered else ENOUGH
    return [denied for denied in ordered if denied.score >= least]


def dispute_finding(dispute: Denied, asserting: Group, denying: Group) -> Found:
    """The two claims set against each other: all who assert the one, all who deny the other."""
    left = [m for m in asserting.members if not denies(m)] or [dispute.assertion]
    right = [m for m in denying.members if denies(m)] or [dispute.denial]
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
    return Found(finding, "speakers", {whole_place(member): member.speaker for member in (*left, *right)})


def whole_place(member: Member) -> Place:
    """From the first to the last word of what is said, with the cue where it stands beside it.

    A denial that only points back ("rejected that, saying ...") is quoted with its whole sentence.
    """
    content = member.statement.content
    span = Span(content[0].start, content[-1].end)
    cue = member.statement.chain[-1].cue if member.statement.chain else None
    if member.statement.stance == "denied" and points_back(member):
        sentences = member.report.report.sentences
        return member.report.report.place(next((s for s in sentences if s.overlaps(span)), span))
    if cue is not None and abs(cue.start - span.start) < BESIDE:
        span = Span(min(span.start, cue.start), max(span.end, cue.end))
    return member.report.report.place(span)


def heading(dispute: Denied) -> str:
    """The shorter wording of the two as a question."""
    words = min(
        (member.words.strip(" .,;:\"'“”‘’").split() for member in (dispute.assertion, dispute.denial)),
        key=lambda words: (len(words) < 3, len(words)),
    )
    told = " ".join(words[:HEADING]).rstrip(",;:")
    return f"{told[:1].upper()}{told[1:]}{'…' if len(words) > HEADING else ''}: yes or no?"
