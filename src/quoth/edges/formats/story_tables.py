"""The tables of a story: claims and the statements behind them, differences, figures, speakers, and the reports behind the letters.

Every column is told in docs/tables.md. A speaker has one name in all of them, and a chain one order: outermost first.
"""

from collections.abc import Callable, Iterator
from typing import Any

from quoth.compose.stands import Said, stands_in_words, statements_of
from quoth.compose.values import in_words, scope_in_words
from quoth.compose.views import StoryView, people_of, view_of
from quoth.edges.formats.lasting import Voices, names_of_figures
from quoth.edges.formats.report_rows import REPORTS, report_rows
from quoth.edges.formats.tables import csv_of
from quoth.types import Dossier, Place, Side, Support

Row = dict[str, Any]

OWN_VOICE, HAS_IT_FROM, SAYS_SO = "own voice", " < ", "says so"
# Columns that hold numbers and lists; all others hold words.
WHOLE = (
    "outlets",
    "origins_low",
    "origins_high",
    "sources_low",
    "sources_high",
    "side",
    "statements",
    "start",
    "end",
    "characters",
)
DECIMAL = ("low", "high")
LISTS = ("other_names", "authors", "also", "origins", "made_from")


def story_table(view: StoryView, table: str) -> bytes:
    """One table of the story by its name."""
    columns, rows = TABLES[table]
    named = (*columns, *(view.letters[report] for report in view.story.reports)) if table == "claims" else columns
    return csv_of(rows(view), columns=named)


def table_of(dossier: Dossier, table: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Columns and rows of one table of all stories; claims have a column more for each letter that a report has in one of them."""
    columns, rows = TABLES[table]
    views = [view_of(dossier, story) for story in dossier.stories]
    letters = dict.fromkeys(letter for view in views for letter in view.letters.values()) if table == "claims" else {}
    return (*columns, *letters), (row for view in views for row in rows(view))


def claim_rows(view: StoryView) -> Iterator[Row]:
    """A row a claim, a column a report: who says it there, denies it, leaves it open or tells it otherwise."""
    said, voices = statements_of(view.reports.values()), Voices(view)
    for claim in view.story.claims:
        row: Row = {
            "story": view.story.id,
            "id": claim.id,
            "claim": claim.text,
            **where(view, claim.span),
            "status": claim.status,
            "outlets": claim.outlets,
            "origins_low": claim.origins.low,
            "origins_high": claim.origins.high,
            "sources_low": claim.sources.low,
            "sources_high": claim.sources.high,
        }
        for one, stand in stands_in_words(claim, said):
            letter = view.letters.get(one.report, "?")
            who = chain_of(one, said, voices)
            told = f"{stand}: {who}" if stand else who
            row[letter] = f"{row[letter]}; {told}" if letter in row else told
        yield row


def statement_rows(view: StoryView) -> Iterator[Row]:
    """A row a statement behind a claim: what it does with the claim, by whose word, in which words, where."""
    said, voices = statements_of(view.reports.values()), Voices(view)
    for claim in view.story.claims:
        for one, stand in stands_in_words(claim, said):
            row = {"story": view.story.id, "claim": claim.id, "stand": stand or SAYS_SO, "id": one.statement}
            row |= {"report": one.report}
            row |= {
                "speaker": voices.name(one.speaker) if one.speaker else OWN_VOICE,
                "chain": chain_of(one, said, voices),
            }
            if one.statement in said:
                read, statement = said[one.statement]
                first, last = statement.content[0], statement.content[-1]
                words = " … ".join(" ".join(piece.of(read.text).split()) for piece in statement.content)
                row |= where(view, Place(read.id, first.start, last.end))
                row |= {"stance": statement.stance, "form": statement.form, "words": words}
            yield row


def difference_rows(view: StoryView) -> Iterator[Row]:
    """A row a side of a difference."""
    voices = Voices(view)
    for one in view.story.differences:
        for number, side in enumerate(one.sides, 1):
            first = side.spans[0] if side.spans else None
            yield {
                "story": view.story.id,
                "id": one.id,
                "kind": one.kind,
                "between": one.between,
                "verdict": one.verdict,
                "reason": one.reason,
                "severity": one.severity,
                "question": one.question,
                "side": number,
                "letters": " ".join(dict.fromkeys(view.letters.get(place.report, "?") for place in side.spans)),
                "speaker": "; ".join(people_of(side, voices.names)) or None,
                "words": view.words(first) if first else None,
                **(where(view, first) if first else {}),
                "places": view.marks(side.spans),
                "read_as": reading_of(side, voices, chain=one.kind.startswith("attribution")),
                "why": one.why,
                "rule": one.rule,
            }


def figure_rows(view: StoryView) -> Iterator[Row]:
    """A row a value of a figure."""
    voices, names = Voices(view), names_of_figures(view)
    for figure, name in zip(view.story.figures, names, strict=True):
        for value in figure.values:
            yield {
                "story": view.story.id,
                "id": name,
                "counts": figure.counts,
                "unit": figure.unit,
                **where(view, value.span),
                "speaker": voices.name(value.speaker) if value.speaker else OWN_VOICE,
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
            "story": view.story.id,
            "name": speaker.name,
            "kind": speaker.kind,
            "role": speaker.role,
            "other_names": [name for name in speaker.variants if name != speaker.name],
            "statements": len(speaker.statements),
            "letters": " ".join(view.letters[report] for report in view.story.reports if report in spoken),
        }


def where(view: StoryView, place: Place) -> Row:
    """A place: its report, letter and paragraph, and where it stands in the text, as a headline that came apart does not."""
    held: Row = {"report": place.report}
    if place.report not in view.reports:
        return held
    span = {} if place.part == "title" else {"start": place.start, "end": place.end}
    return held | {"place": view.mark(place)} | span


def chain_of(one: Support, said: Said, voices: Voices) -> str:
    """Who says it, the outermost first; `<` is read "has it from". What a party puts out itself has the party alone."""
    chain = said[one.statement][1].chain if one.statement in said else ()
    names = [link.speaker for link in chain] or ([one.speaker] if one.speaker else [])
    return HAS_IT_FROM.join(map(voices.name, names)) or OWN_VOICE


def reading_of(side: Side, voices: Voices, *, chain: bool) -> str | None:
    """What quoth makes of the words of a side; who is named there, nearest first, in the order of all chains."""
    if side.reading is None or not chain:
        return side.reading
    return HAS_IT_FROM.join(voices.name(name) for name in reversed(side.reading.split(HAS_IT_FROM)))


PLACE = ("report", "place", "start", "end")
TABLES: dict[str, tuple[tuple[str, ...], Callable[[StoryView], Iterator[Row]]]] = {
    "claims": (
        ("story", "id", "claim", *PLACE, "status", "outlets", "origins_low", "origins_high", "sources_low",
         "sources_high"), claim_rows,
    ),
    "statements": (
        ("story", "claim", "stand", "id", *PLACE, "speaker", "chain", "stance", "form", "words"), statement_rows,
    ),
    "differences": (
        ("story", "id", "kind", "between", "verdict", "reason", "severity", "question", "side", "letters", "speaker", "words",
         *PLACE, "places", "read_as", "why", "rule"), difference_rows,
    ),
    "figures": (
        ("story", "id", "counts", "unit", *PLACE, "speaker", "low", "high", "bound", "told", "words", "as_of_first",
         "as_of_last"), figure_rows,
    ),
    "speakers": (("story", "name", "kind", "role", "other_names", "statements", "letters"), speaker_rows),
    "reports": (REPORTS, report_rows),
}  # fmt: skip
