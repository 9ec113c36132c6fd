"""W3C Web Annotation: each statement and each side of a difference, by its words with those around it and by its place.

Places are those of the report's text as quoth keeps it, which `quoth:textSha256` names, in Unicode code points as the model asks
for; programs in JavaScript count UTF-16. A tool finds the words by themselves.
"""

import hashlib
from typing import Any

from quoth.compose.views import StoryView, view_of
from quoth.edges.formats.writers.names import address_or_name, as_json, named, without_empty
from quoth.types import AnnotatedReport, Difference, Dossier, Place, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = {"quoth": "urn:quoth:"}
AROUND = 32
OWN_VOICE = "in its own voice"


def write(dossier: Dossier, table: str = "") -> bytes:
    """One page of annotations."""
    made: list[dict[str, Any]] = []
    for story in dossier.stories:
        view = view_of(dossier, story)
        made += [of_difference(view, one) for one in story.differences if any(side.spans for side in one.sides)]
    made += [of_statement(read, said) for read in dossier.reports for said in read.statements if said.content]
    name = dossier.stories[0].id if dossier.stories else "none"
    return as_json(
        {
            "@context": [CONTEXT, OWN],
            "id": named("annotations", name),
            "type": "AnnotationPage",
            "partOf": {"id": named("collection", name), "type": "AnnotationCollection", "total": len(made)},
            "startIndex": 0,
            "items": made,
        }
    )


def of_statement(read: AnnotatedReport, said: Statement) -> dict[str, Any]:
    """Who says the words, and how surely."""
    chain = " → ".join(link.speaker for link in reversed(said.chain)) or OWN_VOICE
    targets = [target(read, Place(read.id, span.start, span.end)) for span in said.content]
    return annotation(f"{read.id}-{said.id}", "describing", f"{chain} ({said.stance}, {said.form})", targets)


def of_difference(view: StoryView, one: Difference) -> dict[str, Any]:
    """What differs, and on which words it rests."""
    targets = [
        target(view.reports[place.report], place)
        for side in one.sides
        for place in side.spans
        if place.report in view.reports
    ]
    return annotation(
        f"{view.story.id}-{one.id}",
        "commenting",
        f"{one.question} {one.why}",
        targets,
        tag=f"{one.kind}, {one.verdict}",
    )


def annotation(name: str, motive: str, words: str, targets: list[dict[str, Any]], tag: str = "") -> dict[str, Any]:
    """One annotation."""
    body: list[dict[str, Any]] = [{"type": "TextualBody", "value": words, "format": "text/plain", "purpose": motive}]
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"}] if tag else []
    return {
        "id": named("annotation", name),
        "type": "Annotation",
        "motivation": motive,
        "generator": {"id": "urn:quoth:quoth", "type": "Software", "name": "quoth"},
        "body": body,
        "target": targets,
    }


def target(read: AnnotatedReport, place: Place) -> dict[str, Any]:
    """Words of a report, by themselves and by their place; those of a headline that came apart have no place in the text."""
    raw = read.report.raw
    text = (raw.title or "") if place.part == "title" else raw.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[place.start : place.end],
        "prefix": text[max(0, place.start - AROUND) : place.start],
        "suffix": text[place.end : place.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    return without_empty(
        {
            "source": address_or_name(read),
            "quoth:report": read.id,
            "quoth:textSha256": hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "selector": [quote] if place.part == "title" else [quote, position],
        }
    )
