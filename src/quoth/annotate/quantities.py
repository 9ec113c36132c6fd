"""Figures of news: value, bound, unit, what is counted, scope; comparisons without a number of their own.

The span runs from the first bound word to the counted noun. Nothing is averaged: a range stays a range, an open side stays
open. What looks like a number and is none (dates, clock times, ages, numbered things) is left out by named rules.
"""

import msgspec

from quoth.annotate.candidates import Candidate, Sentence
from quoth.annotate.comparisons import comparisons_in
from quoth.annotate.dates import SentenceTimes, figureless_spans, times_of
from quoth.annotate.figure_building import built
from quoth.annotate.figure_reading import Read, is_taken, overlaps_one, read_at
from quoth.annotate.figure_tokens import figure_tokens
from quoth.annotate.numbered import is_no_quantity
from quoth.annotate.tallies import tally_at
from quoth.text.numbers import may_be_a_word
from quoth.text.tokens import Token
from quoth.types import Quantity, Report, Span


def find_quantities(report: Report, read: tuple[SentenceTimes, ...] | None = None) -> tuple[Quantity, ...]:
    """All quantities of a report in text order, with `statement` left open (None).

    `read` are the sentences with their times where `times_of` has been called before.
    """
    found: list[Quantity] = []
    for sentence in times_of(report) if read is None else read:
        tokens = figure_tokens(report.text, sentence.tokens)
        taken = figureless_spans(report.text, sentence.times)
        comparisons = tuple(comparisons_in(report.text, tokens))
        factors = tuple(comparison.factor for comparison in comparisons)
        found += [q for q in quantities_in(tokens, taken) if not overlaps_one(q.span, factors)]
        found += [comparison.quantity for comparison in comparisons]
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))


def quantities_in(tokens: tuple[Token, ...], taken: tuple[Span, ...]) -> list[Quantity]:
    """The quantities of one sentence; `taken` are the places of dates and clock times."""
    found: list[Quantity] = []
    sentence = Sentence(tokens)
    index = 0
    while index < len(tokens):
        sides = tally_at(tokens, index)
        if sides and not overlaps_one(Span(sides[0].start, sides[1].end), taken):
            found += sides
            index += 3
            continue
        read = read_at(sentence, index, taken) if may_begin(tokens[index]) else None
        if read is None:
            index += 1
            continue
        if read.last > index and not is_left_out(sentence, read, taken):
            quantity = built(tokens, read, found)
            whole = joined_ends(tokens, found[-1], quantity, index) if found else None
            found[-1:] = [whole] if whole else [*found[-1:], quantity]
            index = read.last
        else:
            index = max(read.measure.last, index + 1)
    return found


def joined_ends(tokens: tuple[Token, ...], low: Quantity, high: Quantity, index: int) -> Quantity | None:
    """ "At least three but no more than five men": one figure with both its ends; None where the two are apart."""
    if low.bound not in FLOORS or high.bound not in CEILINGS or low.unit not in (None, high.unit):
        return None
    gap = [
        token.lower for token in tokens[max(0, index - LONGEST_CEILING) : index] if low.end <= token.start < high.start
    ]
    if gap not in (["but"], ["and"], [",", "but"]) or low.low is None or high.high is None or low.low >= high.high:
        return None
    return msgspec.structs.replace(high, start=low.start, low=low.low, bound="between")


FLOORS, CEILINGS = frozenset({"at-least", "more-than"}), frozenset({"at-most", "less-than"})
LONGEST_CEILING = 8  # tokens from the word that joins both ends to the second number


def may_begin(token: Token) -> bool:
    """A quick look that spares most words the grammar."""
    first = token.text[0]
    return (
        first.isdigit()
        or not first.isalpha()
        or may_be_a_word(token.lower)
        or token.text[:2].isupper()
        or token.lower in ("minus", "rs")
    )


def is_left_out(sentence: Sentence, read: Read, taken: tuple[Span, ...]) -> bool:
    """Whether digits belong to a date, or a rule knows the number as no quantity."""
    if is_taken(sentence.tokens, read.measure, taken):
        return True
    if read.sure:
        return False
    if read.ends[0] == read.ends[1]:
        return is_no_quantity(Candidate(sentence, read.measure, read.measure.last, read.counted))
    return is_no_quantity(Candidate(sentence, read.measure._replace(unit=read.unit), read.last, read.counted))
