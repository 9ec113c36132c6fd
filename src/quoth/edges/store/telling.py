"""Stories written: the story whole as JSON, and its lineage, claims, differences and figures as rows with their words."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Table

from quoth.compose.views import conflicts_between
from quoth.edges.store.checking import Texts, check_story, words_at
from quoth.edges.store.codec import Row, as_json
from quoth.edges.store.earlier import remember_story
from quoth.edges.store.tables import (
    claims,
    differences,
    edges,
    figures,
    origins,
    sides,
    stories,
    story_reports,
    supports,
)
from quoth.types import Claim, Difference, Place, Story

STANDS = ("asserted", "denied", "undecided")


class Told(Struct, frozen=True):
    """A story ready to be written: what it was made of and how, the reports for which a member stands.

    `rejected` are the differences that people have rejected: they are written, and not counted.
    """

    story: Story
    made_of: str
    method: str
    stands_for: Mapping[str, str]
    at: str
    rejected: frozenset[str] = frozenset()
    fell: str | None = None


def keep_story(connection: Connection, told: Told, texts: Texts) -> None:
    """The story with its rows; raises `StoreDamaged` for a place outside its text."""
    story = told.story
    check_story(texts, story)
    connection.execute(stories.insert(), [story_row(told)])
    remember_story(connection, story.id, story.reports)
    rows: tuple[tuple[Table, Iterator[Row]], ...] = (
        (story_reports, member_rows(told)),
        (edges, edge_rows(story)),
        (origins, origin_rows(story)),
        (claims, (claim_row(texts, claim) for claim in story.claims)),
        (supports, (row for claim in story.claims for row in support_rows(claim))),
        (differences, (difference_row(item) for item in story.differences)),
        (sides, (row for item in story.differences for row in side_rows(texts, item))),
        (figures, figure_rows(texts, story)),
    )
    for table, made in rows:
        listed = [{"story": story.id, **row} for row in made]
        if listed:
            connection.execute(table.insert(), listed)


def story_row(told: Told) -> Row:
    """The row of a story, with what the list of stories shows."""
    story = replace(told.story, differences=tuple(d for d in told.story.differences if d.id not in told.rejected))
    between, disputes = conflicts_between(story, "reports"), conflicts_between(story, "speakers")
    return {
        "id": story.id,
        "made_of": told.made_of,
        "method": told.method,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "reports": len(story.reports),
        "origins_low": story.lineage.origins.low,
        "origins_high": story.lineage.origins.high,
        "differences": len(story.differences),
        "conflicts": len(between),
        "disputes": len(disputes),
        "question": (between or disputes)[0].question if between or disputes else None,
        "changed_at": told.at,
        "data": as_json(told.story),
        "fell": told.fell,
    }


def member_rows(told: Told) -> Iterator[Row]:
    """The reports of a story in their order, then those that are one with a member."""
    for place, report in enumerate(told.story.reports):
        yield {"report": report, "place": place, "told_by": None}
    for place, (report, by) in enumerate(sorted(told.stands_for.items()), len(told.story.reports)):
        yield {"report": report, "place": place, "told_by": by}


def edge_rows(story: Story) -> Iterator[Row]:
    """The edges of the lineage."""
    for number, edge in enumerate(story.lineage.edges):
        yield {
            "number": number,
            "child": edge.child,
            "parent": edge.parent,
            "kind": edge.kind,
            "direction": edge.direction,
            "probability": edge.probability,
            "share": edge.share,
            "why": edge.why,
        }


def origin_rows(story: Story) -> Iterator[Row]:
    """The origins with the reports that go back to them."""
    for origin in story.lineage.origins.groups:
        yield {"id": origin.id, "name": origin.name, "root": origin.root, "reports": origin.reports}


def claim_row(texts: Texts, claim: Claim) -> Row:
    """A claim with its wording and its three counts."""
    return {
        "id": claim.id,
        "status": claim.status,
        **place_row(texts, claim.span),
        "origins_low": claim.origins.low,
        "origins_high": claim.origins.high,
        "sources_low": claim.sources.low,
        "sources_high": claim.sources.high,
        "outlets": claim.outlets,
    }


def support_rows(claim: Claim) -> Iterator[Row]:
    """The statements behind a claim."""
    for stand in STANDS:
        for number, support in enumerate(getattr(claim, stand)):
            yield {
                "claim": claim.id,
                "stand": stand,
                "number": number,
                "statement": support.statement,
                "report": support.report,
                "origin": support.origin,
                "speaker": support.speaker,
            }


def difference_row(found: Difference) -> Row:
    """A difference, without its sides."""
    return {
        "id": found.id,
        "kind": found.kind,
        "between": found.between,
        "verdict": found.verdict,
        "reason": found.reason,
        "about": found.about,
        "question": found.question,
        "severity": found.severity,
        "why": found.why,
        "rule": found.rule,
    }


def side_rows(texts: Texts, found: Difference) -> Iterator[Row]:
    """The sides of a difference, a row for each stretch of words."""
    for number, side in enumerate(found.sides):
        for place, span in enumerate(side.spans):
            row = {"difference": found.id, "side": number, "number": place, "speaker": side.speaker}
            yield {**row, "reading": side.reading, **place_row(texts, span)}


def figure_rows(texts: Texts, story: Story) -> Iterator[Row]:
    """The values of the figures."""
    for figure, counted in enumerate(story.figures):
        for number, value in enumerate(counted.values):
            yield {
                "figure": figure,
                "number": number,
                "counts": counted.counts,
                "unit": counted.unit,
                "low": value.low,
                "high": value.high,
                "bound": value.bound,
                "scope": value.scope,
                "speaker": value.speaker,
                **place_row(texts, value.span),
            }


def place_row(texts: Texts, place: Place) -> Row:
    """Where words stand, with the words, taken from the text at the moment of writing."""
    return {
        "report": place.report,
        "part": place.part,
        "start": place.start,
        "end": place.end,
        "words": words_at(texts, place),
    }
