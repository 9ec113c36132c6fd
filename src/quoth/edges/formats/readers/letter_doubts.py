"""Whether what stands under the headings of a letter may be one story; letters of several that nothing tells apart are refused."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire.metadata import web_address
from quoth.compose.wording import quoted
from quoth.edges.formats.readers.letter_blocks import LONE
from quoth.edges.formats.teasers import ELSEWHERE
from quoth.errors import ReportUnreadable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

# Fewer words under a heading are a teaser or a footer; so many without an address of their own may be a story.
FEWEST_WORDS, A_STORY = 20, 60
# Of parts of 90 words of one report, 90 % have a name and 78 % have two in common with the rest of it, of reports of other
# events 24 % and 10 % (30 events, 18 reports of each, real and invented). Below a heading over all, one is enough.
SHARED_NAMES, SHARED_BELOW_ONE = 2, 1
WORD = re.compile(r"[A-Za-z]{4,40}")
NO_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October"
    " November December".split()
)


class Told(NamedTuple):
    """One story of a letter, or what stands under one heading of it."""

    title: str
    address: str | None
    paragraphs: tuple[str, ...]
    level: int = 0
    linked: bool = False


def words_in(told: Told) -> int:
    """The number of words below a heading."""
    return sum(len(paragraph.split()) for paragraph in told.paragraphs)


def refuse_several(every: Sequence[Told], *, page: bool) -> None:
    """Raises `ReportUnreadable` where headings alone suggest several stories that have little to do with each other."""
    long = [one for one in every if words_in(one) >= A_STORY]
    levels = {one.level for one in long}
    over_all = [one for one in every if one.level == 1]
    one_above = len(over_all) == 1 and words_in(over_all[0]) >= FEWEST_WORDS
    may_be_one = not page or bool(over_all) or len(levels) > 1 or LONE in levels
    if len(long) > 1 and not (may_be_one and of_one_matter(long, SHARED_BELOW_ONE if one_above else SHARED_NAMES)):
        names = ", ".join(quoted(one.title) for one in long[:4])
        raise several(f"{len(long)} stories: {names}")


def of_one_matter(parts: Sequence[Told], fewest: int = SHARED_NAMES) -> bool:
    """Whether at least half of the parts have so many names in common with the others."""
    words = [WORD.findall(" ".join(part.paragraphs)) for part in parts]
    small = {word for each in words for word in each if word.islower()}
    names = [{word for word in each if is_name_among(word, small)} for each in words]
    parts_with = Counter(name for own in names for name in own)
    alike = sum(sum(parts_with[name] > 1 for name in own) >= fewest for own in names)
    return 2 * alike >= len(parts)


def is_name_among(word: str, small: set[str]) -> bool:
    """Whether a word begins with a capital, is no day or month, and stands nowhere in small letters."""
    return word[0].isupper() and word[1:].islower() and word.lower() not in small and word not in NO_NAMES


def refuse_elsewhere(tree: "LexborHTMLParser") -> None:
    """Raises `ReportUnreadable` for a letter without stories that sends its reader to several places for the rest."""
    links = ((link, " ".join(link.text(deep=True).split())) for link in tree.css("a[href]"))
    found = (link.attributes.get("href") for link, words in links if len(words) < 40 and ELSEWHERE.match(words))
    elsewhere = {address for one in found if (address := web_address(one))}
    if len(elsewhere) > 1:
        raise several(f"{len(elsewhere)} stories, each told in full elsewhere")


def several(what: str) -> ReportUnreadable:
    """The error of a letter of several stories that nothing tells apart."""
    return ReportUnreadable(
        "several-reports",
        f"The letter seems to hold {what}.",
        hint="Save each as a file of its own, or one a line as JSON Lines.",
    )
