"""Two years told for one thing in reports of their own: "the term ends in 2018", "the term ends in 2019"."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from quoth.compare import Finding
from quoth.compare.keys import keys_of
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import cut
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.reconcile.provenance import Provenance
from quoth.text.places import first_over
from quoth.types import AnnotatedReport, Date, Span

# Clauses are of one thing where they share so many content words, of those of the shorter so great a part, in statements this near.
SHARED, OF_SHORTER, NEAR = 2, 0.5, 0.35
# So many dates that share a word are held against each other.
MOST = 24
# What is told again and again, or only supposed, has many years.
OTHERWISE = frozenset({"conditional", "demanded", "unknown"})


class Year(NamedTuple):
    """A date that stands alone in its clause, with its statement and the content words around it."""

    member: Member
    date: Date
    clause: Span
    keys: frozenset[str]


def find_other_years(members: Members, provenance: Provenance) -> Iterator[Found]:
    """Every pair of years of one thing that cannot be the same, in reports that do not go back to one origin."""
    told = [year for member in members.listed for year in years_of(member)]
    by_key: dict[str, list[Year]] = {}
    for year in told:
        for key in sorted(year.keys):
            by_key.setdefault(key, []).append(year)
    seen: set[tuple[int, int, int, int]] = set()
    for key in sorted(by_key):
        for one, other in combinations(by_key[key][:MOST], 2):
            places = (one.member.number, one.date.start, other.member.number, other.date.start)
            if places not in seen and year_is_another(one, other, members, provenance):
                seen.add(places)
                yield found_of(one, other)


def years_of(member: Member) -> Iterator[Year]:
    """The years, or months of a year, in a statement that stand alone in their clauses."""
    report = member.report
    if member.statement.stance in OTHERWISE:
        return
    for date in report.dates:
        if not any(piece.start < date.end and date.start < piece.end for piece in member.statement.content):
            continue
        if not date.earliest or not date.latest or not date.span.of(report.text)[-4:].isdigit():
            continue
        held = first_over(report.report.sentences, date.span) or date.span
        window = next((w for w in cut(report.text, held.start, held.end) if w.span.overlaps(date.span)), None)
        if window is None or sum(d.span.overlaps(window.span) for d in report.dates) > 1:
            continue
        keys = window.keys - frozenset(keys_of(date.span.of(report.text)))
        yield Year(member, date, window.span, frozenset(key for key in keys if not key[:1].isdigit()))


def year_is_another(one: Year, other: Year, members: Members, provenance: Provenance) -> bool:
    """Two years stand in clauses of the same words, and neither report has the other's."""
    a, b = one.member, other.member
    if a.report.id == b.report.id or provenance.relation(a.report.id, b.report.id) == "lineage":
        return False
    if do_meet(one.date, other.date) or gives(a.report, other.date) or gives(b.report, one.date):
        return False
    shared = one.keys & other.keys
    fewer = min(len(one.keys), len(other.keys))
    near = round(float(members.vectors[a.number] @ members.vectors[b.number]), 4)
    return len(shared) >= SHARED and len(shared) >= OF_SHORTER * fewer and near >= NEAR


def do_meet(one: Date, other: Date) -> bool:
    """Whether both can be the same time."""
    return (one.earliest or "") <= (other.latest or "") and (other.earliest or "") <= (one.latest or "")


def gives(report: AnnotatedReport, date: Date) -> bool:
    """Whether a report has a date of that time too."""
    return any(d.earliest and d.latest and do_meet(d, date) and d.precision == date.precision for d in report.dates)


def found_of(one: Year, other: Year) -> Found:
    """The two as a finding, each with its clause."""
    a, b = one.member, other.member
    left, right = (y.date.span.of(y.member.report.text) for y in (one, other))
    clauses = tuple(y.clause.of(y.member.report.text) for y in (one, other))
    finding = Finding(
        kind="date",
        verdict="conflict",
        reason=None,
        left=(a.report.report.place(one.clause),),
        right=(b.report.report.place(other.clause),),
        left_speaker=a.speaker,
        right_speaker=b.speaker,
        about=topic_of(*clauses) or clauses[0],
        question=heading(topic_of(*clauses) or topic_of(*clauses[::-1]), f"{left}, or {right}?"),
        why=f'"{left}" and "{right}" are different times.',
        severity="medium",
        rule="year_is_another",
    )
    return Found(finding, "reports")
