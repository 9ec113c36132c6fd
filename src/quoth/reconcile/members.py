"""Statements made ready for grouping: what each says of its own, with content words, figures, names, vectors."""

import re
from collections import Counter
from math import log
from typing import Any, NamedTuple

import numpy as np

from quoth.compare.keys import keys_of
from quoth.compare.passages import names_within, within
from quoth.reconcile.bare_denials import denier_of
from quoth.text.names import same_speaker
from quoth.text.quotation import quoted_spans
from quoth.text.stems import content_stems
from quoth.types import AnnotatedReport, Quantity, Span, Statement

# A statement of whose words less than this share stands outside the statements that it holds says nothing of its own
# ("the officer said [that the minister had told him [that the bridge was closed]]").
OWN_SHARE = 0.4
WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


class Member(NamedTuple):
    """A statement that may join a claim. `number` is its place in the story's order, `stems` its content words.

    `keys` are the same words in a form in which synonyms meet.
    """

    number: int
    report: AnnotatedReport
    statement: Statement
    stems: frozenset[str]
    quantities: tuple[Quantity, ...]
    names: frozenset[str]
    keys: frozenset[str] = frozenset()
    party: str | None = None

    @property
    def speaker(self) -> str | None:
        """The innermost speaker; None for the outlet's own voice, unless that is a party's (see `parties_of`)."""
        return self.statement.chain[-1].speaker if self.statement.chain else self.party

    @property
    def words(self) -> str:
        """The content as it stands, pieces joined by a space."""
        return words_of(self.report, self.statement.content)


class Members(NamedTuple):
    """All members of a story, their vectors (float32, n x 384, unit rows), and how rare each content word is in it."""

    listed: tuple[Member, ...]
    vectors: Any
    rarity: dict[str, int]
    key_rarity: dict[str, int]

    def weight(self, stems: frozenset[str]) -> int:
        """The rarity of all the words together."""
        return sum(map(self.rarity.__getitem__, stems))

    def key_weight(self, keys: frozenset[str]) -> int:
        """The rarity of all the keys together."""
        return sum(map(self.key_rarity.__getitem__, keys))


def gather_members(reports: tuple[AnnotatedReport, ...]) -> Members:
    """Every statement of the reports that says something of its own, reports in the order of their ids."""
    listed: list[Member] = []
    rows = []
    parties = parties_of(reports)
    for report in sorted(reports, key=lambda report: report.id):
        inner = inner_contents(report)
        party = parties.get(report.id)
        for index, statement in enumerate(report.statements):
            if says_something(report, statement, inner.get(statement.id, ())):
                member = member_of(len(listed), report, statement, inner.get(statement.id, ()))
                listed.append(member._replace(party=denier_of(report, statement) or party))
                rows.append(report.statement_vectors[index])
    vectors = np.array(rows, np.float32) if rows else np.zeros((0, 1), np.float32)
    rarity = rarity_of([member.stems for member in listed])
    return Members(tuple(listed), vectors, rarity, rarity_of([member.keys for member in listed]))


def parties_of(reports: tuple[AnnotatedReport, ...]) -> dict[str, str]:
    """By report the outlet where it is a party to the story: it says "we" in its own voice, and other reports quote it."""
    quoted: dict[str, set[str]] = {}
    for report in reports:
        for speaker in {link.speaker for s in report.statements for link in s.chain if link.kind != "media"}:
            quoted.setdefault(speaker, set()).add(report.id)
    quoting: dict[str, set[str]] = {}
    parties = {}
    for report in reports:
        outlet = report.report.raw.outlet
        if outlet and says_we(report):
            if outlet not in quoting:
                quoting[outlet] = set().union(*(quoted[name] for name in quoted if same_speaker(name, outlet)))
            if quoting[outlet] - {report.id}:
                parties[report.id] = outlet
    return parties


def says_we(report: AnnotatedReport) -> bool:
    """Whether "we" or "our" stands in the text outside quotation marks."""
    quoted = quoted_spans(report.text)
    return any(not any(s.start <= found.start() < s.end for s in quoted) for found in WE.finditer(report.text))


def inner_contents(report: AnnotatedReport) -> dict[str, tuple[Span, ...]]:
    """For each statement that holds others, the pieces of those."""
    inner: dict[str, list[Span]] = {}
    for statement in report.statements:
        if statement.parent:
            inner.setdefault(statement.parent, []).extend(statement.content)
    return {outer: tuple(pieces) for outer, pieces in inner.items()}


def says_something(report: AnnotatedReport, statement: Statement, inner: tuple[Span, ...]) -> bool:
    """Whether it has content words of which a good part lies outside the statements that it holds, or denies."""
    total = len(content_stems(words_of(report, statement.content)))
    own = len(content_stems(words_of(report, outside(statement.content, inner))))
    return own >= OWN_SHARE * total if total else statement.stance == "denied"


def member_of(number: int, report: AnnotatedReport, statement: Statement, inner: tuple[Span, ...]) -> Member:
    """The statement with the words, figures and names that are its own."""
    pieces = outside(statement.content, inner)

    return Member(
        number=number,
        report=report,
        statement=statement,
        stems=frozenset(content_stems(words_of(report, pieces))),
        keys=frozenset(keys_of(words_of(report, statement.content))),
        quantities=within(report.quantities, pieces, lambda quantity: quantity.span) if pieces else (),
        names=frozenset(
            stem
            for name in (names_within(report, pieces) if pieces else ())
            for stem in content_stems(name.entity.name)[-1:]
        ),
    )


def outside(pieces: tuple[Span, ...], inner: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces without what the inner ones cover."""
    for hole in inner:
        pieces = tuple(part for piece in pieces for part in without(piece, hole))
    return pieces


def without(piece: Span, hole: Span) -> tuple[Span, ...]:
    """What is left of a piece on both sides of a hole; the piece itself where they do not meet."""
    if not piece.overlaps(hole):
        return (piece,)
    sides = (Span(piece.start, hole.start), Span(hole.end, piece.end))
    return tuple(side for side in sides if side.start < side.end)


def words_of(report: AnnotatedReport, pieces: tuple[Span, ...]) -> str:
    """The words of the pieces, joined by a space."""
    return " ".join(piece.of(report.text) for piece in pieces)


def rarity_of(words: list[frozenset[str]]) -> dict[str, int]:
    """How much a shared word tells: the logarithm of one in how many statements has it, in thousandths.

    Whole numbers, so that a sum does not depend on its order.
    """
    frequency = Counter(word for told in words for word in told)
    return {word: round(1000 * log((len(words) + 1) / frequency[word])) for word in sorted(frequency)}
