"""Bylines: who wrote a report, read from lines such as "By Ada Holm and Ian Moss, Tolm" or "Written by Tolm Staff"."""

import re
from itertools import takewhile
from typing import NamedTuple

from quoth.lexicons import load_words

BY = re.compile(
    r"(?:(?:story|text|words|written|reported|reporting|report|analysis|compiled|edited|posted|published|opinion"
    r"|special report|exclusive|commentary|comment|feature|interview|review) )?"
    r"by:?\s{1,5}",
    re.IGNORECASE,
)
LONGEST = 140
NAME = re.compile(r"(?:[^\W\d_][\w.'’-]{0,30} ){1,4}[^\W\d_][\w.'’-]{0,30}$")
STAFF = re.compile(
    r"(?:the )?(.{2,60}?) (?:staff|staff reporters?|staff writers?|news ?desk|newsroom|web desk|team)$", re.IGNORECASE
)
PARTED = re.compile(r",? and | & |, | \| | • | [–—-] |;|/")
OF_NO_OUTLET = frozenset({"our", "the", "a", "news", "web", "online", "digital"})


class Byline(NamedTuple):
    """The people whom a byline names, the outlet where it names its staff, and whether it says nothing else."""

    authors: tuple[str, ...]
    outlet: str | None
    whole: bool


def read_byline(line: str) -> Byline | None:
    """What a line says of its author; None where it is no byline ("By Friday the count had doubled" is none)."""
    found = BY.match(line) if len(line) <= LONGEST else None
    if found is None or line.endswith((".", "?", "!", ":", ",")):
        return None
    rest = line[found.end() :].strip()
    if not rest.removeprefix("the ")[:1].isupper() or first_word(rest) in load_words("after_by"):
        return None
    staff = STAFF.match(rest)
    if staff is not None:
        outlet = staff[1].strip()
        return Byline((), None if outlet.casefold() in OF_NO_OUTLET else outlet, whole=True)
    parts = [part.strip() for part in PARTED.split(rest)]
    names = [cased(part) for part in takewhile(is_name, parts)]
    return Byline(tuple(names), None, whole=len(names) == len(parts))


def first_word(rest: str) -> str:
    """The first word in small letters, without a comma."""
    return rest.split(maxsplit=1)[0].strip(",").casefold()


def is_name(part: str) -> bool:
    """Two to five words, each with a capital but for particles."""
    return bool(NAME.match(part)) and sum(not word[0].isupper() for word in part.split()) <= len(part.split()) - 2


def cased(name: str) -> str:
    """A name in capitals in the usual letters; any other as it stands."""
    return name.title() if name.isupper() else name
