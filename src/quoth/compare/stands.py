"""What somebody does with what he speaks of: he says so, he denies it, or he leaves it open."""

import re
from typing import Literal

from quoth.types.statements import Stance

Stand = Literal["asserted", "denied", "undecided"]

# What a speaker holds to be so, will do or wants counts as asserted; what he does not commit himself to, as undecided.
STANDS: dict[Stance, Stand] = {
    "asserted": "asserted",
    "alleged": "asserted",
    "predicted": "asserted",
    "pledged": "asserted",
    "demanded": "asserted",
    "denied": "denied",
    "hedged": "undecided",
    "unknown": "undecided",
    "conditional": "undecided",
}
# "Declined to say whether", "would neither confirm nor deny that", "it is not known if".
DECLINES = re.compile(
    r"\b(?:(?:declin|refus)(?:e|es|ed|ing) to (?:say|confirm|disclose|reveal|tell)"
    r"|(?:would|did|could|does|do|will)(?: not|n['’]t) (?:say|confirm|disclose|reveal|rule out)"
    r"|neither confirm(?:s|ed)? nor den(?:y|ies|ied)|not (?:yet )?(?:known|clear)|un(?:known|clear)|no word on)"
    r"(?: or deny)? (?:whether|if|that|who|how|why|when|where)\b"
    # "It was too early to say", "whether it will cannot be said yet", "did not rule out", "could not be excluded".
    r"|\btoo (?:early|soon) to (?:say|tell|know)\b|^whether\b[^.]{1,200}\b(?:cannot|could not|can['’]t) (?:yet )?be (?:said|told|known)\b"
    r"|(?:\bnot|\bnever|n['’]t) (?:be )?(?:rul(?:e|ed|ing) out|exclud(?:e|ed|ing))\b",
    re.IGNORECASE,
)


def stand_of(stance: Stance, words: str) -> Stand:
    """Whether who has the stance says what stands in the words or denies it; who declines to say whether does neither."""
    return "undecided" if declines(stance, words) else STANDS[stance]


def declines(stance: Stance, words: str) -> bool:
    """Whether all that is told is that somebody would not say whether it is so, or that nobody knows."""
    return STANDS[stance] == "asserted" and DECLINES.search(words) is not None
