"""Figures and days with an open end: "more than 500" and "before May" are borne out by a source's 598 and April, "over 600" is not."""

import math
import re
from functools import lru_cache

from msgspec import Struct

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.reasons import called, flat
from quoth.compare.keys import keys_of
from quoth.compare.ladders.dates import calendar_words
from quoth.compare.ladders.figure_pairs import MEASURES, comparable, kind_of_unit, value_of
from quoth.compare.passages import within
from quoth.types import AnnotatedReport, AuditFinding, Date, Quantity, Span
from quoth.types.claims import DifferenceKind

OPEN = frozenset({"more-than", "less-than", "at-least", "at-most"})
# A source's figure is the one meant where it stands among the same words, or where none is nearer: the weight of its nearness.
NEARNESS = 0.6
# Further apart by this factor, and among other words than this share, two figures count different things.
FURTHEST, ALIKE = 3.0, 0.34
# "Fewer than one in five" says far more than "fewer than one in fifty".
COARSE = 3.0
# Things counted under two names ("lives", "people") are one thing only where their numbers are this near.
CLOSE_TO = 0.6
# The words around a figure reach so far, to the next figure or the end of the clause.
REACH = 90
BREAKS = ",;()"
BEFORE, AFTER = ("before", "prior to", "earlier than"), ("after", "later than")
# The word that opens an end stands within so many characters before the date; a "no" before it closes the end ("not before").
CLOSE, DENIED = 14, 40
NOT = re.compile(r"\b(?:not|no|never|neither|nor)\b|n['’]t\b", re.IGNORECASE)
NEAR_WORDS = 60
VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions)\b", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What other rules say of a figure or a day is settled where it is borne out.
SETTLED = frozenset({"figure", "bound", "date", "unsupported"})
# "Up to four" is borne out by "three to four", and yet tells less.
TELLS_LESS = "end_of_a_range"


class Settled(Struct, frozen=True):
    """What became of the open ends of a sentence: findings for those that no source bears out, and where the others stand."""

    findings: tuple[AuditFinding, ...]
    borne_out: tuple[Span, ...]


def open_ends(examined: Examined) -> Settled:
    """Each figure and day of a sentence with an open end, held against the one of the sources' sentences that is meant."""
    findings: list[AuditFinding] = []
    held: list[Span] = []
    for quantity, source, other in figures_meant(examined.article, examined.span, examined.beside):
        if value_of(other) == value_of(quantity) or are_vague_others(examined.article, quantity, other):
            continue
        if bears_out(other, quantity):
            held.append(quantity.span)
        elif not is_given(quantity, examined.sources):
            findings.append(not_borne_out(examined.article, quantity.span, source, other.span, "figure"))
    for date in within(examined.article.dates, (examined.span,), lambda d: d.span):
        met = day_meant(examined.article, date, examined.beside) if end_opened(examined.article.text, date) else None
        if met is None:
            continue
        source, day = met
        if lies_beyond(examined.article, date, source, day):
            held.append(date.span)
        else:
            findings.append(not_borne_out(examined.article, date.span, source, day.span, "date"))
    return Settled(tuple(findings), tuple(held))


def are_vague_others(article: AnnotatedReport, own: Quantity, other: Quantity) -> bool:
    """Whether "thousands more" come on top of what the source counts."""
    vague = VAGUE.search(own.span.of(article.text)) is not None
    return vague and "additional" in own.scope and "additional" not in other.scope


def unless_borne_out(made: list[AuditFinding], settled: Settled) -> list[AuditFinding]:
    """The findings but for those about a figure or a day that a source bears out."""
    return [
        f
        for f in made
        if f.kind not in SETTLED
        or f.rule == TELLS_LESS
        or not any(f.article.span.overlaps(span) for span in settled.borne_out)
        or is_wide(f)
    ]


def is_given(quantity: Quantity, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a source has the very number, wherever: then it is told of something else."""
    return any(value_of(q) == value_of(quantity) and comparable(quantity, q) for s in sources for q in s.quantities)


def is_wide(made: AuditFinding) -> bool:
    """Whether a finding speaks of a whole sentence, not of a figure in it."""
    return made.article.end - made.article.start > REACH


def is_open(quantity: Quantity) -> bool:
    """Whether a figure leaves one end open."""
    return quantity.bound in OPEN and quantity.relative is None and value_of(quantity)[0] is not None


def bears_out(other: Quantity, own: Quantity) -> bool:
    """Whether all that the source's figure can be lies within the article's, which is not far coarser than it."""
    low, high = interval_of(other)
    least, most = interval_of(own)
    ends = [abs(end) for end in (least, most, low, high) if math.isfinite(end) and end]
    if own.bound in ("less-than", "at-most") and other.bound == own.bound and max(ends) > COARSE * min(ends):
        return False
    above = low > least if own.bound == "more-than" else low >= least
    below = high < most if own.bound == "less-than" else high <= most
    return above and below


def interval_of(quantity: Quantity) -> tuple[float, float]:
    """The ends of a figure, infinite where open."""
    low, high = quantity.low, quantity.high
    return (-math.inf if low is None else float(low)), (math.inf if high is None else float(high))


def figures_meant(
    article: AnnotatedReport, sentence: Span, beside: tuple[Counterpart, ...]
) -> list[tuple[Quantity, AnnotatedReport, Quantity]]:
    """Each figure with an open end beside the source's that counts the same: among the same words, or near; each taken once."""
    own = within(article.quantities, (sentence,), lambda q: q.span)
    listed = [
        (-score, n, place, m, quantity, counterpart.source, other)
        for n, quantity in enumerate(own)
        for place, counterpart in enumerate(beside)
        for m, other in enumerate(within(counterpart.source.quantities, (counterpart.span,), lambda q: q.span))
        if (score := likeness(article, sentence, quantity, counterpart, other)) > 0
    ]
    taken: set[tuple[int, int]] = set()
    paired: list[tuple[Quantity, AnnotatedReport, Quantity]] = []
    used: set[int] = set()
    for _, n, place, m, quantity, source, other in sorted(listed, key=lambda item: item[:4]):
        if n not in used and (place, m) not in taken:
            used.add(n)
            taken.add((place, m))
            paired += [(quantity, source, other)] if is_open(quantity) else []
    return paired


def likeness(
    article: AnnotatedReport, sentence: Span, own: Quantity, counterpart: Counterpart, other: Quantity
) -> float:
    """How likely two figures count the same; 0 where they stand among other words and are far from each other."""
    if own.relative is not None or other.relative is not None or not (comparable(own, other) or both_count(own, other)):
        return 0.0
    source, held = counterpart.source, counterpart.span
    here = words_around(article.text, sentence, own.span, figures_in(article, sentence))
    alike = overlap(here, words_around(source.text, held, other.span, figures_in(source, held)))
    near = nearness(own, other)
    return alike + NEARNESS * near if alike >= ALIKE or near >= 1 / FURTHEST else 0.0


def both_count(one: Quantity, other: Quantity) -> bool:
    """Whether both count things or people, under whatever name, and are no measures."""
    return (
        all(kind_of_unit(q) is None and q.unit not in MEASURES for q in (one, other))
        and nearness(one, other) >= CLOSE_TO
    )


def figures_in(read: AnnotatedReport, sentence: Span) -> tuple[Span, ...]:
    """Where the figures of a sentence stand."""
    return tuple(q.span for q in within(read.quantities, (sentence,), lambda q: q.span))


def nearness(one: Quantity, other: Quantity) -> float:
    """The smaller of two figures as a share of the larger one."""
    a, b = (float(value_of(q)[0] or 0) for q in (one, other))
    return min(a, b) / max(a, b) if min(a, b) > 0 else float(a == b)


@lru_cache(maxsize=4096)
def words_around(text: str, sentence: Span, span: Span, figures: tuple[Span, ...]) -> frozenset[str]:
    """The keys of the words at a figure, up to the next one, and of those before it in its clause."""
    behind = min([f.start for f in figures if f.start >= span.end] + [sentence.end, span.end + REACH])
    before = max([f.end for f in figures if f.end <= span.start] + [sentence.start, span.start - REACH])
    ahead = max(text.rfind(mark, before, span.start) for mark in BREAKS)
    if ahead >= 0 and ahead > before:
        before = ahead
    words = f"{text[before : span.start]} {text[span.start : behind]}"
    return frozenset(key for key in keys_of(words) if not key[:1].isdigit())


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common keys among those of both."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def end_opened(text: str, date: Date) -> str:
    """The word before a date that says earlier or later; nothing where none does."""
    near = text[max(0, date.start - CLOSE) : date.end].casefold()
    found = [(near.rfind(f"{word} "), word) for word in (*BEFORE, *AFTER)]
    at, word = max(found)
    denied = NOT.search(text, max(0, date.start - DENIED), date.start) is not None
    return word if at >= 0 and not denied and not any(char in near[at:] for char in BREAKS[1:]) else ""


def day_meant(
    article: AnnotatedReport, date: Date, beside: tuple[Counterpart, ...]
) -> tuple[AnnotatedReport, Date] | None:
    """The source's date that is meant: of those that can be set against it the one among the most of the same words."""
    own = near_keys(article.text, date)
    listed = [
        (-len(own & near_keys(c.source.text, other)), place, other.start, c.source, other)
        for place, c in enumerate(beside)
        for other in within(c.source.dates, (c.span,), lambda d: d.span)
        if all(ends is not None for ends in ends_of(article.text, date, c.source.text, other))
    ]
    best = min(listed, key=lambda item: item[:3], default=None)
    return (best[3], best[4]) if best is not None else None


def near_keys(text: str, date: Date) -> frozenset[str]:
    """The keys of the words around a date."""
    words = f"{text[max(0, date.start - NEAR_WORDS) : date.start]} {text[date.end : date.end + NEAR_WORDS]}"
    return frozenset(key for key in keys_of(words) if not key[:1].isdigit())


def ends_of(text: str, own: Date, other_text: str, other: Date) -> list[tuple[str, str] | None]:
    """First and last day of two dates in a form that can be ordered; without a year by month and day, where both have them."""
    days = [day_of_year(own.span.of(text)), day_of_year(other.span.of(other_text))]
    if all(days):
        return [(day, day) for day in days]
    return [(d.earliest, d.latest) if d.earliest and d.latest else None for d in (own, other)]


def day_of_year(words: str) -> str:
    """Month and day of a date that names both and no year, as "0314"; nothing of any other."""
    found = calendar_words(words)
    if "month" not in found or "day" not in found:
        return ""
    return f"{MONTHS.index(found['month'][:3]) + 1:02}{int(found['day']):02}"


def lies_beyond(article: AnnotatedReport, own: Date, source: AnnotatedReport, other: Date) -> bool:
    """Whether the source's date lies wholly on the side that the article's word names."""
    here, there = ends_of(article.text, own, source.text, other)
    assert here is not None and there is not None
    return there[1] < here[0] if end_opened(article.text, own) in BEFORE else there[0] > here[1]


def not_borne_out(
    article: AnnotatedReport, own: Span, source: AnnotatedReport, other: Span, kind: DifferenceKind
) -> AuditFinding:
    """The finding with both wordings."""
    words = flat(own.of(article.text)), flat(other.of(source.text))
    why = f'{called(source)} has "{words[1]}", which does not bear out "{words[0]}".'
    return AuditFinding(
        kind, "high", article.report.place(own), source.report.place(other), why, "open_end_is_not_borne_out"
    )
