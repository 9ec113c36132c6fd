"""Words from outside are set apart from what stands around them only where something in them runs from right to left.

A page has hundreds of names and quotations; in a line that runs one way throughout, an element that isolates them does nothing.
"""

import re

ISOLATED = re.compile(r"<bdi>([^<]*)</bdi>")
# Hebrew, Arabic, Syriac, Thaana, N'Ko and what else is written from right to left; and the marks that turn a line.
TURNING = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def without_idle_isolation(page: str) -> str:
    """A page without the plain `<bdi>` around words of which none turns the line; those with a look of their own stay."""
    return ISOLATED.sub(lambda found: found[0] if TURNING.search(found[1]) else found[1], page)
