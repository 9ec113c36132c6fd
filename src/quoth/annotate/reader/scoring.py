"""The windows of a report through the trained reader: scores of word pieces in, readings out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import numpy as np

from quoth.annotate.drafts import Draft
from quoth.annotate.reader.decoding import Reading, Tags, read_window
from quoth.annotate.reader.hints import Hints, hints_of, spread
from quoth.annotate.reader.windows import Window, windows_of
from quoth.encoder import Encoder, ReaderInput, ReaderScores
from quoth.types import Report

# The columns of the scores: cues, queries and keys (4 roles of 64), plain roles, stances by cue and by content, grade.
CUES, ROLES, RANK, STANCES = 4, 4, 64, 9
ENDS = np.cumsum([CUES, ROLES * RANK, ROLES * RANK, ROLES, STANCES, STANCES])


def readings_of(report: Report, encoder: Encoder, ruled: list[Draft], *, wide: bool = False) -> list[Reading]:
    """What the reader finds in a report, told what the rules found, in text order; `wide` as PolNeAR has it."""
    return [
        reading
        for window, tags, hints in scored(report, encoder, ruled, wide=wide)
        for reading in read_window(window, tags, hints)
    ]


def scored(
    report: Report, encoder: Encoder, ruled: list[Draft], *, wide: bool = False
) -> Iterator[tuple[Window, Tags, Hints]]:
    """The windows of a report with their scores and with what the rules found."""
    windows = windows_of(report, encoder.pieces)
    told = hints_for(windows, ruled)
    inputs = (
        ReaderInput(window.ids, window.shapes, spread(window, hints.units).tolist())
        for window, hints in zip(windows, told, strict=True)
    )
    for window, hints, scores in zip(windows, told, encoder.score_all(inputs, wide=wide), strict=True):
        yield window, tags_of(window, scores), hints


def hints_for(windows: list[Window], ruled: Iterable[Draft]) -> list[Hints]:
    """The hints of each window, from the drafts of the rules that touch it."""
    starts = [window.units[0].start if window.units else 0 for window in windows]
    ends = [window.units[-1].end if window.units else 0 for window in windows]
    touching: list[list[Draft]] = [[] for _ in windows]
    for draft in ruled:
        spans = [*draft.content, *(span for link in draft.sources for span in link if span)]
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        number = bisect_right(ends, first)
        while number < len(windows) and starts[number] < last:
            touching[number].append(draft)
            number += 1
    return [hints_of(window, drafts) for window, drafts in zip(windows, touching, strict=True)]


def tags_of(window: Window, scores: ReaderScores) -> Tags:
    """The scores of the first piece of each unit, by what they are of."""
    rows = scores.scores[np.array(window.firsts, np.int64)]
    cues, query, key, plain, by_cue, by_content, grade = np.split(rows, ENDS, axis=1)
    shape = (len(rows), ROLES, RANK)
    tables = scores.distance, scores.ruled, scores.ruled_stance
    return Tags(cues, query.reshape(shape), key.reshape(shape), plain, by_cue, by_content, grade, *tables)
