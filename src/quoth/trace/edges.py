"""Edges of lineage: a derivation, two children of one dispatch, an agency that is not here, a common source."""

from quoth.text.crediting import has_own_dateline
from quoth.trace.credits import heard_itself, own_outlet
from quoth.trace.evidence import Evidence, evidence_of, measures_of, own_sentences, passages_of, why_of
from quoth.trace.kinds import kind_of
from quoth.trace.verdict import Pair, Verdict
from quoth.types import AnnotatedReport, Credit, Edge, Measure, Place
from quoth.types.lineage import EXTERNAL, EdgeKind

# A credit is a claim of the report; whole-report credits that could be checked were right nine times in ten. Where the agency's
# reports are here and it is like none of them, it may be false, or rest on another dispatch: nothing tells which. Nor does
# anything where the report says that somebody told it something.
CREDITED, UNSURE = 0.9, 0.5


def derivation_edge(pair: Pair, *, several: bool) -> Edge:
    """The child was made from the parent; `several`: and from another report too."""
    verdict, direction = pair.verdict, pair.direction
    evidence = evidence_of(verdict, refuted=pair.back is None and direction == "unknown")
    update = verdict.versions and direction != "unknown"
    return Edge(
        child=verdict.child.id,
        parent=verdict.parent.id,
        kind="edited" if update else kind_of(verdict, several=several),
        direction=direction,
        probability=verdict.probability,
        share=share_of(verdict, evidence),
        passages=passages_of(verdict, evidence),
        measures=measures_of(verdict, evidence),
        why=version_in_words(verdict) + why_of(verdict, evidence) if update else why_of(verdict, evidence),
        own=own_sentences(verdict, evidence),
        update=update,
    )


def version_in_words(verdict: Verdict) -> str:
    """What stands before the evidence of a later version."""
    called = " and calls itself so" if verdict.child.later else ""
    return f"it is a later version by {own_outlet(verdict.child.read)} itself{called}; "


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
    heard = heard_itself(child)
    also = ", but tells what it heard itself" if heard else ""
    why = f"It credits {credit.agency}{also}; {rest if unlike else f'no report of {credit.agency} is in this story'}."
    return Edge(
        child=child.id,
        parent=f"{EXTERNAL}{credit.agency}",
        kind=kind_of_credit(child, heard=heard),
        direction="likely",
        probability=UNSURE if unlike or heard else CREDITED,
        share=None,
        passages=(),
        measures=(measure,),
        why=why,
        unmatched=unlike,
    )


def kind_of_credit(child: AnnotatedReport, *, heard: bool) -> EdgeKind:
    """What a credit alone tells: in part where the report `heard` something itself, edited under an agency's own dateline."""
    if heard:
        return "partial"
    return "edited" if has_own_dateline(child.report) else "rewrite"


def share_of(verdict: Verdict, evidence: Evidence) -> float:
    """The share of the child's sentences that have a match in the parent."""
    return round(min(1.0, len(evidence.matches) / max(1, len(verdict.child.details.numbers))), 4)
