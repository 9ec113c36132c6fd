"""Posts of social networks that stand within a story, known by how the networks sign what others show of them."""

import re

MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?),? (?:19|20)\d\d"
# "— Ada Holm (@adaholm) June 3, 2026".
SIGNED = re.compile(rf"[—–-]{{1,2}} ?[^()\n]{{1,80}} ?\( ?@[\w.@-]{{1,80}} ?\),?(?: {MONTH_DAY})?$")
# "A post shared by Ada Holm (@adaholm) on Jun 3, 2026 at 7:03am PDT".
SHARED = re.compile(
    r"A (?:post|photo|video|reel) (?:shared|posted) by [^()\n]{1,80} ?\( ?@[\w.]{1,60} ?\)"
    rf"(?: on {MONTH_DAY}(?: at [\w: ]{{4,20}})?)?$"
)
LONGEST_SIGNATURE = 240


def ends_as_post(words: str) -> bool:
    """Whether words end with the signature that a network puts under a post."""
    last = words[-LONGEST_SIGNATURE:]
    return SIGNED.search(last) is not None or SHARED.search(last) is not None


def is_signed(words: str) -> bool:
    """Whether a line is a post with its signature behind it, so that it is known who says it."""
    found = SIGNED.search(words, max(0, len(words) - LONGEST_SIGNATURE))
    return found is not None and found.start() > 0
