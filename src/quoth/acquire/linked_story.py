"""The story as a page tells it to machines, for pages that show readers nothing until a program has run."""

import re
from html import unescape
from typing import Any

from quoth.acquire.blocks import one_line
from quoth.acquire.linked_data import text_of
from quoth.acquire.stubs import NOT_FREE

# Where a page shows less than this share of the story that it tells to machines, that is read.
LEAST_SHOWN = 0.3
ELEMENTS = re.compile(r"<(?:/(?:p|div|li|h[1-6]|blockquote)|br ?/?)>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{1,500}>")
HOW = "JSON-LD of a page that shows less of the story"


def linked_story(article: dict[str, Any], paragraphs: list[str]) -> list[str]:
    """The paragraphs of an article's body in JSON-LD, where the page shows much less of it; none of one that is not free."""
    body = text_of(article.get("articleBody")) or ""
    if article.get("isAccessibleForFree") in NOT_FREE:
        return []
    plain = TAG.sub("", ELEMENTS.sub("\n", unescape(body)))
    lines = [line for piece in plain.split("\n") if (line := one_line(piece))]
    return lines if sum(map(len, paragraphs)) < LEAST_SHOWN * sum(map(len, lines)) else []
