"""The order of differences: first what it would cost most to copy wrongly."""

import re

from quoth.types import Difference
from quoth.types.claims import DifferenceKind

VERDICTS = ("conflict", "unclear", "compatible")
BETWEEN = ("reports", "speakers", "itself")
SEVERITIES = ("high", "medium", "low")
# A wrong figure is copied into every table, that of the dead and hurt before others; a lost denial, somebody else accused, a plan
# told as done, exchanged words in quotation marks, another day, a lost speaker or doubt make another fact; the rest can be seen
# in the sentence itself. Within a tier severity decides, then this order.
TIERS: tuple[tuple[DifferenceKind, ...], ...] = (
    ("comparison", "figure", "scope", "unit", "bound"),
    ("polarity", "status", "participant", "quote-altered", "date", "attribution-changed", "attribution-dropped",
     "quote-invented", "quote-misattributed", "certainty", "attribution-merged"),
    ("place", "cause", "quote-merged", "quote-truncated", "unsupported", "omission"),
)  # fmt: skip
# Two days that do not meet are as costly as a lost doubt, whatever hangs on them.
AS_COSTLY: frozenset[DifferenceKind] = frozenset({"date"})
OF_A_TOLL = re.compile(r"\b(?:dead|killed|injured|wounded|hurt|missing|hospital)\b", re.IGNORECASE)
# Words put into another mouth are worse than any number: whoever is quoted never said them.
FIRST: frozenset[DifferenceKind] = frozenset({"quote-misattributed"})
KINDS = tuple(kind for tier in TIERS for kind in tier)


def cost_of_copying(difference: Difference) -> tuple[int, int, bool, int, int, int, bool, int, str]:
    """Sort key: verdict, between whom, tier of the kind, severity, kind, a toll first, number of origins (most first), id."""
    origins = {origin for side in difference.sides for origin in side.origins}
    return (
        VERDICTS.index(difference.verdict),
        BETWEEN.index(difference.between),
        difference.kind not in FIRST,
        next(number for number, tier in enumerate(TIERS) if difference.kind in tier),
        0 if difference.kind in AS_COSTLY else SEVERITIES.index(difference.severity),
        KINDS.index(difference.kind),
        not OF_A_TOLL.search(difference.question),
        -len(origins),
        difference.id,
    )
