"""What a "twice" refers to: both bases are worked out, and looked up in both reports."""

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.text.stems import content_stems
from quoth.types import AnnotatedReport, Quantity

# How far before or behind a "twice" the figure stands that it multiplies.
REACH = 260


def compare_bases(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """A comparison with the same factor in both passages, made of different figures."""
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
    readings = tuple(reading(value(subject), factor, reports) for subject in subjects)
    fits = [bool(holders(value(subject) / factor, reports)) for subject in subjects]
    verdict = ""
    if fits[0] != fits[1]:
        fitting = subjects[0] if fits[0] else subjects[1]
        verdict = f" The arithmetic fits {value(fitting):,}."
    return finding(
        left,
        right,
        kind="comparison",
        verdict="conflict",
        spans=((subjects[0].span, pair[0].span), (subjects[1].span, pair[1].span)),
        about=common_words(pair),
        question="Twice what?" if factor == 2 else f"{factor:g} times what?",
        why=f"{value(subjects[0]):,} in one wording and {value(subjects[1]):,} in the other are said to be {factor:g} times something.{verdict}",
        severity="high",
        rule="comparison_is_made_of_another_figure",
        readings=(readings[0], readings[1]),
    )


def reading(subject: float, factor: float, reports: tuple[AnnotatedReport, AnnotatedReport]) -> str:
    """ "10,000 = 2 x 5,000; 5,000 is in neither report"."""
    base = subject / factor
    where = ("in neither report", "in one report", "in both reports")[len(holders(base, reports))]
    return f"{subject:,} = {factor:g} × {base:,.6g}; {base:,.6g} is {where}".replace(".0 ", " ")


def holders(base: float, reports: tuple[AnnotatedReport, AnnotatedReport]) -> list[str]:
    """The reports that give the base as a figure."""
    return [read.id for read in reports if any(value(q) == base for q in read.quantities if q.relative is None)]


def common_words(pair: tuple[Quantity, Quantity]) -> str:
    """What both bases speak of."""
    words = [q.relative.to for q in pair if q.relative is not None]
    shared = set(content_stems(words[0])) & set(content_stems(words[-1])) if words else set()
    return min(words, key=len) if shared and words else "comparison"
