"""When a page says that it was published: in meta elements, in marked elements of the story's head, in its address."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quoth.acquire.page import NEAR, around, head_lines, parents_of, stands_aside
from quoth.acquire.times import dated_line, day_of, iso_of, month_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# Names of meta elements in small letters, those that can mean nothing else before those that can.
DATES = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "article.published", "og:article:published_time",
    "article:publish_date", "article:published_date", "article_date_original", "originalpublicationdate", "date_published",
    "publish-date", "publish_date", "publishdate", "publication_date", "publication-date", "publicationdate", "pubdate", "published",
    "parsely-pub-date", "sailthru.date", "bt:pubdate", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "citation_publication_date", "dcsext.articlefirstpublished", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "article.created", "created", "dc.date", "dcterms.date", "ptime", "pdate", "displaydate", "date",
)  # fmt: skip
# Elements that say by themselves that they hold the time of publication.
MARKED = "[itemprop~='datePublished'], time[pubdate], abbr.published[title], .dt-published, [property~='datePublished']"
TIMES = "time[datetime], time"
# Elements that only their class or name tells, as each site invents it.
NAMED = (
    "[class*='date' i], [class*='time' i], [class*='publish' i], [class*='posted' i], [id*='date' i], [id*='publish' i]"
)
NAMES = re.compile(
    r"publish|posted|pub-?date|date-?line|time-?stamp|date-?time|(?:^|[-_ ])(?:date|time|when)(?:$|[-_ ])"
    r"|(?:post|entry|article|story|content|item|meta|news)[-_]{0,2}(?:date|time)\b"
)
# The time of a change says so in its class or name, or at its beginning.
LATER, BEGINNING = re.compile(r"updat|modif|edited|changed", re.IGNORECASE), 15
PARTED = re.compile(r"(?:^| )[/|•·–—-](?: |$)")
VALUES = ("datetime", "content", "title")
MOST_NODES = 100
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3,9})[/-]([0-3]?\d)(?=[/_.-]|$)", re.IGNORECASE)


def published_on_page(tree: "LexborHTMLParser", heading: "LexborNode | None") -> Iterator[tuple[str | None, str]]:
    """The times that elements of a page tell, those nearest to the heading first, each with how it was found.

    Only where no heading is known is the whole page searched, which tells the days of other stories too.
    """
    places = list(around(heading, tree) if heading is not None else tree.css("body"))
    yield from (telling for place in places[:NEAR] for telling in told_in(place))
    yield line_below(heading), "line below the title"
    yield from (telling for place in places[NEAR:] for telling in told_in(place))


def told_in(place: "LexborNode") -> Iterator[tuple[str, str]]:
    """The times that elements in a place tell, the surest first."""
    for selector, how in ((MARKED, "marked element"), (TIMES, "time element"), (NAMED, "named element")):
        for node in place.css(selector)[:MOST_NODES]:
            if told_here(node, how):
                yield from ((value, how) for value in values_of(node))


def told_here(node: "LexborNode", how: str) -> bool:
    """Whether an element can hold the story's own time: not that of a change, nor of another page unless it is marked."""
    said = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".casefold()
    if LATER.search(said) or stands_aside(node):
        return False
    return how == "marked element" or not (of_another_page(node) or (how == "named element" and not NAMES.search(said)))


def line_below(heading: "LexborNode | None") -> str | None:
    """The day of a line between the heading and the first paragraph, or of what marks part from the rest of the line."""
    pieces = (piece.strip() for line in head_lines(heading) for piece in PARTED.split(line))
    return next((day for piece in pieces if not LATER.search(piece[:BEGINNING]) and (day := dated_line(piece))), None)


def of_another_page(node: "LexborNode") -> bool:
    """Whether an element stands in a link, or in an item of a list that has one."""
    return any(
        above.tag == "a" or (above.tag == "li" and above.css_first("a[href]") is not None) for above in parents_of(node)
    )


def values_of(node: "LexborNode") -> Iterator[str]:
    """The times of an element: what its attributes give, then what it shows, unless that is the time of a change."""
    for name in VALUES:
        value = iso_of(node.attributes.get(name))
        if value:
            yield value
    shown = " ".join(node.text(deep=True, separator=" ").split())
    read = None if LATER.search(shown[:BEGINNING]) else iso_of(shown)
    if read:
        yield read


def published_in_address(address: str | None) -> str | None:
    """The day in an address ("/2025/03/04/mayor-resigns"); a month alone is none."""
    found = IN_ADDRESS.search(address or "")
    if found is None:
        return None
    month = int(found[2]) if found[2].isdigit() else month_of(found[2].casefold())
    return day_of(int(found[1]), month, int(found[3]))
