"""Who wrote a page, as its meta elements and the byline on it tell."""

import re
from html import unescape
from typing import TYPE_CHECKING

from quoth.acquire.page import around, head_lines, stands_aside
from quoth.text.bylines import Byline, read_byline

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

AUTHORS = (
    "author", "article:author", "article.author", "og:article:author", "parsely-author", "sailthru.author", "byl", "byline",
    "dc.creator", "dcterms.creator", "dc.author", "article_author", "cxenseparse:author",
)  # fmt: skip
# Elements that say that they hold an author, the surest first, then those that only their class or address tells.
MARKED = (
    "[itemprop~='author'] [itemprop~='name']", "[itemprop~='author']", "[rel~='author']",
    "[class*='byline' i] a, [class*='byline' i] [class*='author' i], [class*='byline' i] [class*='name' i]",
    "[class~='author'], [class*='author-name' i], [class*='author_name' i], [class*='byline_author' i]",
    "[class*='author' i] a", "[class*='byline' i], [id*='byline' i]",
    "a[href*='/author/'], a[href*='/authors/'], a[href*='/journalist'], a[href*='/people/'], a[href*='/reporters/']",
)  # fmt: skip
MOST_MARKED, MOST_AUTHORS = 40, 8
LONGEST = 120
ALONE = re.compile(r"(?:\w{2,12} )?by:?", re.IGNORECASE)


def people_in(value: str | None) -> tuple[str, ...]:
    """The people whom a value names ("By Ada Holm and Ian Moss"), as it stands where it names none; never an address."""
    text = " ".join(unescape(value or "").split())
    if not text or "://" in text or len(text) > LONGEST * MOST_AUTHORS:
        return ()
    people = named_in(text)
    return people or (text,)


def named_in(text: str) -> tuple[str, ...]:
    """The people whom a line names, with "By" before them or without; none where it is more than names."""
    byline = read_byline(text) or read_byline(f"By {text}")
    return byline.authors if byline is not None and byline.authors else ()


def authors_on_page(tree: "LexborHTMLParser", heading: "LexborNode | None") -> tuple[str, ...]:
    """The authors whom the marked element nearest to the heading names, with those in the same byline, else a line there.

    Only where no heading is known is the whole page searched, which names the authors of other pages too.
    """
    for place in around(heading, tree) if heading is not None else tree.css("body"):
        for selector in MARKED:
            if found := authors_in(place.css(selector)[:MOST_MARKED]):
                return found
    lines = list(head_lines(heading))
    bylines = (read_byline(line) or by_next(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=False))
    return next((byline.authors for byline in bylines if byline is not None and byline.authors), ())


def by_next(line: str, after: str) -> Byline | None:
    """The byline of a "By" that stands alone above a name."""
    return read_byline(f"By {after}") if ALONE.fullmatch(line) else None


def authors_in(nodes: list["LexborNode"]) -> tuple[str, ...]:
    """The people whom the first of some nodes that names any names, with those beside it."""
    found: dict[str, None] = {}
    first = None
    for node in nodes:
        line = " ".join(node.text(deep=True, separator=" ").split())
        if len(line) > LONGEST or stands_aside(node) or first not in (None, place_of(node)):
            continue
        names = named_in(line)
        first = place_of(node) if names else first
        found |= dict.fromkeys(names)
    return tuple(found)[:MOST_AUTHORS]


def place_of(node: "LexborNode") -> int:
    """The element two above a node, in which a byline's names stand side by side."""
    above = node.parent
    byline = above.parent if above is not None else None
    return (byline or above or node).mem_id
