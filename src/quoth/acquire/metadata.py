"""What a page says of itself: JSON-LD first, then Open Graph and other meta elements, then the title element."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

import msgspec

from quoth.acquire.doubts import not_understood
from quoth.acquire.times import iso_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

ARTICLE = re.compile(r"Article|Posting|Report$|NewsItem", re.IGNORECASE)
DATES = ("article:published_time", "og:published_time", "datePublished", "date", "dc.date", "DC.date.issued",
         "parsely-pub-date", "sailthru.date", "pubdate")  # fmt: skip
MOST_NODES = 2000
# Titles have up to 200 characters, addresses up to 2,000.
LONGEST_VALUE = 2000


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """Title, outlet, authors, date and address of a page, each with how it was found."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None
    language: str | None
    found: dict[str, str]


def read_metadata(tree: "LexborHTMLParser") -> Metadata:
    """What the page says of itself; nothing is guessed from its body."""
    article = next((node for node in linked_data(tree) if is_article(node)), {})
    meta = meta_elements(tree)
    found: dict[str, str] = {}

    def first(name: str, *candidates: tuple[str | None, str]) -> str | None:
        for value, how in candidates:
            if value and value.strip():
                found[name] = how
                return " ".join(unescape(value[:LONGEST_VALUE]).split())
        return None

    dates = [(text_of(article.get("datePublished")), "json-ld"), *((meta.get(name), "meta") for name in DATES)]
    outlet = first(
        "outlet",
        (name_of(article.get("publisher")), "json-ld"),
        (meta.get("og:site_name"), "open graph"),
        (meta.get("application-name"), "meta"),
    )
    link = tree.css_first("link[rel='canonical']")
    heading = tree.css_first("h1")
    title_element = tree.css_first("title")
    published = first(
        "published", *((iso_of(value), how) for value, how in dates), (time_element(tree), "time element")
    )
    unread = next((value for value, _ in dates if value and value.strip()), None)
    if published is None and unread:
        found["published"] = not_understood(unread)
    return Metadata(
        title=first(
            "title",
            (text_of(article.get("headline")), "json-ld"),
            (meta.get("og:title"), "open graph"),
            (heading.text(deep=True, separator=" ") if heading else None, "h1"),
            (without_outlet(title_element.text() if title_element else "", outlet), "title element"),
        ),
        outlet=outlet,
        authors=authors_of(article.get("author")) or authors_of(meta.get("author")),
        published=published,
        url=first(
            "url",
            (web_address(link.attributes.get("href") if link else None), "canonical link"),
            (web_address(meta.get("og:url")), "open graph"),
        ),
        language=declared_language(tree),
        found=found,
    )


def without_outlet(title: str, outlet: str | None) -> str:
    """A page's title without the name of its outlet at the end ("Mayor resigns | Tolm Post")."""
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · "):
        head, _, tail = title.rpartition(mark)
        if head and outlet and tail.strip().casefold() == outlet.casefold():
            return head
    return title


def linked_data(tree: "LexborHTMLParser") -> Iterator[dict[str, Any]]:
    """Every object of the JSON-LD blocks, lists and graphs opened; a broken block is passed over."""
    for node in tree.css("script[type='application/ld+json']"):
        try:
            waiting: list[Any] = [msgspec.json.decode(node.text(deep=True).strip().encode("utf-8", "replace"))]
        except (msgspec.DecodeError, RecursionError):
            continue
        for _ in range(MOST_NODES):
            if not waiting:
                break
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value[:MOST_NODES]))
            elif isinstance(value, dict):
                yield value
                waiting.extend(value[key] for key in ("mainEntity", "@graph") if key in value)


def is_article(node: dict[str, Any]) -> bool:
    """Whether an object's type is a kind of article."""
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def meta_elements(tree: "LexborHTMLParser") -> dict[str, str]:
    """Name or property of every meta element to its content; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        if name:
            found.setdefault(name, node.attributes.get("content") or "")
    return found


def text_of(value: Any) -> str | None:
    """A string, or the first of a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) else None


def name_of(value: Any) -> str | None:
    """The name of a person or body given as a string, an object or a list of those."""
    if isinstance(value, list):
        value = value[0] if value else None
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def authors_of(value: Any) -> tuple[str, ...]:
    """Names of authors, addresses left out."""
    listed = value if isinstance(value, list) else [value]
    names = (name_of(item) for item in listed)
    return tuple(" ".join(name.split()) for name in names if name and not name.startswith("http"))


def time_element(tree: "LexborHTMLParser") -> str | None:
    """The first `<time datetime>` of the page, if it is an ISO date."""
    node = tree.css_first("article time[datetime], header time[datetime], main time[datetime]")
    return iso_of(node.attributes.get("datetime")) if node else None


def web_address(value: str | None) -> str | None:
    """An address of the web; anything else is left out."""
    return value.strip() if value and value.strip().lower().startswith(("http://", "https://")) else None


def declared_language(tree: "LexborHTMLParser") -> str | None:
    """The two letters of the page's `lang`; they count only where the text itself does not tell."""
    node = tree.css_first("html[lang]")
    code = ((node.attributes.get("lang") if node else None) or "")[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None
