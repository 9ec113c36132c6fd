"""Origins and links of lineage in words, the same for the terminal, the page and Markdown."""

from quoth.compose.likelihood import word_and_band
from quoth.compose.views import StoryView
from quoth.compose.wording import listed
from quoth.types import Edge
from quoth.types.lineage import DERIVATION

KINDS = {"edited": "an edited copy of", "partial": "made in part from", "copy": "a copy of"}


def origin_verdict(view: StoryView) -> str:
    """ "Count A and B as one source." or how many there are, and which reports belong together."""
    origins = view.story.lineage.origins
    groups = [group for group in origins.groups if len(group.reports) > 1]
    if len(view.story.reports) == 1:
        return "One report: nothing to hold it against."
    if not groups:
        return "Each report is an origin of its own." if origins.low == origins.high else f"{origins.why}"
    told = [f"Count {letters(view, group.reports)} as one source ({group.name})." for group in groups]
    alone = [view.letters[g.reports[0]] for g in origins.groups if len(g.reports) == 1 and g.reports[0] in view.letters]
    stand = [f"{listed(alone)} {'stands' if len(alone) == 1 else 'stand'} alone."] if alone else []
    return " ".join([*told, *stand])


def letters(view: StoryView, reports: tuple[str, ...]) -> str:
    """The letters of reports as a list in words."""
    return listed(sorted((view.letters[r] for r in reports if r in view.letters), key=lambda one: (len(one), one)))


def edge_in_words(view: StoryView, edge: Edge) -> str:
    """Which report from which, how surely with the band of the word, and why."""
    child = view.letters.get(edge.child, "?")
    parent = view.letters.get(edge.parent) or edge.parent.removeprefix("external:")
    word, band = word_and_band(edge.probability)
    sure, why = f"{word} ({band})", lower_first(edge.why)
    if edge.parent.startswith("external:"):
        return f"{child} {edge.why.removeprefix('It ')}"
    if edge.kind == "siblings":
        one, other = sorted((child, parent))
        return f"{one} and {other} {sure} rest on one dispatch: {why}"
    if edge.kind in DERIVATION:
        return f"{child} is {sure} {KINDS.get(edge.kind, f'a {edge.kind} of')} {parent}: {why}"
    return f"{child} and {parent} carry the same statement: {why}"


def lower_first(sentence: str) -> str:
    """A sentence behind a colon: its first word is small unless it is a name or a letter by itself."""
    first = sentence.split(" ", 1)[0]
    return sentence[:1].lower() + sentence[1:] if first in ("It", "One", "The", "Both", "A", "No") else sentence
