"""The points of a report: what can be told alone of each statement, and what the report tells around them in its own voice.

One sentence of a report often has what three sentences of another have. Claims are therefore made of points: the pieces of a
statement between its marks and joining words, each long enough to say something. A point stands in the statement it is a piece of.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quoth.compare.passages import within
from quoth.lexicons import load_toml
from quoth.text.stems import content_stems
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Span, Statement
from quoth.types.statements import Stance

# A piece of fewer words says nothing alone. F1 of claims on labelled stories, cases and real, each left out of the fit: whole
# statements .76 and .43, cut at clauses .78 and .54, at commas too .84 and .60.
LEAST = 4
# What a report tells around a statement in its own voice has so many content words beside speaker and cue.
TOLD = 3
# What is denied, open or under a condition is so as a whole.
WHOLE: frozenset[Stance] = frozenset({"denied", "unknown", "conditional"})
POINT, AROUND = "point_of_a_statement", "told_around_a_statement"
OPENING, CLOSING = frozenset("“‘\"'$£€#@(["), frozenset("”’\"'%)]!?")
ENDS, STRONG = frozenset(".?!"), frozenset(";:—–")


class Point(NamedTuple):
    """A point as a statement, and the statement that it is a piece of; None where the report tells it around one."""

    statement: Statement
    whole: Statement | None


def points_of(read: AnnotatedReport) -> tuple[Point, ...]:
    """The points of all statements, and of what stands around them, in the order of the text.

    A statement that is not cut is its own point.
    """
    found = [point for whole in read.statements for point in points_in(read, whole)]
    found += [Point(made, None) for made in told_around(read)]
    return tuple(
        sorted(found, key=lambda p: (p.statement.content[0].start, -p.statement.content[-1].end, p.statement.id))
    )


def every_statement(read: AnnotatedReport, ids: frozenset[str] | None = None) -> tuple[Statement, ...]:
    """The statements and the points, of these only those with one of the ids where ids are given, in the order of the text."""
    points = (
        p.statement for p in points_of(read) if p.statement is not p.whole and (ids is None or p.statement.id in ids)
    )
    found = enumerate((*read.statements, *points))
    return tuple(
        s for _, s in sorted(found, key=lambda item: (item[1].content[0].start, -item[1].content[-1].end, item[0]))
    )


def points_in(read: AnnotatedReport, whole: Statement) -> Iterator[Point]:
    """The points of one statement."""
    parts = sentence_parts(read, whole.content)
    cuts = [piece for part in parts for piece in pieces_of(read.text, part, whole.stance not in WHOLE)]
    if len(cuts) < 2:
        yield Point(whole, whole)
        return
    for piece in cuts:
        yield Point(
            Statement(
                id=point_id(read, piece, whole.id),
                content=(piece,),
                chain=whole.chain,
                stance=whole.stance,
                form=whole.form,
                parent=whole.id,
                rule=POINT,
            ),
            whole,
        )


def told_around(read: AnnotatedReport) -> Iterator[Statement]:
    """What no statement holds and yet tells something beside who says it: where it was said, of whom, on what occasion."""
    held = bytearray(len(read.text))
    named = bytearray(len(read.text))
    described = frozenset(
        stem for s in read.statements for link in s.chain for stem in content_stems(f"{link.speaker} {link.role or ''}")
    )
    for statement in read.statements:
        for piece in statement.content:
            held[piece.start : piece.end] = b"\x01" * len(piece)
        for link in statement.chain:
            for span in filter(None, (link.mention, link.cue)):
                named[span.start : span.end] = b"\x01" * len(span)
    for sentence in read.report.sentences:
        if sentence == read.report.headline:
            continue
        for free in unheld(held, sentence):
            for piece in pieces_of(read.text, free, True):
                if tells_something(read.text, piece, named, described):
                    yield Statement(point_id(read, piece, ""), (piece,), (), "asserted", "own", None, AROUND)


def tells_something(text: str, piece: Span, named: bytearray, described: frozenset[str]) -> bool:
    """Whether enough content words stand in it that neither name nor describe a speaker and are no cue."""
    words = "".join(" " if named[at] else text[at] for at in range(piece.start, piece.end))
    return len(piece.of(text).split()) >= LEAST and len(set(content_stems(words)) - described) >= TOLD


def unheld(held: bytearray, sentence: Span) -> Iterator[Span]:
    """The stretches of a sentence that no statement holds."""
    at = sentence.start
    while at < sentence.end:
        end = held.find(1, at, sentence.end)
        end = sentence.end if end < 0 else end
        if end > at:
            yield Span(at, end)
        at = held.find(0, end, sentence.end)
        if at < 0:
            return


def sentence_parts(read: AnnotatedReport, pieces: tuple[Span, ...]) -> Iterator[Span]:
    """The pieces cut where a sentence ends."""
    for piece in pieces:
        for sentence in within(read.report.sentences, (piece,), lambda span: span):
            yield Span(max(piece.start, sentence.start), min(piece.end, sentence.end))


def pieces_of(text: str, span: Span, cut: bool) -> list[Span]:
    """A stretch of one sentence between its marks and joining words, pieces that are too short joined to the one before."""
    pieces: list[list[Token]] = [[]]
    before: Token | None = None
    for token in tokens_of(text, span.start, span.end):
        if before is not None and begins(before, token, text) and (cut or before.text in ENDS):
            pieces.append([])
        pieces[-1].append(token)
        before = token
    kept: list[list[Token]] = []
    for piece in pieces:
        if kept and min(words_in(piece), words_in(kept[-1])) < LEAST:
            kept[-1] += piece
        else:
            kept.append(piece)
    return [made for piece in kept if (made := bare(piece)) is not None]


def begins(before: Token, token: Token, text: str) -> bool:
    """Whether a piece may begin with the token: behind a stop, at a mark, at a joining word."""
    if before.text in ENDS and token.text[:1].isupper():
        return True
    return (
        token.text == "," or token.text in STRONG or token.lower in joining() or "\n" in text[before.end : token.start]
    )


def words_in(piece: list[Token]) -> int:
    """How many words a piece has."""
    return sum(token.is_word for token in piece)


def bare(piece: list[Token]) -> Span | None:
    """The piece without the marks and joining words at its ends; None where nothing is left."""
    first, last = 0, len(piece)
    while first < last and not piece[first].is_word and piece[first].text not in OPENING:
        first += 1
    if first < last and piece[first].lower in leading():
        first += 1
    while first < last and not piece[last - 1].is_word and piece[last - 1].text not in CLOSING:
        last -= 1
    return Span(piece[first].start, piece[last - 1].end) if first < last else None


@cache
def joining() -> frozenset[str]:
    """Words at which a point may begin."""
    return frozenset(load_toml("claims")["points"]["joining"])


@cache
def leading() -> frozenset[str]:
    """Joining words that are no part of the point that they lead to."""
    return frozenset(load_toml("claims")["points"]["leading"])


def point_id(read: AnnotatedReport, piece: Span, whole: str) -> str:
    """Made of the report, the place and the statement that it is a piece of."""
    return hashlib.sha256(f"{read.id}\x1fpoint\x1f{piece.start}-{piece.end}\x1f{whole}".encode()).hexdigest()[:12]


def sentence_number(read: AnnotatedReport, span: Span) -> int:
    """The number of the sentence in which a span begins, or that follows it; the last where none does."""
    found = bisect_left(read.report.sentences, span.start + 1, key=lambda sentence: sentence.end)
    return min(found, max(0, len(read.report.sentences) - 1))
