"""Every speaker of the story once, with the spellings that were met and all that they say."""

from collections import Counter
from typing import NamedTuple, TypeVar

from quoth.text.names import fullest, speaker_groups
from quoth.types import AnnotatedReport, Link, Speaker

Value = TypeVar("Value", bound=str)


class Voice(NamedTuple):
    """One link of one statement's chain."""

    report: str
    statement: str
    link: Link


def gather_speakers(reports: tuple[AnnotatedReport, ...]) -> tuple[Speaker, ...]:
    """The speakers of all reports, folded across them; those with most statements first, then by name."""
    voices = sorted(
        (
            Voice(report.id, statement.id, link)
            for report in reports
            for statement in report.statements
            for link in statement.chain
        ),
        key=lambda voice: (voice.link.speaker, voice.report, voice.statement),
    )
    names = sorted({voice.link.speaker for voice in voices})
    by_name: dict[str, list[Voice]] = {name: [] for name in names}
    for voice in voices:
        by_name[voice.link.speaker].append(voice)
    speakers = [
        speaker_of([voice for number in group for voice in by_name[names[number]]]) for group in speaker_groups(names)
    ]
    return tuple(sorted(speakers, key=lambda speaker: (-len(speaker.statements), speaker.name)))


def speaker_of(voices: list[Voice]) -> Speaker:
    """One speaker of several voices: the fullest name, the kind and the role met most often."""
    names = {voice.link.speaker for voice in voices}
    name = fullest(sorted(names))
    roles = [voice.link.role for voice in voices if voice.link.role]
    return Speaker(
        name=name,
        kind=most_frequent([voice.link.kind for voice in voices]),
        role=most_frequent(roles) if roles else None,
        variants=tuple(sorted(names - {name})),
        statements=tuple(sorted({voice.statement for voice in voices})),
    )


def most_frequent(values: list[Value]) -> Value:
    """The value met most often; the longest, then the first in the alphabet, of those met as often."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], -len(value), value))
