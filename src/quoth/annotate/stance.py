"""How surely it is said: the stance of a statement from its cue and its content."""

from quoth.annotate.attribution import Attribution
from quoth.types import Link, Report
from quoth.types.statements import Stance


def stance_of(report: Report, attribution: Attribution, links: tuple[Link, ...]) -> Stance:
    """The stance of the innermost speaker of an attribution."""
    return "asserted"


def own_stance_of(report: Report, content: tuple[object, ...]) -> Stance:
    """The stance of a statement in the outlet's own voice."""
    return "asserted"
