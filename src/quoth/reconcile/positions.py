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
from quoth.types import Place

# Only who expressly denies a thing and expressly admits it has changed his mind: of 29 pairs of a negated and a plain wording
# by one speaker in labelled stories none was a change, they were one position in other words.
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|refut\w*)\b", re.IGNORECASE)
ADMITS = re.compile(r"\b(?:admit\w*|acknowledg\w*|conced\w*|confirm\w*|own(?:s|ed) up|apologi[sz]\w*)\b", re.IGNORECASE)
# The yes and the no are of one thing where they share so much of their words; so many members of a claim are looked at.
IN_WORDS, MOST = 0.3, 60


def find_changed_positions(groups: tuple[Group, ...], members: Members, provenance: Provenance) -> Iterator[Found]:
    """For each claim the yes and the no of one speaker in reports of different hours, all wordings of both, the earlier left."""
    for group in groups:
        pairs = [sorted(pair, key=published) for pair in combinations(group.members[:MOST], 2)]
        listed = [(earlier, later) for earlier, later in pairs if changed(earlier, later, members)]
        retold = [pair for pair in listed if is_one_text(*pair, provenance)]
        # Who wrote another report's words has nothing new from the speaker.
        for chosen, made in ((retold, turned_round), ([] if retold else listed, finding_of)):
            if chosen:
                yield Found(with_all(made(*chosen[0]), chosen), "reports")


def is_one_text(earlier: Member, later: Member, provenance: Provenance) -> bool:
    """Whether the two reports go back to one text."""
    return provenance.relation(earlier.report.id, later.report.id) == "lineage"


def with_all(finding: Finding, pairs: list[tuple[Member, Member]]) -> Finding:
    """The finding of the first pair with the wordings of the others on its sides."""
    no = denies(pairs[0][0])
    sides: tuple[set[Place], set[Place]] = (set(), set())
    for member in (member for pair in pairs for member in pair):
        sides[denies(member) != no].add(whole_place(member))
    return replace(finding, left=tuple(sorted(sides[0])), right=tuple(sorted(sides[1])))


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
    topic = full_topic_of(earlier.words, later.words) or full_topic_of(later.words, earlier.words)
    return replace(
        finding_of(earlier, later),
        verdict="conflict",
        reason=None,
        why=f"{speaker} {first} in the one report and {then} in the other, and both go back to the same text.",
        severity="high",
        question=heading(topic, "yes or no?"),
        rule="position_turned_round",
    )
