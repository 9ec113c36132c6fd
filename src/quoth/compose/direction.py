"""From what it is known which of two reports was first: the one ground that applied, not all that might have."""

from quoth.compose.likelihood import said_by
from quoth.types import Edge


def direction_in_words(edge: Edge) -> str:
    """ "who wrote first: known from the times and the credit", or what else it was told from, or that it cannot be told."""
    if who := said_by(edge):
        return f"who wrote first: said by {who}"
    dated = any(measure.name == "dates" and measure.value is not None for measure in edge.measures)
    credited = any(measure.name == "credit" and measure.value for measure in edge.measures)
    if edge.direction == "unknown":
        against = ", for the times say one thing and the texts another" if dated else ""
        return f"who wrote first cannot be told{against}"
    if edge.direction == "known":
        return f"who wrote first: known from the times{' and the credit' if credited else ''}"
    if dated:
        return "who wrote first: likely, from the times"
    if credited:
        return "who wrote first: likely, from the credit"
    if edge.update:
        return "who wrote first: likely, for one of the two calls itself the later version"
    return "who wrote first: likely, from what each has that the other lacks"
