"""What is story within a paragraph: after its dateline, before a credit in brackets or an appeal at its end."""

import re
from typing import NamedTuple

from quoth.clean.datelines import Dateline, read_dateline
from quoth.clean.lines import folded
from quoth.clean.stock import beginning, stock
from quoth.text.paragraphs import trimmed
from quoth.text.sentences import split_sentences
from quoth.types import Mark, Span
from quoth.types.reports import MarkKind

CREDIT_AT_END = re.compile(
    r"\((?:(?:additional |with )?(?:reporting|writing|editing|inputs?|agency inputs?|files) (?:by|from)|with agenc)"
    r"[^()]{0,400}\)\W{0,3}$",
    re.IGNORECASE,
)
# An appeal within a paragraph of the story is short; a longer sentence that begins so belongs to the story.
LONGEST_APPEAL = 12
APPEALS = ("subscribe", "share", "cookie", "copyright")


class Stretch(NamedTuple):
    """The sentences of a paragraph that belong to the story, its dateline and its other marks."""

    sentences: tuple[Span, ...]
    dateline: Dateline | None
    marks: tuple[Mark, ...]


def stretches_of(text: str, story: list[Span]) -> list[Stretch]:
    """One stretch a paragraph of the story."""
    return [stretch_of(text, paragraph, number) for number, paragraph in enumerate(story)]


def stretch_of(text: str, paragraph: Span, number: int) -> Stretch:
    """The story's part of one paragraph."""
    marks: list[Mark] = []
    dateline = read_dateline(text, paragraph, number)
    start, end = (dateline.end if dateline else paragraph.start), paragraph.end
    if dateline is not None:
        marks.append(marked(text, dateline.start, dateline.end, "dateline"))
    credit = CREDIT_AT_END.search(text, max(start, end - 460), end)
    if credit is not None and credit.start() > start:
        marks.append(marked(text, credit.start(), end, "credit"))
        end = credit.start()
    sentences = list(split_sentences(text, Span(start, end)))
    while len(sentences) > 1 and is_appeal(sentences[-1].of(text)):
        last = sentences.pop()
        marks.append(Mark(last.start, last.end, "subscribe"))
    return Stretch(tuple(sentences), dateline, tuple(sorted(marks, key=lambda mark: mark.start)))


def marked(text: str, start: int, end: int, kind: MarkKind) -> Mark:
    """A mark without the white space at its ends."""
    span = trimmed(text, start, end)
    return Mark(span.start, span.end, kind)


def is_appeal(words: str) -> bool:
    """Whether a short sentence at the end of a paragraph is an appeal to subscribe or share."""
    bare = folded(words)
    return len(bare.split()) <= LONGEST_APPEAL and any(beginning(bare, stock(kind).starts) for kind in APPEALS)
