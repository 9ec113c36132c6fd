"""Pages that list stories instead of telling one: headings that lead to pages of their own, each with a line or two below it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire.blocks import line_of
from quoth.acquire.neighbours import squeezed
from quoth.acquire.page import parents_of, stands_aside
from quoth.errors import ReportUnreadable
from quoth.text.counting import counted

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOST_NODES = 5000
# From so many stories on, which hold so much of what was read, a page is a list of them.
FEWEST_STORIES, LEAST_LISTED = 4, 0.6
# Summaries in lists have 15 to 60 words; a list of more is one of whole stories.
LONGEST_SUMMARY = 100


class Teasers(NamedTuple):
    """The lines of a page that stand under headings which lead elsewhere, squeezed, and how many headings those are."""

    stories: int
    lines: frozenset[str]


def teasers_of(tree: "LexborHTMLParser", address: str | None) -> Teasers:
    """The teasers of a page, none of them in a menu or an aside."""
    own = (address or "").partition("#")[0].rstrip("/")
    stories = 0
    lines: set[str] = set()
    leading = ""
    for node in tree.css("h1, h2, h3, h4, h5, h6, p, li")[:MOST_NODES]:
        if node.tag in HEADINGS:
            place = "" if stands_aside(node) else leads_to(node)
            leading = place if place.partition("#")[0].rstrip("/") not in ("", own) else ""
            stories += bool(leading)
        if leading:
            lines.add(squeezed(line_of(node)))
    return Teasers(stories, frozenset(lines))


def leads_to(heading: "LexborNode") -> str:
    """The address to which all of a heading leads; nothing where only a word of it does."""
    link = heading.css_first("a[href]") or next((above for above in parents_of(heading) if above.tag == "a"), None)
    if link is None or len(line_of(link)) < len(line_of(heading)) / 2:
        return ""
    return (link.attributes.get("href") or "").strip()


def refuse_lists(teasers: Teasers, paragraphs: Sequence[str], *, told_as_story: bool) -> None:
    """Raises `ReportUnreadable` for a page of which what was read stands under headings that lead to other pages.

    `told_as_story`: the page tells machines that it is an article, as lists with headings that lead elsewhere do.
    """
    if teasers.stories < FEWEST_STORIES or told_as_story:
        return
    listed = [line for line in paragraphs if squeezed(line) in teasers.lines]
    if sum(map(len, listed)) < LEAST_LISTED * sum(map(len, paragraphs)):
        return
    words = len(" ".join(listed).split())
    whole = words >= LONGEST_SUMMARY * teasers.stories
    raise ReportUnreadable(
        "several-reports" if whole else "summary-only",
        f"The page lists {counted(teasers.stories, 'story', 'stories')}"
        f"{'' if whole else ', of each a line or two'}; it is no report and is not compared.",
        hint="Save the pages that it leads to and give those files.",
    )
