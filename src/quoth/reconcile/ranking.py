"""The order of differences: first what it would cost most to copy wrongly."""

from quoth.types import Difference
from quoth.types.claims import DifferenceKind

VERDICTS = ("conflict", "unclear", "compatible")
BETWEEN = ("reports", "speakers", "itself")
SEVERITIES = ("high", "medium", "low")
# A wrong figure is copied into every table; a lost denial, speaker or doubt, a plan told as done and exchanged words in
# quotation marks make another fact; the rest can be seen in the sentence itself. Within a tier severity decides, then this order.
TIERS: tuple[tuple[DifferenceKind, ...], ...] = (
    ("comparison", "figure", "scope", "unit", "bound"),
    ("polarity", "status", "quote-altered", "attribution-changed", "attribution-dropped", "quote-invented",
     "quote-misattributed", "certainty", "attribution-merged"),
    ("participant", "date", "place", "cause", "quote-merged", "quote-truncated", "unsupported", "omission"),
)  # fmt: skip
# Words put into another mouth are worse than any number: whoever is quoted never said them.
FIRST: frozenset[DifferenceKind] = frozenset({"quote-misattributed"})
KINDS = tuple(kind for tier in TIERS for kind in tier)


def cost_of_copying(difference: Difference) -> tuple[int, int, bool, int, int, int, int, str]:
    """Sort key: verdict, between whom, tier of the kind, severity, kind, number of origins (most first), id."""
    origins = {origin for side in difference.sides for origin in side.origins}
    return (
        VERDICTS.index(difference.verdict),
        BETWEEN.index(difference.between),
        difference.kind not in FIRST,
        next(number for number, tier in enumerate(TIERS) if difference.kind in tier),
        SEVERITIES.index(difference.severity),
        KINDS.index(difference.kind),
        -len(origins),
        difference.id,
    )
