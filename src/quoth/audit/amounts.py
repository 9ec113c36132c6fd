"""Amounts, shares and lengths of time that stand in a source only about, at least or up to so much, wherever it tells them."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from quoth.audit.counterparts import nearest
from quoth.audit.examined import Examined
from quoth.audit.grounds import sentence_keys
from quoth.audit.paraphrased import is_limit_of_time
from quoth.audit.reasons import called, flat
from quoth.audit.shares import is_written_out
from quoth.audit.unsupported import figure_known
from quoth.compare.ladders.figure_pairs import kind_of_unit
from quoth.compare.passages import within
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Quantity, Span
from quoth.types.claims import DifferenceKind

# A source's figure is looked at where its sentence is one of so many nearest ones.
NEAREST = 3
DAYS = {"day": 1.0, "week": 7.0}
SAME = {"hour": "hour", "minute": "minute", "month": "month", "year": "year"}
SOFT = frozenset({"about", "at-least", "at-most", "more-than", "less-than", "between"})
# Any of these near an exact figure says that it is no exact one.
SOFTENING = frozenset(
    """about around some nearly almost roughly approximately or so near close up least most more than under over
    upwards reach reaches reached exceed exceeds estimated maximum minimum between just""".split()
)
REACH = 3
# Findings of these kinds may speak of the figure already.
OF_FIGURES = frozenset({"figure", "bound", "unit", "scope", "comparison", "date", "unsupported"})
ON_THE_DOLLAR = " on the dollar"
# A number of fewer digits may be another one.
DIGITS = 3


def amount_is_firmer(examined: Examined) -> list[AuditFinding]:
    """Amounts of a sentence that the sources give with an open end or as a range, and amounts with two digits exchanged."""
    told = [
        q
        for q in (
            *within(examined.article.quantities, (examined.span,), lambda q: q.span),
            *fortnights(examined.article, examined.span),
        )
        if q.relative is None
        and not any(f.kind in OF_FIGURES and f.article.span.overlaps(q.span) for f in examined.made)
    ]
    near = near_figures(examined.article, examined.number, examined.sources) if told else []
    answers = (
        next((f for rule in RULES if (f := rule(examined.article, q, near, examined.sources)) is not None), None)
        for q in told
    )
    return [one for one in answers if one is not None]


Near = list[tuple[AnnotatedReport, Quantity]]


def near_figures(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> Near:
    """The figures of the nearest sentences of the sources, the nearest first."""
    scored = sorted(
        (-score, place, at) for place, source in enumerate(sources) for score, at in nearest(article, number, source)
    )
    return [
        (sources[place], q)
        for _, place, at in scored[:NEAREST]
        for q in within(sources[place].quantities, (sources[place].report.sentences[at],), lambda q: q.span)
        if q.relative is None
    ]


def measure_of(read: AnnotatedReport, quantity: Quantity) -> str | None:
    """What is measured, where the number alone tells which figure is meant: money, a share, a length of time."""
    if quantity.unit == "cent" and read.text.startswith(ON_THE_DOLLAR, quantity.end):
        return "percent"
    if quantity.unit in DAYS:
        return "day"
    return SAME.get(quantity.unit or "") or kind_of_unit(quantity)


def ends_of(quantity: Quantity) -> tuple[float | None, float | None]:
    """The ends of a figure, weeks in days."""
    factor = DAYS.get(quantity.unit or "", 1.0)
    return tuple(None if end is None else end * factor for end in (quantity.low, quantity.high))  # type: ignore[return-value]


def fortnights(article: AnnotatedReport, sentence: Span) -> list[Quantity]:
    """Each "fortnight" of a sentence as fourteen days."""
    tokens = tokens_of(article.text, sentence.start, sentence.end)
    return [
        Quantity(t.start, t.end, 14, 14, "exactly", "day", "", (), None, None) for t in tokens if t.lower == "fortnight"
    ]


def end_is_closed(
    article: AnnotatedReport, quantity: Quantity, near: Near, sources: tuple[AnnotatedReport, ...]
) -> AuditFinding | None:
    """An exact amount that every source gives with an open end."""
    measure, (value, high) = measure_of(article, quantity), ends_of(quantity)
    if (
        measure is None
        or value is None
        or quantity.bound != "exactly"
        or value != high
        or is_softened(article, quantity)
        or is_written_out(quantity.span.of(article.text))
    ):
        return None
    given = [q for s in sources for q in s.quantities if measure_of(s, q) == measure and value in ends_of(q)]
    met = next(((s, q) for s, q in near if q in given), None)
    if met is None or not all(q.bound in SOFT for q in given):
        return None
    if all(is_limit_of_time(read, read.report.place(q.span)) for read, q in ((article, quantity), met)):
        return None
    return written(article, quantity, *met, "bound", "end_is_closed")


def end_of_a_range(
    article: AnnotatedReport, quantity: Quantity, near: Near, sources: tuple[AnnotatedReport, ...]
) -> AuditFinding | None:
    """ "Up to four" where the source has "three to four"."""
    low, high = ends_of(quantity)
    sentence = next((s for s in article.report.sentences if s.overlaps(quantity.span)), quantity.span)
    told = {end for q in within(article.quantities, (sentence,), lambda q: q.span) for end in ends_of(q)}
    for source, other in near:
        ends = ends_of(other)
        ranged = other.bound == "between" and None not in ends and ends[0] != ends[1] and not set(ends) <= told
        if not ranged or measure_of(article, quantity) not in (None, measure_of(source, other)):
            continue
        upper = quantity.bound in ("at-most", "less-than") and high == ends[1] and low != ends[0]
        lower = quantity.bound in ("at-least", "more-than") and low == ends[0] and high != ends[1]
        if upper or lower:
            return written(article, quantity, source, other, "bound", "end_of_a_range")
    return None


def time_is_another(
    article: AnnotatedReport, quantity: Quantity, near: Near, sources: tuple[AnnotatedReport, ...]
) -> AuditFinding | None:
    """A number of days for another number of weeks, where neither side has a second one."""
    value = ends_of(quantity)
    if quantity.unit not in DAYS or quantity.bound != "exactly":
        return None
    met = [(s, q) for s, q in near if q.unit in DAYS]
    given = {ends_of(q) for s in sources for q in s.quantities if q.unit in DAYS}
    if len(met) != 1 or value in given or met[0][1].unit == quantity.unit or met[0][1].bound != "exactly":
        return None
    return written(article, quantity, *met[0], "figure", "time_is_another")


def digits_are_exchanged(
    article: AnnotatedReport, quantity: Quantity, near: Near, sources: tuple[AnnotatedReport, ...]
) -> AuditFinding | None:
    """ "$9.70" where the source has "$9.07" of the same firm, and no source has the former."""
    if figure_known(article, quantity, sources):
        return None
    own = next((s for s in article.report.sentences if s.overlaps(quantity.span)), quantity.span)
    keys = sentence_keys(article.text, own) - sentence_keys(article.text, quantity.span)
    for source, other in near:
        digits = [digits_in(q.span.of(read.text)) for read, q in ((article, quantity), (source, other))]
        same = sorted(digits[0]) == sorted(digits[1]) and digits[0] != digits[1] and len(digits[0]) >= DIGITS
        held = next((s for s in source.report.sentences if s.overlaps(other.span)), other.span)
        if same and kind_of_unit(quantity) == kind_of_unit(other) and keys & sentence_keys(source.text, held):
            return written(article, quantity, source, other, "figure", "digits_are_exchanged")
    return None


@lru_cache(maxsize=4096)
def digits_in(words: str) -> str:
    """The digits of some words."""
    return "".join(char for char in words if char.isdigit())


RULES: tuple[
    Callable[[AnnotatedReport, Quantity, Near, tuple[AnnotatedReport, ...]], AuditFinding | None], ...
] = (end_is_closed, end_of_a_range, time_is_another, digits_are_exchanged)  # fmt: skip


OR_MORE = frozenset({"more", "less", "fewer", "longer", "higher", "over", "so", "upwards", "above", "below"})
# "20 million a year or more": the bound stands so many words behind the figure.
OPENED = 6


def is_softened(article: AnnotatedReport, quantity: Quantity) -> bool:
    """Whether a word near a figure says that it is not exact."""
    before = tokens_of(article.text, max(0, quantity.start - 40), quantity.start)[-REACH:]
    behind = tokens_of(article.text, quantity.end, min(len(article.text), quantity.end + 40))[:2]
    opened = tokens_of(article.text, quantity.end, min(len(article.text), quantity.end + 60))[:OPENED]
    open_end = any(a.lower in ("or", "and") and b.lower in OR_MORE for a, b in pairwise(opened))
    return open_end or any(token.lower in SOFTENING for token in (*before, *behind))


def written(
    article: AnnotatedReport,
    quantity: Quantity,
    source: AnnotatedReport,
    other: Quantity,
    kind: DifferenceKind,
    rule: str,
) -> AuditFinding:
    """The finding with both figures."""
    words = flat(quantity.span.of(article.text)), flat(other.span.of(source.text))
    why = f'"{words[0]}" in the article, "{words[1]}" in {called(source)}.'
    severity = "low" if kind == "bound" else "high"
    return AuditFinding(
        kind, severity, article.report.place(quantity.span), source.report.place(other.span), why, rule  # type: ignore[arg-type]
    )  # fmt: skip
