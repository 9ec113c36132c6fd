"""Whose word each wording of a side is: two quotations of one side may have two speakers, or none."""

from collections.abc import Mapping

from msgspec import Struct

from quoth.compose.telling import statement_at
from quoth.compose.views import people_of
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Place, Side

# Of a side of hundreds of reports so many wordings are told apart; those after them are counted with the last.
MOST_TOLD_APART = 40


class Voice(Struct, frozen=True):
    """Wordings of one speaker: his name, None for the reports' own voice; `headline` where nothing tells whose a headline is."""

    name: str | None
    headline: bool
    places: tuple[Place, ...]


def voices_of(reports: Mapping[str, AnnotatedReport], side: Side, called: Mapping[str, str]) -> tuple[Voice, ...]:
    """The wordings of a side by who says them, as the reports have it, speakers as `called`; the side's first one first.

    Where all are one speaker's it is the side's own. Who a headline quotes is not read: it stands with the first voice where
    there is no other, else by itself.
    """
    names = people_of(side, called)
    whole = Voice("; ".join(names) or None, False, side.spans)
    if len(side.spans) < 2:
        return (whole,)
    found: dict[tuple[str | None, bool], list[Place]] = {}
    for place in side.spans[:MOST_TOLD_APART]:
        headline = place.part == "title"
        found.setdefault((None if headline else voice_at(reports, place, names, called), headline), []).append(place)
    if len([key for key in found if not key[1]]) < 2 and not is_own_voice_named(found, names):
        return (whole,)
    rest = side.spans[MOST_TOLD_APART:]
    told = [Voice(name, headline, tuple(places)) for (name, headline), places in found.items()]
    return (*told[:-1], Voice(told[-1].name, told[-1].headline, (*told[-1].places, *rest)))


def is_own_voice_named(found: Mapping[tuple[str | None, bool], list[Place]], names: list[str]) -> bool:
    """Whether a side has a speaker though every one of its sentences is a report's own voice."""
    return bool(names) and {*found} == {(None, False)}


def voice_at(
    reports: Mapping[str, AnnotatedReport], place: Place, names: list[str], called: Mapping[str, str]
) -> str | None:
    """Who says the words at a place: one of the side's speakers where its statement names him, else who says it first."""
    read = reports.get(place.report)
    statement = statement_at(read, place) if read else None
    if statement is None:
        # Words beside a statement ("the mill denied it") are those of the side's speaker.
        return names[0] if len(names) == 1 else None
    if not statement.chain:
        return None
    chain = [called.get(link.speaker, link.speaker) for link in statement.chain]
    known = (name for name in names for link in reversed(chain) if same_speaker(name, link))
    return next(known, chain[-1])
