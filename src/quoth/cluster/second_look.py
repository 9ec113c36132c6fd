"""A second look at what stands alone or nearly so: what tells of an event in its own words may be bound to it by its details."""

from collections.abc import Iterable

from quoth.cluster.details import worth
from quoth.cluster.features import KINDS
from quoth.cluster.likeness import days_between
from quoth.cluster.linkage import Groups
from quoth.cluster.profiles import Crosses, Profile
from quoth.cluster.vetoes import others_elsewhere, others_on_other_days, veto
from quoth.text.content import stems_in
from quoth.text.tokens import tokens_of

# Details worth so much that a third of the reports of a story tell, two at least; three are enough, however many there are.
# Of the 190 reports of ECB+ that nearly joined a twin none has them, nor has any of BASIL.
ENOUGH, SHARE, TOLD_ENOUGH = 4, 3, 3
# However many there are, the two must not be less alike than this, nor further apart in days.
LEAST, MOST_DAYS = -2.0, 5
# So many reports are few: two outlets with one statement. They join a story of twice as many at least.
FEW = 3
NAMED = tuple(KINDS.index(kind) for kind in ("people", "places"))


def join_by_details(groups: Groups) -> None:
    """What stands alone, or is a story of few reports, joins the story with which it shares telling details, if there is one."""
    small = [number for number, profile in groups.profiles.items() if number >= 0 and profile.size <= FEW]
    for number in sorted(small, key=lambda number: groups.profiles[number].order):
        if number not in groups.profiles or groups.profiles[number].size > FEW:
            continue
        fitting = [other for other in sorted(groups.near[number]) if fits(groups, number, other)]
        if fitting:
            groups.join(
                number, max(fitting, key=lambda other: (groups.value(number, other), groups.profiles[other].order))
            )


def told_elsewhere(groups: Groups, but: tuple[int, int]) -> set[str]:
    """The details that a third story tells; a report that stands alone is none."""
    others = (profile for number, profile in groups.profiles.items() if number not in but and profile.size > 1)
    return {detail for profile in others for detail in profile.details}


def fits(groups: Groups, number: int, other: int) -> bool:
    """Enough details that no third story has, no rule against it, and not too unlike."""
    one, story = groups.profiles[number], groups.profiles[other]
    if one.size > 1 and story.size < 2 * one.size:
        return False
    details = in_common(one, story)
    if worth(details) < ENOUGH or worth(details - told_elsewhere(groups, (number, other))) < ENOUGH:
        return False
    if one.dated and story.dated and days_between(one, story) > MOST_DAYS:
        return False
    return groups.value(number, other) >= LEAST and not against(one, story, groups.shared(number, other), details)


def in_common(one: Profile, story: Profile) -> set[str]:
    """The details of a report, or of half of a few, that enough reports of a story tell."""
    least = min(TOLD_ENOUGH, max(min(2, story.size), story.size / SHARE))
    return {
        detail
        for detail, times in one.details.items()
        if 2 * times >= one.size and story.details.get(detail, 0.0) >= least
    }


def against(one: Profile, story: Profile, shared: Crosses, details: set[str]) -> bool:
    """Whether a rule keeps the two apart. That they name nobody and no place in common is not so where one names, by a
    telling word, whom or where the other tells of."""
    rule = veto(one, story, shared)
    if rule not in (others_elsewhere.__name__, others_on_other_days.__name__):
        return rule is not None
    return details.isdisjoint(stems_of(name for each in (one, story) for kind in NAMED for name in each.rows[kind]))


def stems_of(names: Iterable[str]) -> set[str]:
    """The stems of some names or texts."""
    return {stem for name in names for token in tokens_of(name) for stem in stems_in(token)}
