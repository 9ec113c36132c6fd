"""What stands on the page of a story, in its order: the headings of the parts that have something in them, with their counts."""

from collections.abc import Mapping, Sequence
from typing import Any

from quoth.types import Difference

Part = tuple[str, str, str, int | None]


def contents_of(made: Mapping[str, Any]) -> list[Part]:
    """Of each part its name for addresses, its heading, the same in short, and how many things stand in it where that is told."""
    all_differ = len(made["disagreements"]) + len(made["milder"]) + made["unlisted"]
    found: list[Part] = [
        ("origin", "Origin", "Origin", None),
        ("reports", "The reports disagree", "Reports disagree", made["points"])
        if made["points"]
        else ("reports", "The reports differ", "Reports differ", all_differ),
        ("speakers", "The speakers disagree", "Speakers disagree", len(made["disputes"])),
        ("changed", "Changed over time", "Changed", made["changes"]),
        ("figures", "Figures", "Figures", None if made["charts"] or made["agreed"] else 0),
        ("claims", "Who says what, through whom", "Who says what", None if made["matrix"]["shown"] else 0),
        ("only", "Only one says it", "Only one", told_once(made))
        if made["singles"]
        else ("only", "Left out", "Left out", told_once(made)),
        ("timeline", "Timeline", "Timeline", None if made["times"] else 0),
        ("brief", "Brief", "Brief", None if made["brief"] else 0),
        ("itself", "The reports against themselves", "Against themselves", len(made["itself"])),
        ("how", "How this was read", "How it was read", None),
    ]
    return [one for one in found if one[3] != 0]


def told_once(made: Mapping[str, Any]) -> int:
    """How much one report alone says; where there is no such thing, how much was left out."""
    return sum(row["count"] for row in made["singles"]) or len(made["omissions"])


def folded_in_words(folded: Sequence[Difference]) -> str:
    """ "3 milder, 2 where both can hold": what stands one step away, so that it adds up with the count in the heading."""
    words = (("conflict", "milder"), ("compatible", "where both can hold"), ("unclear", "unclear"))
    counts = [(sum(one.verdict == verdict for one in folded), told) for verdict, told in words]
    return ", ".join(f"{count} {told}" for count, told in counts if count)


def shown_in_words(told: Sequence[Difference], shown: int) -> str:
    """ "7 of 11 here; 4 milder below": where the others of the count in the heading stand; nothing where all stand here."""
    points = sum(one.verdict == "conflict" for one in told)
    others = points - shown
    if others <= 0:
        return ""
    besides = len(told) - points
    more = f", with {besides} that {'is' if besides == 1 else 'are'} not counted" if besides else ""
    return f"{shown} of {points} here; {others} milder below{more}"
