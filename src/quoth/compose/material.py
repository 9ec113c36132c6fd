"""What the brief is made of, and which figures stand behind a support."""

from msgspec import Struct

from quoth.types import AnnotatedReport, Claim, Ledger, Lineage, Quantity, Statement, Support


class Material(Struct, frozen=True):
    """What the brief is made of."""

    reports: dict[str, AnnotatedReport]
    statements: dict[str, tuple[AnnotatedReport, Statement]]
    lineage: Lineage
    ledger: Ledger


def gives_the_same(material: Material, told_by: Support, other: Support) -> bool:
    """Whether another report gives a figure that may be the same for each that is told, or tells none here at all."""
    wanted, given = figures_of(material, told_by), figures_of(material, other)
    return all(any(one.unit == two.unit and meet(one, two) for two in given) for one in wanted)


def figures_of(material: Material, support: Support) -> list[Quantity]:
    """The figures in the statement behind a support."""
    read, statement = material.statements.get(support.statement, (None, None))
    if read is None or statement is None:
        return []
    return [q for q in read.quantities if q.relative is None and any(p.overlaps(q.span) for p in statement.content)]


def meet(left: Quantity, right: Quantity) -> bool:
    """Whether the two may be one number: an end that is None is open."""
    low = max((end for end in (left.low, right.low) if end is not None), default=None)
    high = min((end for end in (left.high, right.high) if end is not None), default=None)
    return low is None or high is None or low <= high


def tells_a_toll(material: Material, claim: Claim) -> bool:
    """Whether it gives the number of those killed or injured."""
    figures = (q for support in claim.asserted for q in figures_of(material, support))
    return any(q.unit == "person" and {"killed", "injured"} & set(q.scope) for q in figures)
