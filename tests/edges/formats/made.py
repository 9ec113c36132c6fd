"""Documents made by the tools that make them: Python's mail library, warcio, pyarrow, python-docx, zipfile."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from importlib import import_module
from typing import Any

from quoth.edges.formats.doors import DOORS
from quoth.edges.formats.pieces import Given, Piece
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

SENTENCES = (
    "The mayor of Tolm, Anna Reik, said on Monday that the bridge would stay closed for at least 12 weeks.",
    "Engineers found a crack of 40 centimetres in a pillar of the bridge, the city said in a statement.",
    "The builders’ union said the repair would take 20 weeks and cost €1.5 million, twice the city’s estimate.",
    "Its chairman, Olaf Brenn, denied that 12 weeks were enough and asked for a second opinion from the railway.",
    "Ferries run every 20 minutes from the old harbour, and buses go round by Osk, which takes half an hour longer.",
    "“We know the pillars of the bridge,” Mr Brenn said, “and nobody has looked at the other five of them yet.”",
    "The council meets on Thursday to hear both sides; the reports of the engineers are to be published before.",
)  # fmt: skip
TITLE = "Bridge closed after crack is found"
ADDRESS = "https://gazette.example/bridge"


def page(title: str = TITLE, *, head: str = "", sentences: Iterable[str] = SENTENCES) -> str:
    """A page as a newspaper serves it, with what stands around the story."""
    told = "".join(f"<p>{sentence}</p>\n" for sentence in sentences)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Gazette</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article><h1>{title}</h1>\n{told}</article></main>'
        "<footer>Terms of use</footer></body></html>"
    )


def letter(
    subject: str = TITLE, *, text: str = "", html: str = "", sender: str = "Harbour Gazette <n@gazette.example>"
) -> bytes:
    """A letter as Python's mail library writes it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "desk@paper.example", subject
    made["Date"] = format_datetime(datetime(2025, 3, 4, 8, 15, tzinfo=UTC))
    made["Message-ID"] = "<1@gazette.example>"
    made.set_content(text or "\n\n".join(SENTENCES))
    if html:
        made.add_alternative(html, subtype="html")
    return bytes(made)


def pieces_of(door: str, data: bytes, **settings: Any) -> list[Piece]:
    """The pieces of a document, read here and not apart."""
    given = Given("a", io.BytesIO(data), Settings(**settings))
    return [piece for piece in import_module(DOORS[door].module).pieces(given) if piece is not None]


def drafts_of(door: str, data: bytes, **settings: Any) -> list[Draft | str]:
    """What each piece gives: a draft, or the reason why it gives none."""
    made: list[Draft | str] = []
    for piece in pieces_of(door, data, **settings):
        try:
            made.append(piece.reason or (piece.make() if piece.make is not None else ""))
        except ReportUnreadable as error:
            made.append(error.reason)
    return made


def draft_of(door: str, data: bytes, **settings: Any) -> Draft:
    """The one report of a document."""
    [draft] = drafts_of(door, data, **settings)
    assert isinstance(draft, Draft), draft
    return draft
