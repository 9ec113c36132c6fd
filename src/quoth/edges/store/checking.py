"""Every place held against the report's text before it is written, and again when a store is looked over.

A place is never moved to words that look alike: where the words are not there, nothing is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quoth.edges.store.codec import Reading
from quoth.errors import StoreDamaged
from quoth.types import Place, Span, Story

Texts = Mapping[tuple[str, str], str]


def words_at(texts: Texts, place: Place) -> str:
    """The words of a place; raises `StoreDamaged` where the report is not there or the place is not inside its text."""
    text = texts.get((place.report, place.part))
    if text is None:
        raise StoreDamaged(f"A place names the report {place.report}, which is not there.")
    if not 0 <= place.start < place.end <= len(text):
        raise StoreDamaged(f"A place ({place.start} to {place.end}) lies outside the {place.part} of {place.report}.")
    return text[place.start : place.end]


def words_of(report: str, text: str, span: Span) -> str:
    """The words of a span in the text of a report."""
    return words_at({(report, "text"): text}, Place(report, span.start, span.end))


def check_reading(report: str, text: str, reading: Reading) -> None:
    """Raises `StoreDamaged` where a span of a reading lies outside the text, or an id is named that is not there."""
    for span in spans_of(reading):
        words_of(report, text, span)
    ids = {statement.id for statement in reading.statements}
    entities = {entity.id for entity in reading.entities}
    named = {s.parent for s in reading.statements} | {q.statement for q in reading.quantities}
    lost = (named | {d.statement for d in reading.dates}) - ids - {None}
    lost |= {link.entity for s in reading.statements for link in s.chain} - entities - {None}
    if lost:
        raise StoreDamaged(f"The reading of {report} names what is not in it: {', '.join(sorted(map(str, lost)))}.")


def spans_of(reading: Reading) -> Iterator[Span]:
    """Every span of a reading."""
    if reading.headline:
        yield reading.headline
    yield from reading.sentences
    yield from reading.paragraphs
    yield from (Span(mark.start, mark.end) for mark in reading.marks)
    yield from (quantity.span for quantity in reading.quantities)
    yield from (date.span for date in reading.dates)
    if reading.credit:
        yield Span(reading.credit.start, reading.credit.end)
    for entity in reading.entities:
        yield from entity.mentions
    for statement in reading.statements:
        yield from statement.content
        for link in statement.chain:
            yield from filter(None, (link.mention, link.cue))


def check_story(texts: Texts, story: Story) -> None:
    """Raises `StoreDamaged` where a place of a story lies outside its text, or a claim's wording does not stand there."""
    for place in places_in(story):
        words_at(texts, place)
    for claim in story.claims:
        if claim.text != words_at(texts, claim.span):
            raise StoreDamaged(f"The wording of the claim {claim.id} does not stand in {claim.span.report}.")


def places_in(value: Any) -> Iterable[Place]:
    """Every place inside a value, however deep."""
    if isinstance(value, Place):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from places_in(item)
    elif hasattr(value, "__struct_fields__"):
        for field in value.__struct_fields__:
            yield from places_in(getattr(value, field))
