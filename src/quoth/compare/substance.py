"""What a figure counts, also where only its measure is named: tonnes "of ammonium nitrate"; and whether it is a part."""

import re
from functools import lru_cache

from quoth.compare.keys import key_of, keys_of
from quoth.types import Quantity

# "580 tonnes of ammonium nitrate": up to three words of what is measured.
MEASURED = re.compile(r"\s+of\s+((?:[a-z][\w-]*\s?){1,3})")
STOPS = re.compile(r"\b(?:was|were|is|are|had|has|have|in|on|at|that|which|from|by|for|to|and|or|had|leaked|with)\b")
# A figure between these words is a part of a whole: "among them 26 firefighters", "five of the dead".
PART_BEFORE = re.compile(
    r"\b(?:among (?:them|whom|those|the \w+)|including|of (?:them|whom|these|those)|one boat)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
PART_BEHIND = re.compile(
    r"^[\w,-]+(?:\s\w+)?\s(?:of (?:the|them|those|whom|these|its|their|his)|(?:were|was) (?:women|children|among))\b",
    re.IGNORECASE,
)
# "In Upper Osk, 24 bodies were found": of one place only.
LOCAL = re.compile(r"(?:^|[.!?”\"]\s+|\n)In [A-Z][\w' -]{2,30}, [^.;]{0,24}$")
NEAR = 60


@lru_cache(maxsize=16384)
def counted_stems(words: str) -> frozenset[str]:
    """The content words of what is counted."""
    return frozenset(keys_of(words))


def unit_key(quantity: Quantity) -> str | None:
    """The unit in a form in which synonyms meet: "match" and "game"."""
    return key_of(quantity.unit) if quantity.unit and quantity.unit.islower() else quantity.unit


def counted_words(text: str, quantity: Quantity) -> str:
    """The counted words; behind a bare measure those of the thing that is measured."""
    if quantity.counts:
        return quantity.counts
    found = MEASURED.match(text[quantity.end : quantity.end + NEAR])
    return STOPS.split(found[1], maxsplit=1)[0].strip() if found else ""


def is_part(text: str, quantity: Quantity) -> bool:
    """Whether the figure counts a part of those told of: it stands behind "among them" or before "of the dead"."""
    before, behind = text[max(0, quantity.start - NEAR) : quantity.start], text[quantity.start : quantity.end + NEAR]
    return (
        LOCAL.search(before) is not None
        or PART_BEFORE.search(before) is not None
        or PART_BEHIND.match(behind) is not None
    )


# "Rose by 40 percent", "a cut of 40 percent", "up 40 percent", "40 percent higher": by how much, and not how much it is.
CHANGE_BEFORE = re.compile(
    r"\b(?:(?:by|up|down)|(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed)|decreas(?:e|es|ed)|f[ae]ll(?:s|en)?|drop(?:s|ped)?|grow(?:s|n|th)?|"
    r"grew|gain(?:s|ed)?|declin(?:e|es|ed)|jump(?:s|ed)?|surg(?:e|es|ed)|climb(?:s|ed)?|cut|cuts|reduc(?:ed|es|tion)|hike|discount|"
    r"sank|shrank|plunged|slumped|soared)(?: of| by)?)\s+(?:(?:about|around|nearly|almost|some|over|roughly|an estimated|more than|up to|"
    r"at least|as much as)\s+)?$",
    re.IGNORECASE,
)
CHANGE_BEHIND = re.compile(
    r"^\s*(?:percent|per cent|%|percentage points?|points?)?\s*(?:more|less|fewer|higher|lower|increase|decrease|rise|fall|drop|growth|gain|"
    r"decline|jump|surge|cut|reduction|hike|discount)\b",
    re.IGNORECASE,
)


def is_change(text: str, quantity: Quantity) -> bool:
    """Whether a figure tells by how much something rose or fell, and not how much it is."""
    before, behind = text[max(0, quantity.start - NEAR) : quantity.start], text[quantity.end : quantity.end + NEAR]
    return CHANGE_BEFORE.search(before) is not None or CHANGE_BEHIND.match(behind) is not None
