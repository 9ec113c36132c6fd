"""Accounts of one thing in opposite words: an alarm "switched off" and "in operation", a driver dead and alive."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from msgspec.structs import replace

from quoth.compare import Finding
from quoth.compare.keys import keys_of
from quoth.compare.opposite_words import any_phrase, lines
from quoth.compare.topics import full_topic_of, heading
from quoth.reconcile.denials import nested
from quoth.reconcile.disputes import whole_place
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found, overlap
from quoth.reconcile.propositions import Topics, is_of_another_time, negates_any, of_other_persons
from quoth.reconcile.provenance import Provenance
from quoth.text.names import same_speaker
from quoth.types import Place

# How near (cosine) two such accounts must be beside the thing that both name; so much nearer where all of the story is
# about that thing.
NEAR, NEARER = 0.3, 0.5
CLAUSES = re.compile(r"[;:.?!—,]\s|\s(?:and|but|while|although|because|who|which)\s")
# So many pairs of accounts of one line are looked at.
PAIRS = 20_000
# Accounts in more words than this tell of several things.
LONGEST = 45


class Account(NamedTuple):
    """A statement that has a phrase of a line of the lexicon: on which side, and the words told with it."""

    member: Member
    line: int
    side: int
    keys: frozenset[str]


def find_opposites(members: Members, topics: Topics, provenance: Provenance) -> Iterator[Found]:
    """Every pair of accounts of different people or reports that say opposite things of one thing."""
    accounts = [account for member in members.listed for account in accounts_of(member)]
    for number in range(len(lines())):
        sides = [[a for a in accounts if (a.line, a.side) == (number, side)] for side in (0, 1)]
        for one, other in islice(product(*sides), PAIRS):
            if are_opposed(one, other, members, topics, provenance):
                yield opposite(one.member, other.member)


def accounts_of(member: Member) -> Iterator[Account]:
    """The phrases of the lexicon in what is told, each with the content words of its clause; what is denied stands for its opposite."""
    words = member.words
    if len(words.split()) > LONGEST or member.statement.stance in ("unknown", "conditional", "demanded"):
        return
    if not any_phrase().search(words.lower()):
        return
    denied = member.statement.stance == "denied"
    for number, sides in enumerate(lines()):
        for side, pattern in enumerate(sides):
            found = pattern.search(words)
            if found:
                clause = clause_at(words, found.start(), found.end())
                keys = frozenset(keys_of(clause)) - frozenset(keys_of(found[0]))
                negated = negates_any(clause.replace(found[0], " "), keys) != denied
                yield Account(member, number, 1 - side if negated else side, keys)


def clause_at(words: str, start: int, end: int) -> str:
    """The clause around a phrase."""
    begins = [found.end() for found in CLAUSES.finditer(words, 0, start)]
    ends = [found.start() for found in CLAUSES.finditer(words, end)]
    return words[(begins or [0])[-1] : (ends or [len(words)])[0]]


def are_opposed(one: Account, other: Account, members: Members, topics: Topics, provenance: Provenance) -> bool:
    """Whether the two speak of one thing, at one time, and are not one account retold."""
    a, b = one.member, other.member
    if a.speaker and b.speaker and same_speaker(a.speaker, b.speaker):
        return False
    if a.report.id == b.report.id and not (a.speaker and b.speaker):
        return False
    if (
        a.report.id != b.report.id
        and provenance.relation(a.report.id, b.report.id) == "lineage"
        and not (a.speaker and b.speaker)
    ):
        return False
    if of_other_persons(a, b) or is_of_another_time(a, b) or nested(a, b):
        return False
    shared = (one.keys & other.keys) - anybody()
    likeness = round(float(members.vectors[a.number] @ members.vectors[b.number]), 4)
    return bool(shared) and likeness >= (NEAR if shared - topics.common else NEARER)


@cache
def anybody() -> frozenset[str]:
    """Words that any account of people has: they are not the one thing that two accounts tell of."""
    return frozenset(keys_of("people persons men women others residents victims survivors number total dead"))


def joined_to_disputes(disputes: list[Found], opposites: list[Found]) -> list[Found]:
    """The disputes, each with the opposite accounts of a thing that is in it already; then the other opposites."""
    kept, left = list(disputes), []
    for found in opposites:
        at = next((n for n, dispute in enumerate(kept) if side_met(dispute, found) is not None), None)
        if at is None:
            left.append(found)
            continue
        kept[at] = with_account(kept[at], found)
    return [*kept, *left]


def side_met(dispute: Found, found: Found) -> bool | None:
    """Whether a side of the finding stands in the dispute: the left one in the same place, or turned round."""
    known, new = dispute.finding, found.finding
    if overlap(known.left, new.left) or overlap(known.right, new.right):
        return True
    return False if overlap(known.left, new.right) or overlap(known.right, new.left) else None


def with_account(dispute: Found, found: Found) -> Found:
    """The dispute with the account that it lacks on its other side."""
    told = dict(dispute.speakers)
    known, new = dispute.finding, found.finding
    sides = (new.left, new.right) if side_met(dispute, found) else (new.right, new.left)
    speakers = (
        (new.left_speaker, new.right_speaker) if side_met(dispute, found) else (new.right_speaker, new.left_speaker)
    )
    left, right = (widened(held, side) for held, side in zip((known.left, known.right), sides, strict=True))
    for held, side, speaker in zip((known.left, known.right), sides, speakers, strict=True):
        if not overlap(held, side):
            told.update(dict.fromkeys(side, speaker))
        else:
            before = {told[place] for place in held if place in told and overlap((place,), side)}
            told.update({place: next(iter(sorted(before, key=str)), speaker) for place in side})
    return found._replace(
        finding=replace(known, left=tuple(left), right=tuple(right)), between="speakers", speakers=told
    )


def widened(held: tuple[Place, ...], side: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of a side with those of an account of it: in the place of those that it overlaps, else behind them."""
    met = [place for place in held if overlap((place,), side)]
    if not met:
        return (*held, *side)
    at = held.index(met[0])
    return (*(p for p in held[:at]), *side, *(p for p in held[at:] if p not in met))


def opposite(one: Member, other: Member) -> Found:
    """The two accounts as a finding: of speakers where both are somebody's word."""
    left, right = (whole_place(m) for m in (one, other))
    topic = full_topic_of(one.words, other.words) or full_topic_of(other.words, one.words)
    finding = Finding(
        kind="polarity",
        verdict="conflict",
        reason=None,
        left=(left,),
        right=(right,),
        left_speaker=one.speaker,
        right_speaker=other.speaker,
        about=topic or one.words,
        question=heading(topic, "which is it?"),
        why="The two say opposite things of it.",
        severity="high",
        rule="opposite_things_are_said_of_one",
    )
    return Found(finding, "speakers" if one.speaker and other.speaker else "reports")
