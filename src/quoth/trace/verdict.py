"""The verdict on two reports: how likely one was made from the other, in each direction that their times allow."""

import math

from msgspec import Struct

from quoth.compare.alignment import align_sentences
from quoth.trace.credits import (
    is_agency,
    is_first_hand,
    is_party,
    outlet_name,
    places_of_names,
    source_names,
    whole_credit,
)
from quoth.trace.details import Details, details_of
from quoth.trace.likeness import Shared, measures_between, share_of_runs, shared_by
from quoth.trace.links import address_of, addresses_in
from quoth.trace.times import goes_before, surely_before, window_of
from quoth.trace.versions import calls_itself_later
from quoth.types import AnnotatedReport, Span
from quoth.types.lineage import Direction

# A logistic regression on 958 pairs of reports of one event: 16 invented and 14 real events with rewrites of known origin,
# and independent reports of some 330 other real events. An event left out at a time: area under the curve 1.000 on invented
# events, .993 on real ones; at 2 % false alarms 1.00 and .94 of the true pairs. training/fit_lineage.py fits it again.
BIAS = -2.92
WEIGHTS = {
    "details for each word": 6.09,
    "of them plain words": 10.95,
    "details found together": 19.06,
    "order of details": 0.77,
    "names of the parent": 5.29,
    "figures of the parent": 4.98,
    "names that the parent has": 4.17,
    "quotations of its own": -3.79,
    "one quotes what the other says": -3.42,
    "plain words found again": -6.07,
    "likeness of sentences": -4.65,
    "likeness without details": -12.66,
    "parent's sentences left out": -2.48,
    "parent's details in a shorter text": 7.27,
    "length": -0.13,
    "credit": 3.49,
    "speaks for itself": -3.67,
    "was told": -1.03,
    "parent is a statement": -3.72,
}
# What speaks from its own knowledge tells as much in a short text as in a long one, a credit CREDIT_ALONE as much.
ANY_LENGTH = ("credit", "speaks for itself", "was told", "parent is a statement")
# The other measures say little about a few sentences, for any two short reports of one event share its names and figures:
# they weigh n²/(n²+FEW²), n being the words of the shorter text, and what is left of 1 goes to PRIOR. Of 48 settings of the three
# on reports of left-out events cut to 2, 3, 4, 6 and 9 sentences these had nearly the least loss, and .83 of what is called very
# likely of reports under 100 words was right.
FEW, PRIOR, CREDIT_ALONE = 100.0, -2.5, 0.4
# Two reports that both credit one agency with the whole. Of such pairs the fit has two; what a credit tells at any length (1.4)
# joins two dispatches of one agency on one event, which this leaves apart.
SAME_CREDIT = 1.0
# Runs of eight words outside quotations: no independent pair had more than 3 in common, of the copies and of the reports
# that hold part of a dispatch .98 had at least so many.
TAKEN_OVER = 8
SURE, MOST = 0.97, 0.99
# Of reports cut to so many sentences 30 of 39 pairs from .80 to .95 were right: that is what the next lower word says.
FEW_SENTENCES, VERY_LIKELY, ALMOST_CERTAIN, LIKELY_AT_MOST = 4, 0.8, 0.95, 0.79
# A credit brings a report with so few matched sentences among others of its own to "likely" at most: background is anybody's.
FEW_MATCHED = 2
# Two texts that have this share of their runs of five words in common are one text.
COPY = 0.85
# From this share on much of the wording is the same: two versions of one report.
VERSION = 0.35
# From here on two reports are held to be dependent; of the independent pairs of events left out .6 % were above it, of those cut to
# under 100 words 1.3 %.
DEPENDENT = 0.45
# Without times the true direction was this much ahead in 77 of the 84 true pairs of the fit, the other one in none; of 37 pairs
# that only have a parent in common 30 were less apart.
CLEAR = 2.5


class Witness(Struct, frozen=True):
    """A report with what the verdict needs of it alone; `names` are those by which others credit it.

    `statement`: it is that of a party, in its own words. `address` is its own, `links` are those of other pages in it. `credit`
    is the agency that it credits with the whole. `later`: it calls itself a later version.
    """

    read: AnnotatedReport
    details: Details
    outlet: str
    names: tuple[str, ...]
    speaks_for_itself: bool
    first_hand: bool
    statement: bool
    address: str | None
    links: frozenset[str]
    credit: str | None
    later: bool

    @property
    def id(self) -> str:
        """The identifier of the report."""
        return self.read.id


class Verdict(Struct, frozen=True):
    """The child may have been made from the parent: the log-odds and the probability, from these two alone.

    `taken_over` counts the runs of eight words in both, `runs` is the share of the child's runs of five that the parent
    has, `runs_back` that of the parent's that the child has; `credits` are the places where the child names the parent's outlet,
    `linked` says that it links the parent.
    """

    child: Witness
    parent: Witness
    score: float
    probability: float
    runs: float
    runs_back: float
    taken_over: int
    shared: Shared
    credits: tuple[Span, ...]
    linked: bool

    @property
    def credited(self) -> bool:
        """Whether the child gives the parent as a source: by name or by a link."""
        return bool(self.credits) or self.linked

    @property
    def versions(self) -> bool:
        """Whether the two are one outlet's, and much of the text of one is in the other, with changes."""
        child, parent = self.child, self.parent
        changed = child.details.wording != parent.details.wording
        return is_own(child, parent) and changed and max(self.runs, self.runs_back) >= VERSION


class Pair(Struct, frozen=True):
    """The verdict on two reports in its likelier direction; `back` is the other one, None where the times rule it out."""

    verdict: Verdict
    back: Verdict | None

    @property
    def dependent(self) -> bool:
        """Whether the two share their text."""
        return self.verdict.probability >= DEPENDENT

    @property
    def direction(self) -> Direction:
        """Known from times and a credit, likely from one of them or from what each has that the other lacks.

        Of two versions by one outlet the times say all. Claimed times tell nothing where the texts speak against them.
        """
        if self.back is None:
            if against_its_times(self.verdict):
                return "unknown"
            return "known" if self.verdict.credited or self.verdict.versions else "likely"
        one_way = self.verdict.credited and not self.back.credited
        named = self.verdict.versions and self.verdict.child.later > self.verdict.parent.later
        return "likely" if one_way or named or self.verdict.score - self.back.score >= CLEAR else "unknown"


def witness_of(read: AnnotatedReport, details: Details | None = None) -> Witness:
    """The report with its details, where they are known, and whether it is a source by itself."""
    return Witness(
        read=read,
        details=details or details_of(read),
        outlet=outlet_name(read),
        names=source_names(read),
        speaks_for_itself=is_agency(read) or is_party(read),
        first_hand=is_first_hand(read),
        statement=is_party(read),
        address=address_of(read.report.raw),
        links=addresses_in(read.report.raw),
        credit=credit.agency if (credit := whole_credit(read)) is not None else None,
        later=calls_itself_later(read),
    )


def pair_of(one: Witness, other: Witness) -> Pair | None:
    """The verdict on two reports, nothing else being looked at; None where one of them tells nothing."""
    if not one.details.numbers or not other.details.numbers:
        return None
    first, second = sorted((one, other), key=lambda witness: witness.id)
    shared = shared_by(first.read, second.read, first.details, second.details)
    if surely_before(first.read, second.read):
        return Pair(verdict_on(second, first, shared.turned()), None)
    if surely_before(second.read, first.read):
        return Pair(verdict_on(first, second, shared), None)
    ranked = sorted((verdict_on(first, second, shared), verdict_on(second, first, shared.turned())), key=likelier)
    return Pair(ranked[0], ranked[1])


def likelier(verdict: Verdict) -> tuple[bool, bool, bool, bool, float, int, str]:
    """The order of two directions: a copy from what it credits, a dated one from the undated, by log-odds, by length.

    Between copies whose times prove no order the times that they go by speak before the text does; between an outlet's own
    reports what calls itself a later version.
    """
    copy = min(verdict.runs, verdict.runs_back) >= COPY
    undated = window_of(verdict.parent.read) is None and window_of(verdict.child.read) is not None
    return (
        not (copy and verdict.credited),
        is_own(verdict.child, verdict.parent) and verdict.parent.later > verdict.child.later,
        not (copy and undated),
        copy and goes_before(verdict.child.read, verdict.parent.read),
        -verdict.score,
        verdict.child.details.words,
        verdict.child.id,
    )


def measured(child: Witness, parent: Witness) -> dict[str, float]:
    """All measures of a child against a parent, by the names of the weights."""
    shared = shared_by(child.read, parent.read, child.details, parent.details)
    return measures_with(child, parent, shared, credited=bool(credits_of(child, parent)) or links_to(child, parent))


def measures_with(child: Witness, parent: Witness, shared: Shared, *, credited: bool) -> dict[str, float]:
    """The measures of words and sentences, and those of credits and of who speaks."""
    return {
        **measures_between(child.details, parent.details, shared),
        "credit": float(credited),
        "speaks for itself": float(child.speaks_for_itself),
        "was told": float(child.first_hand),
        "parent is a statement": float(parent.statement),
    }


def is_own(one: Witness, other: Witness) -> bool:
    """Whether two reports are of one outlet that has a name."""
    return bool(one.outlet) and one.outlet == other.outlet


def against_its_times(verdict: Verdict) -> bool:
    """Whether the texts clearly say that the earlier one was made from the later, where one of the times is only claimed.

    Then a date may be wrong: nothing flows back in time, but which came first cannot be told.
    """
    child, parent = verdict.child, verdict.parent
    windows = (window_of(child.read), window_of(parent.read))
    if verdict.credited or verdict.versions or all(window is None or window.seen for window in windows):
        return False
    turned = verdict_on(parent, child, verdict.shared.turned())
    return turned.score - verdict.score >= CLEAR


def credits_of(child: Witness, parent: Witness) -> tuple[Span, ...]:
    """Where the child names the parent's outlet as a source."""
    return places_of_names(child.read.text, parent.names) if child.outlet != parent.outlet else ()


def links_to(child: Witness, parent: Witness) -> bool:
    """Whether the child links the parent; an outlet that links its own earlier report gives no source."""
    return parent.address is not None and parent.address in child.links and child.outlet != parent.outlet


def log_odds(measures: dict[str, float], words: int, weights: dict[str, float] = WEIGHTS, bias: float = BIAS) -> float:
    """The weighed measures; of those of the text the less the fewer words the shorter report has."""
    told = words**2 / (words**2 + FEW**2)
    anyway = math.fsum(weights[name] * measures[name] for name in ANY_LENGTH)
    text = bias + math.fsum(weight * measures[name] for name, weight in weights.items() if name not in ANY_LENGTH)
    unsaid = (1 - CREDIT_ALONE) * weights["credit"] * measures["credit"]
    return told * text + (1 - told) * (PRIOR - unsaid) + anyway


def probability_of(score: float, taken_over: int, alike: float = 0.0, sentences: int = 100) -> float:
    """The probability of the log-odds, the shorter report having so many sentences.

    Runs of words that were taken over, or one text twice, settle the matter.
    """
    likely = 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))
    if sentences <= FEW_SENTENCES and VERY_LIKELY <= likely < ALMOST_CERTAIN:
        likely = LIKELY_AT_MOST
    settled = taken_over >= TAKEN_OVER or alike >= COPY
    return round(min(MOST, max(likely, SURE if settled else 0.0)), 4)


def shares_background_alone(child: Witness, parent: Witness) -> bool:
    """Whether a report of some length has a sentence or two of the other, and most of its sentences besides."""
    told = len(child.details.numbers)
    return told > FEW_SENTENCES and len(align_sentences(child.read, parent.read)) <= FEW_MATCHED


def verdict_on(child: Witness, parent: Witness, shared: Shared) -> Verdict:
    """How likely the child was made from the parent."""
    own, other = child.details, parent.details
    named, linked = credits_of(child, parent), links_to(child, parent)
    measures = measures_with(child, parent, shared, credited=bool(named) or linked)
    score = log_odds(measures, min(own.words, other.words))
    if child.credit is not None and child.credit == parent.credit:
        score += SAME_CREDIT
    taken_over = len(own.long_runs & other.long_runs)
    runs, back = share_of_runs(own, shared), share_of_runs(other, shared)
    probability = probability_of(score, taken_over, min(runs, back), min(len(own.numbers), len(other.numbers)))
    if probability >= VERY_LIKELY and taken_over < TAKEN_OVER and min(runs, back) < COPY:
        credit = score - log_odds({**measures, "credit": 0.0}, min(own.words, other.words))
        if probability_of(score - credit, 0) < VERY_LIKELY and shares_background_alone(child, parent):
            probability = LIKELY_AT_MOST
    return Verdict(
        child=child,
        parent=parent,
        score=round(score, 6),
        probability=probability,
        runs=runs,
        runs_back=back,
        taken_over=taken_over,
        shared=shared,
        credits=named,
        linked=linked,
    )
