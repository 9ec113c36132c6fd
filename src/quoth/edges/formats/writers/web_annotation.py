"""W3C Web Annotation: each statement and each side of a difference, by its words with those around it and by its place.

Places are those of the report's text as quoth keeps it, which `quoth:textSha256` names, in Unicode code points as the model asks
for; programs in JavaScript count UTF-16. They are no places in a page of the web: of a report with an address they stand beside the
selector, and a tool finds the words by themselves.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from quoth.compose.views import StoryView, view_of
from quoth.edges.formats.lasting import names_of_differences, story_name
from quoth.edges.formats.writers.names import address, as_json, named
from quoth.types import AnnotatedReport, Difference, Dossier, Place, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = {"quoth": "urn:quoth:"}
AROUND = 32
OWN_VOICE, HAS_IT_FROM = "in its own voice", " < "


def write(dossier: Dossier, table: str = "") -> bytes:
    """One page of annotations."""
    made: list[dict[str, Any]] = []
    for story in dossier.stories:
        view = view_of(dossier, story)
        names = {key: f"{story_name(story)}-{name}" for key, name in names_of_differences(view).items()}
        placed = [one for one in story.differences if any(side.spans for side in one.sides)]
        made += [of_difference(view, one, names[one.id]) for one in placed]
    made += [of_statement(read, said) for read in dossier.reports for said in read.statements if said.content]
    name = story_name(dossier.stories[0]) if dossier.stories else "none"
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
    chain = HAS_IT_FROM.join(link.speaker for link in said.chain) or OWN_VOICE
    targets = [target(read, Place(read.id, span.start, span.end)) for span in said.content]
    return annotation(f"{read.id}-{said.id}", "describing", f"{chain} ({said.stance}, {said.form})", targets)


def of_difference(view: StoryView, one: Difference, name: str) -> dict[str, Any]:
    """What differs, and on which words it rests."""
    targets = [
        target(view.reports[place.report], place)
        for side in one.sides
        for place in side.spans
        if place.report in view.reports
    ]
    tags = [one.kind, one.verdict]
    return annotation(name, "commenting", f"{one.question} {one.why}", targets, tags) | {"quoth:difference": one.id}


def annotation(
    name: str, motive: str, words: str, targets: list[dict[str, Any]], tags: Sequence[str] = ()
) -> dict[str, Any]:
    """One annotation."""
    body: list[dict[str, Any]] = [{"type": "TextualBody", "value": words, "format": "text/plain", "purpose": motive}]
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
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
    held: dict[str, Any] = {
        "source": address(raw.url) or named("report", read.id),
        "quoth:report": read.id,
        "quoth:textSha256": hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "selector": [quote],
    }
    if place.part == "title":
        return held
    if address(raw.url):
        return held | {"quoth:start": place.start, "quoth:end": place.end}
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    return held | {"selector": [quote, position]}
