"""One batch of reports against each other and against the open stories: near-copies once, digests apart, the rest joined."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from quoth.cluster.apart import Apart, best_of, of_one_event, told_apart
from quoth.cluster.features import KINDS, Features
from quoth.cluster.index import StemIndex
from quoth.cluster.linkage import Groups
from quoth.cluster.parts import items_of, parts_of
from quoth.cluster.products import Products
from quoth.cluster.profiles import Crosses, Profile, lead_of, profile_of
from quoth.cluster.second_look import join_by_details
from quoth.types import AnnotatedReport

# Up to here every report meets every other; beyond, those that an index leads to.
FEW = 60
# From here on two texts are one text; their figures must agree as much.
COPY, COPY_DAYS = 0.9, 3
WORDS, FIGURES = KINDS.index("words"), KINDS.index("figures")
# Groups that grew in the meantime meet again so many times at most.
ROUNDS = 3

Order = tuple[str, str]


class Batch(Struct):
    """Reports in their one order, with what is known of each, and the open stories that they may join.

    `copies` leads from a near-copy to the report that stands for it; `homes` from a report of several stories to them.
    """

    reads: Sequence[AnnotatedReport]
    features: Sequence[Features]
    orders: Sequence[Order]
    groups: Groups
    copies: dict[int, int]
    homes: dict[int, list[int]]


def placed(
    reads: Sequence[AnnotatedReport],
    features: Sequence[Features],
    orders: Sequence[Order],
    open_stories: Mapping[int, Profile],
    index: StemIndex[int],
    products: Products,
) -> Batch:
    """The batch with its reports in groups. Open stories have negative numbers; only those that a report meets take part."""
    batch = Batch(reads, features, orders, Groups(products), {}, {})
    met = meet_all(batch, open_stories, index)
    apart = told_apart(batch.groups, reads, met)
    batch.groups.join_all()
    if len(met) > FEW or any(number < 0 for number in batch.groups.profiles):
        meet_again(batch.groups)
    join_by_details(batch.groups)
    spread_over_stories(batch, apart)
    return batch


def meet_all(batch: Batch, open_stories: Mapping[int, Profile], index: StemIndex[int]) -> list[int]:
    """Every report meets those before it that are near; gives the reports that are no copies."""
    filed: StemIndex[int] = StemIndex()
    met: list[int] = []
    few = len(batch.features) <= FEW
    groups = batch.groups
    for number, features in enumerate(batch.features):
        profile = profile_of(features, batch.orders[number])
        lead = lead_of(profile)
        near = list(met) if few else filed.nearest(lead)
        original = original_of(batch, features, profile, near)
        if original is not None:
            batch.copies[number] = original
            continue
        groups.add(number, profile)
        stories = index.nearest(lead)
        for story in stories:
            groups.add(story, open_stories[story])
        groups.meet(number, [*stories, *near])
        filed.file(number, lead)
        met.append(number)
    return met


def original_of(batch: Batch, features: Features, profile: Profile, near: list[int]) -> int | None:
    """The first of some reports that a report is a near-copy of."""
    close = [other for other in near if about_one_day(features, batch.features[other])]
    if not close:
        return None
    shared = batch.groups.products.crosses(profile, [batch.groups.profiles[other] for other in close])
    copies = (o for o, found in zip(close, shared, strict=True) if is_copy(features, batch.features[o], found))
    return next(copies, None)


def about_one_day(one: Features, other: Features) -> bool:
    """Two reports that are not surely days apart."""
    return not (one.day and other.day) or abs((one.day - other.day).days) <= COPY_DAYS


def is_copy(one: Features, other: Features, shared: Crosses) -> bool:
    """Two reports of nearly the same words and the same figures."""
    if shared[WORDS] < COPY:
        return False
    figures = one.rows[FIGURES], other.rows[FIGURES]
    return shared[FIGURES] >= COPY if all(figures) else not any(figures)


def meet_again(groups: Groups) -> None:
    """Groups meet those that they are near to as a whole, until nothing is joined."""
    for _ in range(ROUNDS):
        before = len(groups.profiles)
        index: StemIndex[int] = StemIndex()
        for number in sorted(groups.profiles, key=lambda number: groups.profiles[number].order):
            lead = lead_of(groups.profiles[number])
            groups.meet(number, index.nearest(lead))
            index.file(number, lead)
        groups.join_all()
        if len(groups.profiles) == before:
            return


def spread_over_stories(batch: Batch, apart: Apart) -> None:
    """Reports of several parts that tell several stories belong to all of these; the others join what they are likest to."""
    groups = batch.groups
    alone = [number for number, members in sorted(groups.members.items()) if number >= 0 and len(members) == 1]
    parts = {number: parts_of(batch.reads[number]) for number in sorted({*apart.named, *apart.drawn, *alone})}
    parts |= {number: items_of(batch.reads[number]) for number in apart.items}
    several = {number for number, found in parts.items() if len(found) > 1}
    home = {member: group for group, members in groups.members.items() for member in members}
    every, of_one = StemIndex[int](), StemIndex[int]()
    for number in sorted(groups.profiles, key=lambda number: groups.profiles[number].order):
        for index in (every, of_one)[: 1 + (number not in several)]:
            index.file(number, lead_of(groups.profiles[number]))
    for number in sorted(several | apart.named.keys()):
        surely = number in apart.named or number in apart.items
        homes = homes_of(batch, number, parts[number], every if surely else of_one)
        if len(homes) < 2 and number in apart.named:
            homes = list(dict.fromkeys(home[each] for each in apart.named[number] if home.get(each) in groups.profiles))
        if len(homes) > 1:
            batch.homes[number] = homes if surely else of_other_events(batch, number, homes)
            if number in groups.profiles:
                groups.take_out(number)
                every.take_out([number])
    homeless = lead_on(batch)
    left = [number for number in sorted({*apart.all, *homeless}) if number not in batch.homes]
    groups.fix_all()
    for number in left:
        profile = profile_of(batch.features[number], batch.orders[number])
        groups.add(number, profile)
        groups.meet(number, [near for near in every.nearest(lead_of(profile)) if near in groups.profiles])
    groups.join_all()


def lead_on(batch: Batch) -> list[int]:
    """Whose story is a report that turned out to tell several itself belongs to these; gives those that are left without any."""
    for number, homes in sorted(batch.homes.items()):
        batch.homes[number] = list(dict.fromkeys(story for home in homes for story in standing(batch, home, {number})))
    homeless = [number for number, homes in batch.homes.items() if not homes]
    for number in homeless:
        del batch.homes[number]
    return homeless


def standing(batch: Batch, home: int, asked: set[int]) -> list[int]:
    """The story itself where it is still one, else those that the report of it tells."""
    if home in batch.groups.profiles:
        return [home]
    asked.add(home)
    return [s for other in batch.homes.get(home, ()) if other not in asked for s in standing(batch, other, asked)]


def of_other_events(batch: Batch, number: int, homes: list[int]) -> list[int]:
    """The stories less those that tell, as an earlier one does, of the event that the report tells of."""
    own, told = profile_of(batch.features[number], batch.orders[number]), batch.groups.profiles
    kept: list[int] = []
    for home in homes:
        if not any(of_one_event(own, told[other], told[home]) for other in kept):
            kept.append(home)
    return kept


def homes_of(batch: Batch, number: int, parts: list[Features], index: StemIndex[int]) -> list[int]:
    """The stories that the parts of a report tell, the one with most of them first."""
    found: dict[int, int] = {}
    for part in parts:
        lead = lead_of(profile_of(part, batch.orders[number]))
        best = best_of(batch.groups, part, index.nearest(lead))
        if best is not None:
            found[best] = found.get(best, 0) + part.length
    return sorted(found, key=lambda story: (-found[story], batch.groups.profiles[story].order))
