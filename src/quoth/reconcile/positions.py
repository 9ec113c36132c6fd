"""A position that changed: what a speaker denies in one report he admits in another of a later hour, or the other way round."""

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from quoth.compare import Finding
from quoth.compare.topics import full_topic_of, heading
from quoth.reconcile.claims import Group
from quoth.reconcile.denials import denies
from quoth.reconcile.disputes import affirms, whole_place
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.reconcile.pairing import shared_words
from quoth.reconcile.provenance import Provenance
from quoth.text.names import is_nameless, same_speaker
from quoth.text.subjects import at_the_beginning

# Only who expressly denies a thing and expressly admits it has changed his mind: of 29 pairs of a negated and a plain wording
# by one speaker in labelled stories none was a change, they were one position in other words.
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|refut\w*)\b", re.IGNORECASE)
ADMITS = re.compile(r"\b(?:admit\w*|acknowledg\w*|conced\w*|confirm\w*|own(?:s|ed) up|apologi[sz]\w*)\b", re.IGNORECASE)
# The yes and the no are of one thing where they share so much of their words; so many members of a claim are looked at.
IN_WORDS, MOST = 0.3, 60


def find_changed_positions(groups: tuple[Group, ...], members: Members, provenance: Provenance) -> Iterator[Found]:
    """For each claim a yes and a no of one speaker in reports of different hours, the earlier one left."""
    for group in groups:
        for one, other in combinations(group.members[:MOST], 2):
            earlier, later = sorted((one, other), key=published)
            if changed(earlier, later, members):
                told_again = provenance.relation(earlier.report.id, later.report.id) == "lineage"
                yield Found((turned_round if told_again else finding_of)(earlier, later), "reports")


def published(member: Member) -> str:
    """When its report was published; nothing where that is not known."""
    return member.report.report.raw.published or ""


def changed(earlier: Member, later: Member, members: Members) -> bool:
    """Whether one named speaker says yes to a thing and no to it at another hour."""
    if not published(earlier) or published(earlier) == published(later):
        return False
    if not (earlier.speaker and later.speaker) or is_nameless(earlier.speaker) or is_nameless(later.speaker):
        return False
    if not same_speaker(earlier.speaker, later.speaker) or denies(earlier) == denies(later):
        return False
    yes, no = (later, earlier) if denies(earlier) else (earlier, later)
    told = ADMITS.search(cue_of(yes)) is not None and DENIES.search(cue_of(no)) is not None
    return told and affirms(yes) and shared_words(members, earlier, later) >= IN_WORDS


def cue_of(member: Member) -> str:
    """The words with which a statement is given to its speaker."""
    cue = member.statement.chain[-1].cue if member.statement.chain else None
    return cue.of(member.report.text) if cue is not None else ""


def finding_of(earlier: Member, later: Member) -> Finding:
    """The earlier and the later position as a finding that both reports can stand with."""
    speaker = at_the_beginning(earlier.speaker or "")
    first, then = ("denied it", "says it") if denies(earlier) else ("said it", "denies it")
    topic = full_topic_of(earlier.words, later.words) or full_topic_of(later.words, earlier.words)
    return Finding(
        kind="polarity",
        verdict="compatible",
        reason="update",
        left=(whole_place(earlier),),
        right=(whole_place(later),),
        left_speaker=earlier.speaker,
        right_speaker=later.speaker,
        about=later.words,
        question=heading(topic, "no, then yes?" if denies(earlier) else "yes, then no?"),
        why=f"{speaker} {first} in the earlier report and {then} in the later one.",
        severity="medium",
        rule="position_changed",
    )


def turned_round(earlier: Member, later: Member) -> Finding:
    """The same where both reports go back to one: the speaker has not spoken again, so that one of them has it wrong."""
    speaker = at_the_beginning(earlier.speaker or "")
    first, then = ("denies it", "says it") if denies(earlier) else ("says it", "denies it")
    return replace(
        finding_of(earlier, later),
        verdict="conflict",
        reason=None,
        why=f"{speaker} {first} in the one report and {then} in the other, and both go back to the same text.",
        severity="high",
        rule="position_turned_round",
    )
