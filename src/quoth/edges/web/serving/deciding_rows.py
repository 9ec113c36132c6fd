"""What people decided, as the rows of pages: on a story, or all of it."""

import getpass
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import Connection, func, select
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.deciding import Decision, Kept, decided
from quoth.edges.store.replacing import replaced
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
    "belongs-to-report": "this line belongs to the report",
    "not-of-report": "this is no part of the report",
    "set-published": "when the report appeared",
    "set-outlet": "where the report appeared",
    "undo": "taken back",
}
OWN_VOICE = "this belongs to the report: it says so in its own voice"
NOT_KNOWN = "not known"
NAME_COOKIE, A_YEAR, LONGEST_AUTHOR = "quoth-name", 365 * 24 * 3600, 80
SIGNS = {"accept": "✓", "reject": "✕"}


def marker_of(connection: Connection) -> str:
    """Changes whenever somebody has decided something."""
    return str(connection.execute(select(func.count()).select_from(decisions)).scalar_one())


def decisions_on(connection: Connection, told: ToldStory) -> list[dict[str, Any]]:
    """The decisions about reports of a story, the undone ones and the undoing itself left out."""
    kept = decided(connection, set(told.story.reports))
    rows = [decision_row(one) for one in kept if one.decision.kind != "undo" and one.state != "undone"]
    return with_replaced(rows, kept)


def decision_row(kept: Kept) -> dict[str, Any]:
    """One decision: what, on which words, by whom, when, how it stands."""
    made = kept.decision
    value = value_of(made)
    own = made.kind == "attribute-statement" and not value
    return {
        "id": kept.id,
        "kind": made.kind,
        "told": OWN_VOICE if own else IN_WORDS[made.kind],
        "sign": SIGNS.get(made.kind.partition("-")[0], "✎"),
        "words": [" ".join(words.split()) for words in kept.words],
        "value": value,
        "reason": str(made.value.get("reason") or ""),
        "author": made.author,
        "at": when_in_words(made.at),
        "state": kept.state,
        "reports": list(made.reports),
        "undoes": made.undoes,
    }


def with_replaced(rows: list[dict[str, Any]], kept: Sequence[Kept]) -> list[dict[str, Any]]:
    """The rows of all decisions, each in whose place a later one holds with by whom and when that was made."""
    later = replaced(kept)
    for row in rows:
        if row["id"] in later:
            made = later[row["id"]].decision
            row |= {"state": "replaced", "replaced_by": {"author": made.author, "at": when_in_words(made.at)}}
    return rows


def with_undone(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of all decisions, each taking back with what it took back, and each taken back with by whom and when."""
    named = {row["id"]: row for row in rows}
    for row in reversed(rows):
        undone = named.get(row["undoes"])
        if undone is not None:
            row |= {name: undone[name] for name in ("words", "value")}
            row["told"] = f"{row['told']}: {undone['told'].removeprefix(IN_WORDS['undo'] + ': ')}"
            undone["undone_by"] = {"author": row["author"], "at": row["at"]}
    return rows


def value_of(made: Decision) -> str:
    """What a decision says: the speakers, the first to say it first; a date or a name."""
    if made.kind == "attribute-statement":
        chain = made.value.get("chain")
        names = [str(name) for name in chain] if isinstance(chain, list) else [str(made.value.get("speaker", ""))]
        return " → ".join(name for name in reversed(names) if name)
    if made.kind in ("set-published", "set-outlet"):
        return str(made.value.get("to") or NOT_KNOWN)
    return ""


def when_in_words(at: str) -> str:
    """A moment to the minute."""
    return at[:16].replace("T", " ")


def name_given(request: Request) -> str:
    """The name under which somebody has corrected from this browser; empty where nobody has."""
    return unquote(request.cookies.get(NAME_COOKIE, ""))[:LONGEST_AUTHOR].strip()


def with_name(answer: Response, author: str) -> Response:
    """An answer after which the browser keeps the name, so that it is asked for once."""
    answer.set_cookie(NAME_COOKIE, quote(author, safe=""), max_age=A_YEAR, path="/", httponly=True, samesite="strict")
    return answer


def usual_author(connection: Connection) -> str:
    """Who decided last, or who has started the pages: proposed in a form, never signed with."""
    last = connection.execute(select(decisions.c.author).order_by(decisions.c.made_at.desc()).limit(1)).scalar()
    if last:
        return str(last)
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name
        return ""
