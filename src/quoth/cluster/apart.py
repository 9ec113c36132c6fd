"""Which reports of a batch would glue two stories: they are taken out before anything is joined."""

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from quoth.cluster.features import KINDS, Features
from quoth.cluster.linkage import Groups
from quoth.cluster.parts import drawn_apart, items_of, lists_items, names_the_places_of
from quoth.cluster.profiles import Profile, profile_of
from quoth.types import AnnotatedReport

# Two that would not be joined to each other, and two that are quite unlike; so many of the likest are looked at.
UNLIKE, FAR = 0.0, -1.0
LIKED = 5
WORDS, PLACES, DAYS = (KINDS.index(kind) for kind in ("words", "places", "days"))


class Apart(Struct):
    """The reports that found and join nothing as a whole: digests; those that name the places of two others, with the two;
    those drawn to two unlike others."""

    items: list[int]
    named: dict[int, list[int]]
    drawn: list[int]

    @property
    def all(self) -> list[int]:
        """Each of them, in order."""
        return sorted((*self.items, *self.named, *self.drawn))


def told_apart(groups: Groups, reads: Sequence[AnnotatedReport], met: Sequence[int]) -> Apart:
    """Takes out what would glue: digests, reports that name the places of two, and those drawn to two unlike others."""
    listing = [number for number in met if lists_items(reads[number])]
    named = {n: both for n in sorted(set(met) - set(listing)) if (both := places_of_two(groups, n))}
    groups.take_all_out(named)
    items = [number for number in listing if items_of_two(groups, number, reads[number], listing)]
    groups.take_all_out(items)
    drawn = [number for number in met if number in groups.profiles and tells_of_two(groups, number)]
    groups.take_all_out(drawn)
    return Apart(items, named, drawn)


def items_of_two(groups: Groups, number: int, read: AnnotatedReport, listing: Sequence[int]) -> bool:
    """Whether two items of a report tell what two quite unlike others tell: a digest, and no list of one event's facts."""
    near = sorted(groups.near[number].keys() - set(listing))
    told = {best for part in items_of(read) if (best := best_of(groups, part, near)) is not None}
    return any(groups.value(one, other) < FAR for one, other in combinations(sorted(told), 2))


def best_of(groups: Groups, part: Features, others: Sequence[int]) -> int | None:
    """Which of some others a part of a report is likest to, if it would be joined to it."""
    profile = profile_of(part, ("", ""))
    values = {other: groups.value_of(profile, other) for other in others}
    best = max(values, key=lambda other: (values[other], groups.profiles[other].order), default=None)
    return best if best is not None and values[best] >= 0 else None


def liked_by(groups: Groups, number: int) -> list[tuple[int, int]]:
    """The pairs of reports or stories that a report would be joined to, and that would not be joined to each other."""
    liked = [other for other in sorted(groups.near[number]) if groups.value(number, other) >= 0]
    liked = sorted(liked, key=lambda other: (-groups.value(number, other), groups.profiles[other].order))[:LIKED]
    return [(one, other) for one, other in combinations(liked, 2) if groups.value(one, other) < UNLIKE]


def tells_of_two(groups: Groups, number: int) -> bool:
    """Whether a report has different halves in common with two others."""
    own, told = groups.profiles[number], groups.profiles
    return any(
        drawn_apart(*(each.rows[WORDS] for each in (own, told[one], told[other])))
        for one, other in liked_by(groups, number)
        if not of_one_event(own, told[one], told[other])
    )


def of_one_event(*told: Profile) -> bool:
    """Several tell one telling detail, or one place and one day: sides of one event, however unlike two of them are."""

    def in_all(rows: list[dict[str, float]]) -> bool:
        return bool(set(rows[0]).intersection(*rows[1:]))

    return in_all([one.details for one in told]) or all(
        in_all([one.rows[kind] for one in told]) for kind in (PLACES, DAYS)
    )


def places_of_two(groups: Groups, number: int) -> list[int]:
    """Two others that were nowhere together and are quite unlike, of each of which a report names the place; or none."""
    for one, other in liked_by(groups, number):
        own, first, second = (groups.profiles[each].rows[PLACES] for each in (number, one, other))
        if groups.value(one, other) < FAR and names_the_places_of(own, first, second):
            return [one, other]
    return []
