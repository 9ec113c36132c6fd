"""What stands behind a report's name: the agency that it credits, or cites for one thing, and whether that is borne out."""

from quoth.compose.views import StoryView
from quoth.text.crediting import covers_whole, has_own_dateline
from quoth.types import AnnotatedReport
from quoth.types.lineage import DERIVATION


def credit_in_words(view: StoryView, read: AnnotatedReport) -> str:
    """ "credits Reuters" for a report that rests on it, by its credit or its lineage; "cites Reuters" where one fact does.

    "credits Reuters, unmatched" where reports of Reuters are here and it is like none of them.
    """
    credit = read.report.credit
    if credit is None or not credits_another(read):
        return ""
    if any(check.report == read.id and check.found == "unlike" for check in view.story.lineage.credits):
        return f"credits {credit.agency}, unmatched"
    rests = covers_whole(read.report) or any(
        place.start <= credit.start < place.end
        for edge in view.story.lineage.edges
        if edge.child == read.id and edge.kind in DERIVATION
        for measure in edge.measures
        if measure.name == "credit"
        for place in measure.spans
    )
    return f"{'credits' if rests else 'cites'} {credit.agency}"


def credits_another(read: AnnotatedReport) -> bool:
    """Whether the report credits an agency other than its own outlet, by name or initials."""
    agency = read.report.credit.agency.casefold() if read.report.credit else ""
    if not read.report.raw.outlet and has_own_dateline(read.report):
        return False
    outlet = (read.report.raw.outlet or "").casefold()
    initials = "".join(word[0] for word in outlet.split())
    return bool(agency) and agency not in outlet and agency != initials
