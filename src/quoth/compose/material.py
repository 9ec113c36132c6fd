"""What the brief is made of, and which figures stand behind a support."""

import re

from msgspec import Struct

from quoth.compare.carrying import agree
from quoth.compare.keys import keys_of, share
from quoth.compare.passages import within
from quoth.types import AnnotatedReport, Claim, Ledger, Lineage, Place, Quantity, Statement, Support
from quoth.types.lineage import DERIVATION

# A passage that says the same has so much of the content words that are told.
CORE = 0.5
# Where it has the same figures too, so much is enough.
CORE_BESIDE_FIGURES = 0.35
TIME = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|hours\b|o['’]clock\b)|\b\d{1,2}:\d\d\b|\b(?:mid)?noon\b|\bmidnight\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[a-z,”’] )[A-Z][\w’'-]+")

# A report may leave out the day, which its readers know.
DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


class Material(Struct, frozen=True):
    """What the brief is made of."""

    reports: dict[str, AnnotatedReport]
    statements: dict[str, tuple[AnnotatedReport, Statement]]
    lineage: Lineage
    ledger: Ledger


def gives_the_same(material: Material, told_by: Support, other: Support) -> bool:
    """Whether another report holds the main details of what is told: its figures, its times of day, its names, its words."""
    if told_by == other:
        return True
    wanted, given = figures_of(material, told_by), figures_of(material, other)
    if not all(any(one.unit == two.unit and agree(one, two) for two in given) for one in wanted):
        return False
    told, beside = passage_of(material, told_by), passage_of(material, other)
    if times_of(told) - times_of(beside):
        return False
    keys = frozenset(keys_of(told))
    read, statement = material.statements[other.statement]
    whole = frozenset(keys_of(beside)) | frozenset(key for link in statement.chain for key in keys_of(link.speaker))
    least = CORE_BESIDE_FIGURES if wanted else CORE
    if share(keys, whole) < least:
        return False
    unnamed = names_of(told) - whole
    return not unnamed or unnamed <= frozenset(keys_of(read.text))


def passage_of(material: Material, support: Support) -> str:
    """The words of the statement behind a support."""
    read, statement = material.statements.get(support.statement, (None, None))
    return " ".join(p.of(read.text) for p in statement.content) if read is not None and statement is not None else ""


def times_of(words: str) -> frozenset[str]:
    """The times of day in the words, as they stand but for spaces and stops."""
    return frozenset(re.sub(r"[\s.:]|(?<=\d)[.:]00", "", found[0].casefold()) for found in TIME.finditer(words))


def names_of(words: str) -> frozenset[str]:
    """The content words of the names in the words: those with a capital that do not open them."""
    return frozenset(key for found in NAME.finditer(words) if not DAY.match(found[0]) for key in keys_of(found[0]))


def figures_of(material: Material, support: Support) -> list[Quantity]:
    """The figures in the statement behind a support."""
    read, statement = material.statements.get(support.statement, (None, None))
    if read is None or statement is None:
        return []
    return [q for q in within(read.quantities, statement.content, lambda q: q.span) if q.relative is None]


def tells_a_toll(material: Material, claim: Claim) -> bool:
    """Whether it gives the number of those killed or injured."""
    figures = (q for support in claim.asserted for q in figures_of(material, support))
    return any(q.unit == "person" and {"killed", "injured"} & set(q.scope) for q in figures)


def reports_of(supports: tuple[Support, ...]) -> list[str]:
    """The reports behind the supports, each once."""
    return list(dict.fromkeys(s.report for s in supports))


def every_support(claim: Claim) -> tuple[Support, ...]:
    """All who assert, deny or leave open."""
    return (*claim.asserted, *claim.denied, *claim.undecided)


def rewritten(material: Material) -> frozenset[str]:
    """The reports that were made from another."""
    return frozenset(edge.child for edge in material.lineage.edges if edge.kind in DERIVATION)


def cited(material: Material, used: tuple[Support, ...]) -> tuple[Place, ...]:
    """The first place of each supporting statement, one a report, the first support's first."""
    places: dict[str, Place] = {}
    for support in used:
        if support.statement in material.statements:
            read, statement = material.statements[support.statement]
            places.setdefault(read.id, read.report.place(statement.content[0]))
    return tuple(places.values())
