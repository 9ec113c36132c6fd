"""A page's title and outlet: the heading that readers see rather than the one made for links elsewhere."""

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire.page import stands_aside
from quoth.lexicons import load_word_set
from quoth.text.outlets import folded_outlet, name_in_address

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HOST = re.compile(r"https?://(?:[^/@\s?#]{1,100}@)?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?=[:/?#]|$)", re.IGNORECASE)
WORD = re.compile(r"\w+")
# Between a title and the outlet behind it, or before it.
MARKS = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " : ")
# Headings of fewer words name a section or the outlet; nobody writes longer ones.
FEWEST_WORDS, LONGEST_HEADING, MOST_HEADINGS = 2, 300, 50
FEWEST_TOLD = 4
# A heading in other words than the title for links elsewhere shares some with it, or with the summary.
FEWEST_SHARED, LEAST_SHARED = 2, 0.25
LOWER = "h2, h3, h4, [itemprop~='headline']"
# The outlet's name behind the title in the title element has few words.
LONGEST_OUTLET = 6


class Heading(NamedTuple):
    """A heading: its words, and where it stands."""

    words: str
    node: "LexborNode"


def seen_heading(tree: "LexborHTMLParser", told: tuple[str, ...], outlet: str | None) -> Heading | None:
    """The first-level heading that shares most words with the titles and the summary that the page tells of itself.

    Where none does, a lower one with which such a title begins; of a page that tells nothing its first one.
    """
    headings = headings_of(tree, "h1", outlet)
    said = words_of(" ".join(told))
    best = max(headings, key=lambda heading: len(words_of(heading.words) & said), default=None)
    if best is not None and (not said or says_the_same(words_of(best.words), said)):
        return best
    lower = headings_of(tree, LOWER, outlet)
    return next((each for each in lower if any(title.startswith(each.words) for title in told)), None)


def headings_of(tree: "LexborHTMLParser", selector: str, outlet: str | None) -> list[Heading]:
    """The headings that stand neither in menus nor aside and name more than the outlet."""
    found = (
        Heading(" ".join(node.text(deep=True, separator=" ").split()), node)
        for node in tree.css(selector)[:MOST_HEADINGS]
        if not stands_aside(node)
    )
    return [each for each in found if is_headline(each.words) and squeezed(each.words) != squeezed(outlet or "")]


def is_headline(words: str) -> bool:
    """Whether a heading is as long as headlines are."""
    return len(words) <= LONGEST_HEADING and len(words.split()) >= FEWEST_WORDS


def says_the_same(words: frozenset[str], said: frozenset[str]) -> bool:
    """Whether the words of a heading are told elsewhere too, as many as no other story's are by chance."""
    shared = len(words & said)
    return shared >= min(FEWEST_SHARED, len(said)) and shared >= LEAST_SHARED * len(words)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, those left out that say nothing."""
    return frozenset(WORD.findall(text.casefold())) - load_word_set("function_words")


def without_kicker(heading: str, told: tuple[str | None, ...]) -> str:
    """A heading without the few words that stand in it before the title that the page tells ("Exclusive", "Live")."""
    titles = [" ".join(unescape(title[:LONGEST_HEADING]).split()) for title in told if title]
    within = (title for title in titles if heading.endswith(title))
    return next((title for title in within if len(title.split()) >= FEWEST_TOLD), heading)


def without_outlet(title: str, outlet: str | None, address: str | None = None) -> str:
    """A page's title without the name of its outlet, or of its host, at an end ("Mayor resigns | Tolm Post")."""
    names = {squeezed(name) for name in (outlet, site_of(address)) if name}
    for mark in MARKS:
        head, _, tail = title.rpartition(mark)
        if head and squeezed(tail) in names:
            return head.strip()
        head, _, tail = title.partition(mark)
        if tail and squeezed(head) in names:
            return tail.strip()
    return title


def outlet_in(title: str, address: str | None) -> str | None:
    """The outlet's name as it stands behind the title, where the host has it too ("Mayor resigns - The Tolm Post")."""
    site = squeezed(site_of(address) or "")
    for mark in MARKS:
        head, _, tail = title.rpartition(mark)
        if head and site and len(tail.split()) <= LONGEST_OUTLET and squeezed(tail) == site:
            return tail.strip()
    return None


def site_of(address: str | None) -> str | None:
    """The host of an address, without "www."; None where it has none."""
    found = HOST.match(address or "")
    return found[1].casefold().removeprefix("www.") if found else None


def squeezed(name: str) -> str:
    """An outlet's name as its address has it: "The Tolm Post" and "www.tolmpost.example" are both "tolmpost"."""
    folded = folded_outlet(name)
    return "".join(WORD.findall(name_in_address(folded) if "." in folded else folded)).removeprefix("the")
