"""What a page says of itself in JSON-LD: the object of its article, and names and texts in the forms they come in."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

ARTICLE = re.compile(r"Article|Posting|Report$|NewsItem", re.IGNORECASE)
# What older pages put around their scripts for browsers that knew none.
WRAPPING = re.compile(r"^\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")
MOST_NODES = 2000


def linked_article(tree: "LexborHTMLParser") -> dict[str, Any]:
    """The first article of the page's JSON-LD; nothing where there is none."""
    return next((node for node in linked_data(tree) if is_article(node)), {})


def linked_data(tree: "LexborHTMLParser") -> Iterator[dict[str, Any]]:
    """Every object of the JSON-LD blocks, lists and graphs opened; a broken block is passed over."""
    for node in tree.css("script[type='application/ld+json']"):
        waiting: list[Any] = [decoded(node.text(deep=True))]
        for _ in range(MOST_NODES):
            if not waiting:
                break
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value[:MOST_NODES]))
            elif isinstance(value, dict):
                yield value
                waiting.extend(value[key] for key in ("mainEntity", "@graph") if key in value)


def decoded(block: str) -> Any:
    """The value of a block, line breaks within its strings allowed as browsers' tools allow them; None where it is broken."""
    text = WRAPPING.sub("", block).strip()
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        pass
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def is_article(node: dict[str, Any]) -> bool:
    """Whether an object's type is a kind of article."""
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


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


def names_of(value: Any) -> tuple[str, ...]:
    """The names of people or bodies, addresses left out."""
    listed = value if isinstance(value, list) else [value]
    names = (name_of(item) for item in listed)
    return tuple(" ".join(name.split()) for name in names if name and not name.startswith("http"))
