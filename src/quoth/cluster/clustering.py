"""Reports to stories: as one batch, or day by day where they are many."""

from itertools import groupby

from quoth.cluster.stream import StoryStream, order_of
from quoth.types import AnnotatedReport

# So many reports are compared as one batch; beyond, each day is one, and a story that nothing joins for days is closed.
ONE_BATCH = 10_000
DAY = len("2026-03-12")


def cluster_stories(reports: tuple[AnnotatedReport, ...]) -> tuple[tuple[AnnotatedReport, ...], ...]:
    """The reports grouped by event, in the order of their days; neither depends on the order of the input.

    A report that tells several of the events, a digest or a live page, is in each of their stories.
    """
    ordered = sorted(reports, key=order_of)
    stream = StoryStream()
    days = [ordered] if len(ordered) <= ONE_BATCH else [list(day) for _, day in groupby(ordered, key=day_of)]
    stories: dict[str, list[AnnotatedReport]] = {}
    moved: dict[str, str] = {}
    for day in days:
        read = {each.id: each for each in day}
        for placement in stream.place(day):
            for story in placement.stories:
                stories.setdefault(story, []).append(read[placement.report])
        for change in stream.changes:
            if change.kind == "merged" and change.other is not None:
                moved[change.other] = change.story
    for other, story in reversed(moved.items()):
        stories.setdefault(story, []).extend(stories.pop(other, []))
    in_order = [sorted(members, key=order_of) for members in stories.values()]
    return tuple(tuple(members) for members in sorted(in_order, key=lambda members: order_of(members[0])))


def day_of(read: AnnotatedReport) -> str:
    """The day of a report; "~" where it has none."""
    return (read.report.raw.published or "~")[:DAY]
