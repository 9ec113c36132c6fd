"""The tables of a story as CSV: claims, differences, figures, speakers."""

from collections.abc import Callable, Iterator
from typing import Any

from quoth.compare.points import every_statement
from quoth.compose.stands import stands_in_words, statements_of
from quoth.compose.values import in_words, scope_in_words
from quoth.compose.views import StoryView, view_of
from quoth.edges.formats.tables import csv_of
from quoth.types import Dossier

Row = dict[str, Any]


def story_table(view: StoryView, table: str) -> bytes:
    """One table of the story by its name."""
    columns, rows = TABLES[table]
    named = (*columns, *(view.letters[report] for report in view.story.reports)) if table == "claims" else columns
    return csv_of(rows(view), columns=named)


def table_of(dossier: Dossier, table: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Columns and rows of one table of all stories; the first column names the story where there are several."""
    columns, rows = TABLES[table]
    views = [view_of(dossier, story) for story in dossier.stories]
    letters = dict.fromkeys(letter for view in views for letter in view.letters.values()) if table == "claims" else {}
    named = ("story",) if len(views) > 1 else ()
    made = ({"story": view.story.id, **row} for view in views for row in rows(view))
    return (*named, *columns, *letters), made


def claim_rows(view: StoryView) -> Iterator[Row]:
    """A row a claim, a column a report: who says it there, and where."""
    speakers = {
        said.id: " → ".join(link.speaker for link in reversed(said.chain)) or "own voice"
        for read in view.reports.values()
        for said in every_statement(read)
    }
    everything = statements_of(view.reports.values())
    for claim in view.story.claims:
        row: Row = {
            "id": claim.id,
            "claim": claim.text,
            "status": claim.status,
            "outlets": claim.outlets,
            "origins_low": claim.origins.low,
            "origins_high": claim.origins.high,
            "sources_low": claim.sources.low,
            "sources_high": claim.sources.high,
        }
        for one, stand in stands_in_words(claim, everything):
            letter = view.letters.get(one.report, "?")
            speaker = speakers.get(one.statement, one.speaker or "own voice")
            told = f"{stand}: {speaker}" if stand else speaker
            row[letter] = f"{row[letter]}; {told}" if letter in row else told
        yield row


def difference_rows(view: StoryView) -> Iterator[Row]:
    """A row a side of a difference."""
    for one in view.story.differences:
        for number, side in enumerate(one.sides, 1):
            first = side.spans[0] if side.spans else None
            yield {
                "id": one.id,
                "kind": one.kind,
                "between": one.between,
                "verdict": one.verdict,
                "severity": one.severity,
                "question": one.question,
                "side": number,
                "reports": " ".join(dict.fromkeys(view.letters.get(place.report, "?") for place in side.spans)),
                "speaker": side.speaker,
                "words": view.words(first) if first else None,
                "places": view.marks(side.spans),
                "read_as": side.reading,
                "why": one.why,
                "rule": one.rule,
            }


def figure_rows(view: StoryView) -> Iterator[Row]:
    """A row a value of a figure."""
    for figure in view.story.figures:
        for value in figure.values:
            yield {
                "counts": figure.counts,
                "unit": figure.unit,
                "report": view.letters.get(value.span.report, "?"),
                "place": view.mark(value.span),
                "speaker": value.speaker or "own voice",
                "low": value.low,
                "high": value.high,
                "bound": value.bound,
                "told": in_words(value) + scope_in_words(value),
                "words": view.words(value.span),
                "as_of_first": value.as_of.earliest if value.as_of else None,
                "as_of_last": value.as_of.latest if value.as_of else None,
            }


def speaker_rows(view: StoryView) -> Iterator[Row]:
    """A row a speaker."""
    home = {said.id: read.id for read in view.reports.values() for said in read.statements}
    for speaker in view.story.speakers:
        spoken = [home[said] for said in speaker.statements if said in home]
        yield {
            "name": speaker.name,
            "kind": speaker.kind,
            "role": speaker.role,
            "other_names": [name for name in speaker.variants if name != speaker.name],
            "statements": len(speaker.statements),
            "reports": " ".join(view.letters[report] for report in view.story.reports if report in spoken),
        }


TABLES: dict[str, tuple[tuple[str, ...], Callable[[StoryView], Iterator[Row]]]] = {
    "claims": (
        ("id", "claim", "status", "outlets", "origins_low", "origins_high", "sources_low", "sources_high"), claim_rows,
    ),
    "differences": (
        ("id", "kind", "between", "verdict", "severity", "question", "side", "reports", "speaker", "words", "places",
         "read_as", "why", "rule"), difference_rows,
    ),
    "figures": (
        ("counts", "unit", "report", "place", "speaker", "low", "high", "bound", "told", "words", "as_of_first",
         "as_of_last"), figure_rows,
    ),
    "speakers": (("name", "kind", "role", "other_names", "statements", "reports"), speaker_rows),
}  # fmt: skip
