"""Sides that face each other: where a side has several wordings, first the one by the speaker of the other side."""

from msgspec.structs import replace

from quoth.compose.telling import statement_at
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Difference, Place, Side

# Of more wordings than this on a side the first ones are looked at.
MOST_LOOKED_AT = 12


def with_sides_facing(reports: dict[str, AnnotatedReport], difference: Difference) -> Difference:
    """The difference with the wordings of one speaker first on both of its sides, where there are such."""
    if len(difference.sides) < 2 or difference.between != "reports" or any(s.reading for s in difference.sides):
        return difference
    first, second = difference.sides[:2]
    if len(first.spans) == len(second.spans) == 1:
        return difference
    pair = next(
        (
            (one, other)
            for one in first.spans[:MOST_LOOKED_AT]
            for other in second.spans[:MOST_LOOKED_AT]
            if one.report != other.report and of_one_speaker(reports, one, other)
        ),
        None,
    )
    if pair is None:
        return difference
    facing = (led_by(reports, first, pair[0]), led_by(reports, second, pair[1]))
    return replace(difference, sides=(*facing, *difference.sides[2:]))


def of_one_speaker(reports: dict[str, AnnotatedReport], one: Place, other: Place) -> bool:
    """Whether both places are the word of one named speaker."""
    speakers = speaker_at(reports, one), speaker_at(reports, other)
    return speakers[0] is not None and speakers[1] is not None and same_speaker(speakers[0], speakers[1])


def speaker_at(reports: dict[str, AnnotatedReport], place: Place) -> str | None:
    """The innermost speaker of the statement at a place."""
    read = reports.get(place.report)
    statement = statement_at(read, place) if read else None
    return statement.chain[-1].speaker if statement and statement.chain else None


def led_by(reports: dict[str, AnnotatedReport], side: Side, place: Place) -> Side:
    """The side with the place first, and its speaker first among the side's."""
    spans = (place, *(span for span in side.spans if span != place))
    speaker = speaker_at(reports, place)
    names = side.speaker.split("; ") if side.speaker else []
    if speaker in names:
        names = [speaker, *(name for name in names if name != speaker)]
    return replace(side, spans=spans, speaker="; ".join(names) or None)
