"""Origins and links of lineage in words, the same for the terminal, the page and Markdown."""

from quoth.compose.likelihood import LIKELY, word_and_band
from quoth.compose.views import StoryView
from quoth.compose.wording import listed
from quoth.types import Edge, Origin
from quoth.types.lineage import DERIVATION

EXTERNAL = "external:"
# Under this a link is about as likely as not, and the number of origins an interval.
SURE_ENOUGH = 0.8
CARRY = "carry the same statement"
KINDS = {"edited": "an edited copy of", "partial": "made in part from", "copy": "a copy of"}


def origin_verdict(view: StoryView) -> str:
    """ "Count A and B as one source." or how many there are, and which reports belong together."""
    origins = view.story.lineage.origins
    groups = [group for group in origins.groups if len(group.reports) > 1]
    if len(view.story.reports) == 1:
        return "One report: nothing to hold it against."
    if not groups:
        return "Each report is an origin of its own." if origins.low == origins.high else f"{origins.why}"
    told = [count_as_one(view, group) for group in groups]
    alone = [view.letters[g.reports[0]] for g in origins.groups if len(g.reports) == 1 and g.reports[0] in view.letters]
    stand = [f"{listed(alone)} {'stands' if len(alone) == 1 else 'stand'} alone."] if alone else []
    return " ".join([*told, *stand])


def count_as_one(view: StoryView, group: Origin) -> str:
    """ "Count A and B as one source (Reuters)."; those that only a doubtful link joins to it are named apart."""
    strongest: dict[str, float] = {}
    for edge in view.story.lineage.edges:
        if edge.child in group.reports and edge.kind != "same-source":
            strongest[edge.child] = max(edge.probability, strongest.get(edge.child, 0.0))
    doubtful = tuple(report for report, surest in strongest.items() if surest < SURE_ENOUGH)
    sure = tuple(report for report in group.reports if report not in doubtful)
    if len(sure) < 2:
        likely = all(strongest[report] >= LIKELY for report in doubtful)
        told = (
            f"are likely one source ({group.name})" if likely else f"may be one source ({group.name}); that is not sure"
        )
        return f"{letters(view, group.reports)} {told}."
    rest = f", and perhaps {letters(view, doubtful)} too" if doubtful else ""
    return f"Count {letters(view, sure)} as one source ({group.name}){rest}."


def links_in_words(view: StoryView, *, credits_apart: bool = False) -> list[str]:
    """The links of lineage, each in a sentence; those who quote the same words together, after the rest.

    `credits_apart`: a credit that stands behind its report already is told only where it is all there is.
    """
    edges = [edge for edge in view.story.lineage.edges if edge.child in view.letters]
    made = [edge for edge in edges if edge.kind != "same-source"]
    if credits_apart:
        made = [edge for edge in made if not edge.parent.startswith(EXTERNAL)] or made
    return [edge_in_words(view, edge) for edge in made] + quoters_in_words(view, edges)


def quoters_in_words(view: StoryView, edges: list[Edge]) -> list[str]:
    """Which reports carry the same words of somebody: a sentence for all that are bound together."""
    circles: dict[tuple[str, str], set[str]] = {}
    for edge in edges:
        if edge.kind == "same-source":
            circles.setdefault((edge.parent, edge.why), {edge.parent}).add(edge.child)
    return [f"{letters(view, tuple(ends))} {CARRY}: {lower_first(why)}" for (_, why), ends in circles.items()]


def letters(view: StoryView, reports: tuple[str, ...]) -> str:
    """The letters of reports as a list in words."""
    return listed(sorted((view.letters[r] for r in reports if r in view.letters), key=lambda one: (len(one), one)))


def edge_in_words(view: StoryView, edge: Edge) -> str:
    """Which report from which, how surely with the band of the word, and why."""
    child = view.letters.get(edge.child, "?")
    parent = view.letters.get(edge.parent) or edge.parent.removeprefix(EXTERNAL)
    word, band = word_and_band(edge.probability)
    sure, why = f"{word} ({band})", lower_first(edge.why)
    if edge.parent.startswith(EXTERNAL):
        return f"{child} {edge.why.removeprefix('It ')}"
    if edge.kind == "siblings":
        one, other = sorted((child, parent))
        return f"{one} and {other} {sure} rest on one dispatch: {why}"
    if edge.kind in DERIVATION:
        return f"{child} is {sure} {KINDS.get(edge.kind, f'a {edge.kind} of')} {parent}: {why}"
    return f"{child} and {parent} {CARRY}: {why}"


def lower_first(sentence: str) -> str:
    """A sentence behind a colon: its first word is small unless it is a name or a letter by itself."""
    first = sentence.split(" ", 1)[0]
    return sentence[:1].lower() + sentence[1:] if first in ("It", "One", "The", "Both", "A", "No") else sentence
