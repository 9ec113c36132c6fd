"""The origin section as plain rows: what counts as one, the tree of each origin, every link with its evidence."""

from typing import Any

from quoth.compose.corrections import change_in_words
from quoth.compose.direction import direction_in_words
from quoth.compose.lettering import letters, one_or_many
from quoth.compose.links import LinkRow, below_in_words, link_rows
from quoth.compose.naming import name_of
from quoth.compose.origins import mixtures, origin_verdict
from quoth.compose.same_text import first_print
from quoth.compose.standing import standing_of
from quoth.compose.views import StoryView
from quoth.edges.web.notes import Notes
from quoth.text.counting import counted
from quoth.types import Edge, Origin, Place
from quoth.types.lineage import DERIVATION, EXTERNAL

# So many origins, reports of each, links, and so much evidence of each stand open; the rest is a click away or counted.
MOST_GROUPS, MOST_REPORTS, MOST_LINKS, MOST_PASSAGES, MOST_OWN, DEEPEST = 12, 8, 8, 12, 12, 4
# No page lists more than so many origins, and reports of one; the others are counted.
MOST_SMALLER, MOST_FOLDED = 60, 200
MEASURES = {"rare": "rare items", "runs": "shared runs of words"}


def origin_rows(view: StoryView, notes: Notes) -> dict[str, Any]:
    """Everything that the section shows: every link once, in the tree where it stands there, else below it."""
    lineage = view.story.lineage
    told = link_rows(view)
    # The largest origins first where there are many; else as they stand in the story.
    groups = list(lineage.origins.groups)
    groups = sorted(groups, key=lambda group: -len(group.reports)) if len(groups) > MOST_GROUPS else groups
    trees = [tree_of(view, notes, group, told) for group in groups[:MOST_SMALLER]]
    in_tree = {key for tree in trees for key in tree.pop("links")}
    below = [row for number, row in enumerate(told) if number not in in_tree]
    links = [link_row(view, notes, row) for row in below[: MOST_LINKS * 4]]
    return {
        "verdict": origin_verdict(view),
        "why": lineage.origins.why if not told else "",
        "trees": trees[:MOST_GROUPS],
        "smaller": trees[MOST_GROUPS:],
        "smallest": max(0, len(groups) - MOST_SMALLER),
        "links": links[:MOST_LINKS],
        "more": links[MOST_LINKS:],
        "untold": max(0, len(below) - MOST_LINKS * 4),
    }


def tree_of(view: StoryView, notes: Notes, group: Origin, told: list[LinkRow]) -> dict[str, Any]:
    """One origin: its name, and its reports, each below what it was made from; `links` are the rows told in it."""
    rows, links = tree_rows(view, notes, group, told)
    return {
        "name": name_of(view, group),
        "outside": (group.root or "").startswith(EXTERNAL),
        "alone": standing_of(view, group.reports[0]) if len(group.reports) == 1 else "",
        "size": size_in_words(view, group),
        "reports": rows[:MOST_REPORTS],
        "more": rows[MOST_REPORTS:MOST_FOLDED],
        "unlisted": max(0, len(rows) - MOST_FOLDED),
        "links": links,
    }


def size_in_words(view: StoryView, group: Origin) -> str:
    """ "8 reports, and K, which draws on another origin too": as many as the verdict counts as one source."""
    mixed = mixtures(view) & {*group.reports}
    number = counted(len(group.reports) - len(mixed), "report")
    draws = one_or_many(mixed, "which draws", "which draw")
    return f"{number}, and {letters(view, mixed)}, {draws} on another origin too" if mixed else number


def tree_rows(
    view: StoryView, notes: Notes, group: Origin, told: list[LinkRow]
) -> tuple[list[dict[str, Any]], set[int]]:
    """The reports of an origin, parents before their children, many alike as one; and which links stand in the tree."""
    edges = parents_within(view, group)
    below: dict[str | None, list[str]] = {}
    for report in group.reports:
        below.setdefault(first_print(view, edges[report]) if report in edges else None, []).append(report)
    places = {row_key(row.edge): number for number, row in enumerate(told) if row.edge is not None}
    together = {
        child: number
        for number, row in enumerate(told)
        for child in row.children
        if row.edge is not None and row.edge.kind in DERIVATION
    }
    checks = {check.report: check for check in view.story.lineage.credits}
    rows, links, folded = list[dict[str, Any]](), set[int](), set[int]()
    waiting = [(report, 0) for report in reversed(below.get(None, []))]
    while waiting:
        report, depth = waiting.pop()
        edge, check = edges.get(report), checks.get(report)
        number = together.get(report) if report in edges and report not in below else None
        waiting += [(child, depth + 1) for child in reversed(below.get(report, []))]
        if number in folded:
            continue
        row: dict[str, Any] = {"depth": min(depth, DEEPEST), "told": "", "unmatched": "", "why": None}
        if edge is not None:
            number = places.get(row_key(edge)) if number is None else number
            row["told"] = below_in_words(view, edge, many=number is not None and bool(told[number].others))
        if number is not None and edge is not None:
            links.add(number)
            row["why"] = link_row(view, notes, told[number])
        if number is not None and told[number].others and report not in below:
            folded.add(number)
            rows.append({**row, **many_at_once(view, notes, told[number])})
            continue
        unmatched = check.agency if check is not None and check.found == "unlike" else ""
        rows.append({**row, **notes.badge(report), "name": notes.name(report), "unmatched": unmatched, "names": ""})
    return rows, links


def row_key(edge: Edge) -> tuple[str, str, str]:
    """What tells one link from the others."""
    return edge.child, edge.parent, edge.kind


def many_at_once(view: StoryView, notes: Notes, row: LinkRow) -> dict[str, Any]:
    """Several reports as one row of the tree: their letters, how many, and their names for who wants them."""
    shown = row.children[:MOST_FOLDED]
    left = f" and {len(row.children) - MOST_FOLDED} more" if len(row.children) > MOST_FOLDED else ""
    names = ", ".join(f"{view.letters[report]} {notes.name(report)}" for report in shown)
    return {
        "letter": "",
        "shape": "ln",
        "name": f"{letters(view, row.children, most=MOST_REPORTS)} ({len(row.children)} reports)",
        "names": f"{names}{left}",
    }


def parents_within(view: StoryView, group: Origin) -> dict[str, Edge]:
    """For each report of an origin the surest link to another report of it."""
    members, found = set(group.reports), dict[str, Edge]()
    for edge in view.story.lineage.edges:
        if edge.kind in DERIVATION and {edge.child, edge.parent} <= members:
            known = found.get(edge.child)
            if known is None or edge.probability > known.probability:
                found[edge.child] = edge
    return found


def link_row(view: StoryView, notes: Notes, row: LinkRow) -> dict[str, Any]:
    """One link in a sentence, with its measures, its passages side by side and what the report adds of its own."""
    edge = row.edge
    if edge is None:
        carried = [notes.evidence(one.said) for one in row.carried]
        return {"told": row.brief if carried else row.told, "measures": [], "passages": [], "own": [], "said": carried}
    most = 2 if edge.kind == "copy" else MOST_PASSAGES
    passages = edge.passages
    return {
        "told": row.told,
        "said": [],
        "summary": summary_of(row, edge),
        "child": notes.badge(edge.child),
        "direction": direction_in_words(edge) if edge.kind in DERIVATION else "",
        "share": f"{edge.share:.0%} of its sentences have a counterpart" if edge.share is not None else "",
        "measures": [
            {"name": MEASURES.get(m.name, m.name), "words": m.words, "cards": notes.marks(m.spans[:8])[:4]}
            for m in edge.measures
        ],
        "passages": [(notes.evidence(p.child), notes.evidence(p.parent)) for p in passages[:most]],
        "further": max(0, len(passages) - most),
        "own": own_rows(notes, row.own),
        "changed": [change_in_words(view, changed) for changed in row.changed],
        "others": row.others,
    }


def summary_of(row: LinkRow, edge: Edge) -> str:
    """The first reason for a link, and how much its child adds, for who does not open it."""
    first = edge.why.removesuffix(".").split("; ", 1)[0]
    own = f"; {counted(len(row.own), 'sentence')} of its own" if row.own else ""
    return f"{first}{own}"


def own_rows(notes: Notes, own: tuple[Place, ...]) -> list[dict[str, Any]]:
    """The sentences that only the child has."""
    return [notes.evidence(place) for place in own[:MOST_OWN]]
