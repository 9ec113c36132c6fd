"""What a "twice" refers to: both bases are worked out, and looked up in both reports."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of, share, token_keys
from quoth.compare.passages import Passage
from quoth.compare.windows import windows_of
from quoth.lexicons import load_toml
from quoth.text.stems import content_stems
from quoth.types import AnnotatedReport, Quantity, Span

# How far before or behind a "twice" the figure stands that it multiplies.
REACH = 260
# A rate and its period stand so near each other.
NEAR = 80
POINTING = re.compile(r"\b(latter|last|former|first|second) (?:figure|number|sum|total|amount)\b", re.IGNORECASE)
# The words of a base reach so far behind its factor.
BASE = 9
# A base of which more than this share of words stands in the source's sentence is the source's.
KNOWN = 0.34
# Of two comparisons with different factors the sentences must have so much in common.
SAME_SENTENCE = 0.5
# Words that name no base of their own.
EMPTY = frozenset(["number", "big", "size", "rate", "amount", "level", "figure"])


def compare_bases(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """A comparison with the same factor in both passages, made of different figures or with different things."""
    found = figures_compared(left, right)
    if found or relation not in ("lineage", "audit"):
        return found
    for rung in RUNGS:
        made = rung(left, right)
        if made is not None:
            return [made]
    return []


def figures_compared(left: Passage, right: Passage) -> list[Finding]:
    """The comparisons of both passages whose subjects are different figures."""
    found = []
    for one in (q for q in left.quantities if q.relative is not None):
        for other in (q for q in right.quantities if q.relative is not None):
            if one.relative is None or other.relative is None or one.relative.factor != other.relative.factor:
                continue
            subjects = subject_of(left.report, one), subject_of(right.report, other)
            if subjects[0] is None or subjects[1] is None or value(subjects[0]) == value(subjects[1]):
                continue
            found.append(written(left, right, (one, other), (subjects[0], subjects[1])))
    return found


def subject_of(read: AnnotatedReport, comparison: Quantity) -> Quantity | None:
    """The figure that is said to be twice something: the nearest one before, in the same paragraph, else the one behind."""
    pointed = pointed_at(read, comparison)
    if pointed is not None:
        return pointed
    number = read.report.paragraph_of(comparison.start)
    near = [
        q
        for q in read.quantities
        if q.relative is None
        and value(q)
        and any(char.isdigit() for char in q.span.of(read.text))
        and q.unit not in ("percent", "day", "week", "month", "year")
        and read.report.paragraph_of(q.start) == number
        and not q.span.overlaps(comparison.span)
    ]
    before = [q for q in near if 0 <= comparison.start - q.end <= REACH]
    return max(before, key=lambda q: q.end, default=None)


def pointed_at(read: AnnotatedReport, comparison: Quantity) -> Quantity | None:
    """The figure that "the latter figure" or "the first number" in front of a comparison points back to."""
    sentence = next((s for s in read.report.sentences if s.overlaps(comparison.span)), None)
    words = read.text[sentence.start : comparison.start] if sentence else ""
    match = POINTING.search(words)
    if sentence is None or match is None:
        return None
    at = read.report.sentences.index(sentence)
    before = read.report.sentences[at - 1] if at else sentence
    held = [q for q in read.quantities if q.relative is None and q.span.overlaps(before) and value(q) > 1]
    if not held:
        return None
    place = {"latter": -1, "last": -1, "second": 1}.get(match[1].casefold(), 0)
    return held[place] if -len(held) <= place < len(held) else None


def pointing(read: AnnotatedReport, comparison: Quantity) -> Span:
    """The comparison with the words in front of it that point back to its figure."""
    sentence = next((s for s in read.report.sentences if s.overlaps(comparison.span)), None)
    match = POINTING.search(read.text, sentence.start, comparison.start) if sentence else None
    return Span(match.start(), comparison.end) if match else comparison.span


def value(quantity: Quantity) -> float | int:
    """The number as written; 0 where there is none."""
    return quantity.low or quantity.high or 0


def written(
    left: Passage, right: Passage, pair: tuple[Quantity, Quantity], subjects: tuple[Quantity, Quantity]
) -> Finding:
    """The finding with both bases worked out."""
    assert pair[0].relative is not None
    factor = pair[0].relative.factor
    reports = left.report, right.report
    readings = tuple(reading(subject, factor, reports) for subject in subjects)
    fits = [bool(holders(subject, factor, reports)) for subject in subjects]
    verdict = ""
    if fits[0] != fits[1]:
        fitting = subjects[0] if fits[0] else subjects[1]
        verdict = f" The arithmetic fits {value(fitting):,}."
    return finding(
        left,
        right,
        kind="comparison",
        verdict="conflict",
        spans=tuple(
            (pointing(side.report, q), s.span) for side, q, s in zip((left, right), pair, subjects, strict=True)
        ),  # type: ignore[arg-type]
        about=common_words(pair),
        question=asked(factor),
        why=f"{value(subjects[0]):,} in one wording and {value(subjects[1]):,} in the other are said to be {factor:g} times something.{verdict}",
        severity="high",
        rule="comparison_is_made_of_another_figure",
        readings=(readings[0], readings[1]),
    )


def asked(factor: float) -> str:
    """ "Twice what?" """
    return {2: "Twice what?", 0.5: "Half of what?"}.get(factor) or f"{factor:g} times what?"


def reading(subject: Quantity, factor: float, reports: tuple[AnnotatedReport, AnnotatedReport]) -> str:
    """ "10,000 = 2 x 5,000; 5,000 is in neither report"."""
    base = value(subject) / factor
    where = ("in neither report", "in one report", "in both reports")[len(holders(subject, factor, reports))]
    return f"{value(subject):,} = {factor:g} × {base:,.6g}; {base:,.6g} is {where}".replace(".0 ", " ")


def holders(subject: Quantity, factor: float, reports: tuple[AnnotatedReport, AnnotatedReport]) -> list[str]:
    """The reports that give the base as a figure of the same unit."""
    base = value(subject) / factor
    return [
        read.id
        for read in reports
        if any(value(q) == base and q.unit == subject.unit for q in read.quantities if q.relative is None)
    ]


def base_is_another_thing(left: Passage, right: Passage) -> Finding | None:
    """It is so many times something else than in the source."""
    for one, factor, base in bases(left):
        for other, same, against in bases(right):
            if factor != same or not base or not against or base & against:
                continue
            if (
                share(base, frozenset(keys_of(right.text))) > KNOWN
                or len(frozenset(keys_of(left.text)) & frozenset(keys_of(right.text))) < 2
            ):
                continue
            return finding(
                left, right, kind="comparison", verdict="conflict", spans=((one,), (other,)), about="comparison",
                question=asked(factor),
                why=f'"{one.of(left.report.text)}" here, "{other.of(right.report.text)}" in the source.',
                severity="high", rule="base_is_another_thing",
            )  # fmt: skip
    return None


def factor_is_another(left: Passage, right: Passage) -> Finding | None:
    """It is another number of times the same thing than in the source."""
    own, other = bases(left), bases(right)
    if len(own) != 1 or len(other) != 1 or own[0].factor == other[0].factor:
        return None
    one, against = own[0], other[0]
    told = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
    if one.keys and against.keys and not one.keys & against.keys:
        return None
    if min(share(told[0], told[1]), share(told[1], told[0])) < SAME_SENTENCE:
        return None
    return finding(
        left, right, kind="comparison", verdict="conflict", spans=((one.span,), (against.span,)), about="comparison",
        question=f"{one.factor:g} times, or {against.factor:g} times?",
        why=f"{one.factor:g} times here, {against.factor:g} times in the source.",
        severity="high", rule="factor_is_another",
    )  # fmt: skip


class Base(NamedTuple):
    """A comparison: its words, its factor, and the keys of what it is made with."""

    span: Span
    factor: float
    keys: frozenset[str]


def bases(passage: Passage) -> list[Base]:
    """The comparisons of a passage."""
    found = []
    for window in windows_of(passage):
        lowered = [token.lower for token in window.tokens]
        if factor_words().isdisjoint(lowered):
            continue
        for at, token in enumerate(window.tokens):
            factor, width = factor_at(lowered[at : at + 2])
            if not factor or not passage.holds(Span(token.start, token.end)):
                continue
            behind = window.tokens[at + width : at + width + BASE]
            # "Half the houses" is a share of them; "half of what was asked for" is a comparison.
            if factor < 1 and not {"what", "as", "that"} & {t.lower for t in behind[:2]}:
                continue
            keys = frozenset(key for t in behind for key in token_keys(t)) - EMPTY
            end = behind[-1].end if behind else window.tokens[at + width - 1].end
            found.append(Base(Span(token.start, end), factor, keys))
    return found


@cache
def factor_words() -> frozenset[str]:
    """The words with which a factor can begin."""
    return frozenset(load_toml("comparison")["factors"]) | frozenset(load_toml("comparison")["times"])


def factor_at(words: list[str]) -> tuple[float, int]:
    """The factor with which some words begin ("twice", "four times") and of how many words it is; 0 where there is none."""
    known = load_toml("comparison")["factors"].get(words[0])
    if known is not None:
        return float(known), 1
    times = load_toml("comparison")["times"].get(words[0])
    return (float(times), 2) if times is not None and words[1:] == ["times"] else (0.0, 1)


@cache
def periods() -> dict[str, re.Pattern[str]]:
    """What a rate may be set against, by name."""
    return {name: re.compile(words, re.IGNORECASE) for name, words in load_toml("comparison")["periods"].items()}


def period_is_another(left: Passage, right: Passage) -> Finding | None:
    """The same rate is set against another period than in the source."""
    for rate, span in rates_of(left):
        met = next((other for same, other in rates_of(right) if same == rate), None)
        own, other = periods_at(left, span), periods_at(right, met) if met is not None else ()
        if met is None or not own or not other or own[0][0] in {name for name, _ in other}:
            continue
        spans = ((hull(span, own[0][1]),), (hull(met, other[0][1]),))
        return finding(
            left, right, kind="comparison", verdict="conflict", spans=spans, about="comparison",
            question=f"Against the {own[0][0]}, or the {other[0][0]}?",
            why="The rate is set against another period than in the source.", severity="high", rule="period_is_another",
        )  # fmt: skip
    return None


def rates_of(passage: Passage) -> list[tuple[tuple[str, float], Span]]:
    """The percentages of a passage and its factors, each with its place."""
    shares = [(("percent", float(value(q))), q.span) for q in passage.quantities if q.unit == "percent"]
    return shares + [(("times", base.factor), base.span) for base in bases(passage)]


def periods_at(passage: Passage, rate: Span) -> tuple[tuple[str, re.Match[str]], ...]:
    """What is named near a rate for it to be set against, the nearest first."""
    found = (
        (abs(match.start() - rate.end) if match.start() >= rate.end else rate.start - match.end(), name, match)
        for name, pattern in periods().items()
        for match in pattern.finditer(passage.report.text, passage.start, passage.end)
    )
    listed = sorted((item for item in found if item[0] < NEAR), key=lambda item: item[:2])
    return tuple((name, match) for _, name, match in listed)


def hull(span: Span, match: re.Match[str]) -> Span:
    """The stretch that holds both."""
    return Span(min(span.start, match.start()), max(span.end, match.end()))


def common_words(pair: tuple[Quantity, Quantity]) -> str:
    """What both bases speak of."""
    words = [q.relative.to for q in pair if q.relative is not None]
    shared = set(content_stems(words[0])) & set(content_stems(words[-1])) if words else set()
    return min(words, key=len) if shared and words else "comparison"


RUNGS: tuple[Callable[[Passage, Passage], Finding | None], ...] = (
    factor_is_another,
    base_is_another_thing,
    period_is_another,
)
