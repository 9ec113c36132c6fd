"""What people decided about readings, stories and lineage: kept with the words it was decided on, undone by a decision.

A decision is never moved to other words. Where its words are not read any more, it is shown as lost.
"""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, RowMapping, func, select

from quoth.edges.store.checking import words_at
from quoth.edges.store.codec import Row
from quoth.edges.store.looking import annotated_reports, raw_reports
from quoth.edges.store.tables import anchors, decisions, reports, sides, stories, story_reports
from quoth.errors import WrongUse
from quoth.types import Place

Kind = Literal[
    "merge-stories", "split-stories", "attribute-statement", "accept-statement", "reject-statement",
    "accept-difference", "reject-difference", "independent", "derived", "belongs-to-report", "not-of-report",
    "set-published", "set-outlet", "undo",
]  # fmt: skip
State = Literal["standing", "undone", "not-compared", "told-anew", "lost"]
ABOUT_STATEMENTS = ("attribute-statement", "accept-statement", "reject-statement")
ABOUT_DIFFERENCES = ("accept-difference", "reject-difference")
# What is told again when one of these is made; "accept" only says that somebody has looked.
CHANGING = (
    "merge-stories", "split-stories", "attribute-statement", "reject-statement", "reject-difference", "independent", "derived",
    "belongs-to-report", "not-of-report", "set-published", "set-outlet",
)  # fmt: skip


class Decision(Struct, frozen=True, kw_only=True):
    """One decision: of what kind, about which reports, on which words, what it says, by whom and when."""

    kind: Kind
    reports: tuple[str, ...]
    places: tuple[Place, ...]
    value: dict[str, Any]
    author: str
    at: str
    undoes: str | None = None


class Kept(Struct, frozen=True):
    """A decision in the store, with its id, the words of its places and how it stands now."""

    id: str
    decision: Decision
    words: tuple[str, ...]
    state: State


def decide(connection: Connection, decision: Decision) -> str:
    """Writes a decision and gives its id; raises `WrongUse` for an unknown kind or report, `StoreDamaged` for wrong places."""
    if decision.kind not in get_args(Kind):
        raise WrongUse(f"There is no decision {decision.kind}.", hint=f"There are: {', '.join(get_args(Kind))}")
    raws = {raw.id: raw for raw in raw_reports(connection, decision.reports)}
    lost = sorted({*decision.reports, *(place.report for place in decision.places)} - raws.keys())
    if lost:
        raise WrongUse(f"The store holds no report {', '.join(lost)}.")
    texts = {(name, "text"): raw.text for name, raw in raws.items()}
    texts |= {(name, "title"): raw.title or "" for name, raw in raws.items()}
    name = hashlib.sha256(msgspec.json.encode(decision, order="sorted")).hexdigest()[:12]
    if connection.execute(select(decisions.c.id).where(decisions.c.id == name)).first():
        return name
    row: Row = {"id": name, "kind": decision.kind, "subject": decision.reports, "value": decision.value}
    row |= {"author": decision.author, "made_at": decision.at, "undoes": decision.undoes}
    connection.execute(decisions.insert(), [row])
    for number, place in enumerate(decision.places):
        at = {"report": place.report, "part": place.part, "start": place.start, "end": place.end}
        words = words_at(texts, place)
        connection.execute(anchors.insert(), [{"decision": name, "number": number, **at, "words": words}])
    return name


def after_all(connection: Connection, at: str) -> str:
    """A moment that is later than every decision so far: now, or a little after the last, so that their order is theirs."""
    last = connection.execute(select(func.max(decisions.c.made_at))).scalar()
    if last is None or str(last) < at:
        return at
    return (datetime.fromisoformat(str(last)) + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def undo(connection: Connection, name: str, *, author: str, at: str) -> str:
    """Undoes a decision, which stays on record; raises `WrongUse` where there is none of this name."""
    row = connection.execute(select(decisions.c.subject).where(decisions.c.id == name)).first()
    if row is None:
        raise WrongUse(f"There is no decision {name}.")
    subject = tuple(row.subject)
    return decide(
        connection, Decision(kind="undo", reports=subject, places=(), value={}, author=author, at=at, undoes=name)
    )


def decided(connection: Connection, about: Collection[str] | None = None) -> list[Kept]:
    """Every decision in the order in which they were made, or those about some reports, with how it stands."""
    kept = []
    for row, undone in recorded(connection, about):
        decision, words = read_decision(connection, row)
        state: State = "undone" if undone else how_it_stands(connection, decision)
        kept.append(Kept(row["id"], decision, words, state))
    return kept


def recorded(
    connection: Connection, about: Collection[str] | None, before: str | None = None
) -> list[tuple[RowMapping, bool]]:
    """The rows of decisions in their order, each with whether it was undone; all, or as they were before a moment."""
    wanted = select(decisions).order_by(decisions.c.made_at, decisions.c.id)
    if before is not None:
        wanted = wanted.where(decisions.c.made_at < before)
    rows = connection.execute(wanted).mappings().all()
    undone = undone_among([(row["id"], row["undoes"]) for row in rows])
    named = None if about is None else set(about)
    return [(row, row["id"] in undone) for row in rows if named is None or named & set(row["subject"])]


def read_decision(connection: Connection, row: RowMapping) -> tuple[Decision, tuple[str, ...]]:
    """A decision from its row, with the words of its places."""
    wanted = select(anchors).where(anchors.c.decision == row["id"]).order_by(anchors.c.number)
    held = [
        (Place(a["report"], a["start"], a["end"], a["part"]), a["words"]) for a in connection.execute(wanted).mappings()
    ]
    decision = Decision(
        kind=row["kind"],
        reports=tuple(row["subject"]),
        places=tuple(place for place, _ in held),
        value=row["value"],
        author=row["author"],
        at=row["made_at"],
        undoes=row["undoes"],
    )
    return decision, tuple(words for _, words in held)


def in_force(connection: Connection, about: Collection[str], before: str | None = None) -> tuple[Kept, ...]:
    """The decisions about some reports that change what is told of them: not undone, and none of their reports replaced.

    With a moment, those of before it. Whether their words are still read is left to whoever carries them out: they match exactly or do nothing.
    """
    found = []
    for row, undone in recorded(connection, about, before):
        if undone or row["kind"] not in CHANGING:
            continue
        named = set(row["subject"])
        there = select(reports.c.id).where(reports.c.id.in_(named), reports.c.superseded_by.is_(None))
        if len(connection.execute(there).all()) == len(named):
            decision, words = read_decision(connection, row)
            found.append(Kept(row["id"], decision, words, "standing"))
    return tuple(found)


def undone_among(links: Sequence[tuple[str, str | None]]) -> set[str]:
    """The decisions that are undone by one that stands itself; the later ones come last."""
    undone: set[str] = set()
    for name, undoes in reversed(links):
        if undoes is not None and name not in undone:
            undone.add(undoes)
    return undone


def how_it_stands(connection: Connection, decision: Decision) -> State:
    """Whether what was decided on is still read: the reports stand, and so does the statement or the difference.

    A difference whose words stand is not made at this moment, or its stories are being told anew.
    """
    wanted = select(reports.c.id).where(reports.c.id.in_(decision.reports), reports.c.superseded_by.is_(None))
    if len(connection.execute(wanted).all()) < len(set(decision.reports)):
        return "lost"
    if decision.kind in ABOUT_STATEMENTS:
        return "standing" if statement_stands(connection, decision) else "lost"
    if decision.kind in ABOUT_DIFFERENCES and not difference_stands(connection, decision):
        told = select(stories.c.anew, story_reports.c.report).join(stories, story_reports.c.story == stories.c.id)
        homes = connection.execute(told.where(story_reports.c.report.in_(decision.reports))).all()
        settled = {row.report for row in homes if row.anew is None}
        return "not-compared" if settled >= set(decision.reports) else "told-anew"
    return "standing"


def statement_stands(connection: Connection, decision: Decision) -> bool:
    """Whether a statement has exactly these places for its content."""
    spans = tuple(place.span for place in decision.places)
    read = annotated_reports(connection, raw_reports(connection, decision.reports))
    return any(said.content == spans for report in read for said in report.statements)


def difference_stands(connection: Connection, decision: Decision) -> bool:
    """Whether a difference of this kind has exactly these places on its sides."""
    wanted = {(place.report, place.part, place.start, place.end) for place in decision.places}
    told = select(story_reports.c.story).where(story_reports.c.report.in_(decision.reports))
    found: dict[tuple[str, str], set[tuple[str, str, int, int]]] = {}
    for row in connection.execute(select(sides).where(sides.c.story.in_(told))).mappings():
        places = found.setdefault((row["story"], row["difference"]), set())
        places.add((row["report"], row["part"], row["start"], row["end"]))
    return wanted in found.values()
