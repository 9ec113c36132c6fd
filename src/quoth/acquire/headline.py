"""The headline of a text: its first line, where that stands alone."""

from quoth.acquire.times import published_in
from quoth.text.bylines import read_byline
from quoth.text.visible import visible_copy

# Headlines have up to about 20 words; longer first lines are first paragraphs, as are whole sentences with a full stop.
LONGEST_HEADLINE, LONGEST_SENTENCE = 200, 60
# A headline above lines without blank ones between them: of so many words; where machines wrap lines, none is so long.
FEWEST_WORDS, LONGEST_WRAPPED, TOP = 4, 130, 15
UNENDED = (".", ".”", '."', ",", ":", ";", "-", "–", "—")


def headline_of(text: str) -> str | None:
    """The first line, if it stands alone and is no sentence of some length.

    It stands alone above a blank line, above paragraphs of a line each, or where the next lines have it once more.
    """
    lines = text.lstrip("\n").split("\n", TOP + 1)
    first = visible_copy(lines[0]).text.strip()
    if len(lines) < 2 or not "".join(lines[1:]).strip() or not any(map(str.isalnum, first)):
        return None
    if len(first) > LONGEST_HEADLINE or (first.endswith((".", ".”", '."')) and len(first) > LONGEST_SENTENCE):
        return None
    again = len(first.split()) > 1 and first in map(str.strip, lines[1 : TOP + 1])
    apart = not lines[1].strip() or again or heads_paragraphs(first, lines[1:])
    return lines[0].strip() if apart else None


def heads_paragraphs(first: str, rest: list[str]) -> bool:
    """Whether a first line that is no sentence, byline or date stands above lines of which one is a whole paragraph."""
    if len(first.split()) < FEWEST_WORDS or first.endswith(UNENDED) or rest[0].lstrip()[:1].islower():
        return False
    return (
        any(len(line) > LONGEST_WRAPPED for line in rest) and read_byline(first) is None and published_in(first) is None
    )
