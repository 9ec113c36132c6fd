"""A saved page made safe and visible: too deep ones refused, what no reader sees taken out.

Rules in style sheets are not followed: an element that only a class of the page's own hides is still read.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from quoth.acquire.nesting import nesting_of
from quoth.errors import ReportUnreadable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# Pages of publishers nest 15 to 40 deep and have 1,000 to 5,000 elements.
DEEPEST, MOST_ELEMENTS = 256, 200_000
# Nobody writes longer styles; whoever does hides something.
LONGEST_STYLE = 2000
UNSEEN = (
    "script, style, noscript, template, iframe, object, svg, canvas, form, [hidden], [aria-hidden='true'], dialog, [role='tooltip'],"
    " .sr-only, .sr-only-focusable, .screen-reader-text, .screen-reader-only, .a11y-hidden, .assistive-text, .offscreen, .hidden,"
    " [class*='visuallyhidden' i], [class*='visually-hidden' i], [class*='visually_hidden' i], [class*='screenreader' i]"
)
# The lines of a story's head: within so many elements around the heading, above the first line as long as a paragraph.
NEAR, MOST_LINES, PARAGRAPH = 4, 40, 200
# Labels of advertisements that look like stories; "Advertisement" alone stands above every picture that is one.
PAID_FOR = re.compile(
    r"(?:paid (?:content|post|for (?:by|and presented by)|partner content)|sponsored (?:content|post|article|story|by(?= \w))"
    r"|advert(?:isement)? feature|advertorial|advertiser content|partner content|promoted content"
    r"|branded content|content (?:from|by) our (?:partner|sponsor))\b",
    re.IGNORECASE,
)
LONGEST_LABEL = 80
# Byline and date stand within so many elements around the heading.
NEAREST = 8
HIDING = re.compile(
    r"display:none|visibility:hidden|opacity:0(?:\.0+)?(?:;|$|!)|font-size:0(?:px|em|rem|pt|%)?(?:;|$|!)"
    r"|(?:left|top|right|text-indent|margin-left|margin-top):-\d{3,}|clip:rect\(0|clip:rect\(1px|clip-path:inset\((?:50|100)%"
    r"|(?:max-)?height:0(?:px)?;.{0,200}overflow:hidden|overflow:hidden;.{0,200}(?:max-)?height:0(?:px)?(?:;|$)"
)


def open_page(page: str) -> "LexborHTMLParser":
    """The page as a tree; raises `ReportUnreadable` for one that nests too deeply or has too many elements."""
    from selectolax.lexbor import LexborHTMLParser

    depth, elements = nesting_of(page, deepest=DEEPEST, most=MOST_ELEMENTS)
    if elements > MOST_ELEMENTS:
        raise ReportUnreadable(
            "too-large",
            f"The page has more than {MOST_ELEMENTS:,} elements, which no news page has.",
            hint="Save the article as text and give that file.",
        )
    if depth > DEEPEST:
        raise ReportUnreadable(
            "too-deep",
            f"The page nests its elements more than {DEEPEST} deep, which no news page does.",
            hint="Save the article as text and give that file.",
        )
    return LexborHTMLParser(page)


def make_visible(tree: "LexborHTMLParser") -> None:
    """Takes out what no reader sees, and table cells' claims to be wider than any table."""
    for node in tree.css(UNSEEN):
        remove(node)
    for node in tree.css("[style]"):
        style = node.attributes.get("style") or ""
        if len(style) > LONGEST_STYLE or HIDING.search("".join(style.lower().split())):
            remove(node)
    for node in tree.css("[colspan], [rowspan]"):
        for name in ("colspan", "rowspan"):
            if not (node.attributes.get(name) or "1").isdigit() or len(node.attributes.get(name) or "") > 2:
                del node.attrs[name]


def remove(node: "LexborNode") -> None:
    """Takes a node out, unless it is the page itself."""
    if node.tag not in ("html", "body", "main", "article"):
        node.decompose()


def stands_aside(node: "LexborNode") -> bool:
    """Whether a node stands in a menu, a footer, or an aside that is none of an article's: they tell of other pages."""
    within_aside = False
    for parent in parents_of(node):
        if parent.tag in ("nav", "footer"):
            return True
        if parent.tag == "article" and within_aside:
            return False
        within_aside = within_aside or parent.tag == "aside"
    return within_aside


def outermost(nodes: Sequence["LexborNode"]) -> list["LexborNode"]:
    """Those of some nodes that stand in none of the others."""
    known = {node.mem_id for node in nodes}
    return [node for node in nodes if not any(above.mem_id in known for above in parents_of(node))]


def parents_of(node: "LexborNode | None") -> Iterator["LexborNode"]:
    """The elements around a node but for the whole page, the nearest first."""
    parent = node.parent if node is not None else None
    while parent is not None and parent.tag not in ("body", "html"):
        yield parent
        parent = parent.parent


def around(node: "LexborNode", tree: "LexborHTMLParser") -> Iterator["LexborNode"]:
    """The elements around a node, the nearest first, then the article of a page that has one."""
    yield from islice(parents_of(node), NEAREST)
    articles = tree.css("article")
    if len(articles) == 1:
        yield articles[0]


def head_lines(heading: "LexborNode | None") -> Iterator[str]:
    """The lines around a heading, above the first paragraph of the story."""
    for place in islice(parents_of(heading), NEAR):
        lines = filter(None, (" ".join(line.split()) for line in place.text(deep=True, separator="\n").split("\n")))
        yield from islice(takewhile(lambda line: len(line) < PARAGRAPH, lines), MOST_LINES)


def paid_for(heading: "LexborNode | None") -> str:
    """The line around a heading that says that somebody has paid for the story; nothing where none does."""
    return next((line for line in head_lines(heading) if len(line) <= LONGEST_LABEL and PAID_FOR.match(line)), "")
