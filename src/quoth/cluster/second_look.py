"""A second look at reports that stand alone: what one of them tells in its own words may be bound to a story by its details."""

from collections import defaultdict

from quoth.cluster.details import worth
from quoth.cluster.likeness import days_between
from quoth.cluster.linkage import Groups
from quoth.cluster.profiles import Profile
from quoth.cluster.vetoes import veto

# Details worth so much that a third of the reports of a story tell, two at least: of the 190 reports of ECB+ that nearly
# joined a twin none has them, nor has any of BASIL.
ENOUGH, SHARE = 4, 3
# However many there are, the two must not be less alike than this, nor further apart in days.
LEAST, MOST_DAYS = -2.0, 5


def join_by_details(groups: Groups) -> None:
    """Each report that stands alone joins the story with which it shares telling details, where there is one."""
    alone = [number for number, profile in groups.profiles.items() if number >= 0 and profile.size == 1]
    holders = holders_of(groups)
    for number in sorted(alone, key=lambda number: groups.profiles[number].order):
        if number not in groups.profiles or groups.profiles[number].size > 1:
            continue
        fitting = [other for other in sorted(groups.near[number]) if fits(groups, number, other, holders)]
        if fitting:
            groups.join(
                number, max(fitting, key=lambda other: (groups.value(number, other), groups.profiles[other].order))
            )


def holders_of(groups: Groups) -> dict[str, int]:
    """How many groups tell each detail."""
    holders: dict[str, int] = defaultdict(int)
    for profile in groups.profiles.values():
        for detail in profile.details:
            holders[detail] += 1
    return holders


def fits(groups: Groups, number: int, other: int, holders: dict[str, int]) -> bool:
    """Enough details that no third story has, no rule against it, and not too unlike."""
    one, story = groups.profiles[number], groups.profiles[other]
    if worth({detail for detail in in_common(one, story) if holders[detail] <= 2}) < ENOUGH:
        return False
    if one.dated and story.dated and days_between(one, story) > MOST_DAYS:
        return False
    return groups.value(number, other) >= LEAST and veto(one, story, groups.shared(number, other)) is None


def in_common(one: Profile, story: Profile) -> set[str]:
    """The details of a report that enough reports of a story tell."""
    least = max(min(2, story.size), story.size / SHARE)
    return {detail for detail in one.details if story.details.get(detail, 0.0) >= least}
