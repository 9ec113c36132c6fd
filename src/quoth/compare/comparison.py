"""Two passages about the same thing, held against each other by every ladder in turn."""

from msgspec import Struct

from quoth.compare.findings import Finding, Relation
from quoth.compare.passages import Passage
from quoth.types import AnnotatedReport


class Context(Struct, frozen=True):
    """Where else to look before a difference is believed: all reports on either side (the passages' own included).

    A figure that the right passage lacks and its report gives two sentences later is not missing.
    """

    left: tuple[AnnotatedReport, ...]
    right: tuple[AnnotatedReport, ...]


def compare_passages(
    left: Passage, right: Passage, *, relation: Relation, context: Context | None = None
) -> tuple[Finding, ...]:
    """What differs between two passages that speak of the same thing; nothing where they agree.

    `relation` decides the rules: "lineage" and "audit" (`left` was made from `right`: what `left` adds, drops or changes
    is a conflict), "independent" (two reporters' own accounts: what can both hold is compatible), "speakers" (two people
    quoted: only what cannot both hold). For two rewrites of one dispatch pass "lineage", either way round.
    """
    return ()
