"""The reasons of the comparison speak of "the source" and "here": with the names of the two instead."""

import re
from functools import partial

HERE, SOURCE = re.compile(r"\bhere\b", re.IGNORECASE), re.compile(r"\bthe source\b", re.IGNORECASE)


def with_sides(why: str, *, here: str, source: str) -> str:
    """A reason in which both sides are named ("in the article", "Tolm Post"); what stands in quotation marks stays."""
    pieces = why.split('"')
    for number in range(0, len(pieces), 2):
        for pattern, name in ((HERE, here), (SOURCE, source)):
            pieces[number] = pattern.sub(partial(cased, name), pieces[number])
    return '"'.join(pieces)


def cased(name: str, found: re.Match[str]) -> str:
    """A name with a capital where what it stands for had one."""
    return name[:1].upper() + name[1:] if found.group()[0].isupper() else name


def of_reports(why: str) -> str:
    """The same of two reports, neither of which is the other's source."""
    return with_sides(why, here="in the other", source="one report")
