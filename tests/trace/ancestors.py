"""Who stands above whom in a lineage."""

from quoth.types import Lineage
from quoth.types.lineage import DERIVATION


def above(made: Lineage, report: str) -> set[str]:
    """All reports that one goes back to."""
    found: set[str] = set()
    waiting = [report]
    while waiting:
        at = waiting.pop()
        parents = {e.parent for e in made.edges if e.child == at and e.kind in DERIVATION} - found
        found |= parents
        waiting += parents
    return found
