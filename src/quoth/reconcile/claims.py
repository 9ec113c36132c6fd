"""Groups of statements as claims: who asserts, who denies, who leaves it open, in which wording, with three counts."""

import hashlib
from typing import NamedTuple

import msgspec

from quoth.reconcile.counts import count_origins, count_outlets, count_sources
from quoth.reconcile.denials import joined_by, meant_by, stands_before
from quoth.reconcile.grouping import group_pairs
from quoth.reconcile.members import Member, Members
from quoth.reconcile.pairing import Pair
from quoth.reconcile.provenance import Provenance
from quoth.reconcile.wording import best_wording
from quoth.types import Claim, Support
from quoth.types.statements import Stance

# What a speaker holds to be so, will do or wants counts as asserted; what he does not commit himself to, as undecided.
SIDES: dict[Stance, str] = {
    "asserted": "asserted",
    "alleged": "asserted",
    "predicted": "asserted",
    "pledged": "asserted",
    "demanded": "asserted",
    "denied": "denied",
    "hedged": "undecided",
    "unknown": "undecided",
    "conditional": "undecided",
}


class Group(NamedTuple):
    """A claim and the members behind it, in the story's order."""

    claim: Claim
    members: tuple[Member, ...]


def make_claims(members: Members, pairs: tuple[Pair, ...], provenance: Provenance) -> tuple[Group, ...]:
    """All claims of the story, the weightiest first; every member is in exactly one."""
    reports = tuple(member.report.id for member in members.listed)

    def of_one_origin(one: str, other: str) -> bool:
        return provenance.relation(one, other) == "lineage"

    grouped = with_bare_denials(group_pairs(reports, pairs, of_one_origin=of_one_origin), members)
    groups = [claim_group(numbers, members, provenance) for numbers in grouped]
    return tuple(sorted(groups, key=lambda group: (*weight(group), group.claim.id)))


def with_bare_denials(grouped: tuple[tuple[int, ...], ...], members: Members) -> list[tuple[int, ...]]:
    """A denial without words of its own moved to the claim that it denies, or that another denies just before it."""
    home = {number: place for place, numbers in enumerate(grouped) for number in numbers}
    groups = [set(numbers) for numbers in grouped]
    for member in members.listed:
        if member.statement.stance != "denied" or len(groups[home[member.number]]) > 1:
            continue
        before = stands_before(member, members)
        meant = joined_by(member, before) or (meant_by(member, before, members) if not member.stems else None)
        if meant:
            groups[home[member.number]].discard(member.number)
            home[member.number] = home[meant.number]
            groups[home[member.number]].add(member.number)
    return [tuple(sorted(numbers)) for numbers in groups if numbers]


def claim_group(numbers: tuple[int, ...], members: Members, provenance: Provenance) -> Group:
    """The claim of the members with those numbers."""
    listed = tuple(members.listed[number] for number in numbers)
    place = best_wording(listed, members, provenance)
    reports = {member.report.id: member.report for member in listed}
    counted = provenance.origins(set(reports))
    supports = [(support_of(member, provenance, counted), member.statement) for member in listed]
    sides: dict[str, list[Support]] = {"asserted": [], "denied": [], "undecided": []}
    for support, statement in supports:
        sides[SIDES[statement.stance]].append(support)
    behind = [pair for pair in supports if pair[1].stance != "denied"] or supports
    claim = Claim(
        id=claim_id(tuple(member.statement.id for member in listed)),
        text=reports[place.report].text[place.start : place.end],
        span=place,
        status="single",
        asserted=tuple(sides["asserted"]),
        denied=tuple(sides["denied"]),
        undecided=tuple(sides["undecided"]),
        origins=count_origins(set(reports), provenance),
        sources=count_sources([(support, statement.chain) for support, statement in behind]),
        outlets=count_outlets(tuple(reports.values())),
    )
    return Group(msgspec.structs.replace(claim, status=status_of(claim)), listed)


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
