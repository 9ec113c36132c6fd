"""Reports to stories, one after the other in the order of their days: each joins the story it is likest to, or opens one."""

import numpy as np

from quoth.cluster.features import Features, features_of
from quoth.types import AnnotatedReport

# A logistic regression on 468 pairs of one event, 34 pairs of twin events (weighed five times) and 16,703 pairs of
# different events; twins share words and meaning, but hardly a name.
BIAS = -5.78
NAMES, PLACES, STEMS, MEANING, SHARED_NAMES = 4.35, 1.82, 4.46, 3.47, 0.89
MOST_NAMES = 4
# Mean evidence with the two nearest reports of a story from which a report belongs to it: pairs F1 .97 on the invented events.
JOINS, NEAREST = -1.0, 2
# Reports further apart than this many days are of one story only if almost everything else says so.
DAYS, PER_DAY = 3, 0.25
# A report is held against the latest of a story, so that the cost does not grow with its size.
LATEST = 12


def cluster_stories(reports: tuple[AnnotatedReport, ...]) -> tuple[tuple[AnnotatedReport, ...], ...]:
    """The reports grouped by event; neither the groups nor their order depend on the order of the input."""
    ordered = sorted(reports, key=lambda r: (r.report.raw.published or "~", r.id))
    features = {read.id: features_of(read) for read in ordered}
    stories: list[list[AnnotatedReport]] = []
    for read in ordered:
        scored = [(nearest_evidence(features, read, story), -number) for number, story in enumerate(stories)]
        best = max(scored, default=(JOINS - 1, 0))
        if best[0] >= JOINS:
            stories[-best[1]].append(read)
        else:
            stories.append([read])
    return tuple(tuple(story) for story in merged(stories, features))


def merged(stories: list[list[AnnotatedReport]], features: dict[str, Features]) -> list[list[AnnotatedReport]]:
    """Stories joined that were opened apart only because their first reports came early or told little."""
    made = [list(story) for story in stories]
    at = 1
    while at < len(made):
        scores = [
            np.mean([nearest_evidence(features, read, earlier) for read in made[at][-LATEST:]]) for earlier in made[:at]
        ]
        best = int(np.argmax(scores))
        if scores[best] >= JOINS:
            made[best] = sorted([*made[best], *made.pop(at)], key=lambda r: (r.report.raw.published or "~", r.id))
            at = 1
        else:
            at += 1
    return made


def nearest_evidence(features: dict[str, Features], read: AnnotatedReport, story: list[AnnotatedReport]) -> float:
    """The mean evidence of a report with its two nearest among the latest reports of a story."""
    own = features[read.id]
    found = sorted(
        (evidence(own, features[other.id]) for other in story[-LATEST:] if other.id != read.id), reverse=True
    )
    return float(np.mean(found[:NEAREST]))


def evidence(one: Features, other: Features) -> float:
    """The log-odds that two reports speak of one event, from these two alone."""
    shared = len(one.names & other.names)
    score = (
        BIAS
        + NAMES * share(one.names, other.names)
        + PLACES * share(one.places, other.places)
        + STEMS * share(one.stems, other.stems)
        + MEANING * float(one.vector @ other.vector)
        + SHARED_NAMES * min(shared, MOST_NAMES)
    )
    if one.day and other.day:
        score -= PER_DAY * max(0, abs((one.day - other.day).days) - DAYS)
    return score


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the other has too."""
    return len(one & other) / max(1, min(len(one), len(other)))
