"""Newsletters of several stories: told apart where each has its own address or its own rule, refused where that is a guess."""

import re
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire.blocks import one_line
from quoth.acquire.metadata import web_address
from quoth.acquire.page import make_visible, open_page
from quoth.compose.wording import quoted
from quoth.edges.formats.teasers import ELSEWHERE
from quoth.errors import ReportUnreadable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = ("h1", "h2", "h3", "h4")
BLOCKS = ", ".join((*HEADINGS, "p", "li", "blockquote"))
# Letters are laid out with tables: what holds no other block is a paragraph too.
LAID_OUT = ("td", "div")
ALL_BLOCKS = ", ".join((BLOCKS, *LAID_OUT))
RULE = re.compile(r"^[ \t]{0,20}[-=*_~#]{5,200}[ \t]{0,20}$", re.MULTILINE)
ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
ITEM = re.compile(r"[ \t]{0,9}(?:[-*•]|\d{1,3}[.)])[ \t]")
QUOTED = re.compile(r"[ \t]{0,3}>")
# Fewer words under a heading are a teaser or a footer; so many without an address of their own may be a story.
FEWEST_WORDS, A_STORY = 20, 60
LONGEST_HEADING = 150
# A line that is a link and no more ("On the site") is no line of the story.
LONGEST_LINK = 8
# Lines that a mail program has broken are 60 to 80 long; shorter ones were meant.
BROKEN_FROM, BROKEN_TO = 50, 100


class Told(NamedTuple):
    """One story of a letter."""

    title: str
    address: str | None
    paragraphs: tuple[str, ...]
    level: str = ""


def stories_in_page(page: str) -> list[Told]:
    """The stories of a letter's page; none where it is one story.

    Raises `ReportUnreadable` where it seems to hold several that nothing tells apart.
    """
    tree = open_page(page)
    make_visible(tree)
    every = sections_of(tree)
    sections = [one for one in every if words_in(one) >= FEWEST_WORDS]
    linked = {one.address: one for one in reversed(sections) if one.address}
    if len(linked) > 1:
        return list(linked.values())[::-1]
    long = [one for one in sections if words_in(one) >= A_STORY]
    over_all = sum(one.level == "h1" for one in every) == 1 or len({one.level for one in long}) > 1
    if len(long) > 1 and not over_all:
        names = ", ".join(quoted(one.title) for one in long[:4])
        raise several(f"{len(long)} stories: {names}")
    elsewhere = len(addresses_elsewhere(tree))
    if elsewhere > 1:
        raise several(f"{elsewhere} stories, each told in full elsewhere")
    return []


def several(what: str) -> ReportUnreadable:
    """The error of a letter of several stories that nothing tells apart."""
    return ReportUnreadable(
        "several-reports",
        f"The letter seems to hold {what}.",
        hint="Save each as a file of its own, or one a line as JSON Lines.",
    )


def addresses_elsewhere(tree: "LexborHTMLParser") -> set[str]:
    """Where the links lead that say "Read more" and the like."""
    links = ((link, one_line(link.text(deep=True))) for link in tree.css("a[href]"))
    found = (link.attributes.get("href") for link, words in links if len(words) < 40 and ELSEWHERE.match(words))
    return {address for one in found if (address := web_address(one))}


def sections_of(tree: "LexborHTMLParser") -> list[Told]:
    """Every heading with what stands below it until the next."""
    made: list[tuple[str, str | None, str, list[str]]] = []
    for node in tree.css(ALL_BLOCKS):
        if node.tag in LAID_OUT and len(node.css(ALL_BLOCKS)) > 1:  # it finds the node itself as well
            continue
        words = one_line(node.text(deep=True, separator=" "))
        if node.tag in HEADINGS and words:
            made.append((words[:LONGEST_HEADING], address_in(node), node.tag or "", []))
        elif words and made and not held(node):
            title, address, level, paragraphs = made[-1]
            more = address_in(node) if len(words.split()) < FEWEST_WORDS else None
            only_link = more is not None and len(words.split()) < LONGEST_LINK and not ELSEWHERE.search(words)
            made[-1] = (title, address or more, level, paragraphs if only_link else [*paragraphs, words])
    return [Told(title, address, tuple(paragraphs), level) for title, address, level, paragraphs in made]


def address_in(node: "LexborNode") -> str | None:
    """The address that a heading, or a line such as "Read more", leads to; a heading may stand inside its link."""
    parent = node.parent
    if parent is not None and parent.tag == "a":
        return web_address(parent.attributes.get("href"))
    link = node.css_first("a[href]")
    return web_address(link.attributes.get("href")) if link is not None else None


def held(node: "LexborNode") -> bool:
    """Whether a block stands in another that is read whole, so that its words would come twice."""
    parent = node.parent
    return parent is not None and parent.tag in ("li", "blockquote", "p")


def words_in(told: Told) -> int:
    """The number of words below a heading."""
    return sum(len(paragraph.split()) for paragraph in told.paragraphs)


def stories_in_lines(text: str) -> list[Told]:
    """The stories of a plain letter that stand between rules, each with a heading; none where it is one story."""
    blocks = [block for block in RULE.split(text.replace("\r\n", "\n")) if block.strip()]
    stories = [one for block in blocks if (one := story_in(block)) is not None and words_in(one) >= FEWEST_WORDS]
    return stories if sum(words_in(one) >= A_STORY for one in stories) > 1 else []


def story_in(block: str) -> Told | None:
    """A block whose first line is a heading that stands alone."""
    head, _, rest = block.strip().partition("\n")
    title = one_line(head)
    if not title or len(title) > LONGEST_HEADING or title.endswith((".", ",", ";")) or not rest.startswith("\n"):
        return None
    addresses = ADDRESS.findall(rest)
    paragraphs = [one for one in unwrapped(rest).split("\n\n") if not ADDRESS.fullmatch(one.strip())]
    return Told(title, addresses[-1] if len(addresses) == 1 else None, tuple(paragraphs))


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """Plain text with the lines of a paragraph joined that a mail program has broken; lists and quoted lines stay."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        last = kept[-1] if kept else ""
        soft = last.endswith(" ") if flowed else BROKEN_FROM <= len(last.rsplit("\n", 1)[-1]) <= BROKEN_TO
        if soft and line.strip() and not ITEM.match(line) and not QUOTED.match(line) and not QUOTED.match(last):
            kept[-1] = f"{last.rstrip()}\n{line}"
        else:
            kept.append(line)
    return "\n".join(" ".join(line.split("\n")) for line in kept).strip("\n")
