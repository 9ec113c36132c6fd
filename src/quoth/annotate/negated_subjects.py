"""Speakers who are named only to say that none of them says it: "neither X nor Y said", "nobody at the ministry told us"."""

import re

from quoth.types import Span

NOBODY = r"(?:nobody|no ?one|no-one|none|not one|neither)"
# "Nobody at the ministry", "none of the guards": the body or the people named after it.
OF_WHOM = re.compile(
    rf"{NOBODY} (?:else )?(?:at|in|from|of|within|inside|on)(?: any of)? (?=\w)|not a single (?=\w)", re.IGNORECASE
)
NEITHER = re.compile(r"neither (?:of )?", re.IGNORECASE)
NOR = re.compile(r",? nor ")
# The first of two before the mention of the second: "Neither the mayor nor ".
FIRST = re.compile(r"\b[Nn]either (?P<first>[^.;:!?\n\"“”]{2,60}?),? nor $")
REACH = 80
# What stands right before a speaker of whom it is not so, or opens the mention.
BEFORE = re.compile(
    rf"\b(?:neither|nor(?: (?:did|does|do|has|have|had|would|will|could|can))?|not a single|"
    rf"{NOBODY} (?:else )?(?:at|in|from|of|within|inside|on)(?: any of)?) $",
    re.IGNORECASE,
)
OPENING = re.compile(rf"(?:{NOBODY}|no(?= \w)|not a single)\b", re.IGNORECASE)


def speakers_of_whom_none(text: str, mention: Span) -> list[Span]:
    """Those whom "neither X nor Y" names, or the body of "nobody at X"; nothing where the mention is neither."""
    words = mention.of(text)
    opening = OF_WHOM.match(words)
    if opening:
        return [Span(mention.start + opening.end(), mention.end)]
    neither, nor = NEITHER.match(words), NOR.search(words)
    if neither and nor and neither.end() < nor.start() and nor.end() < len(words):
        first = Span(mention.start + neither.end(), mention.start + nor.start())
        return [first, Span(mention.start + nor.end(), mention.end)]
    before = FIRST.search(text, max(0, mention.start - REACH), mention.start)
    return [Span(*before.span("first")), mention] if before else []


def is_of_nobody(text: str, mention: Span) -> bool:
    """Whether the verb of a speaker is negated by the words of its subject or right before it."""
    if OPENING.match(text, mention.start, mention.end):
        return True
    return BEFORE.search(text, max(0, mention.start - REACH), mention.start) is not None
