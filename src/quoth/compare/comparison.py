"""Two passages about the same thing, held against each other by every ladder in turn."""

from collections.abc import Callable

from msgspec import Struct

from quoth.compare.findings import Finding, Relation
from quoth.compare.ladders.attribution import compare_attribution
from quoth.compare.ladders.causes import compare_causes
from quoth.compare.ladders.certainty import compare_certainty
from quoth.compare.ladders.comparisons import compare_bases
from quoth.compare.ladders.contraries import compare_contraries
from quoth.compare.ladders.dates import compare_dates
from quoth.compare.ladders.exchanges import compare_exchanges
from quoth.compare.ladders.figure_pairs import value_of
from quoth.compare.ladders.figures import compare_figures
from quoth.compare.ladders.names import compare_names
from quoth.compare.ladders.polarity import compare_polarity
from quoth.compare.ladders.qualifiers import compare_qualifiers
from quoth.compare.ladders.quotations import compare_quotations
from quoth.compare.ladders.scopes import compare_scopes
from quoth.compare.ladders.status import compare_status
from quoth.compare.passages import Passage
from quoth.types import AnnotatedReport

LADDERS: tuple[Callable[[Passage, Passage, Relation], list[Finding]], ...] = (
    compare_bases,
    compare_figures,
    compare_dates,
    compare_polarity,
    compare_status,
    compare_certainty,
    compare_attribution,
    compare_quotations,
    compare_names,
    compare_qualifiers,
    compare_causes,
    compare_contraries,
    compare_scopes,
    compare_exchanges,
)
IN_WORDS = (compare_contraries, compare_scopes)


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
    found: tuple[Finding, ...] = ()
    for ladder in LADDERS:
        if ladder is compare_exchanges and found:
            continue
        told = {made.kind for made in found}
        # What a figure's scope or bound says already is not said again in words.
        found += tuple(made for made in ladder(left, right, relation) if not (ladder in IN_WORDS and made.kind in told))
    if context is None or relation == "speakers":
        return found
    return tuple(made for made in found if not given_elsewhere(made, context))


def given_elsewhere(made: Finding, context: Context) -> bool:
    """A figure that a source gives too, in another place, is not changed but told there."""
    if made.kind != "figure" or made.verdict != "conflict":
        return False
    own = [q for read in context.left if read.id == made.left[0].report for q in read.quantities]
    value = next((value_of(q) for q in own if q.start == made.left[0].start), None)
    return any(value_of(q) == value for read in context.right for q in read.quantities)
