"""Decisions about one and the same thing: which later one holds in the place of an earlier, and what came since a form was opened."""

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import Connection

from quoth.edges.store.deciding import (
    ABOUT_DIFFERENCES,
    ABOUT_STATEMENTS,
    CHANGING,
    Decision,
    Kept,
    after_all,
    read_decision,
    recorded,
    undo,
)

Thing = tuple[str, Hashable]


def thing_of(made: Decision) -> Thing | None:
    """What a decision is about, so that another can be about the same; None where several may stand beside each other."""
    if made.kind in ABOUT_DIFFERENCES:
        return ("difference", frozenset(made.places))
    if made.kind in ABOUT_STATEMENTS:
        return ("statement", made.places)
    if made.kind in ("set-published", "set-outlet"):
        return (made.kind, made.reports)
    if made.kind in ("independent", "derived"):
        return ("origin", frozenset(made.reports))
    if made.kind in ("belongs-to-report", "not-of-report"):
        return ("lines", made.places)
    return None


def replaced(kept: Sequence[Kept]) -> dict[str, Kept]:
    """The decisions in whose place a later one holds, by their ids, each with that one; `kept` in the order of deciding.

    An accepted reading is one that somebody has looked at: it takes nothing's place.
    """
    found: dict[str, Kept] = {}
    last: dict[Thing, Kept] = {}
    for one in reversed(kept):
        thing = thing_of(one.decision)
        if thing is None or one.state == "undone":
            continue
        if thing in last:
            found[one.id] = last[thing]
        elif one.decision.kind in CHANGING:
            last[thing] = one
    return found


def standing_on(connection: Connection, made: Decision) -> list[Kept]:
    """The decisions about the very thing of a decision that nobody has taken back, in the order of deciding."""
    thing, found = thing_of(made), []
    for row, undone in recorded(connection, made.reports):
        if not undone and thing is not None:
            decision, words = read_decision(connection, row)
            if thing_of(decision) == thing:
                found.append(Kept(row["id"], decision, words, "standing"))
    return found


def decided_since(connection: Connection, made: Decision, seen: str) -> Kept | None:
    """What was decided otherwise about the same thing after a moment, the latest; None where nothing was."""
    others = [
        one
        for one in standing_on(connection, made)
        if one.decision.at > seen and said_by(one.decision) != said_by(made)
    ]
    return others[-1] if others else None


def said_by(made: Decision) -> tuple[str, dict[str, Any]]:
    """What a decision says, without the reason given for it."""
    return made.kind, {name: value for name, value in made.value.items() if name != "reason"}


def take_back_for(connection: Connection, made: Decision, over: str = "") -> list[Kept]:
    """Undoes what a decision says the contrary of: a rejection, and what `over` names where that is accepted as it was read.

    Gives what was undone; each undoing stays on record under the name and the time of the decision.
    """
    gone = [
        one
        for one in standing_on(connection, made)
        if made.kind not in ("reject-difference", "reject-statement")
        and (
            one.decision.kind in ("reject-difference", "reject-statement")
            or (one.id == over and made.kind == "accept-statement" and one.decision.kind in CHANGING)
        )
    ]
    for one in gone:
        undo(connection, one.id, author=made.author, at=after_all(connection, made.at))
    return gone
