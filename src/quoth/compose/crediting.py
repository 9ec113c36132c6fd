"""What stands behind a report's name: the agency that it credits, or cites for one thing, and whether that is borne out;
the outlets by which it has what it tells."""

from collections.abc import Collection, Iterable
from functools import cache

from quoth.compose.views import StoryView
from quoth.compose.wording import listed
from quoth.lexicons import load_table
from quoth.text.crediting import covers_whole, has_own_dateline
from quoth.text.outlets import folded_outlet
from quoth.types import AnnotatedReport, Measure
from quoth.types.lineage import DERIVATION

# So many outlets are named, the others counted.
MOST_NAMED = 3


def credits_in_words(view: StoryView, reports: Collection[str]) -> dict[str, str]:
    """ "credits Reuters" for each report that rests on it, by its credit or its lineage; "cites Reuters" where one fact does.

    "credits Reuters, unmatched" where reports of Reuters are here and it is like none of them; "names the Post as a source" for
    one that credits no agency, and has a statement by another outlet; nothing for the other reports.
    """
    agencies, outlets = agencies_in_words(view, reports), sources_in_words(view, reports)
    told = {name: [words[name] for words in (agencies, outlets) if name in words] for name in reports}
    return {name: ", ".join(words) for name, words in told.items() if words}


def sources_in_words(view: StoryView, reports: Collection[str]) -> dict[str, str]:
    """For each report that has something by other outlets by which: in its statements, or as its lineage has found it."""
    found: dict[str, list[str]] = {name: [] for name in reports}
    for edge in view.story.lineage.edges:
        if edge.child in found and edge.parent in view.letters and any(names_parent(one) for one in edge.measures):
            found[edge.child].append(view.name(edge.parent))
    named = {name: outlets_named(view.reports[name], parents) for name, parents in found.items()}
    return {name: outlets_in_words(outlets) for name, outlets in named.items() if outlets}


def names_parent(measure: Measure) -> bool:
    """Whether a measure of a link is that the child names the parent's outlet."""
    return measure.name == "credit" and measure.words.startswith("names ")


def outlets_in_words(outlets: list[str]) -> str:
    """ "names the Post as a source", "names A, B and 2 more as sources"."""
    more = [f"{len(outlets) - MOST_NAMED} more"] if len(outlets) > MOST_NAMED else []
    return f"names {listed([*outlets[:MOST_NAMED], *more])} as {'a source' if len(outlets) == 1 else 'sources'}"


def outlets_named(read: AnnotatedReport, also: Iterable[str] = ()) -> list[str]:
    """The outlets by which a report has statements, and those that it names `also`: not itself, nor the agency that it credits."""
    raw, credit = read.report.raw, read.report.credit
    known = {folded_outlet(name) for name in (raw.outlet, raw.publisher) if name}
    own = {word for name in known for word in name.split()}  # "the Post" in the New York Post is itself
    if credit is not None:
        known |= {folded_outlet(credit.agency), *names_of(credit.agency)}
    said = [link.speaker for one in read.statements for link in one.chain if link.kind == "media"]
    found = {folded_outlet(name): name for name in reversed([*said, *also])}
    return [name for folded, name in reversed(found.items()) if folded not in known and not set(folded.split()) <= own]


def agencies_in_words(view: StoryView, reports: Collection[str]) -> dict[str, str]:
    """For each report that credits or cites an agency which one, and how far that is borne out."""
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
