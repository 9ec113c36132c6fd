"""How surely it is said: the stance of a statement from its cue, its content and its speaker."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from quoth.annotate.attribution import Attribution
from quoth.lexicons import load_toml
from quoth.types import Link, Report, Span
from quoth.types.statements import Stance

LONGEST = 1200  # characters of a content that are looked at; longer ones are speeches, whose beginning tells


class Said(Struct, frozen=True):
    """What a stance is read from: the class of the cue, its words, the content in lower case, the speaker's words."""

    cue_class: str
    cue: str
    content: str
    speaker: str


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = sorted(load_toml("stance")[name], key=len, reverse=True)
    joined = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"(?<![\w'])(?:{joined})(?!\w)")


def has(name: str, text: str) -> bool:
    """Whether a text has one of the phrases of a list of `stance.toml`."""
    return bool(_pattern(name).search(text))


def is_denied(said: Said) -> bool:
    """The cue denies, rejects or dismisses it."""
    return said.cue_class == "deny"


def is_alleged(said: Said) -> bool:
    """The cue accuses or alleges."""
    return said.cue_class in ("allege", "accuse")


def is_unknown(said: Said) -> bool:
    """The speaker cannot tell, or asks."""
    return said.cue_class == "unknown" or has("unknown", said.content)


def is_conditional(said: Said) -> bool:
    """A condition is expressed."""
    return _has_condition(said.content)


def _has_condition(content: str) -> bool:
    return has("conditional", _pattern("not_conditional").sub(" ", content))


def is_demanded(said: Said) -> bool:
    """The cue demands it, or the words say that it must or should be."""
    return said.cue_class == "demand" or has("demanded", said.content)


def is_pledged(said: Said) -> bool:
    """The cue pledges it, or the speaker's own side will do it."""
    return said.cue_class == "pledge" or (has("future", said.content) and _own_side(said))


def _own_side(said: Said) -> bool:
    return bool(re.search(r"\b(?:we|i)(?:'ll| will| shall| would)\b", said.content))


def is_predicted(said: Said) -> bool:
    """It lies in the future."""
    return said.cue_class == "predict" or has("future", said.content)


def is_hedged(said: Said) -> bool:
    """The cue or the words weaken it."""
    return said.cue_class == "hedge" or has("hedged", said.content)


RULES: tuple[tuple[Stance, Callable[[Said], bool]], ...] = (
    ("denied", is_denied),
    ("alleged", is_alleged),
    ("conditional", is_conditional),
    ("unknown", is_unknown),
    ("demanded", is_demanded),
    ("pledged", is_pledged),
    ("predicted", is_predicted),
    ("hedged", is_hedged),
)


def stance_of(report: Report, attribution: Attribution, links: tuple[Link, ...]) -> Stance:
    """The stance of the innermost speaker of an attribution: the first rule that holds, else asserted."""
    cues = [link.cue for link in links if link.cue]
    said = Said(
        cue_class=attribution.cue_class,
        cue=cues[-1].of(report.text).lower() if cues else "",
        content=_words(report.text, attribution.content),
        speaker=links[-1].speaker if links else "",
    )
    return next((stance for stance, holds in RULES if holds(said)), "asserted")


def own_stance_of(report: Report, content: tuple[Span, ...]) -> Stance:
    """The stance of a statement in the outlet's own voice."""
    words = _words(report.text, content)
    if has("alleged", words):
        return "alleged"
    if _has_condition(words):
        return "conditional"
    if has("unknown", words):
        return "unknown"
    if has("future", words):
        return "predicted"
    return "hedged" if has("hedged", words) else "asserted"


def _words(text: str, pieces: Iterable[Span]) -> str:
    joined = " ".join(piece.of(text) for piece in pieces)[:LONGEST]
    return joined.lower().replace("’", "'")
