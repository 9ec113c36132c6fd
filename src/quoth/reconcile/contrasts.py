"""Statements that speak of one thing without saying the same: where two accounts may contradict each other."""

from collections.abc import Iterator
from itertools import combinations, islice

from quoth.compare import Finding
from quoth.compare.ladders.figure_pairs import OUTCOMES
from quoth.compare.substance import counted_stems, counted_words, unit_key
from quoth.reconcile.claims import Group
from quoth.reconcile.members import Member, Members
from quoth.reconcile.pairing import Pair, shared_words
from quoth.reconcile.propositions import is_of_another_time

# Statements this likely to say the same, though in different claims, are held against each other.
NEAR = 0.1
# In one report, so many statements after each other, if they are this near (cosine).
AFTER, AKIN = 4, 0.3
# Of one counted thing, so many statements are held against each other at most.
COUNTED = 40
# Figures that can both hold are worth a line where the statements share so much of their words.
ALIKE = 0.15
# A yes and a no are of one thing where the statements share so much of their words and are no scraps.
SAME_WORDS, SCRAP = 0.28, 4


def contrasting_pairs(
    groups: tuple[Group, ...], pairs: tuple[Pair, ...], members: Members
) -> Iterator[tuple[Member, Member]]:
    """The pairs, each once, in a fixed order: near ones, neighbours in a report, counts of one thing."""
    home = {member.number: group.claim.id for group in groups for member in group.members}
    seen: set[tuple[int, int]] = set()
    near = ((pair.first, pair.second) for pair in pairs if pair.likeness >= NEAR)
    for listed in (near, neighbours(members), counts_of_one_thing(members)):
        for first, second in listed:
            if home[first] != home[second] and (first, second) not in seen:
                seen.add((first, second))
                yield members.listed[first], members.listed[second]


def neighbours(members: Members) -> Iterator[tuple[int, int]]:
    """Statements of one report that follow each other and are akin."""
    for member in members.listed:
        for number in range(member.number + 1, min(member.number + 1 + AFTER, len(members.listed))):
            other = members.listed[number]
            if other.report.id == member.report.id:
                likeness = round(float(members.vectors[member.number] @ members.vectors[number]), 4)
                if likeness >= AKIN:
                    yield member.number, number


def counts_of_one_thing(members: Members) -> Iterator[tuple[int, int]]:
    """Statements with figures of one unit that are counted in the same rare word."""
    counting: dict[tuple[str | None, str], list[int]] = {}
    for member in members.listed:
        for quantity in member.quantities:
            stems = counted_stems(counted_words(member.report.text, quantity))
            outcomes = OUTCOMES.intersection(quantity.scope) if quantity.unit == "person" else ()
            for stem in sorted({*stems, *outcomes}):
                numbers = counting.setdefault((unit_key(quantity), stem), [])
                if member.number not in numbers[-1:]:
                    numbers.append(member.number)
    for key in sorted(counting, key=str):
        yield from islice(combinations(counting[key], 2), COUNTED * (COUNTED - 1) // 2)


def of_one_thing(finding: Finding, one: Member, other: Member, members: Members) -> bool:
    """Whether what was found between two statements of different claims is told: they must mean one thing."""
    if finding.verdict == "compatible":
        alike = finding.reason == "update" or shared_words(members, one, other) >= ALIKE
        return finding.kind in ("figure", "bound") and alike and not is_of_another_time(one, other)
    if finding.verdict != "conflict":
        return False
    if finding.kind == "polarity":
        scrap = min(len(one.words.split()), len(other.words.split())) < SCRAP
        return not scrap and shared_words(members, one, other) >= SAME_WORDS
    return finding.kind in ("figure", "unit") and not is_of_another_time(one, other)
