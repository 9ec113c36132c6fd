"""Reports to stories: as one batch, or day by day where they are many."""

from itertools import groupby

from quoth.cluster.stream import Change, StoryStream, order_of
from quoth.cluster.told_there import as_told_there
from quoth.types import AnnotatedReport

# So many reports are compared as one batch; beyond, each day is one, and a story that nothing joins for days is closed.
ONE_BATCH = 10_000
DAY = len("2026-03-12")


def cluster_stories(reports: tuple[AnnotatedReport, ...]) -> tuple[tuple[AnnotatedReport, ...], ...]:
    """The reports grouped by event, in the order of their days; neither depends on the order of the input.

    A report that tells several of the events, a digest or a live page, is in each of their stories, with what it tells of each.
    """
    ordered = sorted(reports, key=order_of)
    stream = StoryStream()
    days = [ordered] if len(ordered) <= ONE_BATCH else [list(day) for _, day in groupby(ordered, key=day_of)]
    read = {each.id: each for each in ordered}
    stories: dict[str, dict[str, None]] = {}
    for day in days:
        placements = stream.place(day)
        for change in stream.changes:
            moved_by(change, stories)
        for placement in placements:
            for story in placement.stories:
                stories.setdefault(story, {})[placement.report] = None
    in_order = [sorted((read[name] for name in members), key=order_of) for members in stories.values() if members]
    return as_told_there([tuple(members) for members in sorted(in_order, key=lambda members: order_of(members[0]))])


def moved_by(change: Change, stories: dict[str, dict[str, None]]) -> None:
    """What a change does to the reports of earlier days."""
    if change.kind == "merged" and change.other is not None:
        stories.setdefault(change.story, {}).update(stories.pop(change.other, {}))
    elif change.kind == "split" and change.other is not None:
        left, taken = stories.setdefault(change.story, {}), stories.setdefault(change.other, {})
        for name in left.keys() & set(change.reports):
            taken[name] = left.pop(name)


def day_of(read: AnnotatedReport) -> str:
    """The day of a report; "~" where it has none."""
    return (read.report.raw.published or "~")[:DAY]
