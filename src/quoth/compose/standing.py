"""Where a report stands that goes back to no other: alone, too short to tell, on its own word, or beside a shared statement."""

from collections import defaultdict
from collections.abc import Iterator

from quoth.compose.lettering import letters, one_or_many
from quoth.compose.likelihood import LIKELY
from quoth.compose.views import StoryView
from quoth.types.lineage import Doubt

# So many doubtful links are named; the others are counted.
MOST_DOUBTS = 4


def standing_in_words(view: StoryView, alone: list[str]) -> Iterator[str]:
    """A sentence for each way in which reports stand that go back to no other."""
    open_ends = {end for doubt in uncounted(view) for end in (doubt.child, doubt.parent)}
    left = [report for report in alone if report not in open_ends]
    credited, quoting = agencies_named(view), frozenset[str]().union(*circles_of(view))
    short = [r for r in left if r in view.story.lineage.origins.too_short]
    quoters = [r for r in left if r in quoting and r not in credited and r not in short]
    stand = [r for r in left if r not in {*credited, *quoters, *short}]
    if stand:
        yield f"{letters(view, stand)} {one_or_many(stand, 'stands', 'stand')} alone."
    yield from crediting_in_words(view, [r for r in left if r in credited and r not in short], credited)
    yield from quoting_in_words(view, quoters)
    if short:
        yield f"{letters(view, short)} {one_or_many(short, 'is', 'are')} too short to tell, and {one_or_many(short, 'counts', 'count')} apart."


def standing_of(view: StoryView, report: str) -> str:
    """How one report stands that goes back to no other: "an origin of its own", or what speaks against that."""
    with_whom: dict[str, set[str]] = defaultdict(set)
    for doubt in uncounted(view):
        if report in (doubt.child, doubt.parent):
            with_whom[sure_word(doubt)] |= {doubt.child, doubt.parent} - {report}
    told = [f"{word} shares a source with {letters(view, others)}" for word, others in with_whom.items()]
    if report in (credited := agencies_named(view)):
        told.append(f"credits {credited[report]}, which is its own claim")
    if beside := frozenset[str]().union(*(ends for ends in circles_of(view) if report in ends)) - {report}:
        told.append(f"shares a statement with {letters(view, beside)}")
    if report in view.story.lineage.origins.too_short:
        told.append("too short to tell")
    return "; ".join(told) or "an origin of its own"


def agencies_named(view: StoryView) -> dict[str, str]:
    """The agency that a report credits, for each whose credit no report here bears out."""
    return {check.report: check.agency for check in view.story.lineage.credits if check.found != "matched"}


def crediting_in_words(view: StoryView, reports: list[str], credited: dict[str, str]) -> Iterator[str]:
    """The reports that have an agency's name and nothing else that binds them to it, by agency."""
    by_agency: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        by_agency[credited[report]].append(report)
    for agency, named in by_agency.items():
        verb, whose = one_or_many(named, "counts", "count"), one_or_many(named, "it credits", "they credit")
        unlike = "" if len(named) == 1 else " and are unlike each other"
        yield f"{letters(view, named)} {verb} apart, though {whose} {agency}{unlike}."


def circles_of(view: StoryView) -> list[frozenset[str]]:
    """The reports that carry one statement, for each statement that reports of different origin carry."""
    circles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in view.story.lineage.edges:
        if edge.kind == "same-source":
            circles[edge.parent, edge.why] |= {edge.parent, edge.child}
    return [frozenset(ends) for ends in circles.values()]


def quoting_in_words(view: StoryView, quoters: list[str]) -> Iterator[str]:
    """The reports that share nothing but a statement: with one another, or with a report that is told elsewhere."""
    shared: dict[tuple[str, ...], list[str]] = defaultdict(list)
    number: dict[tuple[str, ...], int] = defaultdict(int)
    told: set[str] = set()
    for circle in circles_of(view):
        new = [report for report in quoters if report in circle and report not in told]
        others = tuple(other for other in view.letters if other in circle and other not in new)
        if new:
            shared[others] += new
            number[others] += 1
            told.update(new)
    for others, reports in shared.items():
        verb, carry = one_or_many(reports, "counts", "count"), one_or_many(reports, "it carries", "they carry")
        what = "the same statement" if number[others] == 1 else "statements"
        whom = f" {'as' if number[others] == 1 else 'of'} {letters(view, others)}" if others else ""
        yield f"{letters(view, reports)} {verb} apart, though {carry} {what}{whom}."


def uncounted(view: StoryView) -> list[Doubt]:
    """The doubtful links that are left out of the groups."""
    here = view.letters
    doubts = view.story.lineage.origins.doubts
    return [doubt for doubt in doubts if not doubt.counted and doubt.child in here and doubt.parent in here]


def sure_word(doubt: Doubt) -> str:
    """The word for how sure a doubtful link is."""
    return "likely" if doubt.probability >= LIKELY else "perhaps"


def uncounted_in_words(view: StoryView) -> Iterator[str]:
    """ "A and C perhaps share a source, as do B and D; this is not counted." """
    doubts = uncounted(view)
    told: list[str] = []
    last = ""
    for doubt in doubts[:MOST_DOUBTS]:
        sure = sure_word(doubt)
        both = letters(view, (doubt.child, doubt.parent))
        told.append(f"as do {both}" if sure == last else f"{both} {sure} share a source")
        last = sure
    if len(doubts) > MOST_DOUBTS:
        told.append(f"as do {len(doubts) - MOST_DOUBTS} more pairs")
    if told:
        yield f"{', '.join(told)}; this is not counted."
