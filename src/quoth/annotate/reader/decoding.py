"""From the scores of the reader to spans: cues first, then what each other unit of the window is to each cue."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple, cast, get_args

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.annotate.reader.hints import Hints, row_at
from quoth.annotate.reader.windows import Window
from quoth.types import Span
from quoth.types.statements import Stance

STANCES = cast(tuple[Stance, ...], get_args(Stance))
UNTOLD = STANCES.index("asserted")  # the reader's stance is asked for where the rules find none but this
CUE, MORE, QUOTE = 1, 2, 3  # labels of a unit: first of a cue, further of it, first of a content without a cue
SOURCE, CONTENT, VIA = 1, 2, 3  # what a unit is to a cue, besides 0, nothing
# A cue counts from this probability on, one that a rule knows too from less, a quotation without a cue from as much. Set on the
# development part of chains, whose figures are that much too good: between .5 and .7 they differ by less than .01.
CUE_FROM, RULED_FROM, QUOTE_FROM = 0.5, 0.1, 0.6
# A speaker begins where the chance is best, if it is at least this; it goes on where it is this share of the best.
SOURCE_FROM, VIA_FROM, FALL = 0.2, 0.5, 0.5
# What it costs, in nats, to begin or end a stretch of content.
TURN = 1.0
# By how much content is lifted, in nats: a little always (chains, dev: .789 to .790 of first speakers), more until there is some.
LIFTS = (0.3, 0.8, 1.3, 2.0)
CLOSE, FAR = 32, 256  # the distance table: exact up to a quarter of it, then in growing steps up to `FAR`
SMALL_MARKS = frozenset(",;:.-–—")

Floats = NDArray[np.float32]


class Tags(NamedTuple):
    """The scores of a window: one row a unit.

    `cues` (n x 4), `query` and `key` (n x 4 roles x 64), `plain` (n x 4), `stance_by_cue`, `stance_by_content` (n x 9),
    `grade` (n x 1). The same for all windows: `distance` (4 x 65), and what a rule weighs that says the same or another, `ruled` (5 x 4
    roles) and `ruled_stance` (9 x 9, the rule's first).
    """

    cues: Floats
    query: Floats
    key: Floats
    plain: Floats
    stance_by_cue: Floats
    stance_by_content: Floats
    grade: Floats
    distance: Floats
    ruled: Floats
    ruled_stance: Floats


class Reading(Struct, frozen=True):
    """One attribution as the reader sees it."""

    cue: Span | None
    source: Span | None
    via: Span | None
    content: tuple[Span, ...]
    stance: Stance


def read_window(window: Window, tags: Tags, hints: Hints) -> Iterator[Reading]:
    """The attributions whose cues stand in the body of a window, in order."""
    chances = softmax(tags.cues)
    anchors = anchors_of(window, chances, hints)
    if not anchors:
        return
    for (anchor, end), scores in zip(anchors, role_scores(tags, hints, anchors), strict=True):
        bare = chances[anchor, QUOTE] > chances[anchor, CUE]
        if not bare:
            scores[anchor:end, 1:] = -np.inf
        weights = softmax(scores)
        roles = path_with_content(scores)
        content = runs(window, roles, CONTENT)
        if not content:
            continue
        inside = roles == CONTENT
        stance = tags.stance_by_cue[anchor] + tags.stance_by_content[inside].mean(axis=0)
        yield Reading(
            cue=None if bare else Span(window.units[anchor].start, window.units[end - 1].end),
            source=likeliest(window, weights[:, SOURCE], SOURCE_FROM),
            via=likeliest(window, weights[:, VIA], VIA_FROM),
            content=content,
            stance=STANCES[int((stance + tags.ruled_stance[UNTOLD]).argmax())],
        )


def anchors_of(window: Window, chances: Floats, hints: Hints) -> list[tuple[int, int]]:
    """The first unit of each cue, or of a content without a cue, with the unit after its end."""
    found: list[tuple[int, int]] = []
    for unit in range(window.body.start, window.body.end):
        if found and unit < found[-1][1]:
            continue
        if chances[unit, CUE] + chances[unit, QUOTE] < (RULED_FROM if unit in hints.rows else CUE_FROM):
            continue
        if chances[unit, QUOTE] > chances[unit, CUE]:
            if chances[unit, QUOTE] >= QUOTE_FROM:
                found.append((unit, unit + 1))
            continue
        end = unit + 1
        while end < window.body.end and chances[end].argmax() == MORE:
            end += 1
        if found and found[-1] == (unit - 1, unit):
            found.pop()  # of two cues side by side the first is the adverb of the other: "also alleged"
        found.append((unit, end))
    return found


def role_scores(tags: Tags, hints: Hints, anchors: list[tuple[int, int]]) -> Floats:
    """For each anchor the scores of the roles of all units (anchors x units x roles)."""
    firsts = np.array([first for first, _ in anchors])
    rank = tags.query.shape[-1]
    products = np.einsum("arc,urc->aur", tags.query[firsts], tags.key) / np.sqrt(rank, dtype=np.float32)
    apart = np.arange(len(tags.plain))[None] - firsts[:, None]
    ruled = tags.ruled[np.stack([row_at(hints, first, end) for first, end in anchors])]
    made: Floats = products + tags.plain[None] + tags.distance[:, bucket(apart)].transpose(1, 2, 0) + ruled
    return made


def bucket(apart: NDArray[np.int64]) -> NDArray[np.int64]:
    """How far apart in units, as a place of the distance table: exactly up to 8, then in growing steps."""
    size = np.abs(apart).astype(np.float32)
    near = CLOSE // 4
    grown = near + (CLOSE - near) * np.log(np.maximum(size, near) / near) / np.log(FAR / near)
    steps = np.minimum(np.where(size <= near, size, grown), CLOSE).astype(np.int64)
    return np.where(apart < 0, -steps, steps) + CLOSE


def best_path(scores: Floats) -> NDArray[np.int64]:
    """The roles of all units with the best sum of log chances less the cost of each change to or from content."""
    logs = scores - np.logaddexp.reduce(np.where(np.isfinite(scores), scores, -1e9), axis=1, keepdims=True)
    logs = np.where(np.isfinite(logs), logs, -1e9)
    count, kinds = logs.shape
    content = np.arange(kinds) == CONTENT
    cost = TURN * (content[:, None] != content[None])
    back = np.zeros((count, kinds), np.int64)
    best = logs[0]
    for unit in range(1, count):
        through = best[:, None] - cost
        back[unit] = through.argmax(axis=0)
        best = through.max(axis=0) + logs[unit]
    roles = np.zeros(count, np.int64)
    roles[-1] = best.argmax()
    for unit in range(count - 1, 0, -1):
        roles[unit - 1] = back[unit, roles[unit]]
    return roles


def path_with_content(scores: Floats) -> NDArray[np.int64]:
    """The best path in which something is content: in a short text each unit by itself is in doubt, though the cue is not."""
    for lift in LIFTS:
        lifted = scores.copy()
        lifted[:, CONTENT] += lift
        roles = best_path(lifted)
        if (roles == CONTENT).any():
            break
    return roles


def pieces_with(roles: NDArray[np.int64], role: int) -> list[tuple[int, int]]:
    """The runs of units that have a role."""
    made, at = [], 0
    for value, run in groupby(roles.tolist()):
        size = len(list(run))
        if value == role:
            made.append((at, at + size))
        at += size
    return made


def runs(window: Window, roles: NDArray[np.int64], role: int) -> tuple[Span, ...]:
    """The stretches of text of a role, without the small marks at their ends; those of marks alone are left out."""
    return tuple(span for first, end in pieces_with(roles, role) if (span := trimmed(window, first, end)))


def trimmed(window: Window, first: int, end: int) -> Span | None:
    """The stretch of some units without small marks at its ends."""
    units = window.units
    while first < end and is_small(window, first):
        first += 1
    while first < end and is_small(window, end - 1):
        end -= 1
    return Span(units[first].start, units[end - 1].end) if first < end else None


def is_small(window: Window, unit: int) -> bool:
    """Whether a unit is a comma, dash or stop."""
    return window.marks[unit] in SMALL_MARKS


def likeliest(window: Window, chances: Floats, least: float) -> Span | None:
    """The stretch around the unit with the best chance, if that is enough: a speaker is one stretch of text."""
    peak = int(chances.argmax())
    if chances[peak] < least:
        return None
    enough = chances[peak] * FALL
    first, end = peak, peak + 1
    while first > 0 and chances[first - 1] >= enough:
        first -= 1
    while end < len(chances) and chances[end] >= enough:
        end += 1
    return trimmed(window, first, end)


def softmax(scores: Floats) -> Floats:
    """Chances along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    made: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return made
