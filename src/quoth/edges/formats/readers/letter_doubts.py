"""Whether what stands under the headings of a letter may be one story; letters of several that nothing tells apart are refused."""

import math
from collections.abc import Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire.metadata import web_address
from quoth.compose.wording import quoted
from quoth.edges.formats.readers.letter_blocks import LONE
from quoth.edges.formats.teasers import ELSEWHERE
from quoth.errors import ReportUnreadable
from quoth.text.rarity import rarity_of, weight_of
from quoth.text.stems import content_stems

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

# Fewer words under a heading are a teaser or a footer; so many without an address of their own may be a story.
FEWEST_WORDS, A_STORY = 20, 60
# How alike the beginnings of what stands before and behind a heading are at least in a story with headings within. At the first
# limit 92 % of 100 such reports are one story, and 12 % of letters of two reports of other events, 2 % of letters of three
# (two sets of 120 letters each); at the second, below a heading over all, 95 %, 27 % and 3 %.
ALIKE, ALIKE_BELOW_ONE = 0.028, 0.02
BEGINNING_WORDS = 200
# Words that half of all reports have tell nothing.
COMMON = 2.5


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
    if len(long) > 1 and not (may_be_one and of_one_matter(long, ALIKE_BELOW_ONE if one_above else ALIKE)):
        names = ", ".join(quoted(one.title) for one in long[:4])
        raise several(f"{len(long)} stories: {names}")


def of_one_matter(parts: Sequence[Told], least: float = ALIKE) -> bool:
    """Whether parts may be of one story: wherever it is cut, both sides have rare words in common."""
    words = [" ".join(part.paragraphs).split(maxsplit=BEGINNING_WORDS)[:BEGINNING_WORDS] for part in parts]
    cuts = ((rare_stems(words[:at]), rare_stems(words[at : at + BEGINNING_WORDS])) for at in range(1, len(words)))
    return all(likeness(before, behind) >= least for before, behind in cuts)


def rare_stems(words: Sequence[Sequence[str]]) -> frozenset[str]:
    """The stems at the beginning of some texts that not half of all reports have."""
    beginning = " ".join(islice(chain.from_iterable(words), BEGINNING_WORDS))
    return frozenset(stem for stem in content_stems(beginning) if rarity_of(stem) > COMMON)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The rarity of what two sets of stems share, as a share of what they have."""
    return weight_of(one & other) / math.sqrt(weight_of(one) * weight_of(other)) if one and other else 0.0


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
