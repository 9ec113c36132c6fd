"""The links of lineage as rows: which report from which, how surely and why; many of one kind are told as one row."""

from collections import defaultdict
from collections.abc import Collection

import msgspec
from msgspec import Struct

from quoth.compose.corrections import Changed, changed_by
from quoth.compose.lettering import letters, one_or_many
from quoth.compose.likelihood import SAID_BY, said_by, word_and_band
from quoth.compose.same_text import prints_behind
from quoth.compose.shared_words import Carried, carried_rows
from quoth.compose.views import StoryView, day_in_words
from quoth.compose.wording import lower_first
from quoth.text.outlets import folded_outlet
from quoth.types import Edge, Place
from quoth.types.lineage import DERIVATION

KINDS = {
    "copy": ("a copy of", "copies of"),
    "edited": ("an edited copy of", "edited copies of"),
    "rewrite": ("a rewrite of", "rewrites of"),
    "summary": ("a summary of", "summaries of"),
    "partial": ("made in part from", "made in part from"),
}
# From so many children of one parent, of one kind and as surely, they are told as one.
TOGETHER = 4
# Pieces of evidence that the first half of a sentence has with letters: that the two credit two agencies, that one is an update.
TOLD_ALREADY = ("it credits ", "it is a later version ")
# Of so many children the letters are given, the others are counted.
MOST_CHILDREN = 6


class LinkRow(Struct, frozen=True):
    """A sentence on one link, or on several alike, and the same without its reasons.

    `edge` is the one that its evidence is of, None for a credit alone or for a shared statement, whose words are in `carried`.
    `own` are the sentences that the child has from none of its parents, with the last of its links; `children` all that are told.
    `changed` are the figures that a later version changes.
    """

    told: str
    brief: str
    edge: Edge | None = None
    children: tuple[str, ...] = ()
    own: tuple[Place, ...] = ()
    carried: tuple[Carried, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def others(self) -> int:
        """How many links beside that of its evidence are told with it."""
        return max(0, len(self.children) - 1)


def link_rows(view: StoryView) -> list[LinkRow]:
    """Credits that no report of the agency here answers to, then the links of lineage; last those who quote the same words.

    A credit to an agency that has no report here stands behind its report's name, and in the verdict.
    """
    edges = [edge for edge in view.story.lineage.edges if edge.child in view.letters and edge.parent in view.letters]
    made = [edge for edge in edges if edge.kind != "same-source"]
    carried = [LinkRow(row.told, row.brief, carried=row.carried) for row in carried_rows(view)]
    return [*unmatched_rows(view), *with_own(rows_of(view, made), made), *carried]


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


def links_in_words(view: StoryView) -> list[str]:
    """The sentences of all rows."""
    return [row.told for row in link_rows(view)]


def rows_of(view: StoryView, edges: list[Edge]) -> list[LinkRow]:
    """A row for each link, and one for many alike, where the first of them stood."""
    alike: dict[tuple[str, str, str, bool], list[Edge]] = defaultdict(list)
    homes = {report: group.id for group in view.story.lineage.origins.groups for report in group.reports}
    for edge in edges:
        known = edge.direction != "unknown"
        to = homes.get(edge.parent, edge.parent) if edge.kind == "siblings" else edge.parent
        alike[to, edge.kind, word_and_band(edge.probability)[0], known].append(edge)
    rows = []
    for group in alike.values():
        if len(group) < TOGETHER or any(map(said_by, group)):
            rows += [(edge, edge_row(view, edge)) for edge in group]
        else:
            rows.append((group[0], row_of_many(view, group)))
    place = {id(edge): number for number, edge in enumerate(edges)}
    return [row for edge, row in sorted(rows, key=lambda found: place[id(found[0])])]


def edge_row(view: StoryView, edge: Edge) -> LinkRow:
    """Which report from which, how surely with the band of the word, and why."""
    if said_by(edge):
        told = f"{edge_in_words(view, edge)}{edge.why.removeprefix(SAID_BY + said_by(edge)).removesuffix('.')}."
        return LinkRow(told, told, edge, changed=changed_by(view, edge))
    head = f"{edge_in_words(view, edge)}{caveat(view, edge)}"
    return LinkRow(f"{head}: {why_in_words(view, edge)}", f"{head}.", edge, changed=changed_by(view, edge))


def caveat(view: StoryView, edge: Edge) -> str:
    """What speaks against a link of two reports: that they credit two agencies."""
    one, other = view.agencies.get(edge.child), view.agencies.get(edge.parent)
    if one is None or other is None or one == other or edge.kind == "siblings":
        return ""
    return f", though {view.letters[edge.child]} credits {one} and {view.letters[edge.parent]} {other}"


def edge_in_words(view: StoryView, edge: Edge) -> str:
    """ "B is very likely (80–95%) a rewrite of A"."""
    child = view.letters[edge.child]
    if who := said_by(edge):
        return f"{child} is said by {who} to be {KINDS[edge.kind][0]} {parent_in_words(view, edge)}"
    word, band = word_and_band(edge.probability)
    sure = f"{word} ({band})"
    if edge.kind == "siblings":
        return f"{letters(view, (edge.child, edge.parent))} {sure} rest on one dispatch"
    if edge.update:
        return f"{child} is {sure} a later version of {view.letters[edge.parent]} by the same outlet"
    if are_versions(view, edge):
        both = letters(view, (edge.child, edge.parent))
        return f"{both} are {sure} two versions of one report of {view.name(edge.child)}"
    return f"{child} is {sure} {KINDS[edge.kind][0]} {parent_in_words(view, edge)}"


def below_in_words(view: StoryView, edge: Edge, *, many: bool = False) -> str:
    """What a report is to the one that it stands below: "rewrite of A, very likely (80–95%)"; of several, "copies of A"."""
    word, band = word_and_band(edge.probability)
    if edge.update and not many:
        return f"later version of {view.letters[edge.parent]} by the same outlet, {word} ({band})"
    what = KINDS[edge.kind][many].removeprefix("a ").removeprefix("an ")
    if who := said_by(edge):
        return f"{what} {parent_in_words(view, edge)}, said by {who}"
    return f"{what} {parent_in_words(view, edge)}, {word} ({band}){caveat(view, edge)}"


def parent_in_words(view: StoryView, edge: Edge) -> str:
    """ "A", "A or of its copy B" where both are one text and nothing tells which, "A, or the other way round"."""
    first, *copies = prints_behind(view, edge)
    turned = ", or the other way round" if edge.direction == "unknown" else ""
    if not copies:
        return f"{view.letters[first]}{turned}"
    preposition = "from" if edge.kind == "partial" else "of"
    which = f"its copy {view.letters[copies[0]]}" if len(copies) == 1 else f"one of its {len(copies)} copies"
    return f"{view.letters[first]} or {preposition} {which}{turned}"


def are_versions(view: StoryView, edge: Edge) -> bool:
    """Whether two prints of one text are of one outlet, and nobody can tell which came first."""
    if edge.update or edge.direction != "unknown":
        return False
    one, other = (view.reports[end].report.raw.outlet for end in (edge.child, edge.parent))
    return (
        edge.kind in ("copy", "edited")
        and bool(one and other)
        and folded_outlet(one or "") == folded_outlet(other or "")
    )


def why_in_words(view: StoryView, edge: Edge) -> str:
    """The evidence behind a link, with the letters of the reports, without what stands in its first half already."""
    pieces = lower_first(edge.why).split("; ")
    why = "; ".join(piece for piece in pieces if not piece.startswith(TOLD_ALREADY))
    if edge.kind == "siblings":
        crediting = next((end for end in (edge.child, edge.parent) if end in view.agencies), "")
        return why.replace("one credits", f"{view.letters.get(crediting, 'one')} credits", 1)
    if are_versions(view, edge):
        dated = sorted(f"{view.letters[end]} {day_in_words(view.reports[end])}" for end in (edge.parent, edge.child))
        return f"dated {' and '.join(dated)}; {why}"
    return why


def row_of_many(view: StoryView, edges: list[Edge]) -> LinkRow:
    """Several links to one parent or one dispatch, of one kind and as surely, with the evidence of the first."""
    first = edges[0]
    word, band = word_and_band(first.probability)
    children = tuple(dict.fromkeys(edge.child for edge in edges))
    if first.kind == "siblings":
        ends = {end for edge in edges for end in (edge.child, edge.parent)}
        head = f"{many_letters(view, ends)} {word} ({band}) rest on one dispatch"
        example = letters(view, (first.child, first.parent))
    else:
        what = f"{KINDS[first.kind][1]} {parent_in_words(view, first)}"
        head, example = f"{many_letters(view, children)} are {word} ({band}) {what}", view.letters[first.child]
    return LinkRow(f"{head}; for {example}, {why_in_words(view, first)}", f"{head}.", first, children)


def many_letters(view: StoryView, reports: Collection[str]) -> str:
    """ "B to AN (39 reports)"."""
    return f"{letters(view, reports, most=MOST_CHILDREN)} ({len(reports)} reports)"


def unmatched_rows(view: StoryView) -> list[LinkRow]:
    """The credits to an agency whose reports are here and unlike: a claim of the report that nothing bears out."""
    checks = [check for check in view.story.lineage.credits if check.found == "unlike" and check.report in view.letters]
    agencies: dict[str, list[str]] = defaultdict(list)
    against: dict[str, tuple[str, ...]] = {}
    for check in checks:
        agencies[check.agency].append(check.report)
        against[check.agency] = check.against
    rows = []
    for agency, reports in agencies.items():
        head = f"{letters(view, reports)} {one_or_many(reports, 'credits', 'credit')} {agency}, but"
        unlike = (
            f"{one_or_many(reports, 'is', 'are')} like no report of {agency} here ({letters(view, against[agency])})"
        )
        told = f"{head} {unlike}: the credit is {one_or_many(reports, 'its', 'their')} own claim."
        rows.append(LinkRow(told, told))
    return rows
