"""The links of lineage as rows: which report from which, how surely and why; many of one kind are told as one row."""

from collections import defaultdict

import msgspec
from msgspec import Struct

from quoth.compose.likelihood import word_and_band
from quoth.compose.origins import letters
from quoth.compose.views import StoryView
from quoth.types import Edge, Place
from quoth.types.lineage import DERIVATION, EXTERNAL

CARRY = "carry the same statement"
KINDS = {
    "copy": ("a copy of", "copies of"),
    "edited": ("an edited copy of", "edited copies of"),
    "rewrite": ("a rewrite of", "rewrites of"),
    "summary": ("a summary of", "summaries of"),
    "partial": ("made in part from", "made in part from"),
}
# From so many children of one parent, of one kind and as surely, they are told as one.
TOGETHER = 4
# Of so many children the letters are given, the others are counted.
MOST_CHILDREN = 6


class LinkRow(Struct, frozen=True):
    """A sentence on one link, or on several alike; `edge` is the one that its evidence is of, None for a credit alone.

    `own` are the sentences that the child has from none of its parents, with the last of its links.
    """

    told: str
    edge: Edge | None = None
    others: int = 0
    own: tuple[Place, ...] = ()


def link_rows(view: StoryView, *, credits_apart: bool = False) -> list[LinkRow]:
    """Credits that no report of the agency here answers to, then the links of lineage; last those who quote the same words.

    `credits_apart`: a credit to an absent agency, which stands behind its report already, is told only where it is all there is.
    """
    edges = [edge for edge in view.story.lineage.edges if edge.child in view.letters]
    made = [edge for edge in edges if edge.kind != "same-source" and not edge.parent.startswith(EXTERNAL)]
    absent = [edge for edge in edges if edge.parent.startswith(EXTERNAL) and not edge.unmatched]
    unmatched = unmatched_rows(view)
    rows = [*unmatched, *with_own(rows_of(view, made), made)]
    if not credits_apart or not rows:
        rows += rows_of(view, absent)
    return rows + [LinkRow(told) for told in quoters_in_words(view, edges)]


def with_own(rows: list[LinkRow], edges: list[Edge]) -> list[LinkRow]:
    """The last row of each child with what none of its parents has."""
    own: dict[str, tuple[Place, ...]] = {}
    for edge in (edge for edge in edges if edge.kind in DERIVATION):
        own[edge.child] = tuple(place for place in own.get(edge.child, edge.own) if place in edge.own)
    last = {row.edge.child: number for number, row in enumerate(rows) if row.edge is not None and not row.others}
    return [
        msgspec.structs.replace(row, own=own.get(row.edge.child, ()))
        if row.edge is not None and last.get(row.edge.child) == number
        else row
        for number, row in enumerate(rows)
    ]


def links_in_words(view: StoryView, *, credits_apart: bool = False) -> list[str]:
    """The sentences of all rows."""
    return [row.told for row in link_rows(view, credits_apart=credits_apart)]


def rows_of(view: StoryView, edges: list[Edge]) -> list[LinkRow]:
    """A row for each link, and one for many alike, where the first of them stood."""
    alike: dict[tuple[str, str, str, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        known = edge.direction != "unknown"
        alike[edge.parent, edge.kind, word_and_band(edge.probability)[0], known].append(edge)
    rows = []
    for group in alike.values():
        if len(group) < TOGETHER:
            rows += [(edge, LinkRow(edge_in_words(view, edge), edge)) for edge in group]
        else:
            rows.append((group[0], LinkRow(edges_in_words(view, group), group[0], len(group) - 1)))
    place = {id(edge): number for number, edge in enumerate(edges)}
    return [row for edge, row in sorted(rows, key=lambda found: place[id(found[0])])]


def edge_in_words(view: StoryView, edge: Edge) -> str:
    """Which report from which, how surely with the band of the word, and why."""
    child = view.letters.get(edge.child, "?")
    parent = view.letters.get(edge.parent) or edge.parent.removeprefix(EXTERNAL)
    word, band = word_and_band(edge.probability)
    sure, why = f"{word} ({band})", lower_first(edge.why)
    if edge.parent.startswith(EXTERNAL):
        return f"{child} {edge.why.removeprefix('It ')}"
    if edge.kind == "siblings":
        crediting = next((c.report for c in view.story.lineage.credits if c.report in (edge.child, edge.parent)), "")
        why = why.replace("one credits", f"{view.letters.get(crediting, 'one')} credits", 1)
        return f"{letters(view, (edge.child, edge.parent))} {sure} rest on one dispatch: {why}"
    if edge.kind in DERIVATION:
        turned = ", or the other way round" if edge.direction == "unknown" else ""
        return f"{child} is {sure} {KINDS[edge.kind][0]} {parent}{turned}: {why}"
    return f"{child} and {parent} {CARRY}: {why}"


def edges_in_words(view: StoryView, edges: list[Edge]) -> str:
    """Several links to one parent, of one kind and as surely, with the evidence of the first."""
    first = edges[0]
    word, band = word_and_band(first.probability)
    who = f"{letters(view, tuple(edge.child for edge in edges), most=MOST_CHILDREN)} ({len(edges)} reports)"
    why = lower_first(first.why)
    if first.parent.startswith(EXTERNAL):
        return f"{who} credit {first.parent.removeprefix(EXTERNAL)}; no report of it is in this story."
    parent, example = view.letters.get(first.parent, "?"), view.letters.get(first.child, "?")
    if first.kind == "siblings":
        return f"{who} {word} ({band}) rest on one dispatch with {parent}; for {example}, {why}"
    turned = ", or the other way round" if first.direction == "unknown" else ""
    return f"{who} are {word} ({band}) {KINDS[first.kind][1]} {parent}{turned}; for {example}, {why}"


def unmatched_rows(view: StoryView) -> list[LinkRow]:
    """The credits to an agency whose reports are here and unlike: a claim of the report that nothing bears out."""
    checks = [check for check in view.story.lineage.credits if check.found == "unlike" and check.report in view.letters]
    agencies: dict[str, list[str]] = defaultdict(list)
    against: dict[str, tuple[str, ...]] = {}
    for check in checks:
        agencies[check.agency].append(check.report)
        against[check.agency] = check.against
    return [
        LinkRow(
            f"{letters(view, tuple(reports))} {'credits' if len(reports) == 1 else 'credit'} {agency}, but "
            f"{'is' if len(reports) == 1 else 'are'} like no report of {agency} here ({letters(view, against[agency])}): "
            f"the credit is {'its' if len(reports) == 1 else 'their'} own claim."
        )
        for agency, reports in agencies.items()
    ]


def quoters_in_words(view: StoryView, edges: list[Edge]) -> list[str]:
    """Which reports carry the same words of somebody: a sentence for all that are bound together."""
    circles: dict[tuple[str, str], set[str]] = {}
    for edge in edges:
        if edge.kind == "same-source":
            circles.setdefault((edge.parent, edge.why), {edge.parent}).add(edge.child)
    return [f"{letters(view, tuple(ends))} {CARRY}: {lower_first(why)}" for (_, why), ends in circles.items()]


def lower_first(sentence: str) -> str:
    """A sentence behind a colon: its first word is small unless it is a name or a letter by itself."""
    first = sentence.split(" ", 1)[0]
    return sentence[:1].lower() + sentence[1:] if first in ("It", "One", "The", "Both", "A", "No") else sentence
