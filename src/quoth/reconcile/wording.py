"""The wording in which a claim is printed: one that stands in a report, central, complete, and near the origin."""

import re

import numpy as np

from quoth.reconcile.members import Member, Members
from quoth.reconcile.provenance import Provenance
from quoth.types import Place, Span

# A wording of this many words tells the whole and is still read at a glance.
SHORT, LONG = 6, 32
# A wording that begins with one of these points back to words that are not in it.
BACKWARD = re.compile(r"(?:it|this|that|these|those|he|she|they|his|her|their|its|such|which|who)\b", re.IGNORECASE)
EDGES = " \t\n\r\xa0\"'“”‘’«»„,;:.–—-"
# What each fault costs, in units of cosine similarity to the other wordings.
BACKWARD_COST, LENGTH_COST, REWRITTEN_COST, DENIED_COST = 0.15, 0.15, 0.05, 0.3


def best_wording(listed: tuple[Member, ...], members: Members, provenance: Provenance) -> Place:
    """The place of the member's words that stand best for all; of equals the first in the story's order."""
    numbers = [member.number for member in listed]
    vectors = members.vectors[numbers]
    centrality = np.round(vectors @ vectors.mean(axis=0), 4)
    scored = [
        (float(central) - faults(member, provenance), -place)
        for place, (central, member) in enumerate(zip(centrality, listed, strict=True))
    ]
    chosen = listed[-max(scored)[1]]
    return chosen_place(chosen)


def faults(member: Member, provenance: Provenance) -> float:
    """What speaks against a wording: pointing back, too short or long, a rewrite, words of what was denied."""
    words = member.words
    count = len(words.split())
    return (
        BACKWARD_COST * bool(BACKWARD.match(words.lstrip(EDGES)))
        + LENGTH_COST * (not SHORT <= count <= LONG)
        + REWRITTEN_COST * (member.report.id not in provenance.roots)
        + DENIED_COST * (member.statement.stance == "denied")
    )


def chosen_place(member: Member) -> Place:
    """The longest piece of the content, without marks and spaces at its edges."""
    piece = max(member.statement.content, key=lambda span: (len(span), -span.start))
    text = piece.of(member.report.text)
    start = piece.start + len(text) - len(text.lstrip(EDGES))
    end = piece.end - (len(text) - len(text.rstrip(EDGES)))
    trimmed = Span(start, end) if start < end else piece
    return member.report.report.place(trimmed)
