"""What people decided on the differences and statements of a story: untouched, accepted, or corrected, by whom and when.

What the program read stands beside it, never in its place.
"""

from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from quoth.edges.store.deciding import Kept, decided
from quoth.edges.store.looking import annotated_reports, raw_reports
from quoth.edges.web.notes import speakers_of
from quoth.edges.web.serving.deciding_rows import when_in_words
from quoth.edges.web.serving.told import ToldStory, differences_in
from quoth.types import Difference, Place, Span

WORDS = {"accept-difference": "accepted", "accept-statement": "accepted", "reject-difference": "rejected"}


class States:
    """The decisions that stand on a story, found by the places on which they were made."""

    def __init__(self, connection: Connection, told: ToldStory) -> None:
        self._connection = connection
        self._told = told
        members = set(told.story.reports)
        self.kept = [one for one in decided(connection, members) if one.state == "standing"]

    def difference(self, one: Difference) -> dict[str, Any] | None:
        """Who has accepted a difference, the latest; None where nobody has looked."""
        places = frozenset(place for side in one.sides for place in side.spans)
        return self._latest([
            kept for kept in self.kept
            if kept.decision.kind.endswith("-difference") and frozenset(kept.decision.places) == places
        ])  # fmt: skip

    def statement(self, report: str, content: tuple[Span, ...]) -> dict[str, Any] | None:
        """Who has accepted or corrected a statement, the latest; with what the program had read."""
        places = tuple(Place(report, span.start, span.end) for span in content)
        found = self._latest([
            kept for kept in self.kept
            if kept.decision.kind.endswith("-statement") and kept.decision.places == places
        ])  # fmt: skip
        if found and found["word"] != "accepted":
            found["was"] = self._as_read.get((report, content), "")
        return found

    @cached_property
    def _as_read(self) -> dict[tuple[str, tuple[Span, ...]], str]:
        touched = {one.decision.reports[0] for one in self.kept if one.decision.kind == "attribute-statement"}
        reads = annotated_reports(self._connection, raw_reports(self._connection, sorted(touched)))
        return {(read.id, said.content): speakers_of(said) for read in reads for said in read.statements}

    def _latest(self, found: list[Kept]) -> dict[str, Any] | None:
        if not found:
            return None
        last = found[-1]
        word = WORDS.get(last.decision.kind, "corrected")
        return {
            "word": word,
            "author": last.decision.author,
            "at": when_in_words(last.decision.at),
            "id": last.id,
            "was": "",
        }


def with_states(told: ToldStory, rows: dict[str, Any], states: States) -> dict[str, Any]:
    """The rows of a story with what people decided on each of its differences and on each statement in its notes."""
    if not states.kept:
        return rows
    by_key = {one.id: one for one in told.differences}
    for row in differences_in(rows):
        row["state"] = states.difference(by_key[row["id"].partition("-")[2]])
    in_cards(told, rows["notes"], states)
    return rows


def in_cards(told: ToldStory, cards: list[dict[str, Any]], states: States) -> None:
    """Puts into the readings of notes what people decided on them."""
    for card in cards:
        contents = {said.id: said.content for said in told.view.reports[card["report"]].statements}
        for one in card["readings"]:
            one["state"] = states.statement(card["report"], contents[one["key"]])
