"""Edges of lineage: a derivation, two children of one dispatch, an agency that is not here, a common source."""

from quoth.trace.evidence import Evidence, evidence_of, measures_of, own_sentences, passages_of, why_of
from quoth.trace.kinds import kind_of
from quoth.trace.verdict import Pair, Verdict
from quoth.types import AnnotatedReport, Credit, Edge, Measure, Place
from quoth.types.lineage import EXTERNAL

# A credit is a claim of the report; whole-report credits that could be checked were right nine times in ten. Where the agency's
# reports are here and it is like none of them, it may be false, or rest on another dispatch: nothing tells which.
CREDITED, UNLIKE = 0.9, 0.5


def derivation_edge(pair: Pair, *, several: bool) -> Edge:
    """The child was made from the parent; `several`: and from another report too."""
    verdict, evidence = pair.verdict, evidence_of(pair.verdict)
    return Edge(
        child=verdict.child.id,
        parent=verdict.parent.id,
        kind=kind_of(verdict, several=several),
        direction=pair.direction,
        probability=verdict.probability,
        share=share_of(verdict, evidence),
        passages=passages_of(verdict, evidence),
        measures=measures_of(verdict, evidence),
        why=why_of(verdict, evidence),
        own=own_sentences(verdict, evidence),
    )


def sibling_edge(pair: Pair, credit: Credit, *, both: bool, unlike: bool) -> Edge:
    """Both were made from a dispatch that is not here; `unlike`: other reports of the agency are, and it is like none of them."""
    verdict, evidence = pair.verdict, evidence_of(pair.verdict)
    who = f"{'Both credit' if both else 'One credits'} {credit.agency}"
    there = f"but {'are' if both else 'is'} like none of its reports here" if unlike else "whose dispatch is not here"
    return Edge(
        child=verdict.child.id,
        parent=verdict.parent.id,
        kind="siblings",
        direction="unknown",
        probability=verdict.probability,
        share=share_of(verdict, evidence),
        passages=passages_of(verdict, evidence),
        measures=measures_of(verdict, evidence),
        why=f"{who}, {there}; {why_of(verdict, evidence)}",
    )


def external_edge(child: AnnotatedReport, credit: Credit, *, unlike: bool) -> Edge:
    """The report credits an agency; `unlike`: reports of it are here, but too unlike to be what it was made from."""
    place = Place(child.id, credit.start, credit.end)
    measure = Measure("credit", 1.0, f"credits {credit.agency}", (place,))
    rest = f"it is like none of the reports of {credit.agency} here"
    why = f"It credits {credit.agency}; {rest if unlike else f'no report of {credit.agency} is in this story'}."
    return Edge(
        child=child.id,
        parent=f"{EXTERNAL}{credit.agency}",
        kind="rewrite",
        direction="likely",
        probability=UNLIKE if unlike else CREDITED,
        share=0.0,
        passages=(),
        measures=(measure,),
        why=why,
        unmatched=unlike,
    )


def share_of(verdict: Verdict, evidence: Evidence) -> float:
    """The share of the child's sentences that have a match in the parent."""
    return round(min(1.0, len(evidence.matches) / max(1, len(verdict.child.details.numbers))), 4)
