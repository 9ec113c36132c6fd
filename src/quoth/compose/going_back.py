"""The sentence of the brief that tells which reports go back to one origin."""

from collections import Counter
from collections.abc import Iterator

from quoth.compose.likelihood import BANDS, UNDER, said_by, word_and_band
from quoth.compose.material import Material
from quoth.compose.telling import report_name
from quoth.compose.wording import capital, listed, ranged
from quoth.text.folding import fold_words
from quoth.types import BriefSentence, Edge, Origin, Place

MOST_NAMES = 3
# Links that are less sure leave the number of origins open.
VERY_LIKELY = BANDS[1][0]


def how_many_origins(material: Material) -> Iterator[BriefSentence]:
    """Which reports go back to one origin, how surely, and how many accounts are left."""
    origins, reports = material.lineage.origins, len(material.reports)
    group = max(origins.groups, key=lambda g: (len(g.reports), g.id), default=None)
    edges = [e for e in material.lineage.edges if group and e.child in group.reports and e.kind != "same-source"]
    if group is None or origins.low >= reports or not edges:
        return
    accounts = "1 account" if origins.high >= reports else ranged(origins.low, origins.high, "account")
    told = group_in_words(material, group, edges)
    if told:
        yield BriefSentence(
            capital(f"{told}: {accounts}, not {reports}."), places_behind(material, group, sure_edges(edges))
        )


def group_in_words(material: Material, group: Origin, edges: list[Edge]) -> str:
    """ "B and C likely go back to A", or how many count as one source with it, as many as the verdict on the origins counts."""
    homes = Counter(report for origin in material.lineage.origins.groups for report in origin.reports)
    members = [report for report in group.reports if homes[report] == 1 and report in material.reports]
    sure = sure_edges(edges)
    joined = {end for edge in sure for end in ((edge.child, edge.parent) if edge.kind == "siblings" else (edge.child,))}
    names = [
        report_name(material.reports[r]) for r in group.reports if r in joined - {group.root} and r in material.reports
    ]
    # A later version by the outlet itself does not go back to somebody else.
    others = [name for name in names if not is_of_one_house(name, group.name)]
    if not others:
        return f"{len(members)} reports of {group.name} count as one source" if names else ""
    turned = any(edge.direction == "unknown" and edge.parent == group.root for edge in sure)
    if len(names) <= MOST_NAMES and turned and group.root in material.reports:
        return f"{listed([*dict.fromkeys([*others, group.name])])} {edge_word(sure[0])} have one text, and which had it first is open"
    if len(names) <= MOST_NAMES:
        verb = "goes" if len(others) == 1 else "go"
        times = Counter(others)
        each = [name if count == 1 else f"{name} ({count} reports)" for name, count in times.items()]
        return f"{listed(each)} {edge_word(sure[0])} {verb} back to {group.name}"
    doubtful = sum(is_doubtful(edges, report) for report in members)
    some = "All" if len(members) == len(material.reports) else f"{len(members)} of the"
    by = f", {doubtful} of them by a doubtful link" if doubtful else ""
    return f"{some} {len(material.reports)} reports count as one source ({group.name}){by}"


def is_of_one_house(name: str, other: str) -> bool:
    """Whether two names are of one outlet: the words of the one are among those of the other ("Reuters Brasil")."""
    one, two = ({*fold_words(text)} for text in (name, other))
    return name == other or bool(one and two and (one <= two or two <= one))


def is_doubtful(edges: list[Edge], report: str) -> bool:
    """Whether a report is bound to the others by no link that is at least very likely, though by one."""
    bound = [
        edge.probability
        for edge in edges
        if report == edge.child or (edge.kind == "siblings" and report == edge.parent)
    ]
    return bool(bound) and max(bound) < VERY_LIKELY


def sure_edges(edges: list[Edge]) -> list[Edge]:
    """Of each report the surest edge, the least sure of them first; those under likely are left out."""
    surest: dict[str, Edge] = {}
    for edge in sorted(edges, key=lambda edge: edge.probability):
        surest[edge.child] = edge
        if edge.kind == "siblings" and edge.parent not in surest:
            surest[edge.parent] = edge
    told = [edge for edge in surest.values() if edge_word(edge) != UNDER[0]]
    return sorted(dict.fromkeys(told), key=lambda edge: (edge.probability, edge.child, edge.parent))


def edge_word(edge: Edge) -> str:
    """The word of likelihood that the origins are told with."""
    who = said_by(edge)
    return f"(said by {who})" if who else word_and_band(edge.probability)[0]


def places_behind(material: Material, group: Origin, edges: list[Edge]) -> tuple[Place, ...]:
    """Where each link is borne out: the credit of the report, else the passages that are most alike."""
    given = {check.report: check.place for check in material.lineage.credits if check.agency == group.name}
    places: dict[Place, None] = {}
    for edge in edges[:MOST_NAMES]:
        credited = [place for m in edge.measures if m.name == "credit" for place in m.spans][:1]
        # Two that rest on one dispatch are bound by what they credit, and by what they have alike.
        credited += [given[end] for end in (edge.child, edge.parent) if end in given and not credited]
        likest = sorted(edge.passages, key=lambda p: (-p.similarity, p.child))[:1]
        alike = [place for passage in likest for place in (passage.child, passage.parent)]
        places.update(dict.fromkeys([*credited, *(alike if edge.kind == "siblings" or not credited else [])]))
    return tuple(places)
