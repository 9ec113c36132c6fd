"""schema.org as JSON-LD: reports as NewsArticle, claims as Claim, quoted words as Quotation; no rating of anything."""

import json
from typing import Any

from quoth.acquire.metadata import web_address
from quoth.compose.views import StoryView, view_of
from quoth.edges.formats.writers.names import address_or_name, as_json, named, without_empty
from quoth.types import AnnotatedReport, Claim, Dossier
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
    nodes: list[dict[str, Any]] = []
    for story in dossier.stories:
        view = view_of(dossier, story)
        sources = sources_of(view)
        nodes += [
            article(view.reports[report], sources.get(report, [])) for report in story.reports if report in view.reports
        ]
        nodes += [claim_node(view, claim) for claim in story.claims[:most]]
        nodes += [node for read in view.reports.values() for node in quotations(read)[:most]]
    return {"@context": "https://schema.org", "@graph": nodes}


def sources_of(view: StoryView) -> dict[str, list[str]]:
    """What each report was made from: an address, a name of ours, or the name of an agency."""
    found: dict[str, list[str]] = {}
    for edge in view.story.lineage.edges:
        if edge.kind in DERIVATION and not edge.unmatched:
            external = edge.parent.startswith(EXTERNAL)
            parent = edge.parent.removeprefix(EXTERNAL)
            known = None if external else view.reports.get(parent)
            found.setdefault(edge.child, []).append(address_or_name(known) if known else parent)
    return found


def article(read: AnnotatedReport, sources: list[str]) -> dict[str, Any]:
    """A report."""
    raw = read.report.raw
    return without_empty(
        {
            "@type": "NewsArticle",
            "@id": named("report", read.id),
            "headline": raw.title,
            "url": web_address(raw.url),
            "datePublished": raw.published,
            "inLanguage": raw.language,
            "publisher": {"@type": "NewsMediaOrganization", "name": raw.outlet} if raw.outlet else None,
            "author": [{"@type": "Person", "name": author} for author in raw.authors],
            "isBasedOn": sources,
        }
    )


def claim_node(view: StoryView, claim: Claim) -> dict[str, Any]:
    """A claim with those who say it and the reports in which it stands."""
    supports = (*claim.asserted, *claim.denied, *claim.undecided)
    speakers = list(dict.fromkeys(one.speaker for one in claim.asserted if one.speaker))
    return without_empty(
        {
            "@type": "Claim",
            "@id": named("claim", f"{view.story.id}-{claim.id}"),
            "text": claim.text,
            "author": [{"@type": "Thing", "name": speaker} for speaker in speakers],
            "appearance": [
                {"@id": named("report", report)} for report in dict.fromkeys(one.report for one in supports)
            ],
        }
    )


def quotations(read: AnnotatedReport) -> list[dict[str, Any]]:
    """The words that a report quotes as they were spoken."""
    return [
        without_empty(
            {
                "@type": "Quotation",
                "@id": named("statement", f"{read.id}-{said.id}"),
                "text": " ".join(span.of(read.text) for span in said.content),
                "creator": {"@type": "Thing", "name": said.chain[-1].speaker} if said.chain else None,
                "isPartOf": {"@id": named("report", read.id)},
            }
        )
        for said in read.statements
        if said.form == "direct" and said.content
    ]
