"""Figures of two passages: paired by what they count, judged by the ladder of figures."""

import re

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.ladders.figure_pairs import OUTCOMES, FigurePair, kind_of_unit, number, paired
from quoth.compare.ladders.figure_rungs import RUNGS, SUMS, Rung
from quoth.compare.passages import Passage
from quoth.types import Quantity
from quoth.types.claims import DifferenceKind

NUMBER_WORDS = frozenset(
    {"million", "billion", "thousand", "hundred", "dozen", "twice", "half", "one", "two", "three", "more"}
)


def compare_figures(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """What differs between the figures of two passages."""
    found = []
    for one, other in paired(left, right, relation):
        pair = FigurePair(one, other, left, right, relation)
        for rung in RUNGS:
            made = rung(pair)
            if made is None:
                continue
            if made.kind is not None:
                found.append(written(pair, made, rung.__name__))
            break
    return found


HOSPITAL, HURT = re.compile(r"\bhospital", re.IGNORECASE), re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE)
# What a figure is called that counts nothing known.
NO_UNIT = "figure"
# Words that make another unit of the one behind them.
MEASURED = frozenset({"cubic", "square", "nautical", "metric", "short", "long", "light"})


def written(pair: FigurePair, made: Rung, rule: str) -> Finding:
    """A rung's answer as a finding."""
    kind = made.kind
    assert kind is not None
    return finding(
        pair.left_in,
        pair.right_in,
        kind=kind,
        verdict=made.verdict,
        reason=made.reason,
        spans=((pair.left.span,), (pair.right.span,)),
        about=about(pair),
        question=question(pair, kind),
        why=made.why,
        severity=made.severity,
        rule=rule,
    )


def about(pair: FigurePair) -> str:
    """What is counted, in the words of the reports."""
    return pair.left.counts or pair.right.counts or pair.left.unit or NO_UNIT


def unit_word(passage: Passage, quantity: Quantity) -> str:
    """The unit as the report writes it: the last word of "3 million euros", else its code."""
    words = [word.strip(".,;:()") for word in quantity.span.of(passage.report.text).split()]
    last = words[-1]
    if last.isalpha() and len(words) > 1 and words[-2].casefold() in MEASURED:
        return f"{words[-2].casefold()} {last}"
    return last if last.isalpha() and len(last) > 1 else quantity.unit or NO_UNIT


def question(pair: FigurePair, kind: DifferenceKind) -> str:
    """The heading: one value or the other?"""
    left, right = pair.left_words, pair.right_words
    rates = [[word for word in q.scope if word.startswith("per ")] for q in (pair.left, pair.right)]
    if kind == "unit" and all(rates) and rates[0] != rates[1] and pair.left.unit == pair.right.unit:
        one, other = (told_for(rate[0]) for rate in rates)
        return f"{one[:1].upper()}{one[1:]}, or {other}?"
    if kind == "unit" and kind_of_unit(pair.left) is not None:
        one, other = unit_word(pair.left_in, pair.left), unit_word(pair.right_in, pair.right)
        return f"{one[:1].upper()}{one[1:]}, or {other}?"
    if kind == "unit":
        words = [
            w for q in (pair.left, pair.right) for w in (" or ".join(x for x in q.scope if x in OUTCOMES), q.counts)
        ]
        named = next((w for w in words[::2] if w), "named")
        return f"{named.capitalize()}, or {next((w for w in words[1::2] if SUMS & set(w.casefold().split())), 'all')}?"
    if kind == "scope":
        added = sorted((set(pair.left.scope) | set(pair.right.scope)) - (set(pair.left.scope) & set(pair.right.scope)))
        if "additional" in added:
            return f"{number(pair.left)}, or {number(pair.left)} more?"
        outcomes = [word for word in added if word in OUTCOMES]
        if outcomes:
            return f"{' and '.join(outcomes).capitalize()}, or not all?"
    noun = told_of(pair)
    # "A third, or at most a third?" has its noun.
    noun = "" if noun in right.split() else noun
    return f"{left[0].upper()}{left[1:]}, or {right}{f' {noun}' if noun else ''}?"


def told_for(rate: str) -> str:
    """ "A week" for "per week"."""
    noun = rate.removeprefix("per ")
    return f"{'an' if noun == 'hour' or noun[:1] in 'aeio' else 'a'} {noun}"


def in_hospital(passage: Passage) -> bool:
    """Whether a passage speaks of a hospital and of nobody hurt: who is ill is not injured."""
    return HOSPITAL.search(passage.text) is not None and HURT.search(passage.text) is None


def told_of(pair: FigurePair) -> str:
    """What both count, in a word behind the figures: "injured", "tonnes", "jobs"; nothing where no word fits both."""
    outcomes = [word for word in pair.left.scope if word in OUTCOMES and word in pair.right.scope]
    if len(outcomes) == 1:
        if outcomes[0] == "injured" and all(in_hospital(passage) for passage in (pair.left_in, pair.right_in)):
            return "in hospital"
        return "dead" if outcomes[0] == "killed" else outcomes[0]
    words = [unit_word(pair.left_in, pair.left), unit_word(pair.right_in, pair.right)]
    same = words[0].casefold() == words[1].casefold() and words[0].islower()
    return words[0] if same and words[0] not in NUMBER_WORDS | {NO_UNIT} else ""
