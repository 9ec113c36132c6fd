"""Reports as they come in, batch by batch: each joins an open story or opens one; closed stories cost nothing any more."""

import hashlib
from collections.abc import Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from quoth.cluster.features import Features, features_of
from quoth.cluster.index import StemIndex
from quoth.cluster.linkage import Groups
from quoth.cluster.placing import Batch, placed
from quoth.cluster.products import Products
from quoth.cluster.profiles import Profile, crosses, joined, lead_of, profile_of
from quoth.types import AnnotatedReport

# A story is closed when so many days brought nothing to it.
CLOSED_AFTER = 10
# A batch runs up to the day that this share of its dated reports does not exceed: a wrong date closes no story.
MOST_DATED = 0.9
# Stories of so many reports are looked at again as if all had come at once; beyond the last they are left as they are.
LOOKED_AT_AGAIN = (4, 8, 16, 32)
# Two parts of a story must be so unlike before they are taken apart.
SPLIT = -1.0

ChangeKind = Literal["opened", "merged", "split", "chained", "closed"]


class Placement(Struct, frozen=True):
    """A report with the stories that it belongs to: one, or those that a digest tells, the one with most of it first."""

    report: str
    stories: tuple[str, ...]


class Change(Struct, frozen=True):
    """What became of a story. `other` is the story that was merged into it, split off from it, or goes on where it ends.

    `reports` are those that a split took along, whenever they came.
    """

    kind: ChangeKind
    story: str
    other: str | None = None
    reports: tuple[str, ...] = ()


class OpenStory(Struct):
    """A story that may still grow: its reports with their features, as long as they may be looked at again.

    `copies` leads from a report to the near-copies for which it stands.
    """

    id: str
    profile: Profile
    members: dict[str, Features | None]
    last_seen: int
    copies: dict[str, list[str]]


class StoryStream:
    """The open stories, and every change since the beginning of the last batch."""

    def __init__(self) -> None:
        self.stories: dict[int, OpenStory] = {}
        self.changes: list[Change] = []
        self.day = 0
        self.index: StemIndex[int] = StemIndex()
        self.products = Products()
        self._opened = 0

    def place(self, reads: Sequence[AnnotatedReport], features: Sequence[Features] | None = None) -> list[Placement]:
        """Places a batch, in the order of its days; the result does not depend on the order in which it is given."""
        made = features or [features_of(read) for read in reads]
        told = sorted(zip(reads, made, strict=True), key=lambda each: order_of(each[0]))
        ordered, rows = [read for read, _ in told], [row for _, row in told]
        self.changes = []
        self._close(rows)
        profiles = {number: story.profile for number, story in self.stories.items()}
        batch = placed(ordered, rows, [order_of(read) for read in ordered], profiles, self.index, self.products)
        numbers: dict[int, int] = {}
        for group in sorted(batch.groups.profiles, key=lambda number: batch.groups.profiles[number].order):
            story = self._take_over(batch, group)
            numbers[group] = story
            numbers |= dict.fromkeys(batch.groups.members[group], story)
        for copy, original in sorted(batch.copies.items()):
            if original not in batch.homes:
                copies = self.stories[numbers[original]].copies
                copies.setdefault(ordered[original].id, []).append(ordered[copy].id)
        for (one, other), rule in sorted(batch.groups.kept_apart.items()):
            if rule == "runs_on":
                self._chain(numbers[one], numbers[other])
        moved = self._split_all(sorted(set(numbers.values())))
        return placements(batch, {number: self.stories[story].id for number, story in numbers.items()}, moved)

    def _close(self, rows: Sequence[Features]) -> None:
        days = sorted(row.day.toordinal() for row in rows if row.day)
        if days:
            self.day = max(self.day, days[int(MOST_DATED * (len(days) - 1))])
        closed = [number for number, story in self.stories.items() if self.day - story.last_seen > CLOSED_AFTER]
        for number in closed:
            self.changes.append(Change("closed", self.stories.pop(number).id))
        self.index.take_out(closed)

    def _take_over(self, batch: Batch, group: int) -> int:
        """A group as a story: the oldest that is in it goes on, the others are merged into it, or it is a new one."""
        members = batch.groups.members[group]
        profile = batch.groups.profiles[group]
        known = sorted(number for number in {group, *members} if number < 0 and number in self.stories)
        known.sort(key=lambda number: (self.stories[number].profile.first or self.day, -number))
        new = {batch.reads[member].id: batch.features[member] for member in sorted(m for m in members if m >= 0)}
        if known:
            number = known[0]
            story = self.stories[number]
        else:
            self._opened += 1
            number = -self._opened
            story = self.stories[number] = OpenStory(story_id(profile.order), profile, {}, self.day, {})
            self.changes.append(Change("opened", story.id))
        story.profile = profile
        for other in known[1:]:
            merged = self.stories.pop(other)
            story.members |= merged.members
            story.copies |= merged.copies
            self.changes.append(Change("merged", story.id, merged.id))
        self.index.take_out(known[1:])
        if new:
            story.last_seen = max(self.day, story.last_seen)
            story.members |= new if len(story.members) < LOOKED_AT_AGAIN[-1] else dict.fromkeys(new)
        self.index.file(number, lead_of(profile))
        return number

    def _chain(self, one: int, other: int) -> None:
        """Two stories of which the later one tells how the earlier one went on."""
        if one != other:
            earlier, later = sorted((one, other), key=lambda number: (self.stories[number].profile.first, -number))
            change = Change("chained", self.stories[earlier].id, self.stories[later].id)
            if change not in self.changes:
                self.changes.append(change)

    def _split_all(self, numbers: Sequence[int]) -> dict[str, str]:
        """Takes stories apart that hold two; gives the new story of each report that was moved."""
        moved: dict[str, str] = {}
        for number in numbers:
            story = self.stories[number]
            known = {name: features for name, features in story.members.items() if features is not None}
            if len(story.members) in LOOKED_AT_AGAIN and len(known) == len(story.members):
                moved |= self._split(story, known)
        return moved

    def _split(self, story: OpenStory, known: dict[str, Features]) -> dict[str, str]:
        """The largest group of its reports that is unlike the rest becomes a story of its own."""
        names = sorted(known)
        groups = Groups(self.products)
        for number, name in enumerate(names):
            groups.add(number, profile_of(known[name], (name, name)))
            groups.meet(number, range(number))
        groups.join_all()
        if len(groups.profiles) < 2:
            return {}
        first, second = sorted(groups.profiles, key=lambda number: (-groups.profiles[number].size, number))[:2]
        if groups.profiles[second].size < 2 or groups.value(first, second) > SPLIT:
            return {}
        self._opened += 1
        split = {names[number]: known[names[number]] for number in sorted(groups.members[second])}
        profile = groups.profiles[second]
        copies = {name: story.copies.pop(name) for name in sorted(story.copies.keys() & split.keys())}
        new = OpenStory(story_id(("split", min(split))), profile, dict(split), self.day, copies)
        self.stories[-self._opened] = new
        for name in split:
            del story.members[name]
        story.profile = replace(story_profile(story.members), order=story.profile.order)
        self.changes.append(
            Change("split", story.id, new.id, tuple(sorted((*split, *chain.from_iterable(copies.values())))))
        )
        self.index.take_out([number for number, each in self.stories.items() if each is story])
        for number, each in list(self.stories.items()):
            if each in (story, new):
                self.index.file(number, lead_of(each.profile))
        return dict.fromkeys(split, new.id)


def order_of(read: AnnotatedReport) -> tuple[str, str]:
    """The day and identifier of a report, by which reports are put in one order; undated ones come last."""
    return read.report.raw.published or "~", read.id


def story_id(order: tuple[str, str]) -> str:
    """A story is named after the report that opened it, and keeps its name whatever joins it."""
    return hashlib.sha256("\x1f".join(("story", *order)).encode()).hexdigest()[:12]


def story_profile(members: dict[str, Features | None]) -> Profile:
    """The profile of some reports, one by one."""
    profiles = [profile_of(features, (name, name)) for name, features in sorted(members.items()) if features]
    total = profiles[0]
    for profile in profiles[1:]:
        total = joined(total, profile, crosses(total, profile))
    return total


def placements(batch: Batch, names: dict[int, str], moved: dict[str, str]) -> list[Placement]:
    """Each report of a batch with its stories."""
    found = []
    for number, read in enumerate(batch.reads):
        original = batch.copies.get(number, number)
        homes = batch.homes.get(original, [original])
        stories = dict.fromkeys(names[home] for home in homes)
        if len(homes) == 1 and (name := moved.get(batch.reads[original].id)):
            stories = {name: None}
        found.append(Placement(read.id, tuple(stories)))
    return found
