"""schema.org as JSON-LD: reports as NewsArticle, claims as Claim, quoted words as Quotation; no rating of anything."""

import json
from typing import Any

from quoth.compose.likelihood import LIKELY
from quoth.compose.stands import Said, leaving_open, statements_of
from quoth.compose.views import StoryView, view_of
from quoth.edges.formats.lasting import Voices, names_of_claims
from quoth.edges.formats.writers.names import address, as_json, named, person_or_body, without_empty
from quoth.types import AnnotatedReport, Claim, Dossier, Edge, Support
from quoth.types.lineage import DERIVATION, EXTERNAL

# A page carries the data of its reports and of what several of them say; the file of its own carries all.
MOST_ON_PAGE = 200
ACTING_IN_PAGE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def write(dossier: Dossier, table: str = "") -> bytes:
    """One document: a graph."""
    return as_json(graph_of(dossier))


def block_for_page(dossier: Dossier) -> str:
    """The graph for a data block of a page: in plain characters, none of which can end the block."""
    return json.dumps(graph_of(dossier, most=MOST_ON_PAGE), ensure_ascii=True).translate(ACTING_IN_PAGE)


def graph_of(dossier: Dossier, most: int | None = None) -> dict[str, Any]:
    """Articles, claims and quotations of all stories."""
    sources = sources_of(dossier)
    nodes: dict[str, dict[str, Any]] = {}
    for story in dossier.stories:
        view = view_of(dossier, story)
        made = [article(read, sources.get(read.id, [])) for read in view.reports.values()]
        made += claim_nodes(view, story.claims[:most])
        made += [node for read in view.reports.values() for node in quotations(read)[:most]]
        nodes |= {node["@id"]: node for node in made if node["@id"] not in nodes}
    return {"@context": "https://schema.org", "@graph": list(nodes.values())}


def sources_of(dossier: Dossier) -> dict[str, list[dict[str, Any]]]:
    """What each report was made from: a report that is here, or one that an agency or another outlet has put out."""
    edges = [edge for story in dossier.stories for edge in story.lineage.edges]
    found: dict[str, list[dict[str, Any]]] = {}
    for child, parent in dict.fromkeys((edge.child, edge.parent) for edge in edges if is_based_on(edge)):
        found.setdefault(child, []).append(source(parent))
    return found


def is_based_on(edge: Edge) -> bool:
    """Whether the one report was made from the other, likely at the least, and which from which is known or likely.

    "Perhaps", and "or the other way round", cannot be said in schema.org.
    """
    derived = edge.kind in DERIVATION and not edge.unmatched
    return derived and edge.direction != "unknown" and edge.probability >= LIKELY


def source(parent: str) -> dict[str, Any]:
    """One report behind another."""
    if parent.startswith(EXTERNAL):
        outlet = {"@type": "NewsMediaOrganization", "name": parent.removeprefix(EXTERNAL)}
        return {"@type": "NewsArticle", "publisher": outlet}
    return {"@id": named("report", parent)}


def article(read: AnnotatedReport, sources: list[dict[str, Any]]) -> dict[str, Any]:
    """A report."""
    raw = read.report.raw
    return without_empty(
        {
            "@type": "NewsArticle",
            "@id": named("report", read.id),
            "headline": raw.title,
            "url": address(raw.url),
            "datePublished": raw.published,
            "inLanguage": raw.language,
            "publisher": {"@type": "NewsMediaOrganization", "name": raw.outlet} if raw.outlet else None,
            "author": [{"@type": "Person", "name": author} for author in raw.authors],
            "isBasedOn": sources,
        }
    )


def claim_nodes(view: StoryView, claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    """Claims with those who say it and the reports in which they stand."""
    said, voices, names = statements_of(view.reports.values()), Voices(view), names_of_claims(view)
    return [
        without_empty(
            {
                "@type": "Claim",
                "@id": named("claim", names[claim.id]),
                "identifier": claim.id,
                "text": claim.text,
                "author": authors_of(claim, voices),
                "appearance": [{"@id": named("report", report)} for report in reports_of(claim.asserted)],
                "subjectOf": [{"@id": named("report", report)} for report in about(claim, said)],
            }
        )
        for claim in claims
    ]


def about(claim: Claim, said: Said) -> list[str]:
    """The reports that have a claim and do not make it theirs: they deny it, or leave it open. Who tells it otherwise has another one."""
    saying = reports_of(claim.asserted)
    return [report for report in reports_of((*claim.denied, *leaving_open(claim, said))) if report not in saying]


def reports_of(supports: tuple[Support, ...]) -> list[str]:
    """The reports of some statements, each once."""
    return list(dict.fromkeys(one.report for one in supports))


def authors_of(claim: Claim, voices: Voices) -> list[dict[str, Any]]:
    """Those who assert a claim."""
    names = dict.fromkeys(voices.name(one.speaker) for one in claim.asserted if one.speaker)
    return [person_or_body(name, voices.kind(name)) for name in names]


def quotations(read: AnnotatedReport) -> list[dict[str, Any]]:
    """The words that a report quotes as they were spoken."""
    return [
        without_empty(
            {
                "@type": "Quotation",
                "@id": named("statement", f"{read.id}-{said.id}"),
                "text": " ".join(span.of(read.text) for span in said.content),
                "creator": person_or_body(said.chain[-1].speaker, said.chain[-1].kind) if said.chain else None,
                "isPartOf": {"@id": named("report", read.id)},
            }
        )
        for said in read.statements
        if said.form == "direct" and said.content
    ]
