"""Pages that hold no report, or only its beginning: what asks for a person, for consent or for money, and what tells of an error."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from quoth.errors import ReportUnreadable
from quoth.lexicons import load_toml
from quoth.text.counting import counted

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})
# What a page says of itself stands within so many characters, and a wall in a line of few.
LONGEST_TOLD, LONGEST_LINE = 20_000, 400
# Below a wall stand offers of fewer words.
MOST_BELOW = 60
# Behind the title of such a page stand marks and the site's name.
MARK = re.compile(r" ?(?:[|–—:!,…»·]|\.(?!\w)|- )")
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\s”\"’']{0,5}$")
NOT_FREE = (False, "false", "False")


class Stub(NamedTuple):
    """A kind of page that holds no report: its words, how many words it may have, and what is said of it."""

    words: int
    reason: str
    titles: tuple[str, ...]
    begins: tuple[str, ...]
    holds: tuple[str, ...]
    why: str
    hint: str


@cache
def stub(kind: str) -> Stub:
    """One kind of the lexicon."""
    told: dict[str, Any] = load_toml("stubs")[kind]
    return Stub(
        told["words"],
        told["reason"],
        tuple(told["titles"]),
        tuple(told["begins"]),
        tuple(told["holds"]),
        told["why"],
        told["hint"],
    )


def refuse_what_asks(tree: "LexborHTMLParser", titles: Sequence[str], paragraphs: Sequence[str]) -> None:
    """Raises `ReportUnreadable` for a page that asks for a person or for consent, or tells of an error."""
    words = words_of(paragraphs)
    heads = [folded(title) for title in titles if title]
    shown = folded(tree.body.text(deep=True, separator=" ")[:LONGEST_TOLD]) if tree.body is not None else ""
    for kind in map(stub, ("robots", "errors", "consent")):
        titled = any(names(kind, head) for head in heads)
        if words < kind.words and (titled or holds_one(kind, shown)):
            raise ReportUnreadable(kind.reason, kind.why, hint=kind.hint)


def names(kind: Stub, title: str) -> bool:
    """Whether a title is that of such a page, with nothing behind it but marks and the site's name."""
    if title.startswith(kind.begins):
        return True
    return any(title == each or (title.startswith(each) and MARK.match(title, len(each))) for each in kind.titles)


def holds_one(kind: Stub, words: str) -> bool:
    """Whether folded words hold what such a page says."""
    return any(each in words for each in kind.holds)


def refuse_beginning(title: str | None, paragraphs: Sequence[str], *, free: Any) -> bool:
    """Whether a wall for subscribers stands below the story; raises `ReportUnreadable` where only a beginning stands above it.

    `free` is what the page's JSON-LD says of it.
    """
    wall = stub("wall")
    place = wall_in(paragraphs)
    above = paragraphs if place is None else paragraphs[:place]
    words = words_of(above)
    if (place is not None or free in NOT_FREE) and (
        words < wall.words or (bool(above) and CUT_OFF.search(above[-1]) is not None)
    ):
        named = f"“{title}”: " if title else ""
        told = f"{named}{wall.why} ({counted(words, 'word')}); it is no report and is not compared."
        raise ReportUnreadable(wall.reason, told, hint=wall.hint)
    return place is not None


def wall_in(paragraphs: Sequence[str]) -> int | None:
    """The number of the first line that is a wall with little below it; a story that goes on has none."""
    found = None
    below = 0
    for number in range(len(paragraphs) - 1, -1, -1):
        if is_wall(paragraphs[number]):
            found = number
        else:
            below += words_of(paragraphs[number : number + 1])
        if below >= MOST_BELOW:
            break
    return found


def words_of(paragraphs: Sequence[str]) -> int:
    """How many words some paragraphs have."""
    return len(" ".join(paragraphs).split())


def is_wall(line: str) -> bool:
    """Whether a line asks for money or a name before the story goes on."""
    return len(line) <= LONGEST_LINE and holds_one(stub("wall"), folded(line))


def folded(words: str) -> str:
    """Small letters, straight marks, single blanks."""
    return " ".join(words.translate(FOLDED).casefold().split())
