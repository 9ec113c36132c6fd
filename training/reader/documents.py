"""Annotated articles as labelled windows.

Two schemes of attribution: "wide" (PolNeAR: also wishes, beliefs and plans, outermost attributions only, a source as one
span) and "news" (chains: speech, writing and told beliefs, nested, with the stance of the innermost speaker). A third
set has no attributions but grades: how surely an event is told as a fact, from -3 to 3 (UW: Lee et al. 2015).
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quoth.annotate.attribution import Attribution as Found
from quoth.annotate.attribution import SourceMention, drafts_by_rules
from quoth.annotate.reader.hints import Hints, hints_of, row_at, within
from quoth.annotate.reader.windows import Window, windows_of
from quoth.annotate.readings import Places, cue_of
from quoth.annotate.sentence import sentence_of
from quoth.annotate.stance import stance_of
from quoth.annotate.views import View, views_of
from quoth.clean import clean_report
from quoth.types import RawReport, Report, Span

SCHEMES = ("news", "wide")
CUE_LABELS = ("none", "cue", "more", "quote")  # of a unit: first of a cue, further of it, first of a cueless content
ROLES = ("none", "source", "content", "via")  # of a unit, seen from a cue
CONTENT = ROLES.index("content")
STANCES = (
    "asserted", "denied", "alleged", "hedged", "unknown", "conditional", "predicted", "pledged", "demanded",
)  # fmt: skip
UNMARKED = -100

Spans = list[Span]


@dataclass
class Attribution:
    """One attribution of an article; `stance` is empty where the scheme has none."""

    cue: Spans
    content: Spans
    source: Spans
    via: Spans = field(default_factory=list)
    stance: str = ""
    ruled: int = 0


@dataclass
class Labelled:
    """A window with its labels: `cues` a unit, and for each anchor (a unit) its row of roles and its stance.

    `hints`, `ruled` (a row an anchor) and `ruled_stances` are what the rules say of the same. `graded` are the units of
    events with a grade of certainty, `grades` their grades.
    """

    window: Window
    scheme: int
    cues: NDArray[np.int64]
    anchors: list[int]
    roles: NDArray[np.int64]
    stances: list[int]
    hints: NDArray[np.int64]
    ruled: NDArray[np.int64]
    ruled_stances: list[int]
    graded: list[int] = field(default_factory=list)
    grades: list[float] = field(default_factory=list)

    @property
    def is_nested(self) -> bool:
        """Whether a unit is told by two of its cues, the one within the other."""
        return bool((self.roles == CONTENT).sum(axis=0).max(initial=0) > 1)


def load(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a gzipped file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def report_of(document: dict[str, Any]) -> Report:
    """A document as a report with sentences."""
    raw = RawReport(
        id=document["id"], input=document["id"], also=(), title=None, outlet=None, publisher=None, authors=(),
        published=document.get("date"), url=None, language="en", text=document["text"], title_apart=False, found={},
    )  # fmt: skip
    return clean_report(raw)


def spans(pairs: list[list[int]]) -> Spans:
    return [Span(start, end) for start, end in pairs]


def wide(document: dict[str, Any]) -> list[Attribution]:
    """The attributions of a PolNeAR document; a leading "that" is taken off, as the news scheme has it."""
    return [
        Attribution(spans(each["cue"]), without_that(document["text"], spans(each["content"])), spans(each["source"]))
        for each in document["attributions"]
        if not each.get("nested")
    ]


def without_that(text: str, content: Spans) -> Spans:
    first = content[0]
    if text[first.start : first.end].lower().startswith("that "):
        return [Span(first.start + 5, first.end), *content[1:]]
    return content


def news(document: dict[str, Any]) -> list[Attribution]:
    """The attributions of a chains document: the innermost speaker, and one before it that no outer statement has."""
    found = []
    for each in document["statements"]:
        if not each["chain"]:
            continue
        outer = document["statements"][each["parent"]]["chain"] if each["parent"] is not None else []
        own = each["chain"][len(outer) :]
        source = [Span(*own[-1]["mention"])] if own and own[-1]["mention"] else []
        via = [Span(*own[-2]["mention"])] if len(own) > 1 and own[-2]["mention"] else []
        cue = [Span(*each["cue"][-1])] if each["cue"] else []
        found.append(Attribution(cue, spans(each["content"]), source, via, each["stance"]))
    return found


def labelled(report: Report, attributions: list[Attribution], scheme: str, tokenizer: Tokenizer) -> list[Labelled]:
    """The windows of a report with their labels."""

    def pieces_of(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        made = tokenizer.encode(text, add_special_tokens=False)
        return made.ids, made.offsets

    views = list(views_of(report))
    drafts = drafts_by_rules([sentence_of(view) for view in views])
    for each in attributions:
        each.ruled = ruled_stance(report, views, each)
    made = []
    for window in windows_of(report, pieces_of):
        made.append(label(window, attributions, scheme, hints_of(window, drafts)))
    return made


def graded(document: dict[str, Any], tokenizer: Tokenizer) -> list[Labelled]:
    """The windows of a sentence whose events have grades; nothing is said about its attributions."""
    made = []
    for each in labelled(report_of(document), [], "news", tokenizer):
        each.cues[:] = UNMARKED
        units, body = each.window.units, each.window.body
        for event in document["events"]:
            unit, end = within(units, Span(event["start"], event["end"]))
            if unit < end and body.start <= unit < body.end:
                each.graded.append(unit)
                each.grades.append(event["value"])
        made.append(each)
    return made


def ruled_stance(report: Report, views: list[View], each: Attribution) -> int:
    """The stance that the rules read from the cue and content of an attribution."""
    cue = each.cue[0] if each.cue else None
    view = Places(views).view_at(cue.start) if cue else None
    cue_class = cue_of(view, cue)[0] if cue and view else "quote"
    source = each.source[0] if each.source else None
    found = Found((SourceMention(source, cue),), tuple(each.content), cue_class, None, "")
    return STANCES.index(stance_of(report, found, ()))


def label(window: Window, attributions: list[Attribution], scheme: str, hints: Hints) -> Labelled:
    units = window.units
    cues = np.zeros(len(units), np.int64)
    cues[: window.body.start] = UNMARKED
    cues[window.body.end :] = UNMARKED
    anchors: dict[int, tuple[NDArray[np.int64], int]] = {}
    ruled: dict[int, tuple[NDArray[np.int64], int]] = {}
    for each in attributions:
        where = each.cue or each.content[:1]
        anchor, end = within(units, where[0])
        if anchor == end or not window.body.start <= anchor < window.body.end or cues[anchor] > 0:
            continue
        cues[anchor] = 1 if each.cue else 3
        if each.cue:
            cues[anchor + 1 : end] = 2
        roles = np.zeros(len(units), np.int64)
        for role, pieces in ((2, each.content), (1, each.source), (3, each.via)):
            for piece in pieces:
                first, last = within(units, piece)
                roles[first:last] = role
        anchors[anchor] = roles, STANCES.index(each.stance) if each.stance else UNMARKED
        ruled[anchor] = row_at(hints, anchor, end if each.cue else anchor + 1), each.ruled
    order = sorted(anchors)
    return Labelled(
        window, SCHEMES.index(scheme), cues, order, stacked(anchors, order, len(units)),
        [anchors[a][1] for a in order], hints.units, stacked(ruled, order, len(units)), [ruled[a][1] for a in order],
    )  # fmt: skip


def stacked(rows: dict[int, tuple[NDArray[np.int64], int]], order: list[int], width: int) -> NDArray[np.int64]:
    """The rows of the anchors as one table."""
    return np.stack([rows[a][0] for a in order]) if order else np.zeros((0, width), np.int64)
