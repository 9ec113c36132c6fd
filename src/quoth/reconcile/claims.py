"""Groups of statements or of their points as claims: who asserts, who denies, who leaves it open, in which wording, with three counts."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from quoth.compare.points import AROUND, POINT
from quoth.compare.stands import declines, stand_of
from quoth.reconcile.counts import NOBODY_KNOWN, count_origins, count_outlets, count_sources
from quoth.reconcile.denials import joined_by, meant_by, stands_before
from quoth.reconcile.grouping import OF_STATEMENTS, Bars, group_pairs
from quoth.reconcile.members import Member, Members
from quoth.reconcile.pairing import Pair
from quoth.reconcile.point_members import Points
from quoth.reconcile.provenance import Provenance
from quoth.reconcile.sides import Conflicts, Side, Wording, told_by
from quoth.reconcile.whole_clauses import is_in_addition
from quoth.reconcile.wording import EDGES, best_wordings, chosen_place, has_number
from quoth.text.names import same_speaker
from quoth.types import Claim, Difference, Support

NO_CONFLICTS = Conflicts()
# What it is worth, in units of cosine similarity to the other wordings, that all reports say it in these terms.
SAID_BY_MOST = 0.3


class Group(NamedTuple):
    """A claim and the members behind it, in the story's order."""

    claim: Claim
    members: tuple[Member, ...]


def make_claims(
    groups: list[tuple[int, ...]], members: Members, provenance: Provenance, differences: tuple[Difference, ...] = ()
) -> tuple[Group, ...]:
    """The statements that say the same as a whole (by number), the weightiest first."""
    conflicts = Conflicts(differences)
    return in_order([claim_group(numbers, members, provenance, conflicts) for numbers in groups])


def make_point_claims(
    groups: list[tuple[int, ...]],
    points: Points,
    members: Members,
    provenance: Provenance,
    differences: tuple[Difference, ...] = (),
    known: Mapping[str, str] = NOBODY_KNOWN,
) -> tuple[Group, ...]:
    """All claims of the story, made of the points that tell the same (by number), the weightiest first.

    `known` has for each name of a speaker the one under which he is listed.
    The points of a statement that no other statement shares are one claim, of the statement itself where they are all of it.
    """
    told, conflicts = Counter(points.wholes), Conflicts(differences)
    statements = {member.statement.id: member.number for member in members.listed}
    alone: dict[str, list[int]] = {}
    made = []
    for numbers in groups:
        wholes = {points.wholes[number] for number in numbers}
        if len(wholes) == 1:
            alone.setdefault(wholes.pop(), []).extend(numbers)
        else:
            made.append(claim_group(numbers, points.members, provenance, conflicts, known))
    for whole, left in alone.items():
        if whole in statements and len(left) == told[whole]:
            made.append(claim_group((statements[whole],), members, provenance, known=known))
        else:
            made.append(claim_group(tuple(sorted(left)), points.members, provenance, known=known))
    return in_order([group for group in made if not is_in_passing(group)])


def is_in_passing(group: Group) -> bool:
    """Whether all that several reports share is when or how something was, without a verb, and no figure in most of them."""
    if len({member.report.id for member in group.members}) < 2:
        return False
    hanging = all(
        member.statement.rule in (POINT, AROUND) and is_in_addition(member.words.lstrip(EDGES))
        for member in group.members
    )
    return hanging and 2 * sum(has_number(member.words) for member in group.members) <= len(group.members)


def grouped(
    members: Members, pairs: tuple[Pair, ...], provenance: Provenance, bars: Bars = OF_STATEMENTS
) -> list[tuple[int, ...]]:
    """The numbers of the members that say the same, a denial without words of its own with what it denies."""
    reports = tuple(member.report.id for member in members.listed)

    def of_one_origin(one: str, other: str) -> bool:
        return provenance.relation(one, other) == "lineage"

    return with_bare_denials(group_pairs(reports, pairs, bars, of_one_origin=of_one_origin), members)


def numbered(groups: list[tuple[int, ...]], members: Members) -> dict[str, int]:
    """For each statement or point, by id, the number of its group."""
    return {members.listed[n].statement.id: place for place, numbers in enumerate(groups) for n in numbers}


def in_order(groups: list[Group]) -> tuple[Group, ...]:
    """The groups with the weightiest first."""
    return tuple(sorted(groups, key=lambda group: (*weight(group), group.claim.id)))


def with_bare_denials(listed: tuple[tuple[int, ...], ...], members: Members) -> list[tuple[int, ...]]:
    """A denial without words of its own moved to the claim that it denies, or that another denies just before it."""
    home = {number: place for place, numbers in enumerate(listed) for number in numbers}
    groups = [set(numbers) for numbers in listed]
    for member in members.listed:
        if member.statement.stance != "denied":
            continue
        beside = [members.listed[number] for number in groups[home[member.number]] - {member.number}]
        if beside and (member.stems or not all(is_his_own_word(other, member) for other in beside)):
            continue
        before = stands_before(member, members)
        meant = joined_by(member, before) or (meant_by(member, before, members) if not member.stems else None)
        if meant:
            groups[home[member.number]].discard(member.number)
            home[member.number] = home[meant.number]
            groups[home[member.number]].add(member.number)
    return [tuple(sorted(numbers)) for numbers in groups if numbers]


def is_his_own_word(other: Member, denial: Member) -> bool:
    """Whether a statement is of the speaker who denies, and no denial: of himself nobody says that it is not so."""
    named = other.speaker and denial.speaker and same_speaker(other.speaker, denial.speaker)
    return bool(named) and other.statement.stance != "denied"


def claim_group(
    numbers: tuple[int, ...],
    members: Members,
    provenance: Provenance,
    conflicts: Conflicts = NO_CONFLICTS,
    known: Mapping[str, str] = NOBODY_KNOWN,
) -> Group:
    """The claim of the members with those numbers; it rests on those who say it, not on who denies it or tells it otherwise."""
    listed = tuple(members.listed[number] for number in numbers)
    chosen, taken = wording_and_sides(listed, members, provenance, conflicts)
    place = chosen_place(chosen)
    reports = {member.report.id: member.report for member in listed}
    counted = provenance.origins(set(reports))
    supports = [support_of(member, provenance, counted) for member in listed]
    sides: dict[Side, list[Support]] = {"asserted": [], "denied": [], "undecided": [], "otherwise": []}
    for side, support in zip(taken, supports, strict=True):
        sides[side].append(support)
    behind = resting(listed, taken)
    carrying = {member.report.id: member.report for member in behind}
    claim = Claim(
        id=claim_id(tuple(member.statement.id for member in listed)),
        text=reports[place.report].text[place.start : place.end],
        span=place,
        status="single",
        asserted=tuple(sides["asserted"]),
        denied=tuple(sides["denied"]),
        undecided=(*sides["undecided"], *sides["otherwise"]),
        origins=count_origins(set(carrying), provenance),
        sources=count_sources([(support_of(m, provenance, counted), m.statement.chain) for m in behind], known),
        outlets=count_outlets(tuple(carrying.values())),
    )
    return Group(msgspec.structs.replace(claim, status=status_of(claim)), listed)


def wording_and_sides(
    listed: tuple[Member, ...], members: Members, provenance: Provenance, conflicts: Conflicts
) -> tuple[Member, list[Side]]:
    """Of the wordings that stand well for all, the one that most reports carry, and the side of each member."""
    if len(listed) == 1:
        return listed[0], [stand_of(listed[0].statement.stance, listed[0].words)]
    told = {member.number: told_by(member, conflicts) for member in listed}
    best: tuple[float, Member, list[Side]] | None = None
    for score, chosen in best_wordings(listed, members, provenance):
        taken = Wording(told[chosen.number]).sides_of(tuple(told.values()))
        alike = {"asserted", told[chosen.number].stand}
        said_in = {m.report.id for m, side in zip(listed, taken, strict=True) if side in alike}
        gain = score + SAID_BY_MOST * len(said_in) / len({m.report.id for m in listed})
        if best is None or gain > best[0]:
            best = gain, chosen, taken
    if best is None:
        raise ValueError("a claim has one member or more")
    return best[1], best[2]


def resting(listed: tuple[Member, ...], taken: list[Side]) -> tuple[Member, ...]:
    """The members on whom the claim rests: those who say it, or say it with a hedge; where none does, who leaves it open or denies it."""
    sides = list(zip(listed, taken, strict=True))
    if "asserted" in taken:
        return tuple(m for m, side in sides if side == "asserted" or (side == "undecided" and not is_silent(m)))
    least: tuple[Side, ...] = ("undecided", "denied")
    return next((among for side in least if (among := tuple(m for m, taken_by in sides if taken_by == side))), listed)


def is_silent(member: Member) -> bool:
    """Whether all that is told is that somebody would not say whether it is so, or that nobody knows."""
    return declines(member.statement.stance, member.words)


def support_of(member: Member, provenance: Provenance, counted: tuple[str, ...]) -> Support:
    """The member as support: in which report, of which origin, by whose word."""
    report = member.report.id
    return Support(member.statement.id, report, provenance.origin(report, counted), member.speaker)


def status_of(claim: Claim) -> str:
    """Disputed where anybody denies it, open where nobody asserts it, agreed where two origins do, else single."""
    if claim.denied:
        return "disputed"
    if not claim.asserted:
        return "open"
    return "agreed" if (claim.origins.low or 0) > 1 else "single"


def weight(group: Group) -> tuple[int, int, int, int]:
    """Sort key: disputed first, then by origins, by reports, by figures; smaller comes first."""
    claim, members = group
    return (
        0 if claim.status == "disputed" else 1,
        -(claim.origins.high or 0),
        -len({member.report.id for member in members}),
        -sum(bool(member.quantities) for member in members),
    )


def claim_id(statements: tuple[str, ...]) -> str:
    """Made of the statements behind the claim, whatever their order."""
    return hashlib.sha256("\x1f".join(sorted(statements)).encode()).hexdigest()[:12]
