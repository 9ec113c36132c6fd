"""What stands behind a report's name: the agency that it credits, or cites for one thing, and whether that is borne out."""

from collections.abc import Collection
from functools import cache

from quoth.compose.views import StoryView
from quoth.lexicons import load_table
from quoth.text.crediting import covers_whole, has_own_dateline
from quoth.types import AnnotatedReport
from quoth.types.lineage import DERIVATION


def credits_in_words(view: StoryView, reports: Collection[str]) -> dict[str, str]:
    """ "credits Reuters" for each report that rests on it, by its credit or its lineage; "cites Reuters" where one fact does.

    "credits Reuters, unmatched" where reports of Reuters are here and it is like none of them; nothing for the other reports.
    """
    wanted = {name: view.reports[name] for name in reports if credits_another(view.reports[name])}
    unlike = {check.report for check in view.story.lineage.credits if check.found == "unlike"}
    resting = {name for name, read in wanted.items() if covers_whole(read.report)} | rest_on_credit(view, wanted)
    return {
        name: f"{'credits' if name in resting or name in unlike else 'cites'} {read.report.credit.agency}"
        f"{', unmatched' if name in unlike else ''}"
        for name, read in wanted.items()
        if read.report.credit is not None
    }


def rest_on_credit(view: StoryView, wanted: dict[str, AnnotatedReport]) -> set[str]:
    """The reports whose lineage rests on the very words by which they credit an agency."""
    found = set()
    for edge in view.story.lineage.edges:
        credit = wanted[edge.child].report.credit if edge.child in wanted and edge.kind in DERIVATION else None
        places = (place for measure in edge.measures if measure.name == "credit" for place in measure.spans)
        if credit is not None and any(place.start <= credit.start < place.end for place in places):
            found.add(edge.child)
    return found


def credits_another(read: AnnotatedReport) -> bool:
    """Whether the report credits an agency other than its own outlet, by any of its names or by its initials."""
    credit, outlet = read.report.credit, (read.report.raw.outlet or "").casefold()
    if credit is None or (not outlet and has_own_dateline(read.report)):
        return False
    agency = credit.agency.casefold()
    initials = "".join(word[0] for word in outlet.split())
    return agency not in outlet and agency != initials and outlet.removeprefix("the ") not in names_of(credit.agency)


@cache
def names_of(agency: str) -> frozenset[str]:
    """The names by which an agency goes, in small letters and without article."""
    forms = (form for name, listed in load_table("agencies") if name == agency for form in listed.split("|"))
    return frozenset(form.strip("()").casefold().removeprefix("the ") for form in forms)
