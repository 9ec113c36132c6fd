"""Drafts of ClaimReview for claims that are disputed: who said what where, and an empty place where a person rates.

No rating is given: quoth does not know what is true.
"""

from typing import Any

from quoth.compose.views import StoryView, view_of
from quoth.edges.formats.writers.names import address_or_name, as_json, named, without_empty
from quoth.edges.formats.writers.schema_org import authors_of
from quoth.types import Claim, Dossier


def write(dossier: Dossier, table: str = "") -> bytes:
    """One document: a draft a disputed claim."""
    nodes = [
        draft_of(view_of(dossier, story), claim)
        for story in dossier.stories
        for claim in story.claims
        if claim.status == "disputed"
    ]
    return as_json({"@context": "https://schema.org", "@graph": nodes})


def draft_of(view: StoryView, claim: Claim) -> dict[str, Any]:
    """One draft."""
    reports = dict.fromkeys(one.report for one in claim.asserted)
    shown = [view.reports[report] for report in reports if report in view.reports]
    dates = sorted(filter(None, (read.report.raw.published for read in shown)))
    item = without_empty(
        {
            "@type": "Claim",
            "author": authors_of(view, claim),
            "datePublished": dates[0][:10] if dates else None,
            "appearance": [{"@type": "NewsArticle", "@id": address_or_name(read)} for read in shown],
        }
    )
    return {
        "@type": "ClaimReview",
        "@id": named("claim-review", f"{view.story.id}-{claim.id}"),
        "creativeWorkStatus": "Draft",
        "claimReviewed": claim.text,
        "itemReviewed": item,
    }
