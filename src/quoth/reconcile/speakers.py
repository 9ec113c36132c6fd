"""Every speaker of the story once, with the spellings that were met and all that they say."""

from collections import Counter
from functools import cache
from typing import NamedTuple, TypeVar

from quoth.lexicons import load_toml
from quoth.reconcile.same_voices import Voices, joined
from quoth.text.names import fullest, name_form, same_speaker, speaker_groups
from quoth.types import AnnotatedReport, Claim, Link, Speaker

NOBODY = frozenset({"no one", "nobody", "none", "neither", "both", "one", "some", "others", "many", "most", "few"})

Value = TypeVar("Value", bound=str)


class Voice(NamedTuple):
    """One link of one statement's chain; whether it is the innermost, and whether it stands with "the"."""

    report: str
    statement: str
    link: Link
    innermost: bool
    definite: bool


def gather_speakers(reports: tuple[AnnotatedReport, ...], claims: tuple[Claim, ...] = ()) -> tuple[Speaker, ...]:
    """The speakers of all reports, folded across them; those with most statements first, then by name.

    `claims` help to find who is one under different descriptions. Pronouns and bare papers that tell of nobody are left out.
    """
    voices = sorted(
        (voice for report in reports for voice in voices_of(report) if is_somebody(voice.link.speaker)),
        key=lambda voice: (voice.link.speaker, voice.report, voice.statement),
    )
    names = sorted({voice.link.speaker for voice in voices})
    by_name: dict[str, list[Voice]] = {name: [] for name in names}
    for voice in voices:
        by_name[voice.link.speaker].append(voice)
    grouped = [[voice for number in group for voice in by_name[names[number]]] for group in speaker_groups(names)]
    sides = sides_of(claims)
    same = joined([taken_together(group, sides) for group in grouped])
    speakers = [speaker_of([voice for number in one for voice in grouped[number]]) for one in same]
    return tuple(sorted(speakers, key=lambda speaker: (-len(speaker.statements), speaker.name)))


def one_name_each(speakers: tuple[Speaker, ...]) -> dict[str, str]:
    """For every name that was met the one under which its speaker is listed."""
    return {name: speaker.name for speaker in speakers for name in (speaker.name, *speaker.variants)}


@cache
def pronouns() -> frozenset[str]:
    """Words that stand for a speaker and name nobody."""
    return frozenset(load_toml("speakers")["pronouns"]) | NOBODY


def is_somebody(name: str) -> bool:
    """Whether a name tells of somebody: no pronoun without meaning, no bare "reports" or "new estimates"."""
    words = name.lower().split()
    bare = [word for word in words if word not in load_toml("speakers")["vague_adjectives"]]
    return name.lower() not in pronouns() and not (len(bare) == 1 and bare[0] in load_toml("speakers")["vague_sources"])


def voices_of(report: AnnotatedReport) -> list[Voice]:
    """Every link of every chain of a report."""
    return [
        Voice(report.id, statement.id, link, number == len(statement.chain) - 1, is_definite(report.text, link))
        for statement in report.statements
        for number, link in enumerate(statement.chain)
    ]


def is_definite(text: str, link: Link) -> bool:
    """Whether the words of the link open with "the"."""
    return link.mention is not None and link.mention.of(text)[:4].lower() == "the "


def sides_of(claims: tuple[Claim, ...]) -> dict[str, str]:
    """For each statement the side of the claim that it supports beside a statement of another report."""
    sides: dict[str, str] = {}
    for claim in claims:
        for side, supports in (("+", claim.asserted), ("-", claim.denied)):
            if len({support.report for support in supports}) > 1:
                sides.update((support.statement, side + claim.id) for support in supports)
    return sides


def taken_together(voices: list[Voice], sides: dict[str, str]) -> Voices:
    """The voices of one name with what tells whether another name means the same."""
    return Voices(
        names=sorted({voice.link.speaker for voice in voices}),
        kinds={most_frequent([voice.link.kind for voice in voices])},
        roles=sorted({part for voice in voices for part in (voice.link.role or "").split("; ") if part}),
        reports={voice.report for voice in voices},
        claims={sides[voice.statement] for voice in voices if voice.innermost and voice.statement in sides},
        definite=all(voice.definite for voice in voices),
    )


def speaker_of(voices: list[Voice]) -> Speaker:
    """One speaker of several voices: the fullest name, the kind and the role met most often."""
    names = {voice.link.speaker for voice in voices}
    named = {voice.link.speaker for voice in voices if voice.link.kind == "person"}
    name = chosen_name([voice.link.speaker for voice in voices if voice.link.speaker in (named or names)])
    roles = [voice.link.role for voice in voices if voice.link.role]
    return Speaker(
        name=name,
        kind=most_frequent([voice.link.kind for voice in voices]),
        role=most_frequent(roles) if roles else None,
        variants=tuple(sorted(names - {name})),
        statements=tuple(sorted({voice.statement for voice in voices})),
    )


def chosen_name(names: list[str]) -> str:
    """The fullest name; of spellings of a proper name with as many words the one met most often."""
    counted = Counter(names)
    full = fullest(sorted(counted))
    if name_form(full).sort != "name":
        return full
    alike = [name for name in counted if len(name.split()) == len(full.split()) and same_speaker(name, full)]
    return min(alike, key=lambda name: (-counted[name], name != full, name))


def most_frequent(values: list[Value]) -> Value:
    """The value met most often; the longest, then the first in the alphabet, of those met as often."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], -len(value), value))
