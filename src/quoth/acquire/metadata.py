"""What a page says of itself: JSON-LD first, then Open Graph and other meta elements, then what readers see on it."""

from collections.abc import Iterable
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from quoth.acquire.doubts import PAID, not_understood
from quoth.acquire.linked_data import linked_article, name_of, names_of, text_of
from quoth.acquire.page import paid_for
from quoth.acquire.page_authors import AUTHORS, authors_on_page, people_in
from quoth.acquire.page_dates import DATES, published_in_address, published_on_page
from quoth.acquire.page_titles import (
    Heading,
    outlet_in,
    seen_heading,
    site_of,
    squeezed,
    without_kicker,
    without_outlet,
)
from quoth.acquire.times import iso_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# Titles have up to 200 characters, addresses up to 2,000.
LONGEST_VALUE = 2000
# How a piece was found that the page itself does not tell.
CARRIED = "what carries the text"
OUTLETS = (("og:site_name", "open graph"), ("application-name", "meta"))
SUMMARIES = ("og:title", "twitter:title", "og:description", "description")

Tellings = Iterable[tuple[str | None, str]]


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """Title, outlet, authors, date and address of a page, each with how it was found."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None
    language: str | None
    found: dict[str, str]


class Head(NamedTuple):
    """What a page tells to machines: the article of its JSON-LD, its meta elements, its title element, its address."""

    article: dict[str, Any]
    meta: dict[str, str]
    title: str
    url: tuple[str | None, str]


def read_head(tree: "LexborHTMLParser", address: str | None) -> Head:
    """What the page tells to machines; read before what no reader sees is taken out. `address` is where it was found."""
    meta = meta_elements(tree)
    link, title = tree.css_first("link[rel='canonical']"), tree.css_first("title")
    canonical = web_address(link.attributes.get("href") if link else None)
    known = (canonical, "canonical link"), (web_address(meta.get("og:url")), "open graph")
    url = first_told([*known, (web_address(address), CARRIED)])
    return Head(linked_article(tree), meta, first_told([(title.text() if title else None, "")])[0] or "", url)


def tells_a_story(head: Head) -> bool:
    """Whether a page says of itself that it is an article."""
    return bool(head.article) or head.meta.get("og:type", "").casefold() == "article"


def read_metadata(tree: "LexborHTMLParser", head: Head) -> Metadata:
    """What a page says of itself, to machines and to readers."""
    outlet = first_told(outlets(head))
    heading = heading_of(tree, head, outlet[0])
    node = heading.node if heading else None
    title = first_told(titles(heading, head))
    published = first_told(dates(tree, node, head))
    authors = other_than(outlet[0], writers(tree, node, head))
    told = {"title": title, "outlet": outlet, "authors": authors, "published": published, "url": head.url}
    found = {piece: how for piece, (value, how) in told.items() if value}
    paid = paid_for(node or tree.css_first("h1"))
    if paid:
        found[PAID] = paid
    unread = None if published[0] else first_told(told_dates(head))[0]
    if unread:
        found["published"] = not_understood(unread)
    return Metadata(
        title=without_outlet(title[0], outlet[0], head.url[0]) if title[0] else None,
        outlet=outlet[0],
        authors=authors[0],
        published=published[0],
        url=head.url[0],
        language=declared_language(tree),
        found=found,
    )


def first_told(tellings: Tellings) -> tuple[str | None, str]:
    """The first value that holds anything, in one line, and how it was found."""
    for value, how in tellings:
        line = " ".join(unescape((value or "")[:LONGEST_VALUE]).split())
        if line:
            return line, how
    return None, ""


def outlets(head: Head) -> Tellings:
    """Names of the outlet, its host where it is told as an address; the host of the page where it is not told."""
    told = [
        (name_of(head.article.get("publisher")), "json-ld"),
        *((head.meta.get(name), how) for name, how in OUTLETS),
    ]
    yield from ((site_of(name) if web_address(name) else name, how) for name, how in told if name)
    yield outlet_in(head.title, head.url[0]), "title element"
    yield site_of(head.url[0]), "address"


def heading_of(tree: "LexborHTMLParser", head: Head, outlet: str | None) -> Heading | None:
    """The heading that readers see above the story."""
    told = (text_of(head.article.get("headline")), head.title, *(head.meta.get(name) for name in SUMMARIES))
    return seen_heading(tree, tuple(unescape(each[:LONGEST_VALUE]) for each in told if each), outlet)


def titles(heading: Heading | None, head: Head) -> Tellings:
    """The heading that readers see, then the titles that the page tells to machines."""
    headline = text_of(head.article.get("headline"))
    yield without_kicker(heading.words, (headline, head.meta.get("og:title"))) if heading else None, "h1"
    yield headline, "json-ld"
    yield head.meta.get("og:title"), "open graph"
    yield head.title, "title element"


def told_dates(head: Head) -> Tellings:
    """The dates of publication that JSON-LD and meta elements tell, as they stand."""
    yield text_of(head.article.get("datePublished")), "json-ld"
    yield from ((head.meta.get(name), "meta") for name in DATES)


def dates(tree: "LexborHTMLParser", heading: "LexborNode | None", head: Head) -> Tellings:
    """The times of publication that can be read, the surest first."""
    yield from ((iso_of(value), how) for value, how in told_dates(head))
    yield from published_on_page(tree, heading)
    yield published_in_address(head.url[0]), "address"


def writers(tree: "LexborHTMLParser", heading: "LexborNode | None", head: Head) -> tuple[tuple[str, ...], str]:
    """The authors and how they were found."""
    linked = tuple(name for told in names_of(head.article.get("author")) for name in people_in(told))
    if linked:
        return linked, "json-ld"
    told = next((people for name in AUTHORS if (people := people_in(head.meta.get(name)))), ())
    return (told, "meta") if told else (authors_on_page(tree, heading), "byline")


def other_than(outlet: str | None, told: tuple[tuple[str, ...], str]) -> tuple[tuple[str, ...], str]:
    """Authors without the outlet, which some pages name as their own author."""
    names, how = told
    return tuple(name for name in names if squeezed(name) != squeezed(outlet or "")), how


def meta_elements(tree: "LexborHTMLParser") -> dict[str, str]:
    """Name or property of every meta element in small letters to its content; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        if name:
            found.setdefault(name.casefold(), node.attributes.get("content") or "")
    return found


def web_address(value: str | None) -> str | None:
    """An address of the web; anything else is left out."""
    return value.strip() if value and value.strip().lower().startswith(("http://", "https://")) else None


def declared_language(tree: "LexborHTMLParser") -> str | None:
    """The two letters of the page's `lang`; they count only where the text itself does not tell."""
    node = tree.css_first("html[lang]")
    code = ((node.attributes.get("lang") if node else None) or "")[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None
