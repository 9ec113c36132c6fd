"""Dossiers that have one of everything that the formats tell, and what is in a place where a format may stumble over it."""

from msgspec.structs import replace
from tests import factory

from quoth.types import Claim, Dossier, Edge, Interval, Link, Part, Span, Speaker, Statement
from quoth.types.lineage import EXTERNAL
from quoth.types.statements import SpeakerKind

KINDS: tuple[SpeakerKind, ...] = ("person", "group", "organisation", "government", "media", "document", "unnamed")
ADDRESS = "https://harbour.example/2026/ferry stops?id=7&from=<front>"
# Two code points of which JavaScript counts four; everything behind them stands at another place there.
BEFORE = "⛴🚢🌊 "
SHIP = f"{BEFORE}Ferry to Osk stops for about 12 days\n\n" + factory.HARBOUR.partition("\n\n")[2]


def told() -> Dossier:
    """Two stories: addresses with what may not stand in one, authors, every kind of speaker, a report of an agency behind both."""
    first = factory.harbour(SHIP)
    raw = replace(
        first.report.raw,
        url=ADDRESS,
        authors=("Ada Holm", "Bo van der Lind"),
        title="Ferry to Osk stops for about 12 days",
    )
    first = replace(
        first, report=replace(first.report, raw=raw), statements=(*first.statements, *said_by_each(first.text))
    )
    second = factory.herald()
    dispatch = Edge(first.id, f"{EXTERNAL}Norske Tele & Bild", "rewrite", "likely", 0.7, 0.8, (), (), "It is credited.")
    speakers = tuple(Speaker(f"A {kind} “N.”", kind, f"the {kind}", (), ()) for kind in KINDS)
    where = factory.place(first, "Tickets stay valid")
    supports = tuple(factory.support("s3", first, one.name) for one in speakers)
    each = Claim(
        "c9", "Tickets stay valid", where, "disputed", supports, (factory.support("t1", second, None),), (), Interval(1, 1),
        Interval(1, 1), 1,
    )  # fmt: skip
    one = factory.story(first, second)
    lineage = replace(one.lineage, edges=(*one.lineage.edges, dispatch))
    one = replace(one, lineage=lineage, speakers=(*one.speakers, *speakers), claims=(*one.claims, each))
    # In the other story the first report is a round-up, of which this is only a part.
    part = Part(first.id, first.report.sentences)
    return Dossier((first, second), (), (one, factory.story(first, second, id="osk-again", parts=(part,))))


def said_by_each(text: str) -> list[Statement]:
    """Words quoted from a speaker of each kind."""
    start = text.index("Tickets stay valid")
    words = Span(start, start + len("Tickets"))
    return [
        Statement(
            f"q{number}", (words,), (Link(f"A {kind} “N.”", None, kind, None, None, None, None),), "asserted", "direct", None,
            "quotation",
        )
        for number, kind in enumerate(KINDS)
    ]  # fmt: skip
