"""Who says what, through whom: a row a claim, a cell a report, with the number of the difference where chains differ."""

from typing import Any

from quoth.compose.material import every_support
from quoth.compose.stands import Said, stands_in_words, statements_of
from quoth.compose.views import StoryView
from quoth.edges.web.notes import Notes, speakers_of
from quoth.types import Claim, Difference, Interval, Place, Statement

# More columns than this are no longer read across; the cells then stand below each other.
MOST_COLUMNS = 4
SHOWN, MOST = 8, 24
# Of many reports that have a claim from the same voice these are named, the others counted.
MOST_PLACES = 14


def matrix_rows(view: StoryView, notes: Notes, told: list[Difference]) -> dict[str, Any]:
    """The claims of two reports or more; the first of them at once, the rest one step away."""
    claims = [claim for claim in view.story.claims if len({s.report for s in every_support(claim)}) > 1]
    said = statements_of(view.reports.values())
    rows = [claim_row(view, notes, claim, said, told) for claim in claims[:MOST]]
    columns = [notes.badge(r) for r in view.story.reports] if len(view.story.reports) <= MOST_COLUMNS else []
    return {"columns": columns, "shown": rows[:SHOWN], "more": rows[SHOWN:]}


def claim_row(view: StoryView, notes: Notes, claim: Claim, said: Said, told: list[Difference]) -> dict[str, Any]:
    """One claim with its three counts and a cell a report, in the order of the story."""
    cells, stands = [], list(stands_in_words(claim, said))
    for report in view.story.reports:
        ways = [
            way_row(notes, said[s.statement][1], report, word, told)
            for s, word in stands
            if s.report == report and s.statement in said
        ]
        # A point and the statement that it is of stand in one sentence: they are one way.
        once = {(way["speakers"], way["word"], way["card"]["mark"]): way for way in reversed(ways)}
        cells.append({**notes.badge(report), "ways": list(once.values())[::-1]})
    return {
        "card": notes.evidence(claim.span),
        # What all deny is no dispute: nobody here says it.
        "status": "only denied" if claim.status == "disputed" and not claim.asserted else claim.status,
        "cells": [{**cell, "ways": ways_together(cell["ways"])} for cell in cells],
        "voices": voices_of(cells),
        "counts": counts_in_words(claim),
    }


def ways_together(ways: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those who say or deny a claim in one sentence as one: "denies: Moscow; Pyongyang"."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for way in ways:
        known = found.get(key := (way["word"], way["card"]["id"]))
        found[key] = way if known is None else {
            **known,
            "speakers": f"{known['speakers']}; {way['speakers']}",
            "differs": sorted({*known["differs"], *way["differs"]}),
        }  # fmt: skip
    return list(found.values())


def voices_of(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells of a claim by who says it in them, in the order in which they come: of many reports most say it alike."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for way in (way for cell in cells for way in cell["ways"]):
        voice = found.setdefault(
            (way["word"], way["speakers"]),
            {"word": way["word"], "speakers": way["speakers"], "cards": [], "differs": []},
        )
        voice["cards"].append(way["card"])
        voice["differs"] = sorted({*voice["differs"], *way["differs"]})
    for voice in found.values():
        voice["more"] = max(0, len(voice["cards"]) - MOST_PLACES)
        voice["cards"] = voice["cards"][:MOST_PLACES]
    return list(found.values())


def way_row(notes: Notes, statement: Statement, report: str, word: str, told: list[Difference]) -> dict[str, Any]:
    """How one report has the claim: through whom, where, and in which difference it takes part."""
    piece = statement.content[0]
    place = Place(report, piece.start, piece.end)
    parts = [(n, d) for n, d in enumerate(told, 1) if d.kind.startswith("attribution") and takes_part(d, place)]
    differs = [(number, f"{notes.prefix}-{one.id}") for number, one in parts[:2]]
    return {"speakers": speakers_of(statement), "word": word, "card": notes.evidence(place), "differs": differs}


def takes_part(difference: Difference, place: Place) -> bool:
    """Whether a side of the difference stands on words of the place."""
    return any(
        span.report == place.report and span.part == "text" and span.start < place.end and place.start < span.end
        for side in difference.sides
        for span in side.spans
    )


def counts_in_words(claim: Claim) -> list[str]:
    """Outlets, origins and sources, each where it could be counted."""
    counted = ((Interval(claim.outlets, claim.outlets), "outlet"), (claim.origins, "origin"), (claim.sources, "source"))
    return [
        in_words(interval, noun) for interval, noun in counted if interval.low is not None or interval.high is not None
    ]


def in_words(interval: Interval, noun: str) -> str:
    """ "1 origin", "2 to 3 sources", "2 sources or more"."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return f"{high} {noun}s at most" if low is None else f"{low} {noun}s or more"
    if low != high:
        return f"{low} to {high} {noun}s"
    return f"{low} {noun}" if low == 1 else f"{low} {noun}s"
