"""A saved page made safe and visible: too deep ones refused, what no reader sees taken out.

Rules in style sheets are not followed: an element that only a class of the page's own hides is still read.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quoth.errors import ReportUnreadable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# Pages of publishers nest 15 to 40 deep. Parsing time grows with the square of the depth: 100,000 nested elements take
# the parser 24 s, and the extractor recurses; so depth is counted on the characters, before anything is parsed.
DEEPEST = 256
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})([^<>]{0,2000})>")
UNPARSED = ("script", "style", "textarea", "template", "noscript", "svg")
# Elements without an end tag, or whose end tag is commonly left out.
UNCLOSED = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
     "p", "li", "td", "tr", "th", "dd", "dt", "option", "tbody", "thead", "html", "head", "body"]
)  # fmt: skip
WIDEST_SPAN = 100
UNSEEN = (
    "script, style, noscript, template, iframe, object, svg, canvas, form, [hidden], [aria-hidden='true'], dialog,"
    " .sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, .screen-reader-only, .offscreen, .hidden"
)
HIDING = re.compile(
    r"display:none|visibility:hidden|opacity:0(?:\.0+)?(?:;|$|!)|font-size:0(?:px|em|rem|pt|%)?(?:;|$|!)"
    r"|(?:left|top|right|text-indent|margin-left|margin-top):-\d{3,}|clip:rect\(0|clip:rect\(1px|clip-path:inset\((?:50|100)%"
    r"|(?:max-)?height:0(?:px)?;.{0,200}overflow:hidden|overflow:hidden;.{0,200}(?:max-)?height:0(?:px)?(?:;|$)"
)


def open_page(page: str) -> "LexborHTMLParser":
    """The page as a tree; raises `ReportUnreadable` for one that nests too deeply."""
    from selectolax.lexbor import LexborHTMLParser

    if depth_of(page) > DEEPEST:
        raise ReportUnreadable(
            "too-deep",
            f"The page nests its elements more than {DEEPEST} deep, which no news page does.",
            hint="Save the article as text and give that file.",
        )
    return LexborHTMLParser(page)


def depth_of(page: str) -> int:
    """How deep the elements nest, by counting tags outside scripts and comments."""
    depth = deepest = 0
    for match in TAG.finditer(without_unparsed(page)):
        if match[2].lower() in UNCLOSED or match[3].endswith("/"):
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def without_unparsed(page: str) -> str:
    """The page without comments, scripts and the like, found by plain search, which is linear."""
    lowered = page.lower()
    kept: list[str] = []
    at = 0
    for start, end in sorted(unparsed_stretches(lowered)):
        if start >= at:
            kept.append(page[at:start])
            at = end
    return "".join((*kept, page[at:]))


def unparsed_stretches(lowered: str) -> Iterator[tuple[int, int]]:
    """Where comments and unparsed elements begin and end."""
    for opening, closing in (("<!--", "-->"), *((f"<{name}", f"</{name}") for name in UNPARSED)):
        start = lowered.find(opening)
        while start >= 0:
            end = lowered.find(closing, start + len(opening))
            if end < 0:
                break
            yield start, end + len(closing)
            start = lowered.find(opening, end)


def make_visible(tree: "LexborHTMLParser") -> None:
    """Takes out what no reader sees, and table cells' claims to be wider than any table."""
    for node in tree.css(UNSEEN):
        remove(node)
    for node in tree.css("[style]"):
        if HIDING.search("".join((node.attributes.get("style") or "").lower().split())):
            remove(node)
    for node in tree.css("[colspan], [rowspan]"):
        for name in ("colspan", "rowspan"):
            if not (node.attributes.get(name) or "1").isdigit() or len(node.attributes.get(name) or "") > 2:
                del node.attrs[name]


def remove(node: "LexborNode") -> None:
    """Takes a node out, unless it is the page itself."""
    if node.tag not in ("html", "body", "main", "article"):
        node.decompose()
