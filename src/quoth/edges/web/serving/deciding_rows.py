"""What people decided, as the rows of pages: on a story, or all of it."""

from typing import Any

from sqlalchemy import Connection, func, select

from quoth.edges.store.deciding import Kept, decided
from quoth.edges.store.tables import decisions
from quoth.edges.web.serving.told import ToldStory

IN_WORDS = {
    "merge-stories": "these reports belong to one story",
    "split-stories": "these reports are of another story",
    "attribute-statement": "somebody else says this",
    "accept-statement": "this was read rightly",
    "reject-statement": "nobody says this so",
    "accept-difference": "this is a difference",
    "reject-difference": "this is no difference",
    "independent": "these reports are independent",
    "derived": "one of these reports was made from the other",
    "belongs-to-report": "this belongs to the report",
    "undo": "taken back",
}


def marker_of(connection: Connection) -> str:
    """Changes whenever somebody has decided something."""
    return str(connection.execute(select(func.count()).select_from(decisions)).scalar_one())


def decisions_on(connection: Connection, told: ToldStory) -> list[dict[str, Any]]:
    """The decisions about reports of a story, the undone ones and the undoing itself left out."""
    members = set(told.story.reports)
    return [
        decision_row(kept)
        for kept in decided(connection, members)
        if kept.decision.kind != "undo" and kept.state != "undone"
    ]


def decision_row(kept: Kept) -> dict[str, Any]:
    """One decision: what, on which words, by whom, when, how it stands."""
    made = kept.decision
    return {
        "id": kept.id,
        "kind": made.kind,
        "told": IN_WORDS[made.kind],
        "words": [" ".join(words.split()) for words in kept.words],
        "value": ", ".join(f"{name}: {value}" for name, value in sorted(made.value.items()) if isinstance(value, str)),
        "author": made.author,
        "at": made.at[:16].replace("T", " "),
        "state": kept.state,
        "reports": list(made.reports),
        "undoes": made.undoes,
    }
