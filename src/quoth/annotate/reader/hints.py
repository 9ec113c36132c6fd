"""What the rules found, as the reader is told it: a hint on each unit, and a row of roles for each cue of a rule."""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.annotate.drafts import Draft
from quoth.annotate.reader.windows import Window
from quoth.types import Span

CUE_HINT, SOURCE_HINT, CONTENT_HINT = 1, 2, 4
HINTS = 8  # any of the three together
# What a unit is to a cue by a rule; 0 is for a cue that no rule knows.
UNRULED, RULED_OUT, RULED_SOURCE, RULED_CONTENT, RULED_VIA = range(5)


class Hints(Struct, frozen=True):
    """The hint of each unit of a window, and by the first unit of each cue the roles that its rule gives to units."""

    units: NDArray[np.int64]
    rows: dict[int, NDArray[np.int64]]


def hints_of(window: Window, drafts: Iterable[Draft]) -> Hints:
    """The hints for a window from the drafts of the rules."""
    flags = np.zeros(len(window.units), np.int64)
    rows: dict[int, NDArray[np.int64]] = {}
    for draft in drafts:
        source, cue = draft.sources[-1]
        row = np.full(len(flags), RULED_OUT, np.int64)
        for flag, role, pieces in (
            (0, RULED_VIA, [mention for mention, _ in draft.sources[:-1] if mention]),
            (CONTENT_HINT, RULED_CONTENT, draft.content),
            (SOURCE_HINT, RULED_SOURCE, [source] if source else []),
        ):
            for piece in pieces:
                first, last = within(window.units, piece)
                flags[first:last] |= flag
                row[first:last] = role
        first, last = within(window.units, cue or draft.content[0])
        if first < last:
            flags[first : last if cue else first + 1] |= CUE_HINT
            rows.setdefault(first, row)
    return Hints(flags, rows)


def spread(window: Window, units: NDArray[np.int64]) -> NDArray[np.int64]:
    """A value of each unit as one of each word piece."""
    ends = [*window.firsts[1:], len(window.ids)]
    sizes = [end - first for first, end in zip(window.firsts, ends, strict=True)]
    made = np.zeros(len(window.ids), np.int64)
    if sizes:
        made[window.firsts[0] :] = np.repeat(units, sizes)
    return made


def within(units: tuple[Span, ...], piece: Span) -> tuple[int, int]:
    """The units that a span touches, as the first and the one after the last."""
    first = bisect_left(units, piece.start + 1, key=lambda unit: unit.end)
    return first, max(first, bisect_left(units, piece.end, key=lambda unit: unit.start))


def row_at(hints: Hints, anchor: int, end: int) -> NDArray[np.int64]:
    """The roles that a rule gives for the cue that begins in the units [anchor, end), or that none does."""
    for first in range(max(0, anchor - 2), end):
        if first in hints.rows:
            return hints.rows[first]
    return np.zeros(len(hints.units), np.int64)
