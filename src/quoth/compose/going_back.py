"""The sentence of the brief that tells which reports go back to one origin."""

from collections.abc import Iterator

from quoth.compose.likelihood import UNDER, word_and_band
from quoth.compose.material import Material
from quoth.compose.telling import report_name
from quoth.compose.wording import capital, listed, ranged
from quoth.types import BriefSentence, Edge, Place

MOST_NAMES = 3


def how_many_origins(material: Material) -> Iterator[BriefSentence]:
    """Which reports go back to one origin, how surely, and how many accounts are left."""
    origins, reports = material.lineage.origins, len(material.reports)
    group = max(origins.groups, key=lambda g: (len(g.reports), g.id), default=None)
    edges = [e for e in material.lineage.edges if group and e.child in group.reports and e.kind != "same-source"]
    if group is None or origins.low >= reports or not edges:
        return
    edges = sure_edges(edges)
    joined = {
        end for edge in edges for end in ((edge.child, edge.parent) if edge.kind == "siblings" else (edge.child,))
    }
    names = [
        report_name(material.reports[r]) for r in group.reports if r in joined - {group.root} and r in material.reports
    ]
    if not names:
        return
    who = listed(names) if len(names) <= MOST_NAMES else f"{len(names)} of the {reports} reports"
    verb = "goes" if len(names) == 1 else "go"
    accounts = "1 account" if origins.high >= reports else ranged(origins.low, origins.high, "account")
    text = f"{who} {edge_word(edges[0])} {verb} back to {group.name}: {accounts}, not {reports}."
    yield BriefSentence(capital(text), edge_places(edges))


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
    return word_and_band(edge.probability)[0]


def edge_places(edges: list[Edge]) -> tuple[Place, ...]:
    """Where the edges' credits stand; without one, the passages that are most alike."""
    credited = dict.fromkeys(p for e in edges for m in e.measures if m.name == "credit" for p in m.spans)
    alike = (p for e in edges for p in sorted(e.passages, key=lambda p: (-p.similarity, p.child))[:1])
    return tuple(credited)[:2] or tuple(place for p in alike for place in (p.child, p.parent))[:2]
