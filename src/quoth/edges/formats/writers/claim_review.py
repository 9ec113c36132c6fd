"""Drafts of ClaimReview for claims that are disputed: who says what where, and an empty place where a person rates.

No rating is given: quoth does not know what is true. Who reviews, when and where is the reviewer's to add.
"""

from typing import Any

from quoth.compose.stands import Said, stands_in_words, statements_of
from quoth.compose.views import StoryView, view_of
from quoth.compose.wording import quoted
from quoth.edges.formats.lasting import Voices, names_of_claims
from quoth.edges.formats.writers.names import as_json, named, without_empty
from quoth.edges.formats.writers.schema_org import about, article, authors_of, reports_of
from quoth.text.outlets import outlet_or_file
from quoth.types import Claim, Dossier, Support

SAYS, OWN_VOICE = "says so", "in its own voice"


def write(dossier: Dossier, table: str = "") -> bytes:
    """One document: a draft a disputed claim."""
    nodes: dict[str, dict[str, Any]] = {}
    for story in dossier.stories:
        for node in drafts_of(view_of(dossier, story)):
            nodes.setdefault(node["@id"], node)
    return as_json({"@context": "https://schema.org", "@graph": list(nodes.values())})


def drafts_of(view: StoryView) -> list[dict[str, Any]]:
    """The drafts for the disputed claims of a story."""
    disputed = [claim for claim in view.story.claims if claim.status == "disputed"]
    said = statements_of(view.reports.values()) if disputed else {}
    voices, names = Voices(view), names_of_claims(view)
    return [
        {
            "@type": "ClaimReview",
            "@id": named("claim-review", names[claim.id]),
            "creativeWorkStatus": "Draft",
            "claimReviewed": claim.text,
            "itemReviewed": item(view, claim, voices, said) | {"@id": named("claim", names[claim.id])},
            "reviewBody": body(view, claim, voices, said),
        }
        for claim in disputed
    ]


def item(view: StoryView, claim: Claim, voices: Voices, said: Said) -> dict[str, Any]:
    """The claim: in which reports it stands, which of them deny it or leave it open."""
    saying = [view.reports[report] for report in reports_of(claim.asserted) if report in view.reports]
    dates = sorted(filter(None, (read.report.raw.published for read in saying)))
    return without_empty(
        {
            "@type": "Claim",
            "text": claim.text,
            "author": authors_of(claim, voices),
            "datePublished": dates[0][:10] if dates else None,
            "appearance": [article(read, []) for read in saying],
            "subjectOf": [article(view.reports[report], []) for report in about(claim, said) if report in view.reports],
        }
    )


def body(view: StoryView, claim: Claim, voices: Voices, said: Said) -> str:
    """Who says it, denies it, leaves it open or tells it otherwise, with the words and where they stand, a line each."""
    lines = (line(view, one, stand or SAYS, voices, said) for one, stand in stands_in_words(claim, said))
    return "\n".join(dict.fromkeys(lines))


def line(view: StoryView, one: Support, stand: str, voices: Voices, said: Said) -> str:
    """One statement with its source."""
    who = voices.name(one.speaker) if one.speaker else OWN_VOICE
    if one.report not in view.reports:
        return f"{who} {stand}."
    raw = view.reports[one.report].report.raw
    where = ", ".join(filter(None, (outlet_or_file(raw), (raw.published or "")[:10])))
    told = ""
    if one.statement in said:
        read, statement = said[one.statement]
        told = f": {quoted(' '.join(piece.of(read.text) for piece in statement.content))}"
    return " ".join(f"{stand[0].upper()}{stand[1:]}: {who} ({where}){told}".split())
