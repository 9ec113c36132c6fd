"""Words that stand above or below their line: marks of notes, powers, fractions; none of them is glued to a figure."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Literal, NamedTuple

Place = Literal["line", "raised", "lowered"]
SIGNS = {
    "1/2": "½",
    "1/3": "⅓",
    "2/3": "⅔",
    "1/4": "¼",
    "3/4": "¾",
    "1/5": "⅕",
    "1/8": "⅛",
    "3/8": "⅜",
    "5/8": "⅝",
    "7/8": "⅞",
}
SLASHES = "/⁄∕"
NUMBER = re.compile(r"\d{1,3}")
# "2", "[3]", "(4)", "2,5", "1-3", "*", "†": the mark of a note.
MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,5}|[*†‡§]{1,3})[\])]?[,;]?")
LETTER = re.compile(r"[\[(]?[a-z][\])]?")
# Behind a figure or a blank a unit of length, which has squares and cubes.
UNIT = re.compile(r"(?:^|[\d\s/(])(?:[kcdmµn]?m|ft|mi|in|yd)$")
POWER = re.compile(r"[×x·*]\s?10$")
POWERS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
NOTED = re.compile(r"(?:\d|\w{3})$")


class Run(NamedTuple):
    """Some words and where they stand; `unread`: struck out or hidden."""

    words: str
    place: Place = "line"
    unread: bool = False


def in_line(runs: Iterable[Run]) -> str:
    """The words of a line in their order: fractions and powers as signs, the marks of notes left out, the rest as it stands."""
    held = [Run("".join(one.words for one in same), place) for place, same in groupby(runs, key=lambda run: run.place)]
    made = ""
    at = 0
    while at < len(held):
        fraction = fraction_at(held, at)
        if fraction:
            made, at = made + fraction, at + 3
        else:
            made += raised(held[at].words, made) if held[at].place == "raised" else held[at].words
            at += 1
    return made


def fraction_at(runs: list[Run], at: int) -> str:
    """A fraction that is set with a raised and a lowered number around a slash; nothing where none begins."""
    if at + 2 >= len(runs) or [run.place for run in runs[at : at + 3]] != ["raised", "line", "lowered"]:
        return ""
    above, slash, below = (run.words.strip() for run in runs[at : at + 3])
    if slash not in tuple(SLASHES) or not NUMBER.fullmatch(above) or not NUMBER.fullmatch(below):
        return ""
    return SIGNS.get(f"{above}/{below}") or f" {above}/{below}"


def raised(words: str, before: str) -> str:
    """What a raised piece is in the line, by what stands before it; nothing for the mark of a note."""
    bare = words.strip()
    if bare in ("2", "3") and UNIT.search(before[-8:]):
        return bare.translate(POWERS)
    if POWER.search(before[-5:]) and bare.lstrip("-−").isdecimal():
        return bare.translate(POWERS)
    if MARK.fullmatch(bare) or (LETTER.fullmatch(bare) and NOTED.search(before[-3:])):
        return words[len(words.rstrip()) :]
    return words
