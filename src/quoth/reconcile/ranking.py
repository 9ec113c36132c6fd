"""The order of differences: first what it would cost most to copy wrongly."""

from quoth.types import Difference
from quoth.types.claims import DifferenceKind

VERDICTS = ("conflict", "unclear", "compatible")
BETWEEN = ("reports", "speakers", "itself")
SEVERITIES = ("high", "medium", "low")
# A wrong figure is copied into every table; a lost speaker makes a claim a fact; the rest can be seen in the sentence.
KINDS: tuple[DifferenceKind, ...] = (
    "comparison", "figure", "scope", "unit", "polarity", "bound", "attribution-merged", "attribution-changed",
    "attribution-dropped", "certainty", "status", "participant", "date", "place", "cause", "quote-invented",
    "quote-misattributed", "quote-altered", "quote-merged", "quote-truncated", "unsupported", "omission",
)  # fmt: skip


def cost_of_copying(difference: Difference) -> tuple[int, int, int, int, int, str]:
    """Sort key: verdict, between whom, severity, kind, number of origins (most first), id."""
    origins = {origin for side in difference.sides for origin in side.origins}
    return (
        VERDICTS.index(difference.verdict),
        BETWEEN.index(difference.between),
        SEVERITIES.index(difference.severity),
        KINDS.index(difference.kind),
        -len(origins),
        difference.id,
    )
