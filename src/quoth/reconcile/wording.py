"""The wording in which a claim is printed: one that stands in a report, central, complete, and near the origin."""

import re
from typing import NamedTuple

import numpy as np

from quoth.compare.points import POINT
from quoth.compare.stands import Stand, stand_of
from quoth.reconcile.members import Member, Members
from quoth.reconcile.provenance import Provenance
from quoth.reconcile.whole_clauses import is_whole, whole_clause
from quoth.text.numbers import beginnings, number_at
from quoth.text.paired import with_marks_in_pairs
from quoth.text.tokens import tokens_of
from quoth.types import Place, Span

# A wording of this many words tells the whole and is still read at a glance.
SHORT, LONG = 6, 32
# One of fewer words can hardly be understood.
SCRAP = 4
# A wording that begins with one of these points back to words that are not in it.
BACKWARD = re.compile(r"(?:it|this|that|these|those|he|she|they|his|her|their|its|such|which|who)\b", re.IGNORECASE)
HANGING = re.compile(r"(?:who|which|where|as|with|after)\b", re.IGNORECASE)
OPENER = re.compile(r"(?:when|while|after|because|since|although|though|whereas)\s+", re.IGNORECASE)
CONJUNCTION = re.compile(r"(?:and|but|yet|so|while|whereas|although|though)\s+", re.IGNORECASE)
EDGES = " \t\n\r\xa0\"'“”‘’«»„,;:.–—-"
SIGNED = re.compile(r"[-–−][\d$€£]")
ABBREVIATED = re.compile(r"\b(?:[ap]\.m|[A-Z]\.[A-Z])\.$")
# Of what is denied or left open the words name only what is meant.
NAMED_ONLY = frozenset({"denied", "unknown"})
# So many wordings are held against all members.
FEW = 4
# What each fault costs, in units of cosine similarity to the other wordings.
BACKWARD_COST, LENGTH_COST, SCRAP_COST, HANGING_COST = 0.15, 0.15, 0.3, 0.15
REWRITTEN_COST, DENIED_COST, NUMBERLESS_COST = 0.15, 0.3, 0.3


def best_wordings(
    listed: tuple[Member, ...], members: Members, provenance: Provenance
) -> tuple[tuple[float, Member], ...]:
    """The few members whose words stand best for all, with how well; of equals the first in the story's order."""
    numbers = [member.number for member in listed]
    vectors = members.vectors[numbers]
    centrality = np.round(vectors @ vectors.mean(axis=0), 4)
    traits = [traits_of(member) for member in listed]
    most = what_most_are(traits)
    scored = sorted(
        (faults(member, own, provenance, most) - float(central), place)
        for place, (central, member, own) in enumerate(zip(centrality, listed, traits, strict=True))
    )
    return tuple((-cost, listed[place]) for cost, place in scored[:FEW])


class Traits(NamedTuple):
    """What a member of a claim is, or most of them are: with a number, saying so or not."""

    numbered: bool
    stand: Stand


def traits_of(member: Member) -> Traits:
    """What a member is."""
    return Traits(has_number(member.words), stand_of(member.statement.stance, member.words))


def what_most_are(listed: list[Traits]) -> Traits:
    """What more than half of the members are; who leaves it open is the only other than who says so."""
    numbered = sum(traits.numbered for traits in listed)
    unsure = sum(traits.stand == "undecided" for traits in listed)
    return Traits(2 * numbered > len(listed), "undecided" if 2 * unsure > len(listed) else "asserted")


def faults(member: Member, own: Traits, provenance: Provenance, most: Traits) -> float:
    """What speaks against a wording: pointing back, too short or long, no whole clause, a rewrite, what is denied or left open, a number left out.

    What most leave open is printed as open.
    """
    words = member.words
    count = len(words.split())
    return (
        BACKWARD_COST * bool(BACKWARD.match(words.lstrip(EDGES)))
        + LENGTH_COST * (not SHORT <= count <= LONG)
        + SCRAP_COST * (count < SCRAP)
        + HANGING_COST * (not is_whole(words.lstrip(EDGES)))
        + REWRITTEN_COST * (member.report.id not in provenance.roots)
        + DENIED_COST * (own.stand != most.stand)
        + NUMBERLESS_COST * (most.numbered and not own.numbered)
    )


def has_number(words: str) -> bool:
    """Whether a number stands in the words, in digits or written out."""
    tokens = tokens_of(words)
    return any(number_at(tokens, index) is not None for index in beginnings(tokens))


def chosen_place(member: Member) -> Place:
    """The longest piece of the content as a whole clause, without marks, spaces and conjunctions at its edges, quotation marks in pairs.

    A clause that hangs on what stands before it ("which was closed") is taken with the sentence up to it.
    """
    report = member.report
    piece = max(member.statement.content, key=lambda span: (len(span), -span.start))
    alone = without_opener(piece, report.text)
    if alone is not None:
        piece = alone
    elif HANGING.match(piece.of(report.text).lstrip(EDGES)):
        piece = next((Span(s.start, piece.end) for s in report.report.sentences if s.holds(piece)), piece)
    place = trimmed(piece, report.text)
    quoted = member.statement.form == "direct" and member.statement.rule != POINT
    if not quoted and member.statement.stance not in NAMED_ONLY and not is_whole(place.of(report.text)):
        whole = next((s for s in report.statements if s.id == member.statement.parent), None)
        told = whole.content if whole and member.statement.rule == POINT else ()
        place = trimmed(whole_clause(report.report, piece, told), report.text)
    return report.report.place(with_marks_in_pairs(report.text, place))


def without_opener(piece: Span, text: str) -> Span | None:
    """ "Thieves took nine drawings" of "when thieves took nine drawings": a clause that is whole without what ties it to another."""
    start = trimmed(piece, text).start
    opener = OPENER.match(text, start, piece.end)
    whole = opener is not None and "," not in piece.of(text) and is_whole(text[opener.end() : piece.end])
    return Span(opener.end(), piece.end) if opener and whole else None


def trimmed(piece: Span, text: str) -> Span:
    """The piece without what is not said at its edges; the piece itself where nothing would be left.

    A sign of minus stays, and the point of "a.m.".
    """
    words = piece.of(text)
    start = piece.start + len(words) - len(words.lstrip(EDGES))
    if SIGNED.match(text, start - 1) and start > piece.start:
        start -= 1
    joined = CONJUNCTION.match(text, start, piece.end)
    start = joined.end() if joined else start
    end = piece.end - (len(words) - len(words.rstrip(EDGES)))
    if end < piece.end and ABBREVIATED.search(text, max(start, end - 4), end + 1):
        end += 1
    return Span(start, end) if start < end else piece
